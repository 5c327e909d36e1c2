"""Talks about the language, the interpreter and types."""

from demo.shapes import Session

LANGUAGE_TALKS: tuple[Session, ...] = (
    Session(
        key="async-without-tears",
        title="Async without tears: three years in",
        speakers=("marit-oyelaran",),
        abstract=(
            "Three winters ago our parcel tracker went from threads to `asyncio`. Latency fell; so did our "
            "ability to explain an outage. This is the honest ledger: where structured concurrency with "
            "`TaskGroup` removed whole classes of bugs, why cancellation needed a written house rule, "
            "which libraries we wrapped in threads again, and how we now load-test timeouts. You go home "
            "with a one-page checklist for deciding whether your own service should follow."
        ),
        level="intermediate",
        topics=("core-python", "web"),
        experience_report=True,
    ),
    Session(
        key="free-threads-tuesday",
        title="Free threads, shared lists, and the bug that came on Tuesdays",
        speakers=("tomasz-wierzba",),
        abstract=(
            "Every Tuesday at eleven, one container in four thousand was assigned to two cranes. The "
            "service had just moved to the free-threaded build. Following the trail from a dashboard to a "
            "check-then-act on a plain dict, we look at what per-object locks do promise, what they never "
            "promised, and why `list.append` was innocent. Includes the stress harness that made Tuesday "
            "happen in nine seconds."
        ),
        level="advanced",
        topics=("performance", "core-python"),
        experience_report=True,
    ),
    Session(
        key="what-the-lock-did",
        title="What the lock was doing for you",
        speakers=("sunniva-rao",),
        abstract=(
            "Extension authors relied on the global lock for things it never advertised: lazily filled "
            "caches, borrowed references that stayed alive, static buffers. Porting twelve projects to the "
            "free-threaded build turned up the same five patterns again and again. Each is shown in its "
            "smallest C form beside a fix, from strong references via `PyDict_GetItemRef` to critical "
            "sections, followed by a way to try the port with a thread sanitizer in CI."
        ),
        level="advanced",
        topics=("core-python", "performance"),
    ),
    Session(
        key="import-four-seconds",
        title="The import that took four seconds",
        speakers=("edgardo-limjoco",),
        abstract=(
            "Our ticket printer's command line took 4.1 seconds to say `--help`. Now it takes 180 "
            "milliseconds, and no line of business logic changed. Starting from `-X importtime`, we peel "
            "the onion: a plotting library pulled in by a type hint, a plugin scan, a config file parsed "
            "twice. Then come explicit lazy imports from Python 3.15, the errors they postpone, and the "
            "one module that must stay eager."
        ),
        level="intermediate",
        topics=("performance", "core-python"),
        experience_report=True,
    ),
    Session(
        key="reading-bytecode",
        title="Reading bytecode for fun and one actual bug fix",
        speakers=("yevheniia-stoliar",),
        abstract=(
            "You do not need `dis` to be a good programmer. It is still the quickest way to stop guessing. "
            "We read a dozen tiny functions together, watch specialised instructions appear after a few "
            "warm-up calls, and see where a comprehension lives since it was inlined. At the end a real "
            "defect: two lines that looked alike in review, compiled differently, and cost a client four "
            "hundred wrong invoices."
        ),
        level="intermediate",
        topics=("core-python",),
    ),
    Session(
        key="gc-compost",
        title="A garbage collector for people who compost",
        speakers=("bram-hoekzema",),
        abstract=(
            "Most objects in Python vanish the moment nobody holds them. The rest rot in circles. With a "
            "kitchen bin, a heap and a few labelled onions, this session explains reference counting, "
            "cycles, generations and weak references without a single pointer diagram. Afterwards you can "
            "tell when `gc.collect()` helps, why `__del__` is a poor place for important work, and how to "
            "find out who is still holding your onion."
        ),
        level="beginner",
        topics=("core-python",),
    ),
    Session(
        key="t-strings-in-anger",
        title="Template strings in anger: SQL, HTML and a shell",
        speakers=("aroha-pennington-waaka",),
        abstract=(
            'Since 3.14 a `t"..."` literal hands you the pieces of a string before anybody glues them '
            "together. We replaced three home-made escaping layers with it. SQL was easy, HTML was "
            "pleasant, shell commands were humbling. Expect working code for all three, the "
            "nested-template trap, a look at how linters can insist on `t` in dangerous calls, and the "
            "places where an ordinary f-string remains the better idea."
        ),
        level="intermediate",
        topics=("core-python", "security"),
    ),
    Session(
        key="annotations-that-wait",
        title="Annotations that wait",
        speakers=("jun-ho-baek",),
        abstract=(
            "For years an annotation was either evaluated too early or turned into a string that nobody "
            "could reliably turn back. Deferred evaluation changed the bargain: a hidden function computes "
            "annotations when asked. Here is how `__annotate__` works, which of the formats in "
            "`annotationlib` a library should request, what happens to names that never exist at runtime, "
            "and how we moved a validation package off the old string import while supporting four "
            "versions."
        ),
        level="advanced",
        topics=("core-python",),
    ),
    Session(
        key="four-interpreters",
        title="One process, four interpreters",
        speakers=("chidinma-falkenrath",),
        abstract=(
            "Between threads that share everything and processes that share nothing, there is a third "
            "option in the standard library. `concurrent.interpreters` gives each worker its own modules "
            "and its own lock. On a seed-counting pipeline we compare it with a process pool and with free "
            "threading: start-up cost, memory, what crosses a queue, which extension modules refuse. Bring "
            "no favourites; the winner changes with the size of the message."
        ),
        level="advanced",
        topics=("core-python", "performance"),
    ),
    Session(
        key="who-is-awaiting-whom",
        title="Who is awaiting whom?",
        speakers=("farrukh-tashev",),
        abstract=(
            "A process that hangs at zero per cent CPU is rude: no error, no log, no hint. Modern Python "
            "can be asked politely. `python -m asyncio ps` and `pstree` attach to a live process and print "
            "which task waits for which. We hang four programs in four different ways, look at each from "
            "outside, and end with the permissions you must arrange *before* the night you need them."
        ),
        level="intermediate",
        topics=("core-python", "devops"),
    ),
    Session(
        key="profilers-disagree",
        title="Profilers disagree: whom do you believe?",
        speakers=("gudrun-ashby",),
        abstract=(
            "Four profilers, one program, four culprits. Deterministic tracing inflated small functions, "
            "wall-clock sampling blamed the network, a memory profiler pointed at the logger and the CPU "
            "counters shrugged. Instead of declaring a champion we ask what each instrument perturbs and "
            "what it cannot see. The session closes with a short routine, including the statistical "
            "profiler that ships with Python since 3.15, that gets you from 'slow' to a sentence you could "
            "defend."
        ),
        level="intermediate",
        topics=("performance",),
    ),
    Session(
        key="jit-not-magic",
        title="A JIT is not a magic word",
        speakers=("mateus-quirino",),
        abstract=(
            "Turning on the just-in-time compiler made one of our services a ninth faster, one slower, and "
            "left seven exactly where they were. That is not a disappointment; it is information. Mateus "
            "walks through the path from bytecode to micro-operations to copied machine code, shows why "
            "short calls through C libraries gain little, and gives you three measurements that predict "
            "whether your program will notice."
        ),
        level="advanced",
        topics=("performance", "core-python"),
    ),
    Session(
        key="descriptors-ferry",
        title="Descriptors, explained with a ferry ticket",
        speakers=("oluwaseun-prideaux",),
        abstract=(
            "A ticket looks like a thing you own, but the deckhand decides what happens when you show it. "
            "So do descriptors. Properties, bound methods, slots and ORM fields all rest on three small "
            "hooks, and once you have seen `__get__` punch a ticket you cannot unsee it. We build a "
            "validated field, break its storage in the classic way, repair it with `__set_name__`, and "
            "then stop before it gets clever."
        ),
        level="intermediate",
        topics=("core-python",),
    ),
    Session(
        key="sorting-phone-book",
        title="Sorting is a solved problem, said nobody with a phone book",
        speakers=("solveig-nakashima",),
        abstract=(
            "Where does Østergaard go? In Copenhagen after Z, in Hamburg near O, and in your application "
            "wherever the code points fall. This session is a tour of order: normalisation forms, "
            "collation keys, numeric runs, particles like 'van' and names written without spaces. You will "
            "see how little `sorted()` needs to be told once the key is right, and when it is better to "
            "let the database collate instead."
        ),
        level="intermediate",
        topics=("data", "core-python"),
    ),
    Session(
        key="hour-that-happened-twice",
        title="datetime and the hour that happened twice",
        speakers=("callum-birrell-hayes",),
        abstract=(
            "On the first Sunday in April, 2:30 in the morning happens twice in Hobart, and a bus has to "
            "leave at each. Naive timestamps lose one of them. Using real timetables we sort out aware and "
            "naive values, `zoneinfo`, the curious `fold` attribute, and why adding a day is not adding "
            "twenty-four hours. The main lesson fits on a postcard: store instants for what has happened, "
            "wall-clock time plus zone for what is promised."
        ),
        level="beginner",
        topics=("core-python", "civic"),
    ),
    Session(
        key="matching-customs",
        title="Structural pattern matching in a customs office",
        speakers=("nomvula-desrosiers",),
        abstract=(
            "Is a chocolate bar containing wafer a biscuit? The tariff book knows, in four hundred nested "
            "paragraphs. We rewrote them from `elif` ladders into `match` statements that officers can "
            "read aloud. Some things went splendidly: class patterns, guards, exhaustive checks through "
            "`assert_never`. Others bit us, such as bare names that capture instead of compare. Real "
            "rules, real cheese, and a rule of thumb for when a plain dict would do."
        ),
        level="intermediate",
        topics=("core-python", "civic"),
        experience_report=True,
    ),
    Session(
        key="pep-rejected",
        title="How a proposal gets rejected",
        speakers=("hakon-brattvag",),
        abstract=(
            "Acceptance stories are told often; refusals teach more. Taking three declined proposals, one "
            "of them my own, this talk traces how an idea for Python moves from a forum thread to a "
            "decision: who reads it, which questions always return, where authors lose half a year. "
            "Rejection turned out to be useful in each case. If you carry an idea around, you will learn "
            "how to test it cheaply before writing twenty pages."
        ),
        topics=("core-python", "community"),
    ),
    Session(
        key="first-patch-eleven-months",
        title="My first patch took eleven months",
        speakers=("shabnam-orazova",),
        abstract=(
            "The change was four lines. Between opening it and seeing it merged lay a failing build on a "
            "platform I had never heard of, two reviewers who disagreed, a feature freeze and a wedding. I "
            "kept a diary. Listening to it now, most of the waiting had reasons nobody had written down. "
            "This is what I wish someone had told me in week two, and what the project changed after I "
            "asked."
        ),
        level="beginner",
        topics=("community", "core-python"),
        experience_report=True,
    ),
    Session(
        key="typing-from-the-edges",
        title="Typing a fifteen-year-old codebase from the edges in",
        speakers=("leopold-anyanwu",),
        abstract=(
            "Adding annotations top-down got us nowhere for a year. Then we began at the edges: what comes "
            "in over HTTP, what goes out to the database, what the printer receives. Within five months "
            "the middle was small enough to finish. You will see the ratchet that kept errors from "
            "returning, the `cast` calls we are still ashamed of, and a chart of bugs found against hours "
            "spent, including the flat part."
        ),
        level="intermediate",
        topics=("core-python", "testing"),
        experience_report=True,
    ),
    Session(
        key="protocols-over-parents",
        title="Protocols over parents",
        speakers=("priyamvada-sole",),
        abstract=(
            "Our base class had forty methods, and a pair of scales needed two of them. Structural typing "
            "let every caller state what it actually uses. Step by step we take a device hierarchy apart "
            "with `Protocol`, discover that most protocols want exactly one method, and meet the sharp "
            "edges: mutable attributes are invariant, `runtime_checkable` looks at names only, and errors "
            "appear far from the culprit unless you assert conformance beside the class."
        ),
        level="intermediate",
        topics=("core-python",),
    ),
    Session(
        key="typeddict-dataclass-tuple",
        title="TypedDict, dataclass or a plain tuple?",
        speakers=("priyamvada-sole",),
        abstract=(
            "Three fields belong together. What do you put them in? Newcomers ask; veterans mumble. Rather "
            "than a ranking we use five questions: does it come from JSON, will it be a key, may it "
            "change, does it have behaviour, who else constructs it? Each answer eliminates something. "
            "Code for every case is short enough to read from the back row, and the summary table prints "
            "nicely on A6."
        ),
        level="beginner",
        topics=("core-python",),
    ),
)
