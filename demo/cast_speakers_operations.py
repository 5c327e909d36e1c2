"""Speakers of the talks about running things, security and databases."""

from demo.shapes import Member

OPERATIONS_SPEAKERS: tuple[Member, ...] = (
    Member(
        key="ngaire-pohl",
        name="Ngaire Pohl",
        pronouns="she/her",
        pronunciation="NY-ree",
        tagline="Restores files and, if time allows, furniture",
        bio=(
            "Ngaire looks after the servers of a regional sound archive: forty terabytes of oral history "
            "and one very old tape robot. Since the night described in her talk she restores something "
            "every Friday, just to see it come back."
        ),
        city="Hobart",
        employer="Estuary Archive",
        handles={"mastodon": "@ngaire@social.example", "github": "ngairepohl"},
    ),
    Member(
        key="obadiah-fitzwarren",
        name="Obadiah Fitzwarren",
        pronunciation="oh-ba-DYE-ah",
        tagline="Incident historian",
        bio=(
            "Obadiah read history before he went on call, and edits the incident reports of a delivery "
            "firm like a small magazine. He insists on characters, a timeline and a good first sentence. "
            "He mends dry-stone walls at weekends."
        ),
        city="Leeds",
        employer="Parcel & Pennine",
        handles={"github": "obadiahf", "mastodon": "@obadiah@social.example"},
    ),
    Member(
        key="lupe-vaisigano",
        name="Lupe Vaisigano",
        pronouns="she/her",
        pronunciation="LOO-peh vye-see-NGAH-no",
        tagline="One third of the night shift",
        bio=(
            "Lupe keeps solar plants on five islands talking to each other. She shares the pager with two "
            "colleagues, a cousin's wedding calendar and the cyclone season. She grows orchids because "
            "they ask for nothing at three in the morning."
        ),
        city="Suva",
        employer="Reef Energy Monitoring",
        handles={"mastodon": "@lupe@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="vasilis-ekwueme",
        name="Vasilis Ekwueme",
        pronunciation="vah-SEE-lis eh-KWOO-eh-meh",
        tagline="Reads logs so that machines do not have to",
        bio=(
            "Vasilis has kept shops, hospitals and one cheese factory online. He prefers plain text, black "
            "coffee and outages before lunch. He teaches his mother's bridge circle to use regular "
            "expressions, with alarming success."
        ),
        city="Thessaloniki",
        handles={"github": "vekwueme"},
    ),
    Member(
        key="ingibjorg-tran",
        name="Ingibjörg Tran",
        pronouns="she/her",
        pronunciation="ING-i-byurg",
        tagline="Ships software from a ship",
        bio=(
            "Ingibjörg lives on a thirty-four-foot boat with a partner, a parrot and two battery banks. "
            "She maintains a booking site for alpine huts, none of which can be reached by water. She has "
            "dropped one laptop overboard."
        ),
        city="Reykjavík",
        handles={"mastodon": "@ingibjorg@social.example", "website": "https://sailing-ingi.example"},
    ),
    Member(
        key="demba-steinhauer",
        name="Demba Steinhauer",
        pronunciation="DEM-bah",
        tagline="Moved everything back into one box",
        bio=(
            "Demba runs the systems of eleven public libraries. He has nothing against clusters and once "
            "ran three. He repairs accordions, an instrument he describes as a load balancer with "
            "feelings."
        ),
        city="Kassel",
        employer="Stadtbücherei Verbund",
        handles={"github": "demba", "mastodon": "@demba@social.example"},
    ),
    Member(
        key="tallulah-ndiaye-frost",
        name="Tallulah Ndiaye-Frost",
        pronouns="she/her",
        pronunciation="tah-LOO-lah en-JYE",
        tagline="Draws attack trees on paper plates",
        bio=(
            "Tallulah teaches security to people who did not ask for it: parent committees, choirs, a "
            "curling club. She was a bank teller through two robberies and prefers sponge cake. Her threat "
            "models always include the weather."
        ),
        city="Ballarat",
        employer="Goldfields Parents' Network",
        handles={"mastodon": "@tallulah@social.example", "website": "https://bakesale.example"},
    ),
    Member(
        key="lazarus-brightwater",
        name="Lazarus Brightwater",
        pronouns="he/they",
        tagline="Opens strange files in a sealed room",
        bio=(
            "Lazarus looks after model storage for a university laboratory and is the reason it no longer "
            "trades pickles by e-mail. They bottle actual pickles too and have labelled both shelves "
            "clearly."
        ),
        city="Hamilton",
        employer="Mangrove Labs",
        handles={"mastodon": "@lazarus@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="amedee-kruger",
        name="Amédée Kruger",
        pronunciation="ah-may-DAY KROO-er",
        tagline="Second tenor, first responder",
        bio=(
            "Amédée is the treasurer, webmaster and second tenor of a choir of seventy. In daily life he "
            "administers networks for ski lifts. He believes that every security policy should fit on the "
            "back of a concert ticket."
        ),
        city="Grenoble",
        handles={"mastodon": "@amedee@social.example"},
        first_time_speaker=True,
    ),
    Member(
        key="philomena-achebe-strand",
        name="Philomena Achebe-Strand",
        pronouns="she/her",
        tagline="One file, forty bakeries",
        bio=(
            "Philomena writes ordering software used in forty bakeries between midnight and five. She "
            "likes databases that can be copied onto a stick. She judges sourdough at agricultural shows "
            "and has enemies."
        ),
        city="Ballina",
        employer="Ferry Road Bakery Supplies",
        handles={"mastodon": "@philomena@social.example", "github": "pastrand"},
    ),
    Member(
        key="quill-radebe-johansson",
        name="Quill Radebe-Johansson",
        pronouns="they/them",
        pronunciation="kwil rah-DEH-beh",
        tagline="Librarian of row identifiers",
        bio=(
            "Quill catalogued rare prints before moving into databases and owns eleven wooden drawers of "
            "index cards. They explain query plans to anyone who stands still and play the nyckelharpa "
            "when nobody does."
        ),
        city="Gothenburg",
        employer="Kartotek",
        handles={"github": "quillrj", "mastodon": "@quill@social.example"},
    ),
    Member(
        key="sindre-owusu-mahoney",
        name="Sindre Owusu-Mahoney",
        pronouns="he/him",
        pronunciation="SIN-dreh",
        tagline="Un-deletes for a living",
        bio=(
            "Sindre maintains a national register of fishing vessels and the people who own a quarter of "
            "them. He dislikes nullable columns, enjoys herring and has written the word 'cascade' on his "
            "keyboard with a marker."
        ),
        city="Trondheim",
        employer="Fisherfolk Registry",
        handles={"github": "sindreom"},
    ),
    Member(
        key="basilio-tamatoa",
        name="Basilio Tamatoa",
        pronunciation="bah-SEE-lee-oh tah-mah-TOH-ah",
        tagline="Names rows and racing canoes",
        bio=(
            "Basilio works remotely on catalogue infrastructure from Papeete, with a reef in the "
            "background of every call. He steers an outrigger canoe and chooses names for new ones, a task "
            "he takes as seriously as primary keys."
        ),
        city="Papeete",
        employer="Index Index",
        handles={"mastodon": "@basilio@social.example", "github": "tamatoa"},
    ),
)
