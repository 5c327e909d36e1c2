"""The six keynotes, forty-five minutes each."""

from demo.shapes import Session

KEYNOTES: tuple[Session, ...] = (
    Session(
        key="library-nobody-thanked",
        title="The library nobody thanked",
        speakers=("ines-okafor",),
        abstract=(
            "Somewhere below your framework sits a package of nine hundred lines that has not had a "
            "feature since 2016. It still gets a release every spring, because alphabets, compilers and "
            "lawyers change. Ines Okafor kept one for fourteen years and nearly let it go last winter. Her "
            "keynote follows a single download down the stack, names the hands it passes through, and asks "
            "what thanks would look like if it were part of the work."
        ),
        topics=("community", "core-python"),
    ),
    Session(
        key="small-computers-long-lives",
        title="Small computers, long lives",
        speakers=("teuila-faasavalu",),
        abstract=(
            "A laptop that reaches Apia by ship is expected to last ten years. Software rarely agrees. "
            "From a workbench with four hundred machines in its ledger, this keynote reports what really "
            "ends a computer: seldom the disk, often a dependency that dropped a processor, a page that "
            "grew, an update that assumed fibre. Teuila Fa'asavalu shows which of our habits cost other "
            "people their machines and what a gentler default could be."
        ),
        topics=("hardware", "education", "civic"),
    ),
    Session(
        key="everybody-reads-the-error",
        title="Everybody reads the error message",
        speakers=("hakon-brattvag",),
        abstract=(
            "No documentation has as many readers as the last line of a traceback. Håkon Brattvåg spent "
            "six years changing those lines one by one: a suggestion here, a caret there, a sentence "
            "removed because it blamed the reader. He shows wording that failed in front of real "
            "beginners, what a good hint costs inside the interpreter, and why the kindest message is "
            "sometimes shorter. Bring an error that once ruined your evening."
        ),
        topics=("core-python", "education"),
    ),
    Session(
        key="counting-what-we-would-rather-not",
        title="Counting what we would rather not count",
        speakers=("lindiwe-mathonsi",),
        abstract=(
            "Between the clinic ledger and the national dashboard, people disappear. Not out of malice: a "
            "column was optional, a village has two spellings, a form had no box for what happened. "
            "Lindiwe Mathonsi walks through four years of repairing such counts with Python, carbon paper "
            "and many visits. You will hear how a join can hide a death, why 'unknown' deserves its own "
            "bar in the chart, and what it means to publish a number one is ashamed of."
        ),
        topics=("data", "health", "civic"),
        content_warning="Talks about deaths of mothers and newborn children in sober, non-graphic terms.",
    ),
    Session(
        key="spellcheck-for-my-grandmother",
        title="A spellchecker for my grandmother",
        speakers=("killa-huamani",),
        abstract=(
            "When every word you write is underlined in red, the machine is telling you something about "
            "who it was made for. Quechua builds words by stacking suffixes, so a word list never ends and "
            "the usual dictionary formats give up. Killa Huamaní tells how a finite-state grammar, a radio "
            "show and a kitchen table produced a spellchecker that people chose to install, and how the "
            "elders kept the right to say no."
        ),
        topics=("community", "education", "art"),
    ),
    Session(
        key="forty-terms-of-loops",
        title="Forty terms of teaching loops",
        speakers=("winifred-achterdijk",),
        abstract=(
            "Ten years, forty terms, and in every one of them a student who asks what `i` stands for. "
            "Winifred Achterdijk kept the answers. In her closing keynote she reads from notebooks of "
            "classroom misunderstandings and shows that most are perfectly good theories about a machine "
            "nobody introduced. Three lessons changed because of them; a fourth was thrown away. There "
            "will be chalk, a skipping rope and a volunteer from the front row."
        ),
        topics=("education",),
    ),
)
