"""The sessions of the Security & Privacy track, half an hour each."""

from __future__ import annotations

from demo.shapes import Session

SECURITY: tuple[Session, ...] = (
    Session(
        key="security-shared-drive",
        title="What we found in the shared drive",
        speakers=("nasrin-tabrizi",),
        abstract=(
            "Our migration centre had a shared drive from 2009 that everybody could open. I learnt "
            "Python to find out what was in it: 71,000 files, among them four thousand scanned "
            "passports. I tell how we searched without reading, what we told the people concerned, how "
            "we deleted, and which three habits have kept the new drive clean. There is a script of "
            "ninety lines that you may take home."
        ),
        level="beginner",
        topics=("security", "civic"),
        track="security-privacy",
        experience_report=True,
        content_warning="This session mentions immigration detention and family separation.",
    ),
    Session(
        key="security-shared-computer",
        title="Signing in when six people share a computer",
        speakers=("alina-petrescu",),
        abstract=(
            "Advice about accounts assumes that each person has a phone. In a public library, a "
            "shearing shed or a women's refuge this is not so. We walk through sign-in for shared "
            "devices: what passkeys can and cannot do there, recovery through a human being, short "
            "sessions that do not lose work, and a log-out that is easy to find. With code for Django "
            "and drawings for everybody else."
        ),
        level="intermediate",
        topics=("security", "community"),
        track="security-privacy",
    ),
    Session(
        key="security-radio-keys",
        title="Least privilege for a community radio station",
        speakers=("quentin-rasmussen",),
        abstract=(
            "Forty volunteers, one mixing desk, and a password that had been on the wall since 1998. "
            "Over one winter we gave every key an owner, every volunteer the access that they need on "
            "their evening, and the wall a photograph instead. I show the inventory, the small tool "
            "that hands out access for three hours, and the conversation that mattered more than "
            "either."
        ),
        topics=("security", "devops"),
        track="security-privacy",
        experience_report=True,
    ),
    Session(
        key="security-logs-know",
        title="What your logs know about me",
        speakers=("otto-fairweather",),
        abstract=(
            "I asked eleven services for everything that they had logged about me, and read it over a "
            "weekend. My gym knows when I am sad. We look at how personal data creeps into logs through "
            "addresses, errors and helpful debug lines, and build a filter for Python's `logging` that "
            "takes it out before it is written. Then we choose how long to keep the rest."
        ),
        topics=("security", "devops"),
        track="security-privacy",
    ),
    Session(
        key="security-read-dependency",
        title="Reading a dependency before you trust it",
        speakers=("balint-kovacs-dale",),
        abstract=(
            "You cannot read everything that you install. You can read a little, well. In twenty "
            "minutes per package I look at six places: the release history, the build file, the first "
            "import, the network, the people and the open issues. We do it live with three invented "
            "packages, one of which is up to no good. You decide with a show of hands which."
        ),
        level="intermediate",
        topics=("security", "packaging"),
        track="security-privacy",
    ),
    Session(
        key="security-privacy-biscuits",
        title="Differential privacy, with biscuits",
        speakers=("casimir-wolny",),
        abstract=(
            "How many of us took two biscuits? Nobody has to say, and still we can know. With coins, "
            "paper and a tin we make a count that protects each person in the room, then move it into "
            "twenty lines of Python and see what the noise costs us. I end with the question that a "
            "small organisation should ask before it publishes any table at all."
        ),
        level="beginner",
        topics=("security", "data"),
        track="security-privacy",
    ),
    Session(
        key="security-polite-report",
        title="How to report a hole politely",
        speakers=("rosa-quintanilha", "davit-gelashvili"),
        abstract=(
            "You have found that you can see other patients' results. What now? One of us has sent "
            "eight such reports, the other has received thirty. We read the good ones and the "
            "frightening ones, explain the first reply that calms everybody down, and show a contact "
            "page that a club can put up in an afternoon. Includes what to do when nobody answers."
        ),
        topics=("security", "community"),
        track="security-privacy",
        recorded=False,
    ),
)
