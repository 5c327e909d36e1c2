"""The sessions of the Django track, half an hour each."""

from __future__ import annotations

from demo.shapes import Session

DJANGO: tuple[Session, ...] = (
    Session(
        key="django-twelve-years",
        title="Twelve years of one Django project",
        speakers=("meseret-alemu",),
        abstract=(
            "A favour for a friend in 2015 became the system that books interpreters for nine thousand "
            "appointments a month. I kept a diary of every large decision. We look at five of them "
            "again: the user model, the first rewrite that I refused, the task queue, the second "
            "language, and the day I wanted to leave. You will see which choices aged well, and how to "
            "keep a project pleasant for its only maintainer."
        ),
        topics=("web", "career"),
        track="django",
        experience_report=True,
    ),
    Session(
        key="django-eleven-weekends",
        title="The migration that took eleven weekends",
        speakers=("lorcan-byrne-aziz",),
        abstract=(
            "A rescue service cannot be offline while it rains. I had one table with 40 million "
            "positions, one wrong primary key, and only the quiet hours of Sunday morning. This is how "
            "we moved it in eleven small steps, each of which could be undone before breakfast, and how "
            "step seven was undone. You leave with a checklist for changing a large table under a "
            "running site."
        ),
        level="intermediate",
        topics=("web", "databases"),
        track="django",
        experience_report=True,
    ),
    Session(
        key="django-permissions-aloud",
        title="Permissions that you can read aloud",
        speakers=("viktoria-hale",),
        abstract=(
            "In my field a wrong button is a matter for a court. We wrote every rule about who may do "
            "what as one plain sentence, read the sentences to the guardians, and corrected them "
            "together. Only then did we write the Python: small predicates, one file, no inheritance. I "
            "show the pattern, the tests, and the sentence that took us four months."
        ),
        level="intermediate",
        topics=("web", "security"),
        track="django",
    ),
    Session(
        key="django-signals-regret",
        title="Signals, receivers and regret",
        speakers=("joaquin-alderete",),
        abstract=(
            "A bakery chain asked why saving a bread roll sent eleven mails. The answer was spread over "
            "nine signal receivers in six apps. We follow the roll through the code, find out what "
            "signals promise and what they do not, and replace most of them with functions that are "
            "called by name. Two of them stay, and I explain why."
        ),
        level="intermediate",
        topics=("web",),
        track="django",
    ),
    Session(
        key="django-forgiving-forms",
        title="Forms that forgive",
        speakers=("maeve-donnellan",),
        abstract=(
            "People fill in forms on the worst days of their lives, with one hand, on a cracked phone. "
            "I show recordings of what happens then, made with consent, and seven changes that helped: "
            "saving as you go, asking later, accepting spaces, saying what is wrong beside the thing "
            "that is wrong. All of them fit into Django's own forms, and none needs a framework in the "
            "browser."
        ),
        level="beginner",
        topics=("web", "health"),
        track="django",
    ),
    Session(
        key="django-council-upgrades",
        title="Fifteen years of upgrades at a small council",
        speakers=("patience-moyo", "petra-novotna"),
        abstract=(
            "From 1.3 to the present without a single big bang: dogs, drains and library cards have "
            "moved through every long-term release of Django. We tell how a council with one and a half "
            "developers keeps up, what an upgrade costs in hours, which warnings to take seriously, and "
            "how we convinced the finance committee by showing them a picture of a roof."
        ),
        topics=("web", "civic"),
        track="django",
        experience_report=True,
    ),
    Session(
        key="django-query-counting",
        title="What the harbour master counted",
        speakers=("sefton-blake",),
        abstract=(
            "A harbour master knows how many boats are in because someone counts them. We do the same "
            "with queries. Starting from a page that everybody calls slow, I add one line to the tests "
            "that counts, one to the log that shows, and one rule for the team about loops in "
            "templates. No new service, no dashboard. The page that began at 312 ends at three."
        ),
        level="beginner",
        topics=("web", "performance"),
        track="django",
    ),
)
