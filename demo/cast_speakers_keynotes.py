"""The keynote speakers."""

from demo.shapes import Member

KEYNOTE_SPEAKERS: tuple[Member, ...] = (
    Member(
        key="ines-okafor",
        name="Ines Okafor",
        pronouns="she/her",
        pronunciation="ee-NESS oh-KAH-for",
        tagline="Keeps the character tables nobody sees",
        bio=(
            "Ines has maintained a small library of character-width tables for fourteen years, mostly on "
            "Sunday mornings before the market opens. By day she works on payment reports in Porto. She "
            "restores ship clocks badly and collects thank-you letters, of which there are now three."
        ),
        city="Porto",
        employer="Ledger & Lime",
        handles={
            "mastodon": "@ines@social.example",
            "github": "inesokafor",
            "website": "https://okafor.example",
        },
    ),
    Member(
        key="teuila-faasavalu",
        name="Teuila Fa'asavalu",
        pronunciation="teh-oo-EE-lah fah-ah-sah-VAH-loo",
        tagline="Repairs computers, then asks why they broke",
        bio=(
            "Teuila runs a repair workshop in Apia where school laptops get a second and third life. She "
            "learned Python from a manual printed in a language she did not read yet. On Saturdays she "
            "umpires netball and is feared for her hearing."
        ),
        city="Apia",
        employer="Lagoon Repair Workshop",
        handles={"mastodon": "@teuila@social.example", "website": "https://teuila.example"},
    ),
    Member(
        key="hakon-brattvag",
        name="Håkon Brattvåg",
        pronouns="he/him",
        pronunciation="HO-kon BRAT-vawg",
        tagline="Rewrites error messages for a living, almost",
        bio=(
            "Håkon is a core developer who mostly touches the text between the traceback and the user. He "
            "trained as a school librarian and still shelves things compulsively. He lives on an island "
            "with two ferries a day and plans his meetings around them."
        ),
        city="Ålesund",
        handles={"mastodon": "@haakon@social.example", "github": "brattvaag"},
        core_developer=True,
    ),
    Member(
        key="lindiwe-mathonsi",
        name="Lindiwe Mathonsi",
        pronunciation="lin-DEE-weh mah-TON-see",
        tagline="Statistician, counter of overlooked things",
        bio=(
            "Lindiwe leads the data office of a rural health institute and has spent twenty years arguing "
            "about denominators. She began with a pocket calculator and a bicycle. Her students know her "
            "for returning every report with one question in green ink."
        ),
        city="Polokwane",
        employer="Institute for Rural Health Figures",
        handles={"website": "https://mathonsi.example"},
    ),
    Member(
        key="killa-huamani",
        name="Killa Huamaní",
        pronouns="she/her",
        pronunciation="KEE-lya wah-mah-NEE",
        tagline="Builds word lists with her grandmother",
        bio=(
            "Killa is a linguist and programmer from the hills above Cusco. She maintains an open spelling "
            "dictionary for Southern Quechua together with radio presenters, teachers and one very strict "
            "grandmother. She drinks coffee only at altitude and says it explains everything."
        ),
        city="Cusco",
        handles={"mastodon": "@killa@social.example", "github": "killahuamani"},
    ),
    Member(
        key="winifred-achterdijk",
        name="Winifred Achterdijk",
        pronunciation="WIN-i-fred AKH-ter-dike",
        tagline="Forty terms in front of the same whiteboard",
        bio=(
            "Winifred has taught mathematics and computing in northern Tasmania since floppy disks. She "
            "wrote the loop exercises half the island grew up with and apologises for number seven. Her "
            "garden grows leeks, garlic and far too many pumpkins."
        ),
        city="Launceston",
        employer="Tamar Valley Secondary College",
        handles={"mastodon": "@mrsachterdijk@social.example"},
    ),
)
