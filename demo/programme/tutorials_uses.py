"""Tutorials about what Python is used for: the web, data, hardware, art and operations."""

from __future__ import annotations

from demo.shapes import Session

USES: tuple[Session, ...] = (
    Session(
        key="tutorial-django-first-site",
        title="A first Django site: the seed library",
        speakers=("oriana-castellan", "petra-novotna"),
        abstract=(
            "We replace a tired spreadsheet with a small web site that lends packets of seeds. You will "
            "make models, pages, a form and an admin screen that a volunteer can use, and see where "
            "each piece lives. We do it slowly, and everybody reaches the end together. It runs on your "
            "laptop when you leave.\n\n"
            "**Bring** a laptop and some Python: functions, lists, dictionaries. **Install** Python "
            "3.12 and Django in a virtual environment; the set-up page checks it."
        ),
        level="beginner",
        topics=("web", "databases"),
        recorded=False,
    ),
    Session(
        key="tutorial-django-queries",
        title="Asking the database fewer questions",
        speakers=("sefton-blake",),
        abstract=(
            "A page that makes 312 queries can make three. We count, explain and rewrite the queries of "
            "a small tenancy register with the Django ORM: joins, prefetching, annotations, and the "
            "subquery that you were afraid of. Each exercise comes with a test that fails until the "
            "number is right.\n\n"
            "**Bring** a laptop and one Django project's worth of experience. **Install** Python 3.12, "
            "Django and SQLite, which you very likely have already."
        ),
        level="intermediate",
        topics=("web", "databases", "performance"),
        recorded=False,
    ),
    Session(
        key="tutorial-accessible-pages",
        title="Web pages that everybody can finish",
        speakers=("maeve-donnellan", "farah-nasser-quill"),
        abstract=(
            "First we use five public sites with the keyboard alone, then with a screen reader, and "
            "write down where we got stuck. Then we repair a Django form together: labels, errors, "
            "focus, contrast, and words. Two testers who use assistive technology every day join for "
            "the last hour and tell us what still annoys them.\n\n"
            "**Bring** a laptop and headphones. **Install** a free screen reader for your system; the "
            "set-up page says which and how to turn it off again."
        ),
        topics=("web", "health"),
        recorded=False,
    ),
    Session(
        key="tutorial-lively-pages",
        title="Lively pages, rendered on the server",
        speakers=("joaquin-alderete",),
        abstract=(
            "Search as you type, a list that updates, a form that answers in place: none of these needs "
            "a second application in the browser. We add each to a plain Django site with small "
            "fragments of HTML and a few lines of script, and check that the page still works when the "
            "script does not arrive.\n\n"
            "**Bring** a laptop and some experience with forms and templates. **Install** Python 3.12 "
            "and Django. The rest comes with the exercise."
        ),
        level="intermediate",
        topics=("web",),
        recorded=False,
    ),
    Session(
        key="tutorial-sql",
        title="Forty questions to one database",
        speakers=("patience-moyo",),
        abstract=(
            "Which dogs are registered twice? Who has had a library book since the flood? We answer "
            "forty questions that residents ask a council, from simple selection to window functions, "
            "with SQLite and a few lines of Python around it. You work in pairs, and there is always "
            "one more question for fast pairs.\n\n"
            "**Bring** a laptop; no SQL needed. **Install** Python 3.11 or later. The database is one "
            "file of 9 MB, sent in advance and invented from start to end."
        ),
        level="beginner",
        topics=("databases", "civic"),
        recorded=False,
    ),
    Session(
        key="tutorial-tidy-data",
        title="Tidy tables from untidy wards",
        speakers=("shirin-golzari",),
        abstract=(
            "The data was typed by tired people, and we treat it with respect. We take an invented "
            "register of 4,000 hospital visits, find what is doubtful, decide, and write down every "
            "decision so that somebody else can disagree. You will practise reshaping, joining, dates, "
            "and the honest treatment of gaps.\n\n"
            "**Bring** a laptop and basic Python. **Install** `pandas` and a notebook program of your "
            "choice. We use no cloud service."
        ),
        level="beginner",
        topics=("data", "health"),
        recorded=False,
    ),
    Session(
        key="tutorial-charts",
        title="One sentence, one chart",
        speakers=("hugo-lavender-smith",),
        abstract=(
            "A chart answers a question, so we begin with the sentence. You draw by hand first, then "
            "with Matplotlib, and then take things away until only the answer is left. We test for "
            "colour blindness, for a photocopier and for my father. Bring a table of your own, and you "
            "leave with a finished figure.\n\n"
            "**Bring** a laptop, coloured pencils if you have them, and a small data set. **Install** "
            "`matplotlib` and `pandas`."
        ),
        level="beginner",
        topics=("data", "art"),
        recorded=False,
    ),
    Session(
        key="tutorial-maps",
        title="Maps of a coast that moves",
        speakers=("aroha-pene", "xiulan-fong"),
        abstract=(
            "Coordinates, projections and the reason why your island ended up in the Atlantic. We load "
            "an invented coast surveyed in five different years, measure how far it has crept, and draw "
            "a map that is honest about what is not known. We also talk about who may publish which "
            "place.\n\n"
            "**Bring** a laptop and comfort with tables. **Install** `geopandas` from the environment "
            "file on the set-up page, before you travel. It is slow to download."
        ),
        level="intermediate",
        topics=("geo", "science"),
        recorded=False,
    ),
    Session(
        key="tutorial-bayes",
        title="Probably: a gentle start with Bayesian models",
        speakers=("casimir-wolny",),
        abstract=(
            "Is the bus late more often on wet days, or do we only remember those? We write down what "
            "we believe before looking, then update it with data, first with dice and paper, later with "
            "a sampler. No calculus. You will be able to read a posterior, doubt it properly and say "
            '"probably" with a number attached.\n\n'
            "**Bring** a laptop and two ordinary dice. **Install** `pymc` and `arviz` from the "
            "environment file on the set-up page."
        ),
        level="intermediate",
        topics=("science", "data"),
        recorded=False,
    ),
    Session(
        key="tutorial-boring-model",
        title="The boring model first",
        speakers=("divya-krishnan-moe",),
        abstract=(
            "Before anything clever, we build the plain baseline: the average, last week, a line. You "
            "will be surprised how hard it is to beat. We then add one honest model with scikit-learn, "
            "split the data by time and not by luck, and write the paragraph that tells a driver how "
            "far to trust it.\n\n"
            "**Bring** a laptop and basic `pandas`. **Install** `scikit-learn` and `pandas`. The bread "
            "data is invented and smells of nothing."
        ),
        level="intermediate",
        topics=("machine-learning", "data"),
        recorded=False,
    ),
    Session(
        key="tutorial-microcontroller",
        title="Blink, measure, send: an evening weather station",
        speakers=("benji-sorensen", "gus-papadakis"),
        abstract=(
            "You get a small board, a sensor, four wires and a cup of tea. In three hours the board "
            "blinks, then measures temperature, then sends it to the big screen at the front, all in "
            "MicroPython. We solder nothing that could hurt, and you take your station home.\n\n"
            "**Bring** a laptop with a USB port, or an adapter. **Install** the editor named on the "
            "set-up page. Parts are included in the fee."
        ),
        level="beginner",
        topics=("hardware", "education"),
        recorded=False,
    ),
    Session(
        key="tutorial-games",
        title="A game in three hours",
        speakers=("coral-whitfield",),
        abstract=(
            "We make a short game about a gull that steals chips. You will draw on the screen, move "
            "things, notice when they touch, and make a sound that your neighbours can bear. The last "
            "forty minutes are yours: change the rules, change the gull, and show it to the table. "
            "Everyone's game is played.\n\n"
            "**Bring** a laptop and headphones. **Install** Python 3.11 or later and `pygame-ce`. Scrap "
            "paper for drawing is provided."
        ),
        level="beginner",
        topics=("games", "art"),
        recorded=False,
    ),
    Session(
        key="tutorial-plotter",
        title="Drawing with a pen on a machine",
        speakers=("ilse-vandermeer",),
        abstract=(
            "Four pen plotters wait at the front of the room. You write a few lines of Python that make "
            "lines, then curves, then something with a little chance in it, and queue your drawing. "
            "Between turns we talk about ink, paper, mistakes and how to repeat a happy one. Everybody "
            "leaves with at least one sheet.\n\n"
            "**Bring** a laptop. Your own pen up to 12 mm thick is welcome. **Install** Python 3.11 or "
            "later; the drawing library fits into one file."
        ),
        topics=("art", "hardware"),
        recorded=False,
    ),
    Session(
        key="tutorial-threats",
        title="Draw the threat before it draws you",
        speakers=("alina-petrescu", "yael-shapira"),
        abstract=(
            "Threat modelling with paper, pens and a library card system that we invent together. Where "
            "does the data go, who would like to change it, and whom would a mistake hurt first? You "
            "learn one method that fits into a lunch break and a way to choose the three worries that "
            "deserve work on Monday.\n\n"
            "**Bring** curiosity, and a system that you may talk about in public. **Install** nothing. "
            "People who do not program are as useful here as those who do."
        ),
        topics=("security", "civic"),
        recorded=False,
    ),
    Session(
        key="tutorial-logs",
        title="Six alerts a week, not two hundred",
        speakers=("rafferty-quinn",),
        abstract=(
            "We start with a radio station whose monitoring cries wolf. Over three hours you give its "
            "programs structured logs, choose four numbers worth watching, and delete most of the "
            "alerts, with reasons. Then something breaks, on purpose, and you find it. We end by "
            "writing the note for whoever is on call tonight.\n\n"
            "**Bring** a laptop and experience in running at least one small service. **Install** "
            "Python 3.12 and a container program, or share with a neighbour."
        ),
        level="intermediate",
        topics=("devops",),
        recorded=False,
    ),
)
