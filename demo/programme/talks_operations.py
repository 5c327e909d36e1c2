"""Talks about running things, security and databases."""

from demo.shapes import Session

OPERATIONS_TALKS: tuple[Session, ...] = (
    Session(
        key="backup-never-backup",
        title="The backup that was never a backup",
        speakers=("ngaire-pohl",),
        abstract=(
            "For nineteen months a green tick reported success every night. The job was compressing an "
            "empty directory with great reliability. When the disk died we recovered 93 per cent of an "
            "oral history archive from a volunteer's laptop, a DVD and the memory of the tape robot. What "
            "changed afterwards is plain: restores on a schedule, a canary file that must come back "
            "different each week, size alarms in both directions, and a person who signs."
        ),
        topics=("devops", "databases"),
        experience_report=True,
    ),
    Session(
        key="postmortems-to-read",
        title="Postmortems people want to read",
        speakers=("obadiah-fitzwarren",),
        abstract=(
            "In most companies the incident review is a form with fifteen headings and one reader, its "
            "author. Ours gets passed around at lunch. The difference is craft: open with the moment of "
            "surprise, say what each person knew *at that minute*, keep the wrong turns, cut 'human error' "
            "and see what must replace it. We edit one dull report together until it holds attention, then "
            "ask which actions it suggests that the form had missed."
        ),
        topics=("devops", "community"),
    ),
    Session(
        key="on-call-three",
        title="On call in a team of three",
        speakers=("lupe-vaisigano",),
        abstract=(
            "Advice on being on call is written by companies with forty engineers and six time zones. "
            "There are three of us, one with a newborn. Over two years we went from nineteen pages a week "
            "to three a month, mostly by deciding what may stay broken until morning. I bring our alert "
            "budget, the rule that whoever is woken may delete the alarm, a handover note that takes four "
            "minutes, and what we pay each other in sleep."
        ),
        topics=("devops", "career"),
        experience_report=True,
    ),
    Session(
        key="logs-grep",
        title="Logs a human can grep",
        speakers=("vasilis-ekwueme",),
        abstract=(
            "Between `print` and a tracing platform with its own invoice lies a wide, pleasant meadow. "
            "Good logs answer four questions: what was attempted, for whom, what came of it, how does it "
            "connect to the line before. We set up the standard `logging` module without inheritance "
            "gymnastics, add a request identifier through `contextvars`, keep secrets and personal data "
            "out, and write sentences that can be found again with one word."
        ),
        level="beginner",
        topics=("devops",),
    ),
    Session(
        key="deploying-sailing-boat",
        title="Deploying from a sailing boat",
        speakers=("ingibjorg-tran",),
        abstract=(
            "Between Tórshavn and Horta there are eleven days without a connection, and my customers know "
            "it. Working from a boat made my deployments better than any audit could: builds that run "
            "offline, releases that can wait in a queue, a server that rolls back by itself if nobody "
            "confirms within ten minutes, feature switches that a friend on land can flip by text message. "
            "You may leave the boat out and keep the rest."
        ),
        topics=("devops", "career"),
        experience_report=True,
    ),
    Session(
        key="back-to-one-server",
        title="We moved back to one server",
        speakers=("demba-steinhauer",),
        abstract=(
            "Eleven libraries, nine hundred requests a minute at the worst moment, and a cluster with "
            "seventeen control-plane components. In spring we moved back to one machine and a cold spare. "
            "Deployments went from eight minutes to twenty seconds, the bill from painful to amusing. We "
            "also lost things: zero-downtime kernel updates, some sleep in the first week, a line on two "
            "CVs. Units, sockets, health checks and the failover drill are shown as they run today."
        ),
        level="intermediate",
        topics=("devops",),
        experience_report=True,
    ),
    Session(
        key="threat-model-bake-sale",
        title="Threat-modelling a bake sale",
        speakers=("tallulah-ndiaye-frost",),
        abstract=(
            "A trestle table, a cash tin, a list of children with allergies. What can go wrong, how bad "
            "would it be, what shall we do about it? Those questions are threat modelling, and nobody "
            "needs a whiteboard full of boxes to begin. The room defends a bake sale in thirty minutes: "
            "assets, trust boundaries, likely trouble, proportionate answers. At the end we exchange the "
            "cake for a Django shop and find that almost every sentence still holds."
        ),
        level="beginner",
        topics=("security", "community"),
    ),
    Session(
        key="secrets-git-history",
        title="Secrets in git history: a cleaning guide",
        speakers=("kwabena-lindqvist",),
        abstract=(
            "You pushed a key. Deleting the file does nothing, and rewriting history does less than you "
            "hope, since forks, caches and build logs remember. Order matters: revoke, look for use, "
            "replace, only then clean. We practise on a repository prepared with nine different leaks, "
            "including one inside a notebook output and one in a wheel already published. A pre-commit "
            "check and a calm template for telling your team conclude the drill."
        ),
        level="beginner",
        topics=("security", "devops"),
    ),
    Session(
        key="pickle-loaded-spring",
        title="Pickle is still a loaded spring",
        speakers=("lazarus-brightwater",),
        abstract=(
            "Loading a pickle runs a program written by whoever made the file. Everyone knows; everyone "
            "still clicks on the model. We take one apart opcode by opcode with `pickletools`, build a "
            "harmless file that opens the calculator, and see why scanning for bad names is a lost race. "
            "The cheerful half covers what to use instead: plain tensor containers, columnar files, JSON "
            "with a schema, and a migration path for ten years of saved experiments."
        ),
        level="intermediate",
        topics=("security", "machine-learning"),
    ),
    Session(
        key="regex-never-home",
        title="Regular expressions that never come home",
        speakers=("aroha-pennington-waaka",),
        abstract=(
            "Thirty-one characters of customer input held one of our workers for four hours. The pattern "
            "looked innocent: `(\\w+\\s?)+$`. Using a small backtracking engine written in forty lines, we "
            "watch where the time goes, then repair it with possessive quantifiers and atomic groups, "
            "which the `re` module has offered since 3.11, or by not using a pattern at all. There is a "
            "test that finds such expressions in your code before a customer does."
        ),
        level="intermediate",
        topics=("security", "performance"),
    ),
    Session(
        key="phishing-my-choir",
        title="I phished my own choir",
        speakers=("amedee-kruger",),
        abstract=(
            "With the board's consent I sent seventy singers a fake message about a change of rehearsal "
            "room. Forty-one clicked, the conductor twice. What followed is the interesting part: a "
            "conversation without shame, a one-word code for urgent mail, a shared password store that a "
            "retired baker now explains to others. A year later nine clicked and thirty called somebody. I "
            "also report what I would never do again, and why."
        ),
        level="beginner",
        topics=("security", "community"),
        experience_report=True,
        recorded=False,
    ),
    Session(
        key="sqlite-on-purpose",
        title="SQLite in production, on purpose",
        speakers=("philomena-achebe-strand",),
        abstract=(
            "A bakery opens at four and its router, often, at seven. So every shop holds its whole "
            "database in one file, and we have run forty of them for three years. The settings that matter "
            "are few: WAL mode, a busy timeout, `BEGIN IMMEDIATE` for writers, foreign keys on. I show "
            "what replication we use, the migration which needed a table rebuild, a corruption caused by a "
            "cheap memory card, and at which point I would leave."
        ),
        level="intermediate",
        topics=("databases", "web"),
        experience_report=True,
    ),
    Session(
        key="indexes-card-catalogue",
        title="Indexes explained with a card catalogue",
        speakers=("quill-radebe-johansson",),
        abstract=(
            "A drawer sorted by author is no help when you only remember that the book was blue. With a "
            "real catalogue on stage and volunteers as the query planner, we act out a full scan, a "
            "lookup, a compound index used from the wrong end, a partial index and one that covers the "
            "question completely. Each scene is followed by the same thing in `EXPLAIN`. People who fear "
            "query plans usually leave reading them aloud."
        ),
        level="beginner",
        topics=("databases",),
    ),
    Session(
        key="soft-delete-regret",
        title="Soft delete, hard regret",
        speakers=("sindre-owusu-mahoney",),
        abstract=(
            "Adding `deleted_at` took an afternoon. Removing it took the better part of a year. In "
            "between: a unique constraint that no longer was one, reports that disagreed, a manager method "
            "everyone forgot, a privacy request we could not honour. We now move rows to a history table, "
            "keep events where history matters, and really delete the rest. Before and after are compared "
            "on query time, on lines of code, and on the number of meetings."
        ),
        level="intermediate",
        topics=("databases", "web"),
        experience_report=True,
    ),
    Session(
        key="row-locks-counter",
        title="Row locks at the ticket counter",
        speakers=("quill-radebe-johansson",),
        abstract=(
            "Two people press Buy for the last seat in the same millisecond. Somebody is going to be "
            "disappointed; it should not be your accountant. Cast as counter clerks, we try optimistic "
            "versions, `SELECT FOR UPDATE`, `SKIP LOCKED`, a check constraint and an advisory lock, in "
            "that order, and see which one each failure calls for. Deadlocks receive their own dance. "
            "Every example runs on PostgreSQL through Django's ORM, timing included."
        ),
        level="intermediate",
        topics=("databases",),
    ),
    Session(
        key="naming-a-row",
        title="Time-ordered keys and other ways to name a row",
        speakers=("basilio-tamatoa",),
        abstract=(
            "An identifier outlives the framework, the office and usually the person who chose it. "
            "Sequential integers tell strangers how many customers you have. Random UUIDs scatter your "
            "index. Version 7 sorts by time, which is lovely until the timestamp itself is a secret. "
            "Together we weigh sortability, size, guessability and what can be read over a crackling phone "
            "line, using measurements from a table of ninety million library loans."
        ),
        level="intermediate",
        topics=("databases",),
    ),
    Session(
        key="search-before-vectors",
        title="Full-text search before you reach for vectors",
        speakers=("solveig-nakashima", "basilio-tamatoa"),
        abstract=(
            "'Can we have semantic search?' usually means that the present search cannot find *ferries* "
            "when someone types *ferry*. Two library people improve a catalogue of two million records "
            "using only what PostgreSQL ships: stemming per language, weighted fields, trigrams for typing "
            "errors, synonyms gathered from failed queries. After each step we rerun two hundred judged "
            "searches. Vectors come last and help with seventeen of them. All judgements are published."
        ),
        level="intermediate",
        topics=("databases", "data"),
    ),
)
