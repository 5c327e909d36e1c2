"""Speakers of the talks about packaging, the web and testing."""

from demo.shapes import Member

WEB_SPEAKERS: tuple[Member, ...] = (
    Member(
        key="wilhelmina-castellanos",
        name="Wilhelmina Castellanos",
        pronouns="she/her",
        tagline="Locks, keys and dependency graphs",
        bio=(
            "Wilhelmina, or Mina, is one third of a consulting cooperative that mostly untangles "
            "environments. She was a locksmith's apprentice for one summer and keeps the picks. Her "
            "hammock is the official review office."
        ),
        city="Montevideo",
        employer="Río Lock Cooperative",
        handles={"mastodon": "@mina@social.example", "github": "minacastellanos"},
    ),
    Member(
        key="thandeka-rosenqvist",
        name="Thandeka Rosenqvist",
        pronouns="they/them",
        pronunciation="tan-DEH-kah ROH-sen-kvist",
        tagline="Builds wheels, swims in cold water",
        bio=(
            "Thandeka packages numerical code for marine biologists with very assorted laptops. They grew "
            "up in Durban, moved for the seaweed and stayed for the bakeries. They maintain a list of "
            "platforms that exist only in one laboratory."
        ),
        city="Malmö",
        employer="Havsalg Research",
        handles={"mastodon": "@thandeka@social.example"},
    ),
    Member(
        key="ruaridh-mackintyre-osei",
        name="Ruaridh Mackintyre-Osei",
        pronouns="he/him",
        pronunciation="ROO-uh-ree",
        tagline="One file at a time",
        bio=(
            "Ruaridh books mountain huts for other people and writes small scripts so that he need not "
            "answer the phone. He walks everywhere with a dog called Makefile, who obeys in roughly the "
            "same way."
        ),
        city="Inverness",
        employer="Highland Bothy Booking",
        handles={"github": "ruaridhmo"},
        first_time_speaker=True,
    ),
    Member(
        key="delphine-wairimu",
        name="Delphine Wairimu",
        pronouns="she/her",
        pronunciation="del-FEEN wah-ee-REE-moo",
        tagline="Ends things carefully",
        bio=(
            "Delphine published a small retry helper in 2014 and spent most of last year switching it off "
            "again. She now writes irrigation software outside Nakuru. She closes gates behind her as a "
            "matter of principle."
        ),
        city="Nakuru",
        handles={
            "mastodon": "@delphine@social.example",
            "github": "dwairimu",
            "website": "https://wairimu.example",
        },
    ),
    Member(
        key="kwabena-lindqvist",
        name="Kwabena Lindqvist",
        pronunciation="kwah-beh-NAH",
        tagline="Thinks like a burglar, files like an accountant",
        bio=(
            "Kwabena tests the release processes of open-source projects, with permission and a signed "
            "letter. He used to repair slot machines on the Baltic ferries and says nothing has shocked "
            "him since. He bakes cardamom buns for disclosure calls."
        ),
        city="Uppsala",
        employer="Två Nycklar Security",
        handles={"mastodon": "@kwabena@social.example", "github": "klindqvist"},
    ),
    Member(
        key="rangi-holloway",
        name="Rangi Holloway",
        pronouns="he/him",
        pronunciation="RANG-ee",
        tagline="Best known for what he removed",
        bio=(
            "Rangi maintains billing software for electricity cooperatives. In his first week he was told "
            "which directories never to open. He opened them. He rows, slowly, and holds the record for "
            "the smallest desk in the building."
        ),
        city="Dunedin",
        employer="Southern Lines Cooperative",
        handles={"mastodon": "@rangi@social.example", "github": "rangih"},
    ),
    Member(
        key="beatrix-nguyen-holt",
        name="Beatrix Nguyen-Holt",
        pronunciation="BEE-a-triks",
        tagline="Teaches, resets passwords, sleeps",
        bio=(
            "Beatrix teaches science and looks after the computers of a school with more children than "
            "keyboards. She had reset 1,900 passwords before she decided to count. She has never lost a "
            "Tasmanian quiz night against engineers."
        ),
        city="Burnie",
        employer="Cradle Coast District High",
        handles={"mastodon": "@beatrix@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="anselm-tuimavave",
        name="Anselm Tuimavave",
        pronouns="he/him",
        pronunciation="AN-selm too-ee-mah-VAH-veh",
        tagline="Identity protocols in plain words",
        bio=(
            "Anselm works on login for organisations that cannot hire someone like him. He reads "
            "specifications aloud on long drives. His daughters, seven and nine, have found two usability "
            "bugs and were paid in mango."
        ),
        city="Brisbane",
        employer="Open Gate Identity",
        handles={"github": "tuimavave", "mastodon": "@anselm@social.example"},
    ),
    Member(
        key="zoltan-marama",
        name="Zoltán Marama",
        pronunciation="ZOL-tahn MAH-rah-mah",
        tagline="Schema changes during harvest",
        bio=(
            "Zoltán runs the packing-house software of three orchards. It may be down for maintenance "
            "between two and four in the morning in June, and at no other time. He makes cider that "
            "divides the office."
        ),
        city="Nelson",
        employer="Tasman Bay Orchards",
        handles={"github": "zmarama"},
    ),
    Member(
        key="fenna-abiodun",
        name="Fenna Abiodun",
        pronouns="she/her",
        pronunciation="FEN-nah ah-bee-OH-doon",
        tagline="Tasks, queues and neighbourhood newspapers",
        bio=(
            "Fenna builds tools for forty small local papers that print on Thursday and panic on "
            "Wednesday. She moved to Utrecht for a choir and stayed for the canals. Her cat is listed as a "
            "dependency."
        ),
        city="Utrecht",
        employer="Wijkpost",
        handles={
            "mastodon": "@fenna@social.example",
            "github": "fennaabi",
            "website": "https://fenna.example",
        },
    ),
    Member(
        key="uiloq-petersen",
        name="Uiloq Petersen",
        pronouns="she/her",
        pronunciation="OO-ee-lok",
        tagline="Writes forms for places with two bars of signal",
        bio=(
            "Uiloq programs ordering systems for settlements that are reached by boat in summer and hardly "
            "at all in spring. She tests her pages from the harbour office, which has the worst reception "
            "in town."
        ),
        city="Nuuk",
        employer="Arctic Supply Office",
        handles={"mastodon": "@uiloq@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="sefa-delacroix-brandt",
        name="Sefa Delacroix-Brandt",
        pronouns="they/them",
        pronunciation="SEH-fah",
        tagline="Server-rendered and unrepentant",
        bio=(
            "Sefa builds websites for theatres and small museums. They were a stage manager for eight "
            "years and still call every deployment from a cue sheet. They collect programmes of plays that "
            "closed after one night."
        ),
        city="Lyon",
        employer="Atelier Passerelle",
        handles={"github": "sefadb", "mastodon": "@sefa@social.example"},
    ),
    Member(
        key="ottoline-kgosi",
        name="Ottoline Kgosi",
        pronouns="she/her",
        pronunciation="OT-oh-leen KHOH-see",
        tagline="Reads violation reports so you need not",
        bio=(
            "Ottoline is responsible for the security headers of a credit union and for the annual quiz. "
            "She learned web development in a library that closed at five, which made her quick. She keeps "
            "bees on the server-room roof."
        ),
        city="Gaborone",
        employer="Pula Credit Union",
        handles={"github": "okgosi", "mastodon": "@ottoline@social.example"},
    ),
    Member(
        key="yael-barzilai-mbeki",
        name="Yael Barzilai-Mbeki",
        pronunciation="yah-EL",
        tagline="Mirrors layouts, keeps her temper",
        bio=(
            "Yael leads the front end of an appointment system for mobile clinics. She reads in both "
            "directions and gets lost in neither. In her free time she restores shop signs and photographs "
            "bad kerning."
        ),
        city="Haifa",
        employer="Clinic Without Walls",
        handles={"mastodon": "@yael@social.example", "github": "yaelbm"},
    ),
    Member(
        key="casimir-adeyemi-ruiz",
        name="Casimir Adeyemi-Ruiz",
        pronouns="he/him",
        pronunciation="KAZ-ih-meer",
        tagline="Twelve greengrocers, one admin site",
        bio=(
            "Casimir looks after the internal tools of a vegetable cooperative. He sat with the packers "
            "for his first two weeks and has never designed a screen from the office since. He grows an "
            "artichoke variety older than his house."
        ),
        city="Valencia",
        employer="Horta Fresca",
        handles={"github": "casimirar"},
    ),
    Member(
        key="pilvi-santangelo",
        name="Pilvi Santangelo",
        pronunciation="PIL-vee",
        tagline="Streams words, one after another",
        bio=(
            "Pilvi builds live subtitles for an archipelago radio station. She chose the simplest protocol "
            "in the room and has been defending it since. She reads the sea weather on air when the "
            "presenter is ill."
        ),
        city="Turku",
        employer="Saaristo Radio",
        handles={"mastodon": "@pilvi@social.example"},
    ),
    Member(
        key="hinemoa-castelli",
        name="Hinemoa Castelli",
        pronouns="she/her",
        pronunciation="hee-neh-MO-ah",
        tagline="Weighs pages on a kitchen scale",
        bio=(
            "Hinemoa makes websites for marae, surf clubs and a brewery, many of whose visitors pay for "
            "every megabyte. She has a poster of the lightest page she ever shipped. It is blank except "
            "for bread."
        ),
        city="Gisborne",
        employer="Slow Page Studio",
        handles={"website": "https://hinemoa.example", "mastodon": "@hinemoa@social.example"},
    ),
    Member(
        key="ewa-ramanantsoa",
        name="Ewa Ramanantsoa",
        pronouns="she/her",
        pronunciation="EH-vah",
        tagline="Name fields and the people they refuse",
        bio=(
            "Ewa works on civil registration software and has a surname that does not fit most boarding "
            "passes. She laughs about it in public and files bugs in private. On market days she sells her "
            "mother's lemon pickle."
        ),
        city="Antsirabe",
        employer="Registre Ouvert",
        handles={"github": "ewaram"},
    ),
    Member(
        key="dagny-whitcombe",
        name="Dagny Whitcombe",
        pronunciation="DAG-nee",
        tagline="Argues with her own assumptions, automatically",
        bio=(
            "Dagny writes premium calculations for fishing boats. She met property-based testing after a "
            "refund of minus eleven kroner went out by post. She swims in the fjord all year and "
            "recommends it to nobody."
        ),
        city="Bergen",
        employer="Havn Insurance",
        handles={"github": "dagnyw", "mastodon": "@dagny@social.example"},
    ),
    Member(
        key="ignatius-mwamba",
        name="Ignatius Mwamba",
        pronouns="he/him",
        pronunciation="ig-NAY-shus",
        tagline="Chairs the smallest support group in Ndola",
        bio=(
            "Ignatius is a test engineer who keeps statistics on everything, including his own coffee. He "
            "plays bass in a wedding band and blames every wrong note on ordering."
        ),
        city="Ndola",
        employer="Copperbelt Payments",
        handles={"github": "imwamba"},
    ),
    Member(
        key="saoirse-takahashi-lund",
        name="Saoirse Takahashi-Lund",
        pronunciation="SEER-sha",
        tagline="Makes builds boring again",
        bio=(
            "Saoirse works remotely on build systems from a converted boat shed. She joined the flaky test "
            "group to complain and was made treasurer. She is learning the uilleann pipes, with the "
            "windows shut."
        ),
        city="Galway",
        employer="Copperbelt Payments",
        handles={"mastodon": "@saoirse@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="marguerite-olabode",
        name="Marguerite Olabode",
        pronouns="she/her",
        pronunciation="mar-guh-REET oh-lah-BOH-deh",
        tagline="Once mocked a mock of a mock",
        bio=(
            "Marguerite builds fare systems and mentors career changers on Tuesday evenings. She trained "
            "as a violin maker and treats test doubles as she treats varnish: a little, late, and never to "
            "hide a crack."
        ),
        city="Antwerp",
        employer="Diamond Street Transit",
        handles={"mastodon": "@marguerite@social.example", "github": "molabode"},
    ),
    Member(
        key="tiago-bessarab",
        name="Tiago Bessarab",
        pronunciation="tee-AH-goo",
        tagline="Breaks payroll on purpose",
        bio=(
            "Tiago tests salary software in northern Portugal, where mistakes are reported by the mayor in "
            "person. He was a football referee and is unmoved by shouting. He is fond of small, ugly dogs."
        ),
        city="Braga",
        employer="Folha Certa",
        handles={"github": "tbessarab"},
        first_time_speaker=True,
    ),
    Member(
        key="hana-vitkova-ellis",
        name="Hana Vítková-Ellis",
        pronouns="she/her",
        pronunciation="HA-na VEET-ko-vah",
        tagline="Books the robot for Thursdays",
        bio=(
            "Hana writes control software for an arm shared by four teams and one apprentice. She keeps a "
            "first-aid kit for fingers and another for test suites. On Fridays she teaches juggling."
        ),
        city="Brno",
        employer="Czech Gripper Works",
        handles={"mastodon": "@hana@social.example", "github": "hanave"},
    ),
)
