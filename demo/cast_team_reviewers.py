"""Reviewers, mentors and the two organisers of each specialist track."""

from __future__ import annotations

from demo.shapes import Member

REVIEWERS: tuple[Member, ...] = (
    Member(
        key="samira-daoud",
        name="Samira Daoud",
        pronouns="she/her",
        pronunciation="sah-MEE-rah dah-OOD",
        tagline="Reviewer and speaker mentor",
        bio=(
            "Keeps the telemetry of 400 pumps honest. Samira gave her first talk at PyHarbour 2018 with "
            "shaking hands and a mentor in the front row. Now she sits in that row for others."
        ),
        city="Adelaide",
        employer="Gulf Water",
    ),
    Member(
        key="petra-novotna",
        name="Petra Novotná",
        pronouns="she/her",
        pronunciation="PEH-trah NO-vot-nah",
        tagline="Django track organiser",
        bio=(
            "Has built web sites for libraries since before they had mobile pages. Petra has organised "
            "the Django track eight times, and collects stories of projects that outlived the companies "
            "which started them."
        ),
        city="Hobart",
    ),
    Member(
        key="isaac-mumba",
        name="Isaac Mumba",
        pronouns="he/him",
        pronunciation="ee-ZAHK MOOM-bah",
        tagline="Django track organiser",
        bio=(
            "Django developer at a housing charity. Isaac came to Python through a spreadsheet that had "
            "grown teeth. He reviews for clarity first: if he can explain your talk to his sister, it "
            "goes on the list."
        ),
        city="Sydney",
    ),
    Member(
        key="yael-shapira",
        name="Yael Shapira",
        pronouns="she/her",
        pronunciation="yah-EL",
        tagline="Security & Privacy track organiser",
        bio=(
            "Helps small organisations recover after something has gone wrong, and would much rather "
            "meet them before. Yael has a strong dislike of fear as a teaching method."
        ),
        city="Melbourne",
        employer="Plainlock",
    ),
    Member(
        key="davit-gelashvili",
        name="Davit Gelashvili",
        pronouns="he/him",
        pronunciation="DAH-vit geh-lash-VEE-lee",
        tagline="Security & Privacy track organiser",
        bio=(
            "Privacy officer with a programming habit. Davit reads consent forms aloud to see where "
            "people fall asleep. Together with Yael he has kept the track practical and free of hooded "
            "figures."
        ),
        city="Wellington",
    ),
    Member(
        key="hana-te-rangi",
        name="Hana Te Rangi",
        pronouns="she/her",
        pronunciation="HAH-nah teh RAH-ngee",
        tagline="Education track organiser",
        bio=(
            "Teaches digital technologies in a rural secondary school where the internet arrives by "
            "dish. Hana collects lessons that survive a power cut, and chairs panels so that the "
            "quietest person speaks first."
        ),
        city="Rotorua",
    ),
    Member(
        key="rosalind-achterberg",
        name="Rosalind Achterberg",
        pronouns="she/her",
        tagline="Education track organiser",
        bio=(
            "Runs a computing programme for people over seventy. Rosalind thinks that most teaching "
            "problems are chair problems, and that the rest are vocabulary problems. Knits during "
            "meetings, listens better for it."
        ),
        city="Hobart",
        employer="Kunanyi Community Learning",
    ),
    Member(
        key="xiulan-fong",
        name="Xiulan Fong",
        pronouns="she/her",
        pronunciation="SHYOO-lahn",
        tagline="Science & Data track organiser",
        bio=(
            "Marine statistician who has spent more nights on research vessels than she likes to count. "
            "Xiulan looks for talks that show the messy middle of an analysis and not only its plot."
        ),
        city="Brisbane",
    ),
    Member(
        key="emeka-obi-hart",
        name="Emeka Obi-Hart",
        pronouns="he/him",
        pronunciation="eh-MEH-kah",
        tagline="Science & Data track organiser",
        bio=(
            "Works with weather records kept by lighthouse keepers a century ago. Emeka types, checks "
            "and doubts them. He joined the track team after giving a talk about a thermometer that "
            "moved."
        ),
        city="Canberra",
    ),
    Member(
        key="tilly-marchetti",
        name="Tilly Marchetti",
        pronouns="she/her",
        pronunciation="mar-KET-ee",
        tagline="DevOops track organiser",
        bio=(
            "Operations engineer who once took every departure board in southern Tasmania offline with "
            "a missing comma. Tilly proposed the DevOops track the next morning, and meant it."
        ),
        city="Hobart",
        employer="Derwent Ferries",
    ),
    Member(
        key="sol-ibarra",
        name="Sol Ibarra",
        pronouns="they/them",
        pronunciation="SOHL ee-BAH-rah",
        tagline="DevOops track organiser",
        bio=(
            "Former stage manager, now on call for a streaming choir school. Sol believes that a good "
            "incident review and a good rehearsal have the same shape: what happened, what did we "
            "expect, what do we try next."
        ),
        city="Melbourne",
    ),
)
