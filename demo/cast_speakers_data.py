"""Speakers of the talks about data, machine learning and science."""

from demo.shapes import Member

DATA_SPEAKERS: tuple[Member, ...] = (
    Member(
        key="kristjana-bello",
        name="Kristjana Bello",
        pronouns="she/her",
        pronunciation="KRIS-tya-na BEL-lo",
        tagline="Groups by species",
        bio=(
            "Kristjana analyses catches for a fish auction that begins before most data pipelines wake. "
            "She wears the warmest jumper in every meeting. On her days off she runs uphill and calls it a "
            "window function."
        ),
        city="Ísafjörður",
        employer="Westfjords Auction House",
        handles={"mastodon": "@kristjana@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="emre-vanderpool",
        name="Emre Vanderpool",
        pronouns="he/him",
        pronunciation="EM-reh",
        tagline="Turns spreadsheets into pipelines, gently",
        bio=(
            "Emre spent ten years in spreadsheets and does not make fun of them. He migrates reports one "
            "cell at a time and keeps a museum of beautiful formulas. He bakes simit on Fridays for "
            "whoever found a bug."
        ),
        city="Rotterdam",
        employer="Westfjords Auction House",
        handles={"github": "emrev"},
    ),
    Member(
        key="laszlo-tuhiwai-green",
        name="Laszlo Tuhiwai-Green",
        pronunciation="LAHSS-lo too-hee-WYE",
        tagline="Owns a laptop from 2019 and will not apologise",
        bio=(
            "Laszlo studies river beds with twenty years of aerial measurements and a modest budget. He "
            "believes that most big data is medium data carried awkwardly. He restores rowing boats and "
            "sinks some of them."
        ),
        city="Palmerston North",
        employer="Braided Rivers Lab",
        handles={"github": "laszlotg"},
    ),
    Member(
        key="imogen-sarpong",
        name="Imogen Sarpong",
        pronouns="she/her",
        pronunciation="IM-o-jen",
        tagline="Designs charts with her colour-blind brother",
        bio=(
            "Imogen draws flood charts that have to be understood in a kitchen at night. Her brother "
            "reviews each of them and has never once been polite. She prints letterpress cards and owns "
            "too much grey ink."
        ),
        city="Norwich",
        employer="Fenland Water",
        handles={"mastodon": "@imogen@social.example", "website": "https://imogensees.example"},
        first_time_speaker=True,
    ),
    Member(
        key="wendeline-aguta",
        name="Wendeline Aguta",
        pronunciation="WEN-deh-leen",
        tagline="Reads old handwriting and older clouds",
        bio=(
            "Wendeline is a climatologist who rescues rainfall books from district offices. She can tell a "
            "lazy observer from a dry month by the shape of the zeros. She has the same birthday as the "
            "oldest gauge in her collection."
        ),
        city="Eldoret",
        employer="Highland Rainfall Records",
        handles={"github": "waguta"},
    ),
    Member(
        key="aputsiaq-moreau",
        name="Aputsiaq Moreau",
        pronouns="she/her",
        pronunciation="ah-PUT-see-ahk",
        tagline="Trains models that fit on one hard disk",
        bio=(
            "Aputsiaq builds speech tools with three northern communities, who own the recordings and "
            "sometimes take them back. She was a midwife's interpreter before her doctorate. She carves "
            "soapstone and breaks about half of it."
        ),
        city="Québec",
        employer="Atelier des langues du Nord",
        handles={"mastodon": "@aputsiaq@social.example", "github": "apmoreau"},
    ),
    Member(
        key="wangari-stockdale",
        name="Wangari Stockdale",
        pronunciation="wah-NGAH-ree",
        tagline="Keeps machines from lying to farmers",
        bio=(
            "Wangari runs evaluation for an advice line used by dairy farmers. Her mother's cow is an "
            "unofficial member of the test set. Before this she taught logic at a teachers' college and "
            "marked very strictly."
        ),
        city="Nyeri",
        employer="Shamba Line",
        handles={"github": "wstockdale", "mastodon": "@wangari@social.example"},
    ),
    Member(
        key="yusra-thorvaldsen",
        name="Yusra Thorvaldsen",
        pronouns="she/her",
        pronunciation="YOOS-rah TOR-val-sen",
        tagline="Explains vectors with a spice rack",
        bio=(
            "Yusra teaches machine learning at a folk high school, where nobody is graded and everybody "
            "asks. She arranged her own kitchen by cosine similarity; her husband has since arranged it "
            "back."
        ),
        city="Aarhus",
        handles={"website": "https://yusra-maps.example"},
    ),
    Member(
        key="bertrand-oyelowo-finch",
        name="Bertrand Oyelowo-Finch",
        pronouns="he/him",
        tagline="Talks people out of neural networks",
        bio=(
            "Bertrand is a data scientist at a housing trust and is proudest of the six models he did not "
            "build. He makes barrels, an interest that started as a metaphor and got out of hand."
        ),
        city="Coventry",
        employer="Spire Housing Trust",
        handles={"github": "bertrandof"},
    ),
    Member(
        key="mehwish-lockhart",
        name="Mehwish Lockhart",
        pronunciation="MEH-wish",
        tagline="Forecasts with the doubt left in",
        bio=(
            "Mehwish predicts river levels for people who have one lorry and must decide where to send it. "
            "She plays table tennis against her colleagues for the last word in arguments. Her confidence "
            "interval for winning is wide."
        ),
        city="Karachi",
        employer="Monsoon Desk",
        handles={"mastodon": "@mehwish@social.example", "github": "mlockhart"},
    ),
    Member(
        key="salome-haufiku-brandt",
        name="Salome Haufiku-Brandt",
        pronouns="she/her",
        pronunciation="SAH-loh-meh",
        tagline="Went looking for training data, found family",
        bio=(
            "Salome is a data engineer in Windhoek. She became interested in where pictures come from "
            "after meeting a relative in a benchmark. She bakes bread in a drum oven and does not "
            "photograph it."
        ),
        city="Windhoek",
        handles={"mastodon": "@salome@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="torvald-macready-ross",
        name="Torvald Macready-Ross",
        tagline="Predicts water for people in small boats",
        bio=(
            "Torvald was a marine pilot and now writes software for others who are. He distrusts any "
            "forecast he cannot recompute with a pencil. He keeps a tide clock in the kitchen that is "
            "wrong by design."
        ),
        city="Stanley",
        employer="Bass Strait Pilots",
        handles={"github": "torvaldr", "mastodon": "@torvald@social.example"},
    ),
    Member(
        key="bronwen-adeleke",
        name="Bronwen Adeleke",
        pronouns="she/her",
        pronunciation="BRON-wen ah-deh-LEH-keh",
        tagline="Gets up at four for sedge warblers",
        bio=(
            "Bronwen is an ecologist who learned Python because of a microphone and 900 hours of wind. She "
            "can imitate seven waders and will do so on request, or without. She cycles to most of her "
            "sensors."
        ),
        city="Aberystwyth",
        employer="Dyfi Wetland Trust",
        handles={"mastodon": "@bronwen@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="fitzgerald-amoako",
        name="Fitzgerald Amoako",
        tagline="Stands in queues professionally",
        bio=(
            "Fitzgerald simulates crowds for open-air festivals. He has a doctorate in operations research "
            "and a folding chair, and has found the second more persuasive. He collects wristbands, "
            "unworn."
        ),
        city="Kumasi",
        employer="Festival Engineering",
        handles={"github": "fitzamoako"},
    ),
    Member(
        key="ludmila-hakopian-shaw",
        name="Ludmila Hakopian-Shaw",
        pronouns="she/her",
        pronunciation="lood-MEE-lah",
        tagline="Lost one balloon, found one habit",
        bio=(
            "Ludmila flies instruments on balloons above the Armenian highlands. She checks the unit of "
            "everything, including her salary. She plays backgammon with shepherds who retrieve her "
            "payloads and lets them win for strategic reasons."
        ),
        city="Yerevan",
        employer="Plateau Sounding Group",
        handles={"mastodon": "@ludmila@social.example", "github": "lhs"},
    ),
    Member(
        key="apinya-korhonen",
        name="Apinya Korhonen",
        pronouns="she/her",
        pronunciation="ah-PIN-yah",
        tagline="Schedules the sky around clouds",
        bio=(
            "Apinya writes the observing queue of a mountain telescope. She sleeps by day, owns excellent "
            "curtains and knows every night bakery between the dome and the city. She came to astronomy "
            "via train timetables."
        ),
        city="Chiang Mai",
        employer="Doi Observatory",
        handles={"github": "apinyak"},
    ),
)
