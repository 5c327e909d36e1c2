"""Instructors of tutorials, from the first line of Python to forty questions in SQL."""

from __future__ import annotations

from demo.shapes import Member

GENERAL: tuple[Member, ...] = (
    Member(
        key="amara-diallo-west",
        name="Amara Diallo-West",
        pronouns="she/her",
        pronunciation="ah-MAH-rah JAH-loh",
        tagline="Teaches Python between the picture books and the local history",
        bio=(
            "Amara is a teacher librarian who has introduced some nine hundred people to their first "
            "line of code, aged six to ninety-one. She collects the questions that beginners are afraid "
            "to ask, and answers them before anyone has to."
        ),
        city="Burnie",
        employer="Bass Coast Libraries",
        handles={"mastodon": "@amara@quay.example"},
    ),
    Member(
        key="leif-aronsson",
        name="Leif Aronsson",
        pronouns="he/him",
        pronunciation="LAYF",
        tagline="Writes less code every year",
        bio=(
            "Leif has worked on the same booking system for fourteen years and has read most of his own "
            "mistakes. He spends his time making old functions shorter, naming things again, and "
            "explaining to new colleagues why the strange part is strange."
        ),
        city="Hobart",
    ),
    Member(
        key="chidi-nwosu",
        name="Chidi Nwosu",
        pronouns="he/him",
        pronunciation="CHEE-dee WOH-soo",
        tagline="Tests first, apologises later",
        bio=(
            "Chidi looks after the software that keeps vaccines cold on the road. He learnt testing "
            "after a Saturday that he still does not like to talk about, and has been teaching it in "
            "small rooms ever since."
        ),
        city="Melbourne",
        employer="Coldchain Parcels",
    ),
    Member(
        key="freya-mackintosh",
        name="Freya Mackintosh",
        pronouns="she/her",
        pronunciation="FRAY-ah",
        tagline="Asks the computer for the awkward examples",
        bio=(
            "Freya maintains a parser for old shipping registers, in which every rule has an exception "
            "and every exception has a date. Property-based tests found 61 of them for her. She also "
            "repairs accordions, with fewer tests."
        ),
        city="Dunedin",
    ),
    Member(
        key="tomoko-hayashi-lund",
        name="Tomoko Hayashi-Lund",
        pronouns="she/her",
        pronunciation="toh-MOH-koh",
        tagline="Adds types slowly, and to the right places",
        bio=(
            "Tomoko writes software for dams, where a wrong unit can flood a paddock. She introduced "
            "type hints into a code base of 200,000 lines over three years without stopping anybody's "
            "work, and kept notes on what was not worth doing."
        ),
        city="Sydney",
        employer="Meridian Water Trust",
    ),
    Member(
        key="balint-kovacs-dale",
        name="Bálint Kovács-Dale",
        pronouns="he/him",
        pronunciation="BAH-lint KOH-vahch",
        tagline="Packages other people's code so that they can sleep",
        bio=(
            "Bálint is the volunteer behind a dozen small packages for choirs, clubs and weather "
            "stations. He reads the build logs that others scroll past, and thinks that a good package "
            "tells you within a minute whether it is for you."
        ),
        city="Brisbane",
    ),
    Member(
        key="rosa-quintanilha",
        name="Rosa Quintanilha",
        pronouns="she/her",
        pronunciation="HOH-zah keen-tah-NEEL-yah",
        tagline="Finds the line that lies",
        bio=(
            "Rosa worked in a hospital laboratory before she wrote software, and still debugs the same "
            "way: change one thing, write it down, look again. Her students leave with a notebook and "
            "the calm habit of reading the whole traceback."
        ),
        city="Wellington",
    ),
    Member(
        key="ewan-tait",
        name="Ewan Tait",
        pronouns="he/him",
        pronunciation="YOO-an",
        tagline="Git, patiently",
        bio=(
            "Ewan teaches version control to people who have lost work before: novelists, surveyors, a "
            "brass band. He draws every command on the board before he types it, and has never once "
            "told a class that something was easy."
        ),
        city="Launceston",
        employer="Tamar Adult College",
    ),
    Member(
        key="nikhil-varma-stone",
        name="Nikhil Varma-Stone",
        pronouns="he/him",
        pronunciation="NI-kil",
        tagline="Waits for many things at once",
        bio=(
            "Nikhil builds dispatch systems for volunteer ambulance crews, where radio, phones and bad "
            "weather all talk at the same time. He likes async code that a colleague can still follow "
            "at four in the morning."
        ),
        city="Perth",
    ),
    Member(
        key="ulrike-sommer",
        name="Ulrike Sommer",
        pronouns="she/her",
        pronunciation="ool-REE-keh",
        tagline="Measures first",
        bio=(
            "Ulrike is a Python core developer who works on the standard library's duller corners, by "
            "choice. She spends her days finding out why programs are slow, and is happiest when the "
            "answer is a missing index or a forgotten loop."
        ),
        city="Hobart",
        core_developer=True,
    ),
    Member(
        key="kwame-boateng-lill",
        name="Kwame Boateng-Lill",
        pronouns="he/him",
        pronunciation="KWAH-meh BWAH-teng",
        tagline="Crosses the border between Python and compiled code",
        bio=(
            "Kwame writes image code for small eye clinics. When pure Python was too slow for a nurse "
            "with a full waiting room, he learnt to move one function at a time into a compiled module, "
            "and to stop after that one."
        ),
        city="Geelong",
        employer="Longsight Imaging",
    ),
    Member(
        key="miriam-feldstein",
        name="Miriam Feldstein",
        pronouns="she/her",
        tagline="Iterators, generators and gentle recursion",
        bio=(
            "Miriam taught music theory for twenty years before she taught programming, and hears loops "
            "as phrases. She publishes one small exercise each week, works through the answers by hand, "
            "and thanks everyone who finds a shorter one."
        ),
        city="Melbourne",
    ),
    Member(
        key="oriana-castellan",
        name="Oriana Castellan",
        pronouns="she/her",
        pronunciation="oh-ree-AH-nah",
        tagline="From spreadsheet to web site",
        bio=(
            "Oriana ran a seed library out of a spreadsheet until it had three hundred members and too "
            "many colours. She rebuilt it with Django over one winter. This is the first time that she "
            "teaches outside her own kitchen."
        ),
        city="Hobart",
        first_time_speaker=True,
    ),
    Member(
        key="sefton-blake",
        name="Sefton Blake",
        pronouns="he/him",
        tagline="Counts queries",
        bio=(
            "Sefton works at a tenants' helpline, where a slow page means somebody waits on the phone "
            "with a landlord at the door. He has made the database do less for nine years, and keeps a "
            "list of everything that did not help."
        ),
        city="Sydney",
        employer="Rental Bond Helpline",
    ),
    Member(
        key="maeve-donnellan",
        name="Maeve Donnellan",
        pronouns="she/her",
        pronunciation="MAYV",
        tagline="Makes forms that let you finish",
        bio=(
            "Maeve tests public web sites together with people who use screen readers, switches and "
            "magnifiers. She writes down what they say, fixes what she can on the same day, and is "
            "suspicious of any page that needs a tour."
        ),
        city="Cork and Hobart",
        employer="Southern Access Network",
    ),
    Member(
        key="joaquin-alderete",
        name="Joaquín Alderete",
        pronouns="he/him",
        pronunciation="hwah-KEEN al-deh-REH-teh",
        tagline="Server-side, on purpose",
        bio=(
            "Joaquín has built internal tools for a bus company, a bakery chain and a zoo. He returned "
            "to pages rendered on the server after counting how many of his bugs lived in the space "
            "between two copies of the same state."
        ),
        city="Auckland",
    ),
    Member(
        key="shirin-golzari",
        name="Shirin Golzari",
        pronouns="she/her",
        pronunciation="shee-REEN gol-zah-REE",
        tagline="Tidy tables, kind questions",
        bio=(
            "Shirin is an epidemiologist who cleans data that was typed by tired people on busy wards. "
            "She teaches the dull part of analysis, because that is where the mistakes live, and she "
            "always asks who is missing from the table."
        ),
        city="Adelaide",
    ),
    Member(
        key="hugo-lavender-smith",
        name="Hugo Lavender-Smith",
        pronouns="he/him",
        tagline="Draws charts that survive a photocopier",
        bio=(
            "Hugo makes graphics for local newspapers that still print in two colours. He starts with a "
            "sentence, then looks for the picture that says it, and he tests every chart on his father, "
            "who does not like charts."
        ),
        city="Christchurch",
        employer="Plain Chart Studio",
    ),
    Member(
        key="aroha-pene",
        name="Aroha Pene",
        pronouns="she/her",
        pronunciation="AH-roh-hah PEH-neh",
        tagline="Maps the coast as it moves",
        bio=(
            "Aroha maps kelp, erosion and old fishing grounds with the communities who know them. She "
            "works with open tools, slow internet and very good local knowledge, and asks permission "
            "before she draws a line on anything."
        ),
        city="Gisborne",
        employer="East Coast Mapping Collective",
    ),
    Member(
        key="casimir-wolny",
        name="Casimir Wolny",
        pronouns="he/him",
        pronunciation="KAH-shee-meer VOL-nih",
        tagline='Says "probably" and means it',
        bio=(
            "Casimir is a statistician in public transport. He has explained uncertainty to ministers, "
            "bus drivers and his own children, and reports that the children ask the best questions. "
            "Collects dice, all of them slightly unfair."
        ),
        city="Canberra",
    ),
    Member(
        key="divya-krishnan-moe",
        name="Divya Krishnan-Moe",
        pronouns="she/her",
        pronunciation="DIV-yah",
        tagline="Builds the boring model first",
        bio=(
            "Divya predicts how much bread will be left over, for a charity that drives it to where it "
            "is needed. Her favourite model has three coefficients. She keeps the others in a folder "
            'called "proof that we tried".'
        ),
        city="Melbourne",
        employer="Second Harvest Rescue",
    ),
    Member(
        key="patience-moyo",
        name="Patience Moyo",
        pronouns="she/her",
        pronunciation="MOH-yoh",
        tagline="SQL is her first language at work",
        bio=(
            "Patience looks after the databases of a small coastal council, which means dogs, drains, "
            "library cards and burial plots. She teaches SQL with the questions that residents ask at "
            "the counter."
        ),
        city="Newcastle",
        employer="City of Port Stannard",
    ),
)
