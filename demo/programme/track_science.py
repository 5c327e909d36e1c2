"""The sessions of the Science & Data track, half an hour each."""

from __future__ import annotations

from demo.shapes import Session

SCIENCE: tuple[Session, ...] = (
    Session(
        key="science-whale-tails",
        title="Knowing whales by their tails",
        speakers=("keala-nakamura",),
        abstract=(
            "No two whale tails are alike, and I used to compare them by hand, all winter. Now a modest "
            "program proposes ten candidates and I look at those. I show how I built it on a boat with "
            "a printed tutorial, why I threw away the first model, which photographs still defeat it, "
            "and how an old whale called Button turned up in two catalogues an ocean apart."
        ),
        level="beginner",
        topics=("science", "data"),
        track="science-data",
        experience_report=True,
    ),
    Session(
        key="science-tide-gauges",
        title="Two tide gauges, one pier, two answers",
        speakers=("stellan-frost",),
        abstract=(
            "Two instruments on the same pier disagree by four centimetres, and a town wants to build a "
            "wall. We follow the difference through barnacles, time zones, a replaced bracket and a "
            "file format from 1983. On the way you learn how to keep raw data raw, how to write down "
            "corrections so that they can be argued with, and when to climb the pier and look."
        ),
        level="intermediate",
        topics=("science", "geo"),
        track="science-data",
    ),
    Session(
        key="science-own-thesis",
        title="I could not run my own thesis",
        speakers=("dilnoza-karimova",),
        abstract=(
            "Five years after my thesis on glacier melt somebody asked for one number. I had the code, "
            "the data and the text, and could not compute it any more. I list the fourteen things that "
            "had broken, from a missing font to a random seed, in the order in which I found them. Then "
            "I show the set-up that I use now; it takes a morning, and I timed it."
        ),
        topics=("science", "packaging"),
        track="science-data",
        experience_report=True,
    ),
    Session(
        key="science-dam-units",
        title="How a dam became ten times bigger",
        speakers=("tomoko-hayashi-lund",),
        abstract=(
            "For eleven minutes in 2022 a control room believed that a dam held ten times its volume of "
            "water. Nobody was hurt, and everyone was awake. The cause was a unit in a column title. I "
            "tell what happened, how we now carry units through our Python code, what that costs in "
            "speed and patience, and why the most useful check turned out to be a drawing of a bucket."
        ),
        level="intermediate",
        topics=("science", "civic"),
        track="science-data",
        experience_report=True,
    ),
    Session(
        key="science-kelp-orbit",
        title="Kelp from orbit, checked by boat",
        speakers=("aroha-pene",),
        abstract=(
            "From above, a kelp forest looks like a shadow, and so does a shadow. With free satellite "
            "pictures and people who have dived there all their lives, we mapped forty years of kelp "
            "along our coast. I show the Python side in plain steps, the afternoon when the divers "
            "proved the map wrong, and the agreement about which places we leave blank on purpose."
        ),
        topics=("geo", "science"),
        track="science-data",
    ),
    Session(
        key="science-quiet-model",
        title="A model that knew when to be quiet",
        speakers=("divya-krishnan-moe",),
        abstract=(
            "Our forecast of left-over bread was good on average and wrong on the days that mattered. "
            "Drivers stopped trusting it, rightly. We taught it to say nothing when it is unsure, and "
            "measured what silence is worth: fewer empty trips, more phone calls, happier bakers. You "
            "see three simple ways to know that a model does not know, and how we explained them in the "
            "depot."
        ),
        level="intermediate",
        topics=("machine-learning", "data"),
        track="science-data",
        experience_report=True,
    ),
    Session(
        key="science-missing-patients",
        title="Who is missing from this table?",
        speakers=("shirin-golzari", "xiulan-fong"),
        abstract=(
            "Every table of patients leaves somebody out: the ones who went elsewhere, died early, or "
            "could not read the letter. With an invented register we show four ways in which people go "
            "missing and how each bends the result. Then we look for traces of them with a few lines of "
            "pandas, and practise the sentence that belongs under the chart. No statistics beyond "
            "averages."
        ),
        level="beginner",
        topics=("health", "data"),
        track="science-data",
        content_warning="This session mentions serious illness and death in hospital.",
    ),
)
