"""Speakers of the talks about learning, community and things made for people."""

from demo.shapes import Member

PEOPLE_SPEAKERS: tuple[Member, ...] = (
    Member(
        key="kealoha-svensson-ito",
        name="Kealoha Svensson-Ito",
        pronouns="they/them",
        pronunciation="keh-ah-LO-hah",
        tagline="Collects beginnings",
        bio=(
            "Kealoha teaches introductory programming and keeps, with permission, the first program every "
            "student writes unaided. The collection has reached 312. They surf at sunrise and grade "
            "afterwards, in that order."
        ),
        city="Hilo",
        employer="Volcano Coast College",
        handles={"mastodon": "@kealoha@social.example", "website": "https://first-programs.example"},
    ),
    Member(
        key="petronella-asante-wu",
        name="Petronella Asante-Wu",
        pronouns="she/her",
        tagline="Studies what learners meant",
        bio=(
            "Petronella researches how people read code before they can write it. She taught primary "
            "school for a decade and still sits on tiny chairs by preference. She and Kealoha met over a "
            "shared photocopier."
        ),
        city="Utrecht",
        employer="Canal School of Teaching",
        handles={"github": "petronella"},
    ),
    Member(
        key="ruthanne-delgado-pike",
        name="Ruthanne Delgado-Pike",
        tagline="Teaches without a network, with a whistle",
        bio=(
            "Ruthanne has taught evening classes in state institutions for nine years. She carries "
            "everything in one transparent bag. Away from work she keeps goats that open every latch she "
            "designs."
        ),
        city="Albuquerque",
        employer="Second Chapter Classes",
        handles={"website": "https://secondchapter.example"},
    ),
    Member(
        key="jolanta-mbeki-ford",
        name="Jolanta Mbeki-Ford",
        pronouns="she/her",
        pronunciation="yo-LAN-ta",
        tagline="Draws with a very slow reptile",
        bio=(
            "Jolanta designs woven patterns and teaches weavers to program them. She is sixty-three and "
            "began at fifty-eight. Her grandchildren call the turtle by its real name, Bogdan."
        ),
        city="Łódź",
        employer="Textile Museum Workshop",
        handles={"mastodon": "@jolanta@social.example", "github": "jolantamf"},
    ),
    Member(
        key="gethin-mahlangu",
        name="Gethin Mahlangu",
        pronunciation="GETH-in mah-LAH-ngoo",
        tagline="Has five hundred students and one weekend",
        bio=(
            "Gethin teaches first-year statistics and refuses to choose between feedback and sleep. He "
            "sings bass in a miners' choir. His autograder is named after his late headmaster and is "
            "equally laconic."
        ),
        city="Cardiff",
        employer="Taff University",
        handles={"github": "gethinm"},
    ),
    Member(
        key="ximena-quispilaya",
        name="Ximena Quispilaya",
        pronouns="ella",
        pronunciation="hee-MEH-nah kees-pee-LAH-yah",
        tagline="Enseña con escaleras y perros",
        bio=(
            "Ximena da clases de programación en una escuela popular de Valparaíso. Fue cartera durante "
            "doce años y conoce cada escalera del cerro. Colecciona rótulos pintados a mano y saluda a "
            "todos los perros por su nombre."
        ),
        city="Valparaíso",
        employer="Escuela Popular Cerro Alto",
        handles={"mastodon": "@ximena@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="hortense-vakaloa",
        name="Hortense Vakaloa",
        pronouns="she/her",
        pronunciation="or-TAHNS vah-kah-LO-ah",
        tagline="Switched off the lights, properly",
        bio=(
            "Hortense organised a monthly programming evening for nine years and eleven months. She is a "
            "pharmacist who automates her inventory. She now has Thursdays and has taken up the trombone, "
            "to mixed reviews."
        ),
        city="Nouméa",
        handles={"mastodon": "@hortense@social.example"},
    ),
    Member(
        key="dorothea-lim-santos",
        name="Dorothea Lim-Santos",
        tagline="Programs forty minutes at a time",
        bio=(
            "Dorothea was a backend developer for sixteen years before a bicycle accident, and has been "
            "one again for two. She swims, naps without shame and labels everything in her kitchen. She is "
            "writing a field guide to noise."
        ),
        city="Christchurch",
        handles={"website": "https://dorothea.example"},
        first_time_speaker=True,
    ),
    Member(
        key="nikolasi-ferrante",
        name="Nikolasi Ferrante",
        pronouns="he/him",
        pronunciation="nee-ko-LAH-see",
        tagline="Reviews before breakfast, on whichever day it is",
        bio=(
            "Nikolasi is a core developer looking after parts of the test suite. Living beside the date "
            "line, he is usually the first to see Monday. He fishes with his brothers and reviews on the "
            "boat when there is signal."
        ),
        city="Nukuʻalofa",
        handles={"github": "nferrante", "mastodon": "@nikolasi@social.example"},
        core_developer=True,
    ),
    Member(
        key="amparo-yupanqui",
        name="Amparo Yupanqui",
        pronouns="ella",
        pronunciation="ahm-PAH-roh yoo-PAHN-kee",
        tagline="Mantiene, documenta, riega las plantas",
        bio=(
            "Amparo mantiene junto con tres personas una biblioteca para facturas electrónicas que usan "
            "miles de comercios. Vive en Rosario, rema por las mañanas en el Paraná y anota las decisiones "
            "del proyecto en un cuaderno verde."
        ),
        city="Rosario",
        employer="Cooperativa Río Abierto",
        handles={"mastodon": "@amparo@social.example", "github": "ayupanqui"},
    ),
    Member(
        key="evaristo-luna-brandao",
        name="Evaristo Luna-Brandão",
        pronouns="él",
        pronunciation="eh-vah-REES-toh",
        tagline="Contesta los martes, y los martes contesta",
        bio=(
            "Evaristo fue contador antes que programador y todavía cierra los balances con lápiz. Atiende "
            "los reportes de la biblioteca que mantiene con Amparo. Hace tereré para todo el equipo y "
            "pierde con dignidad al truco."
        ),
        city="Asunción",
        employer="Cooperativa Río Abierto",
        handles={"github": "evaristolb"},
    ),
    Member(
        key="cosima-abara-lindgren",
        name="Cosima Abara-Lindgren",
        pronunciation="KOH-zee-mah",
        tagline="Treasurer, which is also a kind of maintainer",
        bio=(
            "Cosima keeps the accounts of a foundation that passes money to open-source projects. She "
            "reads budgets as others read novels and cries at some. She climbs, never above the first "
            "snow."
        ),
        city="Zürich",
        employer="Open Purse Foundation",
        handles={"mastodon": "@cosima@social.example"},
    ),
    Member(
        key="tavita-brennan-ghosh",
        name="Tavita Brennan-Ghosh",
        pronouns="he/him",
        pronunciation="tah-VEE-tah",
        tagline="Measures wind with a salad bowl",
        bio=(
            "Tavita runs a repair café and teaches apprentice electricians to solder. His weather station "
            "has outlived three bought ones. He names each prototype after a soup and eats the matching "
            "soup upon failure."
        ),
        city="Wollongong",
        employer="Escarpment Makers",
        handles={"github": "tavitabg"},
    ),
    Member(
        key="odalys-winterbourne",
        name="Odalys Winterbourne",
        pronouns="she/her",
        pronunciation="oh-DAH-lees",
        tagline="Writes dungeons without side effects",
        bio=(
            "Odalys makes small games about large feelings and teaches functional programming by stealth. "
            "She draws every map on graph paper first. Her cat has died in all of her games and in none of "
            "her homes."
        ),
        city="Bristol",
        handles={"mastodon": "@odalys@social.example", "github": "odalysw"},
    ),
    Member(
        key="hyacinth-oduya-marsh",
        name="Hyacinth Oduya-Marsh",
        pronunciation="HY-a-sinth oh-DOO-yah",
        tagline="Speaks serial to old machines",
        bio=(
            "Hyacinth restores knitting machines from the 1980s and gives them back their voices. Retired "
            "from telephone engineering, she debugs with a stethoscope. Visitors to her workshop leave "
            "with a swatch and a soldering burn."
        ),
        city="Glasgow",
        employer="Clyde Knit Lab",
        handles={"mastodon": "@hyacinth@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="nkechi-rautio",
        name="Nkechi Rautio",
        pronouns="she/her",
        pronunciation="n-KEH-chee",
        tagline="Counts beds, and what a bed means",
        bio=(
            "Nkechi worked as a nurse on an emergency ward before joining the hospital's software team. "
            "She still has strong legs and a stronger dislike of pop-ups. Ice swimming is her idea of a "
            "short meeting."
        ),
        city="Oulu",
        employer="Lakeland Hospital District",
        handles={"github": "nrautio"},
    ),
    Member(
        key="lautaro-ccori",
        name="Lautaro Ccori",
        pronouns="él",
        pronunciation="low-TAH-roh KOH-ree",
        tagline="Escucha el humo antes de verlo",
        bio=(
            "Lautaro arma sensores con brigadas de incendio en la cordillera patagónica. Estudió "
            "meteorología y aprendió a soldar con su abuela, que arreglaba radios. Toma mate en todas las "
            "reuniones y hornea pan cuando nieva."
        ),
        city="Bariloche",
        employer="Guardia del Bosque",
        handles={"mastodon": "@lautaro@social.example"},
    ),
    Member(
        key="maarja-tekle",
        name="Maarja Tekle",
        pronouns="she/her",
        pronunciation="MAHR-yah TEK-leh",
        tagline="Measures kerbs with a folding rule",
        bio=(
            "Maarja uses a wheelchair and a geographic database, each with great confidence. She founded a "
            "group that surveys pavements on Sundays. She has been thrown out of one cathedral, for "
            "measuring."
        ),
        city="Tartu",
        employer="Kerbside Atlas",
        handles={"mastodon": "@maarja@social.example", "github": "mtekle"},
    ),
    Member(
        key="joaquim-bhattarai",
        name="Joaquim Bhattarai",
        pronunciation="zhwah-KEEM bhuh-tuh-RYE",
        tagline="Routing person in a city of steps",
        bio=(
            "Joaquim writes routing engines and grew up in Pokhara, where uphill is the default. He "
            "carries a spirit level. He met Maarja by giving her very bad directions."
        ),
        city="Lisboa",
        employer="Kerbside Atlas",
        handles={"github": "jbhattarai"},
    ),
    Member(
        key="sigrun-oyedepo",
        name="Sigrún Oyedepo",
        pronouns="she/her",
        pronunciation="SIG-roon oh-yeh-DEH-po",
        tagline="Publishes numbers once they are true",
        bio=(
            "Sigrún runs the results pages of a town of thirty thousand. She has a journalist's training "
            "and a baker's hours. Every election night she knits the same sock."
        ),
        city="Hafnarfjörður",
        employer="Harbour Town Ballots",
        handles={"github": "sigrunoy"},
    ),
    Member(
        key="anneliese-tupou-grant",
        name="Anneliese Tupou-Grant",
        pronouns="she/her",
        pronunciation="AN-eh-lee-seh too-POH",
        tagline="Flattens the earth, reluctantly",
        bio=(
            "Anneliese produces sea charts for latitudes where maps misbehave. She once proved an island "
            "was in two places and was asked to pick. She plays lawn bowls with a keen sense of curvature."
        ),
        city="Wellington",
        employer="Deep South Charts",
        handles={"github": "annelieset"},
    ),
    Member(
        key="ciaran-mbugua",
        name="Ciarán Mbugua",
        pronunciation="KEER-awn m-BOO-gwah",
        tagline="Conducts singers with a keyboard",
        bio=(
            "Ciarán trained as an organist and performs with amateur singers and a laptop. He writes his "
            "own timing code because everything else was late. He tunes church bells, mostly by phone."
        ),
        city="Cork",
        employer="Late Choir",
        handles={"mastodon": "@ciaran@social.example", "website": "https://latechoir.example"},
    ),
)
