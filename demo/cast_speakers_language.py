"""Speakers of the talks about the language, the interpreter and types."""

from demo.shapes import Member

LANGUAGE_SPEAKERS: tuple[Member, ...] = (
    Member(
        key="marit-oyelaran",
        name="Marit Oyelaran",
        pronouns="she/her",
        pronunciation="MAH-rit oh-yeh-LAH-ran",
        tagline="Queues, timeouts and letters that arrive",
        bio=(
            "Marit moved a parcel-tracking service to asyncio in 2024 and has been answering questions "
            "about it since. She grew up between Ibadan and Oslo, skis reluctantly, and writes a paper "
            "letter every week to see whether her employer is any good."
        ),
        city="Oslo",
        employer="Fjordpost",
        handles={"mastodon": "@marit@social.example", "github": "maritoy"},
    ),
    Member(
        key="tomasz-wierzba",
        name="Tomasz Wierzba",
        pronouns="he/him",
        pronunciation="TOH-mash VYEZH-bah",
        tagline="Finds races, prefers walking",
        bio=(
            "Tomasz debugs concurrent programs for a harbour logistics company and keeps a notebook of "
            "bugs sorted by weekday. He is secretary of an allotment society where nothing ever happens at "
            "the same time."
        ),
        city="Gdańsk",
        employer="Amberline Systems",
        handles={"github": "wierzba"},
    ),
    Member(
        key="sunniva-rao",
        name="Sunniva Rao",
        pronouns="she/they",
        pronunciation="SOON-ih-vah ROW",
        tagline="C extensions, reference counts, filter coffee",
        bio=(
            "Sunniva has been a core developer since 2021 and looks after corners of the C API. She helps "
            "scientific projects port their extensions and keeps a spreadsheet of every crash that turned "
            "out to be somebody's global variable."
        ),
        city="Bengaluru",
        handles={"mastodon": "@sunniva@social.example", "github": "sunnirao"},
        core_developer=True,
    ),
    Member(
        key="edgardo-limjoco",
        name="Edgardo Limjoco",
        pronouns="he/him",
        tagline="Command-line tools that start before you blink",
        bio=(
            "Edgardo writes the box-office tools for a chain of provincial cinemas. Impatience made him "
            "learn how imports work. This is his first talk; he rehearsed it for his uncles, who asked "
            "better questions than expected."
        ),
        city="Cebu",
        employer="Bayanihan Tickets",
        handles={"github": "edlimjoco"},
        first_time_speaker=True,
    ),
    Member(
        key="yevheniia-stoliar",
        name="Yevheniia Stoliar",
        pronunciation="yev-HEN-ee-ya sto-LYAR",
        tagline="Reads disassembly with her morning tea",
        bio=(
            "Yevheniia teaches a night course on compilers in Lviv and works on trading software she is "
            "not allowed to describe. She once fixed a bug by reading bytecode on a train and has been "
            "insufferable ever since."
        ),
        city="Lviv",
        handles={"mastodon": "@yevheniia@social.example", "github": "stoliar"},
    ),
    Member(
        key="bram-hoekzema",
        name="Bram Hoekzema",
        pronouns="he/him",
        tagline="Gardener of heaps, both kinds",
        bio=(
            "Bram works half the week on sensor software for community gardens and the other half with a "
            "shovel. He became interested in garbage collection because the words were already familiar. "
            "He brings his own worms to most gatherings."
        ),
        city="Groningen",
        employer="Stichting Open Compost",
        handles={"mastodon": "@bram@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="aroha-pennington-waaka",
        name="Aroha Pennington-Waaka",
        pronunciation="ah-RO-ha",
        tagline="Strings are where the trouble lives",
        bio=(
            "Aroha reviews code at a cooperative bank and has a framed print of the first injection she "
            "ever found. She coaches a waka ama crew of under-twelves, all of whom can spell parameterise."
        ),
        city="Whangārei",
        employer="Kauri Bank",
        handles={
            "mastodon": "@aroha@social.example",
            "github": "arohapw",
            "website": "https://aroha.example",
        },
    ),
    Member(
        key="jun-ho-baek",
        name="Jun-ho Baek",
        pronouns="he/him",
        pronunciation="JOON-ho bek",
        tagline="Annotations, symbol tables, old trams",
        bio=(
            "Jun-ho is a core developer working on the compiler front end. He came to Python through a bug "
            "in his university timetable and never left. He draws trams from cities he has not visited and "
            "is open to corrections."
        ),
        city="Daejeon",
        handles={"github": "junhobaek", "mastodon": "@junho@social.example"},
        core_developer=True,
    ),
    Member(
        key="chidinma-falkenrath",
        name="Chidinma Falkenrath",
        pronouns="she/her",
        pronunciation="chee-DEEN-mah",
        tagline="Interpreters, plural",
        bio=(
            "Chidinma is a core developer who works on isolation inside the runtime. Her company counts "
            "seeds from photographs, which needs many cores and little money. She sings alto and is always "
            "one bar ahead."
        ),
        city="Leipzig",
        employer="Saatgut Analytics",
        handles={"mastodon": "@chidinma@social.example", "github": "falkenrath"},
        core_developer=True,
    ),
    Member(
        key="farrukh-tashev",
        name="Farrukh Tashev",
        pronunciation="fa-ROOKH ta-SHEV",
        tagline="Waits for trains and for coroutines",
        bio=(
            "Farrukh writes departure boards for a regional railway and once stared at a hung event loop "
            "for a full working day. He decided to write everything down. He plays chess by post with two "
            "retired drivers."
        ),
        city="Samarkand",
        employer="Registan Rail",
        handles={"github": "tashev"},
        first_time_speaker=True,
    ),
    Member(
        key="gudrun-ashby",
        name="Gudrún Ashby",
        pronouns="she/her",
        pronunciation="GOOTH-roon",
        tagline="Measures twice, optimises once",
        bio=(
            "Gudrún makes rendering pipelines less slow. She studied geology, which she says is also about "
            "flame graphs. Between releases she knits jumpers whose patterns encode the benchmarks of that "
            "quarter."
        ),
        city="Akureyri",
        employer="Norðurljós Render",
        handles={"mastodon": "@gudrun@social.example"},
    ),
    Member(
        key="mateus-quirino",
        name="Mateus Quirino",
        pronunciation="mah-TEH-oos kee-REE-noo",
        tagline="Traces, stencils, carnival drums",
        bio=(
            "Mateus is a core developer who writes about the just-in-time compiler for readers who never "
            "asked for one. He lives in Recife, plays surdo in a neighbourhood bloco, and benchmarks only "
            "after the drums are put away."
        ),
        city="Recife",
        handles={"github": "mquirino", "mastodon": "@mateus@social.example"},
        core_developer=True,
    ),
    Member(
        key="oluwaseun-prideaux",
        name="Oluwaseun Prideaux",
        pronouns="they/them",
        pronunciation="oh-loo-WAH-sheh-oon PRID-oh",
        tagline="Sells ferry tickets to unsuspecting programmers",
        bio=(
            "Oluwaseun, Seun for short, maintains the ticket system of a small ferry company and explains "
            "everything with ferries because they are right outside the window. They run the monthly "
            "Python evening in Hobart and always bring lamingtons."
        ),
        city="Hobart",
        employer="Derwent Ferries",
        handles={"mastodon": "@seun@social.example", "github": "seunprideaux"},
    ),
    Member(
        key="solveig-nakashima",
        name="Solveig Nakashima",
        pronunciation="SOOL-vay nah-kah-SHEE-mah",
        tagline="Puts things in order for a living",
        bio=(
            "Solveig makes search and sorting for library catalogues in nine scripts. She has opinions "
            "about the letter Å and three passports worth of alphabets. On holiday she visits phone books, "
            "which still exist in some museums."
        ),
        city="Sapporo",
        employer="Index Index",
        handles={"website": "https://solveig.example"},
    ),
    Member(
        key="callum-birrell-hayes",
        name="Callum Birrell-Hayes",
        pronouns="he/him",
        tagline="Timetables across the end of summer time",
        bio=(
            "Callum schedules night buses, which drive straight through every clock change. He has been "
            "woken by both of them for six years. He repairs typewriters and refuses to own a watch."
        ),
        city="Melbourne",
        employer="Night Bus Network",
        handles={"github": "callumbh"},
    ),
    Member(
        key="nomvula-desrosiers",
        name="Nomvula Desrosiers",
        pronouns="she/her",
        pronunciation="nom-VOO-lah deh-roh-ZYAY",
        tagline="Turns tariff law into match statements",
        bio=(
            "Nomvula was a customs clerk for eleven years before she wrote her first function, which "
            "classified cheese. She still thinks in stamps and carbon copies. Her quilting group is her "
            "test audience."
        ),
        city="Halifax",
        employer="Border Paper",
        handles={"mastodon": "@nomvula@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="shabnam-orazova",
        name="Shabnam Orazova",
        pronunciation="SHAB-nam oh-RAH-zo-vah",
        tagline="One merged patch, many lessons",
        bio=(
            "Shabnam studied civil engineering and found programming through a concrete calculator. She "
            "contributes to documentation and to one corner of the `csv` module. She speaks five languages "
            "and apologises in all of them, mostly to continuous integration."
        ),
        city="Ashgabat",
        handles={"github": "shabnamo", "mastodon": "@shabnam@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="leopold-anyanwu",
        name="Leopold Anyanwu",
        pronouns="he/him",
        pronunciation="LAY-oh-polt ahn-YAHN-woo",
        tagline="Annotates other people's history",
        bio=(
            "Leopold looks after a publishing system whose first commit is older than some of his "
            "colleagues. He believes in small types and long lunches. He restores tram seat covers at the "
            "museum every second Saturday."
        ),
        city="Vienna",
        employer="Tramway Museum Publishing",
        handles={"mastodon": "@leopold@social.example", "github": "anyanwu"},
    ),
    Member(
        key="priyamvada-sole",
        name="Priyamvada Sole",
        pronunciation="pree-yam-VAH-dah SOH-leh",
        tagline="Small interfaces for noisy machines",
        bio=(
            "Priyamvada writes drivers for laboratory scales and centrifuges, where inheritance goes to "
            "die. She is a former debate champion and has not lost the habit. Her balcony houses eleven "
            "chillies, each with a serial number."
        ),
        city="Pune",
        employer="Quiet Instruments",
        handles={"github": "psole"},
    ),
)
