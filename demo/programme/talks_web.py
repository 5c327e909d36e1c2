"""Talks about packaging, the web and testing."""

from demo.shapes import Session

WEB_TALKS: tuple[Session, ...] = (
    Session(
        key="lock-files-agree",
        title="Lock files that agree with each other",
        speakers=("wilhelmina-castellanos",),
        abstract=(
            "At one point our monorepo held four lock formats and five truths. A shared format, "
            "`pylock.toml`, promised peace. Did it bring any? Partly. We compare what resolvers write into "
            "it, how markers and dependency groups survive a round trip, and what an installer is entitled "
            "to ignore. By the end you can read such a file with your own eyes, verify its hashes, and "
            "explain to a colleague why locking is not pinning."
        ),
        level="intermediate",
        topics=("packaging",),
    ),
    Session(
        key="wheel-my-machine",
        title="Your wheel works on my machine",
        speakers=("thandeka-rosenqvist",),
        abstract=(
            "The filename of a wheel is a small poem about compatibility, and most of us never scan it. "
            "Line by line we read the tags: interpreter, ABI with or without the `t`, platform. Then three "
            "failures from the field, a C library too new for an old cluster, a universal build that was "
            "not, and a browser. You leave able to predict from a name alone who can install it."
        ),
        level="intermediate",
        topics=("packaging",),
    ),
    Session(
        key="one-file-dependencies",
        title="One file, its dependencies on top",
        speakers=("ruaridh-mackintyre-osei",),
        abstract=(
            "Colleagues used to reply to my scripts with 'ModuleNotFoundError, what now?' A comment block "
            "at the top of the file ended that. Inline script metadata lets a runner build the right "
            "environment for a single `.py` and throw it away later. I show the six lines, what happens on "
            "the first run without a network, how to lock them, and at which size a script should stop "
            "pretending and become a package."
        ),
        level="beginner",
        topics=("packaging", "devops"),
    ),
    Session(
        key="six-hundred-dependants",
        title="Retiring a package with six hundred dependants",
        speakers=("delphine-wairimu",),
        abstract=(
            "My library had one good idea, and the ecosystem has had a better one since. Telling six "
            "hundred projects took thirteen months. Mail by mail I learned which signals get read: a "
            "`DeprecationWarning` almost never, a migration pull request nearly always, a friendly "
            "deadline sometimes. There is a timeline, a script that found the dependants, the two "
            "companies that panicked, and the final release, which does nothing and says so kindly."
        ),
        topics=("packaging", "community"),
        experience_report=True,
    ),
    Session(
        key="publishing-burglar",
        title="Trusted publishing from a burglar's point of view",
        speakers=("kwabena-lindqvist",),
        abstract=(
            "Suppose I want to put my code into your next release. There is no token to steal any more, "
            "since your workflow proves its identity with a short-lived one. Pity. So I look at who may "
            "approve the environment, which action is pinned to a movable tag, whether a pull request can "
            "reach the publishing job. We rob a toy project four times, closing one window after each, and "
            "then read an attestation together."
        ),
        level="intermediate",
        topics=("security", "packaging"),
    ),
    Session(
        key="deleting-40000-lines",
        title="Deleting 40,000 lines without a meeting",
        speakers=("rangi-holloway",),
        abstract=(
            "Nobody objects to deleting dead code until you ask. So I stopped asking and started "
            "measuring: a counter in each suspicious function, ninety days including a year end, then a "
            "pull request small enough to review over toast. Forty thousand lines went this way. I will "
            "show the counter, the polite commit messages, the function that woke up on 29 February, and "
            "why two thousand lines stayed even though they never ran."
        ),
        topics=("devops", "community"),
        experience_report=True,
    ),
    Session(
        key="passkeys-school",
        title="Passkeys for a school with shared laptops",
        speakers=("beatrix-nguyen-holt", "anselm-tuimavave"),
        abstract=(
            "Passkeys assume one person, one device. Our school has 412 children, 96 laptops and a "
            "trolley. A teacher and an identity engineer tell how they made it work anyway: cheap security "
            "keys on lanyards, a second key in the office, a Django app of eight hundred lines, and a "
            "recovery path that survives a Monday. Password resets fell from forty a week to two. The "
            "lanyards, it must be said, were chewed."
        ),
        level="intermediate",
        topics=("security", "education", "web"),
        experience_report=True,
    ),
    Session(
        key="migration-backwards",
        title="The migration we ran backwards",
        speakers=("zoltan-marama",),
        abstract=(
            "At 02:40 we typed `migrate orchard 0117`, which was the previous number, and held our breath. "
            "Reverse migrations are written by optimists and run by the desperate. Ours dropped a column "
            "that had been filled for thirty-one minutes. From that night came a discipline: expand and "
            "contract, reversible data steps, a rehearsal against yesterday's dump, lock timeouts on "
            "everything. The talk includes the actual terminal log, lightly shortened for swearing."
        ),
        level="intermediate",
        topics=("databases", "web"),
        experience_report=True,
    ),
    Session(
        key="tasks-without-background",
        title="Background tasks without the big broker",
        speakers=("fenna-abiodun",),
        abstract=(
            "Django now has an interface for tasks, and many sites can feed it from the database they "
            "already own. Is that wise? For forty newspapers sending a few thousand mails a week, yes. We "
            "look at enqueueing only after commit, `SELECT ... FOR UPDATE SKIP LOCKED`, retries that do "
            "not send the same mail twice, and the queue length at which I would fetch a proper broker "
            "after all."
        ),
        level="intermediate",
        topics=("web", "databases"),
    ),
    Session(
        key="forms-bad-connection",
        title="Forms that survive a bad connection",
        speakers=("uiloq-petersen",),
        abstract=(
            "Someone has filled in thirty fields with cold fingers and presses send. The signal is gone. "
            "What does your site do now? Mine used to lose it all. Idempotency keys, drafts kept in the "
            "browser, server answers that can be repeated without harm, and pages that work before the "
            "script arrives: none of it is new, yet together it changed how our users speak of the system. "
            "With a live demonstration at one kilobyte per second."
        ),
        level="beginner",
        topics=("web", "civic"),
    ),
    Session(
        key="half-a-template",
        title="Half a template is plenty",
        speakers=("sefa-delacroix-brandt",),
        abstract=(
            "Why send a page when the visitor asked for one changed row? Template partials let a single "
            "file hold the whole page and its replaceable parts, so the fragment that arrives later is the "
            "fragment you rendered first. We convert a theatre's seat list from a client-side application, "
            "count what was deleted, and then look hard at the awkward bits: focus, the back button, error "
            "messages, screen readers."
        ),
        level="intermediate",
        topics=("web",),
    ),
    Session(
        key="csp-keep",
        title="A content security policy you can keep",
        speakers=("ottoline-kgosi",),
        abstract=(
            "Most policies begin strict and end as `unsafe-inline` with a comment. Ours has stayed strict "
            "for twenty-six months, mainly because breaking it is noisy and fixing it is easy. I go "
            "through nonces and hashes, Django's built-in support, the report-only weeks, and a sorting "
            "machine for violation reports, nine in ten of which come from browser extensions. You get the "
            "decision table we use when a vendor asks for one small exception."
        ),
        level="intermediate",
        topics=("security", "web"),
    ),
    Session(
        key="eleven-languages",
        title="Eleven languages, one right-to-left sidebar",
        speakers=("yael-barzilai-mbeki",),
        abstract=(
            "We translated our clinic site into ten languages in a month. Number eleven was Arabic and "
            "took half a year. Most of that time went into things we believed were neutral: arrows, phone "
            "numbers, the word 'left' in a class name, plurals with six forms, dates inside sentences. "
            "Hear what we should have done on day one with logical CSS properties and `ngettext`, and how "
            "our translators came to open pull requests themselves."
        ),
        level="intermediate",
        topics=("web", "health"),
        experience_report=True,
    ),
    Session(
        key="admin-is-product",
        title="The admin is a product",
        speakers=("casimir-adeyemi-ruiz",),
        abstract=(
            "'It is only the admin' is how twelve packers ended up scrolling through eight thousand "
            "carrots every morning. We gave the built-in Django admin the attention we reserve for "
            "customers: watched people use it, removed fields, put the three daily actions first, fixed "
            "the N+1 queries, wrote help texts with the packers. No new framework was required. The "
            "session shows every change in order of minutes saved per day."
        ),
        level="beginner",
        topics=("web",),
        experience_report=True,
    ),
    Session(
        key="sse-quiet-sibling",
        title="Server-sent events, the quiet sibling",
        speakers=("pilvi-santangelo",),
        abstract=(
            "Everyone reaches for WebSockets; often the traffic only flows one way. Server-sent events are "
            "plain HTTP, reconnect by themselves and fit into twenty lines of an async view. Live "
            "subtitles for a radio station serve as our example. Topics on the way: `Last-Event-ID` and "
            "replay, proxies that buffer, the limit of six connections on HTTP/1.1, heartbeats, and how to "
            "shut a worker down without cutting off a sentence."
        ),
        level="intermediate",
        topics=("web",),
    ),
    Session(
        key="lighter-than-photo",
        title="Websites that weigh less than the photo",
        speakers=("hinemoa-castelli",),
        abstract=(
            "Pick any news site and compare the picture with the machinery around it. The machinery wins "
            "by a factor of thirty. This talk puts one ordinary Django site on a diet in public, reporting "
            "kilobytes after each step: fonts, images in three sizes, compression at build time, cache "
            "headers that mean it, a script removed because nobody could say what it did. Final weight 61 "
            "KB, photograph included."
        ),
        level="beginner",
        topics=("web", "performance"),
    ),
    Session(
        key="form-asked-too-much",
        title="The form that asked too much",
        speakers=("ewa-ramanantsoa",),
        abstract=(
            "First name, last name, title, gender, all with a red star. Which of these does a library card "
            "need? I removed fields from public forms for three years and kept notes on what happened to "
            "the data, the queue and the complaints. Nothing broke; fewer people lied. We will rewrite one "
            "registration form live, question by question, and discuss the few cases where asking is right "
            "and saying why makes the difference."
        ),
        level="beginner",
        topics=("civic", "web", "community"),
    ),
    Session(
        key="property-tests-assumptions",
        title="Property tests found my assumptions",
        speakers=("dagny-whitcombe",),
        abstract=(
            "I assumed a premium could not fall when a boat gets longer. The shrinker answered with a boat "
            "of 14.99 metres. Finding properties is harder than running them, so this talk is about where "
            "to look: round trips, an older implementation, things that must not change, things that may "
            "only grow. Five properties from insurance code, the bug each one uncovered, and two that "
            "taught us nothing and were deleted."
        ),
        level="intermediate",
        topics=("testing",),
    ),
    Session(
        key="flaky-support-group",
        title="The flaky test support group",
        speakers=("ignatius-mwamba", "saoirse-takahashi-lund"),
        abstract=(
            "My name is `test_refund_flow`, and I fail on one run in sixty. Every second Wednesday our "
            "group takes in one such test, reads its history and sends it home cured or retired. Two "
            "members report on 118 cases: clocks, leftover rows, ordering, ports, one honest race in "
            "production. They bring the quarantine rules, a plugin that reruns a test beside random "
            "neighbours, and the figure nobody expected, namely how many had been right."
        ),
        level="intermediate",
        topics=("testing", "community"),
        experience_report=True,
    ),
    Session(
        key="mocks-breakup",
        title="Mocks: a breakup letter",
        speakers=("marguerite-olabode",),
        abstract=(
            "Dear `patch`, we had good years. You agreed with everything I said, and that was the trouble. "
            "In this letter, read aloud with slides, I explain why eleven hundred green tests missed a "
            "renamed argument; what `autospec` would have told me; how small fakes, a real database and a "
            "recorded HTTP exchange took your place; and why I still call you when time itself must stand "
            "still."
        ),
        level="intermediate",
        topics=("testing",),
    ),
    Session(
        key="mutation-payroll",
        title="Mutation testing a payroll",
        speakers=("tiago-bessarab",),
        abstract=(
            "Coverage said 96 per cent. Then we let a tool change `<` into `<=`, drop a `not`, nudge a "
            "constant, and a third of the mutants walked out alive. Some were harmless; one would have "
            "paid every December bonus twice. The report covers how to keep run time tolerable on a legacy "
            "suite, how to read survivors without despair, and which of our rules deserved the attention "
            "at all."
        ),
        level="advanced",
        topics=("testing",),
        experience_report=True,
    ),
    Session(
        key="robot-thursdays",
        title="Testing a robot arm you only get on Thursdays",
        speakers=("hana-vitkova-ellis",),
        abstract=(
            "Six days a week, our robot exists only in recordings. What you cannot run, you must be able "
            "to replay. I describe the seam we cut between deciding and moving, a simulator that is "
            "deliberately worse than reality, captured serial traffic as fixtures, and a checklist for the "
            "precious day itself. Also the afternoon when simulated and real arm disagreed by two "
            "millimetres, and the simulated one was right."
        ),
        level="intermediate",
        topics=("hardware", "testing"),
    ),
)
