"""Talks about learning, community and things made for people."""

from demo.shapes import Session

PEOPLE_TALKS: tuple[Session, ...] = (
    Session(
        key="three-hundred-first-programs",
        title="What 300 first programs taught us",
        speakers=("kealoha-svensson-ito", "petronella-asante-wu"),
        abstract=(
            "Before any lesson on style, students wrote something for a person they love. We kept three "
            "hundred of these programs and read all of them, twice. Half print a poem. A fifth contain a "
            "loop nobody had taught. Variable names are astonishingly good until we start correcting them. "
            "From sorting and coding this collection came four findings which changed our first month of "
            "teaching, plus one that we cannot explain and would like to discuss."
        ),
        topics=("education",),
    ),
    Session(
        key="prison-classroom",
        title="Python in a prison classroom, without the internet",
        speakers=("ruthanne-delgado-pike",),
        abstract=(
            "No search, no packages, no USB sticks, and the class may end at any minute because somebody "
            "counted wrong. What remains is surprisingly rich: the standard library, a printed reference, "
            "an interpreter and fourteen people with time. I describe how lessons are made that survive "
            "interruption, how students review one another on paper, and what they chose to write. Two "
            "former students have read this text, corrected it and agreed to it."
        ),
        topics=("education", "community"),
        experience_report=True,
        content_warning="Speaks about imprisonment and, briefly, about self-harm.",
        recorded=False,
    ),
    Session(
        key="turtle-grown-ups",
        title="Turtle graphics for grown-ups",
        speakers=("jolanta-mbeki-ford",),
        abstract=(
            "The `turtle` module sits in every Python installation, waiting for someone over twelve. It "
            "will draw Celtic knots, street plans, a fern, the fold lines for a box, and all of it is "
            "geometry you feel with your body, because the turtle turns when you would. I start from one "
            "square and arrive at a loom. Substitution systems, recursion and plotter output appear on the "
            "way; irony does not."
        ),
        level="beginner",
        topics=("art", "education"),
    ),
    Session(
        key="marking-500-notebooks",
        title="Marking five hundred notebooks before Monday",
        speakers=("gethin-mahlangu",),
        abstract=(
            "Hidden state, cells run backwards, `C:\\Users\\me` in every path: notebooks arrive as they "
            "are. My first autograder punished all this and taught nothing. The present one executes each "
            "notebook from top to bottom in a container, compares *properties* of answers in place of "
            "numbers, groups similar mistakes, and leaves me eighty sentences to write by hand. We examine "
            "its design, its worst injustice, and the appeals button that repaired trust."
        ),
        level="intermediate",
        topics=("education", "testing"),
    ),
    Session(
        key="mapas-del-barrio",
        title="Aprender a programar con mapas del barrio",
        speakers=("ximena-quispilaya",),
        abstract=(
            "¿Cuántos peldaños hay hasta la panadería? Con esa pregunta empezó un taller para vecinas de "
            "entre catorce y ochenta años. Caminamos, contamos, anotamos y recién después abrimos el "
            "computador. En la charla muestro cómo un diccionario de escaleras se convirtió en un grafo, "
            "qué errores nos hicieron reír, por qué preferimos papel cuadriculado antes que coordenadas, y "
            "cómo el municipio terminó usando nuestro mapa. Incluye el guion de las seis clases."
        ),
        level="beginner",
        topics=("education", "geo"),
        experience_report=True,
        language="es",
    ),
    Session(
        key="ending-a-meetup",
        title="Ending a meetup well",
        speakers=("hortense-vakaloa",),
        abstract=(
            "Guides for starting a user group fill shelves. On stopping, I found a single page. Our last "
            "evening had cake, accounts that balanced, and more people than any in the four years before. "
            "How did we know it was time? What happened to the money, the domain, the mailing list, the "
            "projector? I tell it without heroism, including six months in which I kept going out of "
            "guilt, and offer a closing checklist to tired organisers."
        ),
        topics=("community",),
        experience_report=True,
        recorded=False,
    ),
    Session(
        key="back-after-brain-injury",
        title="Coming back to code after a brain injury",
        speakers=("dorothea-lim-santos",),
        abstract=(
            "In March I could not hold a function with two arguments in my head. Two years later I ship "
            "software again, differently. Much of what helped would help anyone: names that carry their "
            "meaning, small commits, a written plan for the next ten minutes, pull requests described for "
            "somebody who has forgotten everything. I also talk about noise, money, a manager who asked "
            "the right question and several who did not. Questions may be written on cards."
        ),
        topics=("career", "health"),
        experience_report=True,
        content_warning="Describes an accident, hospital treatment and depression.",
        recorded=False,
    ),
    Session(
        key="review-nine-time-zones",
        title="Code review across nine time zones",
        speakers=("nikolasi-ferrante",),
        abstract=(
            "When your reviewer wakes up as you go to bed, every unclear remark costs a day. Over one "
            "release cycle I measured two hundred of my own reviews: where a thread looped, where it "
            "simply ended, what the first comment had looked like. Short conclusions come of it. Say which "
            "remarks block. Push the trivial fix yourself. Ask one question, not five. Leave the branch so "
            "that somebody else could merge it while you sleep."
        ),
        topics=("community", "career"),
    ),
    Session(
        key="paquete-entre-cuatro",
        title="Un paquete mantenido entre cuatro",
        speakers=("amparo-yupanqui", "evaristo-luna-brandao"),
        abstract=(
            "Durante siete años la biblioteca tuvo un solo mantenedor y ninguna vacación. Hoy somos "
            "cuatro, en tres países, con un turno semanal y un documento de dos páginas que cualquiera "
            "puede discutir. Contamos cómo se repartieron las llaves de publicación, qué tareas resultaron "
            "imposibles de delegar al principio, cuánto cuesta decir que no entre amigos y cómo cobramos "
            "por el soporte. También leemos, con permiso, la carta con que el fundador se despidió."
        ),
        topics=("community", "packaging"),
        experience_report=True,
        language="es",
    ),
    Session(
        key="paying-a-maintainer",
        title="Paying a maintainer: notes from the treasurer",
        speakers=("cosima-abara-lindgren",),
        abstract=(
            "You collected 30,000 francs for a project. Congratulations; now the difficult part. To whom "
            "does the money go, for what, under which tax law, and what happens to those who are not paid? "
            "Reporting on eleven grants in three years, I set out contracts that fit on two pages, why we "
            "pay for *time* and rarely for features, how one project was harmed by our help, and what an "
            "honest final report contains. Bring sums, not slogans."
        ),
        topics=("community", "career"),
        experience_report=True,
    ),
    Session(
        key="weather-station-rubbish",
        title="A weather station made of rubbish",
        speakers=("tavita-brennan-ghosh",),
        abstract=(
            "Salad bowl, bicycle dynamo, ballpoint springs, the motor of a dead printer: everything in "
            "this anemometer came out of a skip, except for a four-dollar board running MicroPython. We go "
            "through counting pulses in an interrupt without allocating memory, deep sleep on one battery "
            "for a winter, calibration from a moving car, and a humidity sensor that lied whenever a "
            "spider moved in. Parts list and spider policy are included."
        ),
        level="beginner",
        topics=("hardware", "science"),
    ),
    Session(
        key="roguelike-pure-functions",
        title="A roguelike in five hundred lines of pure functions",
        speakers=("odalys-winterbourne",),
        abstract=(
            "World in, action in, world out. With frozen dataclasses and one function called `step`, a "
            "dungeon crawler gains undo, replays, saved games and tests almost for nothing. The price is "
            "paid elsewhere: seeded randomness has to be threaded through everything, and copying a map "
            "per turn is only cheap if you share most of it. We read the complete program together, and at "
            "the end one goblin is entirely reproducible."
        ),
        level="intermediate",
        topics=("games", "core-python"),
    ),
    Session(
        key="knitting-serial",
        title="Knitting machines speak serial",
        speakers=("hyacinth-oduya-marsh", "jolanta-mbeki-ford"),
        abstract=(
            "The manual was lost, the floppy drive dead, and the needle bed in perfect order. An engineer "
            "and a weaver listened in on a 1986 knitting machine until it confessed its protocol: 9600 "
            "baud, a checksum, sectors pretending to be a disk. About two hundred lines with a serial "
            "library now stand in for the missing drive. We show the logic traces and the dithering for "
            "two colours of wool, and knit an audience member's doodle on stage."
        ),
        level="intermediate",
        topics=("hardware", "art"),
    ),
    Session(
        key="which-bed-is-free",
        title="Which hospital bed is free?",
        speakers=("nkechi-rautio",),
        abstract=(
            "Five systems knew the answer and gave five numbers. A bed can be clean, staffed, promised, "
            "occupied on paper, or standing in a corridor. We stopped looking for *the* field and modelled "
            "events: who said what about this bed, when, and how long such a statement stays trustworthy. "
            "The talk covers the event table, time-limited facts, a screen designed by night nurses, and "
            "why we display 'unknown since 04:10' in large letters."
        ),
        level="intermediate",
        topics=("health", "databases"),
        experience_report=True,
        content_warning="Mentions overcrowded wards and patients dying while waiting.",
    ),
    Session(
        key="sensores-de-humo",
        title="Sensores de humo para un bosque sin señal",
        speakers=("lautaro-ccori",),
        abstract=(
            "En el valle no hay teléfono, y un incendio avanza más rápido que una camioneta. Instalamos "
            "treinta sensores que conversan por radio de largo alcance y despiertan solo cuando el aire "
            "cambia. Hablaré del consumo medido en microamperios, de paquetes de doce bytes, de un filtro "
            "sencillo que distingue asado de incendio y de las noches en que se equivocó. Todo el código "
            "corre en MicroPython y cabe en una tarde de lectura."
        ),
        level="intermediate",
        topics=("hardware", "science"),
        language="es",
    ),
    Session(
        key="wheelchair-routes",
        title="Finding wheelchair routes in a city of steps",
        speakers=("maarja-tekle", "joaquim-bhattarai"),
        abstract=(
            "Shortest path, says the algorithm, and points at a staircase. For a wheelchair the cost of an "
            "edge depends on slope *and direction*, on surface, rain, kerb height, the strength of an arm. "
            "We derive weights from three hundred recorded journeys, explain why a single missing kerb "
            "makes a whole quarter unreachable, and keep 'nobody has looked' apart from 'passable'. Expect "
            "graph code, bruised knuckles and a map of the venue."
        ),
        level="intermediate",
        topics=("geo", "civic"),
    ),
    Session(
        key="election-night-static",
        title="Election night on a static site",
        speakers=("sigrun-oyedepo",),
        abstract=(
            "For four minutes every two years, our town's website is the most visited in the country. We "
            "used to buy bigger servers. These days a script reads counting sheets, checks that sums "
            "agree, has two people sign, and writes 140 plain files to a cache. The dynamic part of the "
            "evening is a kettle. I explain validation, corrections that stay visible, the rehearsal with "
            "invented parties, and the night when the sheets themselves were wrong."
        ),
        level="intermediate",
        topics=("civic", "web", "devops"),
        experience_report=True,
    ),
    Session(
        key="projections-lie",
        title="Projections lie politely",
        speakers=("anneliese-tupou-grant",),
        abstract=(
            "Buffer a point by ten kilometres in degrees and, down here, you get an egg. Map projections "
            "each tell a courteous lie about area, angle or distance, and your library will believe "
            "whichever you hand it. A cruise from Hobart towards the ice supplies the examples: axis "
            "order, the antimeridian, datums that drift with the continent by seven centimetres a year, "
            "and a polygon that accidentally contained most of the planet. Checks for each are short."
        ),
        level="intermediate",
        topics=("geo", "data"),
    ),
    Session(
        key="live-coding-choir",
        title="Live-coding a choir",
        speakers=("ciaran-mbugua",),
        abstract=(
            "Instead of loudspeakers, people. I type Python; forty volunteers with phones see their next "
            "note, breath or whisper; the room sings. Half performance and half explanation, the session "
            "covers a scheduler that looks ahead, clocks synchronised well enough for consonants, harmony "
            "as constraints over small integers, and pages that remain silent for those who would rather "
            "listen. Nobody needs to read music. Anyone with a cold is given percussion."
        ),
        topics=("art", "games"),
        recorded=False,
    ),
)
