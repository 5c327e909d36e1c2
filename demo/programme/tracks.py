"""The five specialist tracks of Friday, and their sessions."""

from __future__ import annotations

from demo.programme.track_devoops import DEVOOPS
from demo.programme.track_django import DJANGO
from demo.programme.track_education import EDUCATION
from demo.programme.track_science import SCIENCE
from demo.programme.track_security import SECURITY
from demo.shapes import Session, Track

TRACKS: tuple[Track, ...] = (
    Track(
        slug="django",
        name="DjangoHarbour",
        short_name="Django",
        emoji="🐎",
        hue=158,
        summary="Web sites that are still standing, and the people who keep them so.",
        body=(
            "Our oldest track, back after its rest between 2021 and 2023 and now as full as it ever "
            "was. It is for everyone who builds with Django or is about to: the first model, the "
            "hundredth migration, the site that outlived three companies. We look for stories with a "
            "before and an after, and we like to see the query count.\n\n"
            "You do not need to be an expert to follow. Each session says at the start what it takes "
            "for granted, and the organisers sit in the front row with green lanyards so that you can "
            "ask them the rest over lunch. *Bring a pony.*"
        ),
        organisers=("petra-novotna", "isaac-mumba"),
        years=(
            2013,
            2014,
            2015,
            2016,
            2017,
            2018,
            2019,
            2020,
            2024,
            2025,
            2026,
            2027,
        ),
        website="https://django.pyharbour.example/",
    ),
    Track(
        slug="security-privacy",
        name="Security & Privacy",
        short_name="Security",
        emoji="🔑",
        hue=28,
        summary="Looking after other people's data, without hooded figures and without fear.",
        body=(
            "Most of us are not security people. We run a small service, hold the details of a few "
            "thousand members, and hope. This track is for that situation. The speakers work at "
            "libraries, radio stations, migration centres and clinics; they tell what they changed, "
            "what it cost and what they would do first next time.\n\n"
            "We do not show attacks for applause. When a session touches on harm that was done to "
            "people, the programme says so in advance. After the last session both organisers stay in "
            "the room for an hour of quiet questions, and what you ask there stays there."
        ),
        organisers=("yael-shapira", "davit-gelashvili"),
        years=(
            2017,
            2018,
            2019,
            2020,
            2023,
            2024,
            2025,
            2026,
            2027,
        ),
        website="https://security-privacy.pyharbour.example/",
    ),
    Track(
        slug="education",
        name="Education",
        short_name="Education",
        emoji="🍎",
        hue=85,
        summary="Teaching and learning Python in classrooms, libraries, kitchens and behind locked doors.",
        body=(
            "People learn Python at seven and at seventy-seven, in rooms with a screen for everyone and "
            "in rooms with none. The Education track brings together those who teach them: school and "
            "university teachers, librarians, parents, workplace trainers, and learners who have "
            "something to say back.\n\n"
            "Sessions are short on theory and long on what happened on a Tuesday afternoon. Nearly all "
            "of them come with a sheet that you may copy. Teachers from Tasmanian schools come in on a "
            "day ticket at cost, and we leave half an hour after the panel so that you can swap lessons "
            "with whoever nodded at the same moment as you."
        ),
        organisers=("hana-te-rangi", "rosalind-achterberg"),
        years=(
            2014,
            2015,
            2016,
            2017,
            2018,
            2019,
            2020,
            2022,
            2023,
            2024,
            2025,
            2026,
            2027,
        ),
        website="https://education.pyharbour.example/",
    ),
    Track(
        slug="science-data",
        name="Science & Data",
        short_name="Science",
        emoji="🔭",
        hue=255,
        summary="Measurements, doubts and the code in between, shown with the messy middle left in.",
        body=(
            "A plot is the last five minutes of an analysis. This track is about the months before: "
            "instruments that disagree, files that nobody documented, a thesis that cannot be run any "
            "more, and the moment when a number turned out to be in feet.\n\n"
            "Our speakers come from field stations, hospitals, water boards and charities. Some write "
            "libraries, most write scripts, and all of them have learnt to show their work. You need no "
            "background in any of the sciences. Each speaker explains the question in plain words "
            "first, and ends with one habit that you can take home, whatever you measure."
        ),
        organisers=("xiulan-fong", "emeka-obi-hart"),
        years=(
            2015,
            2016,
            2017,
            2018,
            2019,
            2020,
            2022,
            2023,
            2024,
            2025,
            2026,
            2027,
        ),
        website="https://science-data.pyharbour.example/",
    ),
    Track(
        slug="devoops",
        name="DevOops: learning from what went wrong",
        short_name="DevOops",
        emoji="🦄",
        hue=310,
        summary=(
            "Brand new: seven true stories of production going wrong, told by the people who were there."
        ),
        body=(
            "DevOops makes its inaugural appearance this year. The idea is simple. Somebody stands up "
            "and says: *this was me, this is what happened, and this is what we changed.* Nobody is "
            "blamed, nobody is laughed at who is not laughing first, and employers have agreed to every "
            "story that names one.\n\n"
            "You will hear about a deleted timetable, an alarm that called the wrong person, and a "
            "server so particular that nobody could build a second one. We call such a server a 🦄, and "
            "the track is named in its honour. Each session closes with ten minutes in which the room "
            "may offer its own story, anonymously on a card if need be."
        ),
        organisers=("tilly-marchetti", "sol-ibarra"),
        years=(2027,),
        website="https://devoops.pyharbour.example/",
    ),
)

TRACK_TALKS: tuple[Session, ...] = DJANGO + SECURITY + EDUCATION + SCIENCE + DEVOOPS
