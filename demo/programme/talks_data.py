"""Talks about data, machine learning and science."""

from demo.shapes import Session

DATA_TALKS: tuple[Session, ...] = (
    Session(
        key="dataframes-fish-market",
        title="Dataframes at the fish market",
        speakers=("kristjana-bello", "emre-vanderpool"),
        abstract=(
            "At 05:10 the prices must be on the wall, in krónur, per species and box. The old script "
            "needed eleven minutes and prayer. Two analysts rewrote it with lazy query plans over columnar "
            "files: forty seconds, on the same tired computer. More interesting than speed was agreement, "
            "since the rewrite differed from the original in three places. Once it was the new one that "
            "was wrong. Bring gloves; there will be a sample on ice."
        ),
        level="intermediate",
        topics=("data", "performance"),
        experience_report=True,
    ),
    Session(
        key="csv-eats-itself",
        title="CSV, the format that eats itself",
        speakers=("emre-vanderpool",),
        abstract=(
            "What is the most widely used data format that nobody can define? This is an affectionate tour "
            "through three hundred real files: semicolons, byte-order marks, a gene called SEPT2 turned "
            "into the second of September, numbers with thin spaces, one file that contained another. For "
            "each there is a defensive habit with `csv`, an encoding check and a schema. Last of all: how "
            "to write files which the next person will not curse."
        ),
        level="beginner",
        topics=("data",),
    ),
    Session(
        key="ten-billion-rows",
        title="Ten billion rows on a laptop from 2019",
        speakers=("laszlo-tuhiwai-green",),
        abstract=(
            "The cluster quote was more than our field budget, so we asked what the old laptop could do. "
            "Quite a lot: sorted, partitioned columnar files, statistics that let a reader skip most of "
            "them, dictionary encoding, streaming aggregation, an honest look at the disk. We go from a "
            "query that crashes to one that answers in fifty-two seconds, checking memory after every "
            "change. Then we find the question for which renting a machine was right."
        ),
        level="intermediate",
        topics=("data", "performance"),
    ),
    Session(
        key="charts-red",
        title="Charts for people who don't see red",
        speakers=("imogen-sarpong",),
        abstract=(
            "My brother looked at our flood warning map and asked why everything was fine. Around one man "
            "in twelve would have. Taking a handful of plots through simulation, printing, sunlight and a "
            "screen reader, I repair them one after another: lightness before hue, direct labels in place "
            "of legends, shapes, text alternatives that state the finding. Matplotlib code accompanies "
            "every step, along with the two occasions when a table turned out kinder."
        ),
        level="beginner",
        topics=("data", "art"),
    ),
    Session(
        key="century-of-rainfall",
        title="Cleaning a century of handwritten rainfall",
        speakers=("wendeline-aguta",),
        abstract=(
            "The books smell of paraffin, and one was eaten by termites from March to May 1931. Reading "
            "them took recognition software, four hundred volunteers, and rules for telling an empty cell "
            "from a dry day. We kept every doubt as data: who read what, how sure they were, which "
            "neighbour station disagreed. The talk follows one suspicious 240 millimetres through the "
            "pipeline, to the surprising end that the observer had been right."
        ),
        level="intermediate",
        topics=("science", "data"),
        experience_report=True,
    ),
    Session(
        key="small-model-small-language",
        title="A small model for a small language",
        speakers=("aputsiaq-moreau",),
        abstract=(
            "Forty-one hours of recorded speech is nothing to a large model and everything to a village. "
            "With permission agreements written first and code second, we trained a recogniser of twenty "
            "million parameters that runs on the radio station's own computer. Phonemes beat letters, "
            "careful splits by *speaker* halved our apparent accuracy, and data augmentation helped less "
            "than one retired announcer. The consent form may well be the most reusable artefact of all."
        ),
        level="intermediate",
        topics=("machine-learning", "community"),
    ),
    Session(
        key="evaluating-farm-chatbot",
        title="How do you grade a chatbot that talks to farmers?",
        speakers=("wangari-stockdale",),
        abstract=(
            "A wrong dose for a calf is not a 'hallucination', it is a dead calf. So three vets and I "
            "wrote 640 questions with acceptable, incomplete and dangerous answers before we allowed any "
            "model near the phone line. You will see how we sample real calls, measure agreement between "
            "vets, keep automatic graders on a short leash, and treat 'please ask a vet' as a correct "
            "reply. In week six, we switched the thing off. I explain why."
        ),
        level="intermediate",
        topics=("machine-learning", "testing"),
        experience_report=True,
    ),
    Session(
        key="embeddings-without-awe",
        title="Embeddings without the awe",
        speakers=("yusra-thorvaldsen",),
        abstract=(
            "Put cardamom near cinnamon and far from bleach, and you have an embedding. Arranging a spice "
            "rack in two, three and then three hundred dimensions, we meet distance, neighbours, the odd "
            "geometry of large spaces, and approximate search. NumPy is sufficient for everything. Then "
            "come the disappointments: negation, numbers, words that changed meaning, whose kitchen it was "
            "to begin with. No prior mathematics beyond the ruler is required."
        ),
        level="beginner",
        topics=("machine-learning", "data"),
    ),
    Session(
        key="when-not-to-train",
        title="When not to train anything",
        speakers=("bertrand-oyelowo-finch",),
        abstract=(
            "Our director wanted a model to predict broken boilers. A sorted list of boiler ages got four "
            "fifths of the way. Looking back over nine requests in two years, I sort them by what finally "
            "solved the problem: a join, a phone call, a threshold, a regression with three columns, and, "
            "twice, something that deserved the word *learning*. The checklist I use in first meetings "
            "comes along, with its rudest question underlined."
        ),
        topics=("machine-learning", "data"),
        experience_report=True,
    ),
    Session(
        key="uncertainty-out-loud",
        title="Uncertainty you can say out loud",
        speakers=("mehwish-lockhart",),
        abstract=(
            "'The river will rise to 4.2 metres' is a brave sentence; 'nine times in ten it stays below "
            "4.6' is a useful one. Conformal prediction turns almost any regressor into a source of such "
            "statements, given data that resembles the future. In forty lines of NumPy we build it, watch "
            "its coverage hold, then break it with a flood unlike any before. Last comes the part that "
            "took longest: the words a dispatcher can repeat over radio."
        ),
        level="intermediate",
        topics=("machine-learning", "science"),
    ),
    Session(
        key="dataset-cousin",
        title="The dataset had my cousin in it",
        speakers=("salome-haufiku-brandt",),
        abstract=(
            "Scrolling through a well-known image set, I recognised a school yard, then a jersey, then a "
            "face. Nobody in the family had been asked. This is the story of a year spent following one "
            "photograph back through mirrors, papers and a holiday album, and of who answered. You will "
            "take away practical things for your own collections: provenance columns, a working removal "
            "route, licences that survive copying, questions to put to a supplier."
        ),
        topics=("machine-learning", "community"),
        content_warning="Discusses photographs of people, also children, published without consent. None are shown.",
        recorded=False,
    ),
    Session(
        key="tide-model-phone",
        title="A tide model you can run on a phone",
        speakers=("torvald-macready-ross",),
        abstract=(
            "Tides are sums of cosines, thirty-seven of them if you are careful, which is why brass "
            "machines could predict them. Mine does so in a browser, offline, on a phone in a wet pocket. "
            "We fit harmonic constituents to a year of gauge readings by least squares, compile nothing, "
            "ship Python through WebAssembly, and bring eleven megabytes down to three. Weather still wins "
            "sometimes; the residual plot shows honestly how often."
        ),
        level="intermediate",
        topics=("science", "geo", "performance"),
    ),
    Session(
        key="counting-birds",
        title="Counting birds with a microphone",
        speakers=("bronwen-adeleke",),
        abstract=(
            "A thirty-pound recorder hears the marsh all night; I need to sleep. Between its files and a "
            "number in a report lie wind, frogs, one motorway, and the question whether two calls are two "
            "birds. I walk through spectrograms, a pretrained detector, thresholds chosen per species, and "
            "the statistics for what is present yet silent. Compared with a human listener the machine did "
            "well on bitterns and shamefully on anything that mumbles."
        ),
        level="beginner",
        topics=("science", "machine-learning", "hardware"),
    ),
    Session(
        key="how-many-toilets",
        title="How many toilets does a festival need?",
        speakers=("fitzgerald-amoako",),
        abstract=(
            "Divide visitors by a hundred, says the handbook, and people cross their legs all the same. "
            "Averages do not queue. Using generators and a heap we write a discrete-event simulation of an "
            "afternoon with a headline act: arrivals in bursts, two kinds of cubicle, one that breaks. "
            "Watch the ninety-fifth percentile explode while the mean sits still. Whoever runs servers, "
            "clinics or bars will recognise the shape and can reuse the sixty lines."
        ),
        level="beginner",
        topics=("science", "civic"),
    ),
    Session(
        key="lost-balloon-units",
        title="Units, or how we lost a weather balloon",
        speakers=("ludmila-hakopian-shaw",),
        abstract=(
            "It rose beautifully until a function expecting hectopascals received pascals and decided to "
            "come home, over a lake. No test had failed, because every number was a float and every float "
            "looked fine. Afterwards we compared quantities checked at run time, `NewType` wrappers "
            "checked beforehand, naming conventions and plain assertions at the border. I give costs for "
            "each in speed and patience, and tell which two survived contact with graduate students."
        ),
        level="intermediate",
        topics=("science", "testing"),
        experience_report=True,
    ),
    Session(
        key="patient-scheduler",
        title="Telescopes, queues and a very patient scheduler",
        speakers=("apinya-korhonen",),
        abstract=(
            "Every night six hundred wishes compete for nine hours of sky, and then fog arrives. An "
            "optimal plan is worthless after four minutes; a greedy one starves faint galaxies for weeks. "
            "Ours re-plans continuously with a constraint solver, a memory for fairness and a rule that "
            "any astronomer can read. We shall look at modelling setting targets as intervals, at making "
            "schedules explain themselves, and at simulated years as regression tests."
        ),
        level="advanced",
        topics=("science", "performance"),
    ),
)
