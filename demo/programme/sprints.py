"""Sprint projects of the last four days, and the social events around the conference."""

from __future__ import annotations

from demo.shapes import Session

SPRINTS: tuple[Session, ...] = (
    Session(
        key="sprint-cpython",
        title="CPython",
        speakers=("ulrike-sommer", "freya-mackintosh"),
        abstract=(
            "Work on Python itself, with a core developer at the table all four days. There is a list "
            "of small, real issues in documentation, tests and error messages, chosen so that they can "
            "be finished here. On the first morning we build the interpreter together, step by step, on "
            "every system in the room. No knowledge of C is needed for most of the list."
        ),
        topics=("core-python",),
        recorded=False,
    ),
    Session(
        key="sprint-django-docs",
        title="The Django docs",
        speakers=("petra-novotna", "harriet-oduya"),
        abstract=(
            "Pick a page that confused you once, and repair it for the next person. We pair somebody "
            "who knows Django with somebody who is new to it, because the second one sees what is "
            "missing. Typical work: an unclear example, a missing warning, a how-to that takes too much "
            "for granted. A first pull request by the evening is quite usual."
        ),
        level="beginner",
        topics=("web", "community"),
        recorded=False,
    ),
    Session(
        key="sprint-tidewright",
        title="Tidewright: reading tide gauges of every age",
        speakers=("stellan-frost", "keala-nakamura"),
        abstract=(
            "Tidewright reads the files that tide gauges have produced since the seventies and gives "
            "you clean times and heights. This year's wish list: three formats from the Pacific, better "
            "messages for damaged files, and a tutorial that starts from a single printed table. You "
            "need some Python. A liking for old documents is a great help."
        ),
        level="intermediate",
        topics=("science", "geo"),
        recorded=False,
    ),
    Session(
        key="sprint-plain-chart",
        title="Plainchart: charts for screen readers",
        speakers=("hugo-lavender-smith", "maeve-donnellan"),
        abstract=(
            "Plainchart turns a Matplotlib figure into a short spoken description and a table that can "
            "be walked through. We want to cover box plots and maps, and to test every sentence with "
            "two people who listen to charts daily and will sit with us on the second day. Writers "
            "without Python are as welcome as programmers."
        ),
        level="intermediate",
        topics=("data", "art"),
        recorded=False,
    ),
    Session(
        key="sprint-berthbook",
        title="Berthbook: rate limits that explain themselves",
        speakers=("nikhil-varma-stone",),
        abstract=(
            "Berthbook is a small library that slows callers down and tells them politely when to come "
            "back. It works, and it is used in four places. Now it needs an asynchronous interface, a "
            "property-based test of the clock arithmetic, and a page comparing strategies in plain "
            "words. Good for people who like small code and sharp edges."
        ),
        level="intermediate",
        topics=("web", "performance"),
        recorded=False,
    ),
    Session(
        key="sprint-gumnut-lessons",
        title="Gumnut: a lesson on one sheet",
        speakers=("amara-diallo-west", "siosaia-fonua"),
        abstract=(
            "Gumnut builds printable lessons from Markdown: one sheet, two sides, readable by candle. "
            "Help to add right-to-left scripts and a tactile version, translate the twelve lessons that "
            "exist, or write the thirteenth. Teachers who do not program can test drafts on the rest of "
            "us. We keep a printer running for all four days."
        ),
        level="beginner",
        topics=("education",),
        recorded=False,
    ),
    Session(
        key="sprint-knotbook",
        title="Knotbook: drawing knots and stitches",
        speakers=("ilse-vandermeer", "rosalind-achterberg"),
        abstract=(
            "Describe a knot in Python, and Knotbook draws it for a plotter, a screen or a page of "
            "instructions. Crossings are correct; curves are still rather stiff. We would love better "
            "splines, a gallery, and a set of rope drawings for beginners. Rope is on the table from "
            "Tuesday, and so is somebody who can tie all of it."
        ),
        topics=("art", "education"),
        recorded=False,
    ),
    Session(
        key="sprint-website",
        title="This conference's own website",
        speakers=("ayumi-sato-reid", "lorcan-byrne-aziz"),
        abstract=(
            "The program that runs PyHarbour is open, and every irritation that you felt this week is "
            "worth writing down. We sit with the list of what attendees told us and mend the small "
            "things first: a label, a slow page, a missing translation. Newcomers get an issue with a "
            "clear end. Complaining in person is encouraged on the first morning."
        ),
        topics=("web", "community"),
        recorded=False,
    ),
    Session(
        key="sprint-tailprint",
        title="Tailprint: matching whale photographs",
        speakers=("keala-nakamura", "divya-krishnan-moe"),
        abstract=(
            "Tailprint proposes which whale a photograph might show and leaves the decision to a "
            "person. It needs a way to run on a boat without a network, tests with deliberately bad "
            "pictures, and a kinder screen for the person who decides. All images in the sprint are "
            "released for this use. Sea-sickness is not simulated."
        ),
        level="intermediate",
        topics=("science", "machine-learning"),
        recorded=False,
    ),
    Session(
        key="sprint-clubledger",
        title="Clubledger: accounts for small clubs",
        speakers=("hamish-drummond-lee", "patience-moyo"),
        abstract=(
            "Plain-text bookkeeping for netball teams, choirs and community halls. This week we want to "
            "import statements from five more banks, print a report that an annual meeting can read "
            "from the back row, and round in the way that the tax office does. If you have ever been a "
            "treasurer against your will, come and tell us about it."
        ),
        level="beginner",
        topics=("civic", "databases"),
        recorded=False,
    ),
    Session(
        key="sprint-quiet-alerts",
        title="Hushbell: fewer and better alerts",
        speakers=("rafferty-quinn", "mack-tiernan"),
        abstract=(
            "Hushbell reads a month of alerts and proposes which to delete, merge or keep, with a "
            "reason for each. Bring an export from your own system with the names removed, and see what "
            "it says. We plan a reader for two more formats and a mode for teams that share one phone. "
            "Some experience of being on call helps."
        ),
        level="intermediate",
        topics=("devops",),
        recorded=False,
    ),
    Session(
        key="sprint-subtitles",
        title="Subtitles for this week's talks",
        speakers=("elspeth-ngata", "jun-morikawa"),
        abstract=(
            "The recordings are warm and the automatic subtitles are wrong in interesting ways. We "
            "correct them together, talk by talk, with headphones and a shared glossary, and translate "
            "some of them into Spanish, te reo Māori, Bengali and whatever else the room speaks. No "
            "programming needed. Your name goes on every talk that you finish."
        ),
        level="beginner",
        topics=("community", "health"),
        recorded=False,
    ),
    Session(
        key="sprint-night-sky",
        title="Little night sky on a microcontroller",
        speakers=("benji-sorensen", "coral-whitfield"),
        abstract=(
            "A ring of lights shows where the moon and five planets stand above your roof right now, "
            "computed by MicroPython on a tiny board. The arithmetic works and the box does not close. "
            "We want a simpler build guide, a southern-hemisphere check of every drawing, and a mode "
            "for bedtime. Twelve kits are on the table for you to use."
        ),
        level="beginner",
        topics=("hardware", "science"),
        recorded=False,
    ),
    Session(
        key="sprint-river-levels",
        title="Riverlist: water levels in one format",
        speakers=("femi-adebayo-cruz", "aroha-pene"),
        abstract=(
            "Forty agencies publish river levels in forty ways, and Riverlist reads twenty-six of them. "
            "Choose one that is missing, learn how its page thinks, write a polite reader with a "
            "recorded test, and watch a new river appear on the map. Each reader is about sixty lines. "
            "Knowledge of a place and its river counts as expertise."
        ),
        level="intermediate",
        topics=("civic", "data"),
        recorded=False,
    ),
)

SOCIAL: tuple[Session, ...] = (
    Session(
        key="social-newcomers-breakfast",
        title="Newcomers' breakfast",
        speakers=("kit-halloran", "zainab-warsame"),
        abstract=(
            "Is this your first PyHarbour? Come at half past seven on Saturday, take some porridge or "
            "fruit, and sit at any table; each has a host who has been here before. Kit explains in "
            "fifteen minutes how the days work and which jokes you may safely ignore. You will know "
            "five people before the opening. Vegan and gluten-free food is on every table. Free; please "
            "sign up so that we cook enough."
        ),
        topics=("community",),
        recorded=False,
    ),
    Session(
        key="social-board-games",
        title="Board games night",
        speakers=("teddy-okonjo", "mirela-stan"),
        abstract=(
            "Two suitcases of games, forty tables, and people at the door who match you with a table "
            "that is just beginning. Quick games stand near the entrance and long ones by the windows. "
            "There is a quieter corner with puzzles, and wool and needles for those who would rather "
            "knit and watch. Tea, juice and soup from seven. No alcohol is served at this one, on "
            "purpose."
        ),
        topics=("games", "community"),
        recorded=False,
    ),
    Session(
        key="social-harbour-walk",
        title="Harbour walk at dusk",
        speakers=("callum-yarrow", "gus-papadakis"),
        abstract=(
            "Three kilometres along the waterfront, flat, paved and step-free, with stops at the old "
            "slipway, the tide marks and the place where the ferries sleep. Callum tells what was built "
            "when, and Gus tells what the builders got wrong. We walk at the pace of the slowest "
            "person, and benches are marked on the map. Bring a warm jacket and a torch. September "
            "evenings are about eight degrees."
        ),
        topics=("geo", "community"),
        recorded=False,
    ),
    Session(
        key="social-choir",
        title="The one-evening choir",
        speakers=("agnes-faleafa", "sol-ibarra"),
        abstract=(
            "You do not need to read music or think that you can sing. In ninety minutes we learn three "
            "short songs in three parts, one of them a round about the tide written for this "
            "conference. At the end we sing them once, to ourselves, with the doors open. Sit near "
            "someone who sounds sure. Large-print words are provided, and humming is a valid part."
        ),
        topics=("art", "community"),
        recorded=False,
    ),
    Session(
        key="social-quiet-reading",
        title="Quiet reading hour",
        speakers=("farah-nasser-quill",),
        abstract=(
            "An hour in the library corner beside the quiet room, each afternoon of the talk days. "
            "Bring a book, or take one from our shelf and leave it with a note for the next reader. "
            "Nobody will speak to you, and nobody will wonder why you came. Phones are silent, lamps "
            "are warm, and there is a rug. A small card by the door says whether seats are free."
        ),
        topics=("community",),
        recorded=False,
    ),
    Session(
        key="social-rope-machine",
        title="The old rope machine, running",
        speakers=("gus-papadakis",),
        abstract=(
            "Twice a year the machine behind the glass is oiled and started, and this is one of the two "
            "times. Gus lets twenty people stand at the rail while forty metres of hemp become a rope, "
            "and explains what a strand, a lay and a splice are. It is loud for three minutes; ear "
            "protection hangs at the door, and the rail is step-free. Sign up, so that nobody comes in "
            "vain."
        ),
        topics=("community",),
        recorded=False,
    ),
    Session(
        key="social-speakers-dinner",
        title="Speakers' dinner",
        speakers=("marama-kerei", "olu-adeyinka"),
        abstract=(
            "On Friday evening everybody who speaks, teaches, shows a poster or leads a track is "
            "invited, each with one guest. We sit at tables of eight with name cards that mix "
            "first-timers and old hands, change seats once after the main course, and are finished by "
            "nine so that those who open the next day can sleep. Tell us your diet on the speaker page. "
            "Wine and good alcohol-free drinks are offered alike."
        ),
        topics=("community",),
        recorded=False,
    ),
    Session(
        key="social-sprint-soup",
        title="Sprint soup",
        speakers=("zainab-warsame", "anders-holm-patel"),
        abstract=(
            "On the first sprint evening we cook together in the big kitchen behind the Ropewalk: three "
            "soups, one of them always vegan, and bread. Half of us chop and half of us wash up, then "
            "everyone eats at one long table and tells what they got stuck on. It costs nothing, needs "
            "no skill, and has produced two maintainers and a wedding. Forty places; aprons are "
            "supplied."
        ),
        topics=("community",),
        recorded=False,
    ),
    Session(
        key="social-lantern-stroll",
        title="Lantern stroll for families",
        speakers=("tilly-marchetti", "saskia-brandt"),
        abstract=(
            "Children and those who came with them build paper lanterns with a small light that they "
            "have programmed to flicker, and carry them once around the dock on Sunday at six. The "
            "craft hour before is indoors and has helpers. Prams and wheelchairs fit everywhere on the "
            "route. People without children may join if they are willing to be taught about lanterns by "
            "a seven-year-old."
        ),
        topics=("community", "art"),
        recorded=False,
    ),
)
