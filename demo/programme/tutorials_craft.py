"""Tutorials about the craft: the language, its tools, and working with each other."""

from __future__ import annotations

from demo.shapes import Session

CRAFT: tuple[Session, ...] = (
    Session(
        key="tutorial-first-line",
        title="Your first program, from an empty page",
        speakers=("amara-diallo-west", "hana-te-rangi"),
        abstract=(
            "For people who have never programmed. We write a small quiz together, one line at a time, "
            "and stop whenever something is unclear. You will meet variables, decisions, loops and the "
            'red text that means "look here". By the end you have a program that you can show to a '
            "friend.\n\n"
            "**Bring** any laptop with a keyboard; a borrowed one is waiting if you have none. "
            "**Install** nothing. We set up Python together in the first half hour."
        ),
        level="beginner",
        topics=("education", "core-python"),
        recorded=False,
    ),
    Session(
        key="tutorial-honest-names",
        title="Small functions, honest names",
        speakers=("leif-aronsson",),
        abstract=(
            "You can write Python that works, and would like to write Python that a colleague thanks "
            "you for. We take one real function of 140 lines apart, name the pieces, and put them back "
            "together in an order that reads like a story. You choose the names; the room votes, "
            "kindly.\n\n"
            "**Bring** a laptop and, if you like, twenty lines of your own that you are unsure about. "
            "**Install** Python 3.11 or later and an editor that you know."
        ),
        level="beginner",
        topics=("core-python",),
        recorded=False,
    ),
    Session(
        key="tutorial-loops",
        title="Loops, and what else they could be",
        speakers=("miriam-feldstein",),
        abstract=(
            "A loop says how. Often you would rather say what. Through twelve short exercises we turn "
            "counting, grouping, pairing and windowing into comprehensions, generators and a few "
            "friends from `itertools`, and talk about when the plain loop was better after all. Expect "
            "pencil and paper before keyboard.\n\n"
            "**Bring** a laptop and something to write with. **Install** Python 3.11 or later. The "
            "exercises are one file without dependencies, sent a week before."
        ),
        level="intermediate",
        topics=("core-python",),
        recorded=False,
    ),
    Session(
        key="tutorial-pytest",
        title="Testing what you already have",
        speakers=("chidi-nwosu", "gabrielle-osei"),
        abstract=(
            "Most courses begin with an empty project. You do not have one. We start from a working but "
            "untested program that sends parcels to the wrong island, pin down what it does today, find "
            "the mistake, and fix it without fear. You will learn fixtures, parametrised tests and "
            "where to stop.\n\n"
            "**Bring** a laptop. **Install** Python 3.11 or later and `pytest` in a virtual "
            "environment; the set-up page lets you check both in one minute."
        ),
        level="beginner",
        topics=("testing",),
        recorded=False,
    ),
    Session(
        key="tutorial-hypothesis",
        title="Tests that think of the case you forgot",
        speakers=("freya-mackintosh",),
        abstract=(
            "Instead of writing examples, we describe what must always be true and let the computer "
            "hunt for the counterexample. We practise on a date parser, a shopping basket and a tide "
            "table, and learn how to find properties when none comes to mind. You leave with five "
            "patterns that fit most code.\n\n"
            "**Bring** a laptop and some experience with `pytest`. **Install** `pytest` and "
            "`hypothesis`. The code is on a memory stick if the network sulks."
        ),
        level="intermediate",
        topics=("testing",),
        recorded=False,
    ),
    Session(
        key="tutorial-typing",
        title="Type hints for a code base that has none",
        speakers=("tomoko-hayashi-lund",),
        abstract=(
            "Nobody has a spare year to annotate everything. We take an untyped project of 1,500 lines, "
            "find the ten functions where types pay at once, and work outward from there. You will meet "
            "protocols, generics and the checker's settings that make a gradual start bearable. We also "
            "list what we would leave alone.\n\n"
            "**Bring** a laptop and patience with red underlines. **Install** Python 3.12, `mypy`, and "
            "an editor that shows its messages."
        ),
        level="intermediate",
        topics=("core-python", "testing"),
        recorded=False,
    ),
    Session(
        key="tutorial-packaging",
        title="From a folder of scripts to a package",
        speakers=("balint-kovacs-dale",),
        abstract=(
            "You have scripts that other people ask for by mail. In three hours they become a package "
            "with a name, a version, a command to run and a page that explains it. We publish to a "
            "practice index, so nothing can go wrong in public, and then talk about releases that you "
            "can repeat half asleep.\n\n"
            "**Bring** a laptop and one script of your own. **Install** Python 3.11 or later and `git`. "
            "Accounts are made in the room."
        ),
        level="beginner",
        topics=("packaging",),
        recorded=False,
    ),
    Session(
        key="tutorial-debugging",
        title="A calm way to find bugs",
        speakers=("rosa-quintanilha", "leif-aronsson"),
        abstract=(
            "Seven small programs, each with one bug that somebody really wrote. We read tracebacks "
            "from the right end, form a guess, test it, and write down what we learnt. You will use "
            "`print` well, then the debugger, then bisecting, and know which to reach for. No trick "
            "questions.\n\n"
            "**Bring** a laptop, a notebook and a pen; the notebook matters. **Install** Python 3.11 or "
            "later and any editor with a debugger."
        ),
        level="beginner",
        topics=("core-python", "testing"),
        recorded=False,
    ),
    Session(
        key="tutorial-git",
        title="Git for people who have lost work",
        speakers=("ewan-tait",),
        abstract=(
            "You know three commands and fear the fourth. We build a history together on a whiteboard, "
            "with magnets, until branches and merges stop being magic. Then we break a repository in "
            "six ways and rescue it six times. The last half hour is spent on a first pull request to a "
            "practice project.\n\n"
            "**Bring** a laptop. **Install** `git`, and set your name and mail address. An account at a "
            "code host helps and is not required."
        ),
        level="beginner",
        topics=("career", "community"),
        recorded=False,
    ),
    Session(
        key="tutorial-async",
        title="Async, one waiter at a time",
        speakers=("nikhil-varma-stone",),
        abstract=(
            "One waiter, many tables: that is most of `asyncio`. We write a small dispatcher for "
            "ambulance crews that talks to slow radios, and add time-outs, cancellation and "
            "back-pressure in that order. You learn what a task group promises, where blocking code "
            "hides, and when threads would have been kinder.\n\n"
            "**Bring** a laptop and some comfort with functions and exceptions. **Install** Python 3.11 "
            "or later. Nothing else is needed."
        ),
        level="intermediate",
        topics=("core-python", "performance"),
        recorded=False,
    ),
    Session(
        key="tutorial-profiling",
        title="Where does the time go?",
        speakers=("ulrike-sommer",),
        abstract=(
            "We guess why a program is slow, measure, and learn how wrong we were. Five programs, five "
            "different reasons: a forgotten loop, a chatty database, a large copy, an innocent regular "
            "expression, and one that was never slow at all. You will use the profilers in the standard "
            "library and one that samples.\n\n"
            "**Bring** a laptop that is not on its last per cent of battery. **Install** Python 3.12 "
            "and the sampling profiler named on the set-up page."
        ),
        level="intermediate",
        topics=("performance",),
        recorded=False,
    ),
    Session(
        key="tutorial-compiled",
        title="When one function must be faster",
        speakers=("kwame-boateng-lill", "ulrike-sommer"),
        abstract=(
            "You have measured, and it really is that function. We move it into a compiled module "
            "twice: once with Cython, once with Rust, and compare speed, error messages and how easy it "
            "is to install for someone else. You also learn the art of stopping after one function.\n\n"
            "**Bring** a laptop with 5 GB free and experience in any compiled language. **Install** the "
            "compilers from the set-up page *before* you travel. They are large."
        ),
        level="advanced",
        topics=("performance", "packaging"),
        recorded=False,
    ),
    Session(
        key="tutorial-docs",
        title="Write the page that you needed",
        speakers=("harriet-oduya",),
        abstract=(
            "Choose one page that your project lacks: a first step, a how-to, an explanation, an "
            "apology. We interview each other as confused readers, write a draft in forty minutes, and "
            "watch somebody follow it in silence. That silence is the best editor there is. You go home "
            "with one finished page.\n\n"
            "**Bring** a laptop or paper, and a project that you know, at work or in the open. "
            "**Install** nothing. Designers and support people are very welcome."
        ),
        topics=("community", "career"),
        recorded=False,
    ),
    Session(
        key="tutorial-teaching",
        title="Teaching your first Python class",
        speakers=("siosaia-fonua", "penny-abernathy-singh"),
        abstract=(
            "You agreed to run a lunchtime course, and now it is next month. We plan the first three "
            "lessons, choose examples that nobody has to be ashamed of, and practise ten minutes each "
            "in front of four friendly people. We also talk about mixed groups, silent groups, and the "
            "one who knows everything.\n\n"
            "**Bring** paper, a pen and the date of your first class, if you have one. **Install** "
            "nothing; we work without screens until the last hour."
        ),
        topics=("education",),
        recorded=False,
    ),
    Session(
        key="tutorial-review",
        title="Reviewing code without making enemies",
        speakers=("samira-daoud", "sefton-blake"),
        abstract=(
            "A review is a letter to a person. We read three real reviews, with permission, and feel "
            "what they do. Then we review the same change in pairs, compare what we saw, and rewrite "
            "our comments until they are short, certain where we are certain, and kind. Includes the "
            "receiving end.\n\n"
            "**Bring** a laptop and some experience of working on code with others. **Install** `git` "
            "and an editor. Small changes to practise on are provided."
        ),
        level="intermediate",
        topics=("community", "career"),
        recorded=False,
    ),
)
