"""The people who lead a part of the conference, from the chair to the website."""

from __future__ import annotations

from demo.shapes import Member

LEADS: tuple[Member, ...] = (
    Member(
        key="wren-calloway",
        name="Wren Calloway",
        pronouns="they/them",
        tagline="Chair, and keeper of the list of lists",
        bio=(
            "Plans ferry timetables for a living, which turns out to be good training for moving 3,000 "
            "people between rooms. Came to the second PyHarbour as a student with a borrowed ticket and "
            "has been stacking chairs ever since."
        ),
        city="Hobart",
        employer="Derwent Ferries",
        handles={"mastodon": "@wren@quay.example"},
    ),
    Member(
        key="priya-raghunathan",
        name="Priya Raghunathan",
        pronouns="she/her",
        pronunciation="PREE-yah RAH-goo-NAH-than",
        tagline="Deputy chair; asks what happens if it rains",
        bio=(
            "Data engineer, allotment gardener and the person who reads contracts to the last page. "
            "Priya keeps the year's calendar and makes sure that nobody on the team answers mail after "
            "nine in the evening."
        ),
        city="Hobart",
        handles={"website": "https://priya.example"},
    ),
    Member(
        key="marama-kerei",
        name="Marama Kerei",
        pronouns="she/her",
        pronunciation="MAH-rah-mah keh-RAY",
        tagline="Programme chair",
        bio=(
            "Looks after sound recordings at an archive and writes Python so that other people can find "
            "them. She has read every proposal since 2022, and still gets excited when one begins with "
            "a mistake."
        ),
        city="Wellington",
        employer="Harbourside Archives",
        handles={"mastodon": "@marama@quay.example"},
    ),
    Member(
        key="olu-adeyinka",
        name="Olu Adeyinka",
        pronouns="he/him",
        pronunciation="OH-loo ah-deh-YIN-kah",
        tagline="Programme team, review rounds",
        bio=(
            "Backend developer who likes small services and long walks. Olu runs the two rounds of "
            "review, counts who has not been read yet, and writes most of the feedback that declined "
            "proposers receive."
        ),
        city="Melbourne",
    ),
    Member(
        key="saskia-brandt",
        name="Saskia Brandt",
        pronouns="she/her",
        tagline="Tutorials chair",
        bio=(
            "Teaches evening classes to adults who were told at school that they could not do maths. "
            "She arranges tutorials the way she arranges her classroom: few people, big tables, and a "
            "spare laptop at the back."
        ),
        city="Launceston",
        employer="Tamar Adult College",
    ),
    Member(
        key="hamish-drummond-lee",
        name="Hamish Drummond-Lee",
        pronouns="he/him",
        pronunciation="HAY-mish",
        tagline="Treasurer",
        bio=(
            "Accountant for community clubs, Python learner since his forties. Hamish can tell you what "
            "a cup of tea costs in every city where PyHarbour has been held, and will, if you have a "
            "minute."
        ),
        city="Dunedin",
        handles={"website": "https://ledger.example"},
    ),
    Member(
        key="thuy-le-pham",
        name="Thuy Le Pham",
        pronouns="she/her",
        pronunciation="TWEE",
        tagline="Sponsorship",
        bio=(
            "Former engineering manager, now a consultant with a three-day week. Thuy writes to "
            "sponsors, tells them early what they may not buy, and has found that the good ones like us "
            "better for it."
        ),
        city="Sydney",
    ),
    Member(
        key="callum-yarrow",
        name="Callum Yarrow",
        pronouns="he/him",
        tagline="Venue and logistics",
        bio=(
            "Stage carpenter turned site reliability engineer. Knows where every power point in the "
            "Ropewalk is, which doors stick in wet weather, and how long it really takes to turn a "
            "dinner hall into a sprint hall."
        ),
        city="Hobart",
    ),
    Member(
        key="farah-nasser-quill",
        name="Farah Nasser-Quill",
        pronouns="she/her",
        pronunciation="FAH-rah",
        tagline="Accessibility lead",
        bio=(
            "Works on public transport information for people who do not see, hear or walk the way a "
            "timetable expects. She uses a wheelchair herself, and tests every room before we sign for "
            "it."
        ),
        city="Hobart",
        employer="Southern Access Network",
    ),
    Member(
        key="bo-lindqvist",
        name="Bo Lindqvist",
        pronouns="they/them",
        pronunciation="BOO LIND-kvist",
        tagline="Safety lead",
        bio=(
            "Youth worker by day, maintainer of a small library by night. Bo trains the safety team, "
            "carries the safety phone more often than they should, and believes in biscuits as a tool "
            "of de-escalation."
        ),
        city="Brisbane",
    ),
    Member(
        key="agnes-faleafa",
        name="Agnes Faleafa",
        pronouns="she/her",
        pronunciation="fah-leh-AH-fah",
        tagline="Safety team; leads the choir",
        bio=(
            "Hospital systems analyst with twenty years of night shifts behind her. Agnes listens first "
            "and writes things down second. On Sunday evening she also makes a room full of programmers "
            "sing in three parts."
        ),
        city="Auckland",
    ),
    Member(
        key="ravi-senanayake",
        name="Ravi Senanayake",
        pronouns="he/him",
        pronunciation="RUH-vee seh-nah-NAH-yah-keh",
        tagline="Safety team",
        bio=(
            "Network engineer at a mine a long way from anywhere, where looking after each other is not "
            "optional. Ravi answers the safety phone in the evenings and walks people to their hotel "
            "when they ask."
        ),
        city="Perth",
    ),
    Member(
        key="jun-morikawa",
        name="Jun Morikawa",
        pronouns="he/him",
        pronunciation="JOON moh-ree-KAH-wah",
        tagline="Sound, picture and stream",
        bio=(
            "Sound engineer for small theatres. Jun and a crew of eleven volunteers record every "
            "session that may be recorded. His one request of speakers: please let us tape the cable to "
            "your shirt properly."
        ),
        city="Melbourne",
        employer="Loftlight Sound",
    ),
    Member(
        key="elspeth-ngata",
        name="Elspeth Ngata",
        pronouns="she/her",
        pronunciation="NGAH-tah",
        tagline="Captions and video",
        bio=(
            "Court reporter who learnt Python to clean up transcripts. Elspeth books the live "
            "captioners, keeps the list of words they will meet, and gathers the volunteers who correct "
            "subtitles after the conference."
        ),
        city="Christchurch",
    ),
    Member(
        key="zainab-warsame",
        name="Zainab Warsame",
        pronouns="she/her",
        pronunciation="ZAY-nab war-SAH-meh",
        tagline="Volunteers",
        bio=(
            "Studies nursing, runs a weekend coding club for teenagers, and somehow fills 640 volunteer "
            "shifts. Zainab's rule is that no one works through two meals in a row and that everyone "
            "sees a talk."
        ),
        city="Hobart",
    ),
    Member(
        key="teddy-okonjo",
        name="Teddy Okonjo",
        pronouns="he/him",
        pronunciation="oh-KON-joh",
        tagline="Session chairs and board games",
        bio=(
            "Policy analyst who reads out names for a hobby. Teddy trains the people who introduce "
            "speakers, keeps the time cards, and brings two suitcases of board games to every edition."
        ),
        city="Canberra",
    ),
    Member(
        key="mirela-stan",
        name="Mirela Stan",
        pronouns="she/her",
        pronunciation="mee-REH-lah",
        tagline="Registration desk",
        bio=(
            "School office manager with a memory for faces. Mirela has printed badges for nine "
            "editions, can fix a misspelt name in forty seconds, and keeps needles and wool under the "
            "desk for slow moments."
        ),
        city="Geelong",
    ),
    Member(
        key="kit-halloran",
        name="Kit Halloran",
        pronouns="they/them",
        tagline="Newcomers",
        bio=(
            "Self-taught programmer, bookseller on Saturdays. Kit came alone to PyHarbour 2019, ate "
            "lunch in a stairwell, and decided that nobody should have to. The newcomers' breakfast is "
            "the result."
        ),
        city="Hobart",
    ),
    Member(
        key="lucia-ferreyra",
        name="Lucía Ferreyra",
        pronouns="she/her",
        pronunciation="loo-SEE-ah feh-RRAY-rah",
        tagline="Financial aid",
        bio=(
            "Economist with a soft spot for spreadsheets that fit on one page. Lucía reads every "
            "application for help with costs together with two colleagues, and answers each of them by "
            "hand."
        ),
        city="Sydney",
    ),
    Member(
        key="anders-holm-patel",
        name="Anders Holm-Patel",
        pronouns="he/him",
        tagline="Sprints and the morning swim",
        bio=(
            "Maintains three open-source projects that nobody has heard of and one that everybody uses "
            "without knowing. Anders makes sure that a first contribution at the sprints takes an "
            "afternoon and not a weekend."
        ),
        city="Newcastle",
    ),
    Member(
        key="nandini-bose",
        name="Nandini Bose",
        pronouns="she/her",
        pronunciation="nun-DEE-nee BOHSH",
        tagline="Posters",
        bio=(
            "Botanist who counts leaves with a camera. Nandini loves posters because you can ask the "
            "silly question. She arranges them so that every presenter also gets an hour to look at "
            "everybody else's."
        ),
        city="Brisbane",
    ),
    Member(
        key="gus-papadakis",
        name="Gus Papadakis",
        pronouns="he/him",
        pronunciation="pah-pah-DAH-kis",
        tagline="Expo hall and community booths",
        bio=(
            "Retired electrician, now studying computer science at sixty-three. Gus lays out the expo "
            "hall with chalk on the floor of his garage first, and gives the community booths the "
            "corners with the most light."
        ),
        city="Melbourne",
    ),
    Member(
        key="ayumi-sato-reid",
        name="Ayumi Sato-Reid",
        pronouns="she/her",
        pronunciation="ah-YOO-mee",
        tagline="Website",
        bio=(
            "Writes web pages for a regional museum. Ayumi looks after this site, tests it on her "
            "mother's old phone, and answers the mail of everybody who found a mistake with real "
            "gratitude."
        ),
        city="Hobart",
    ),
)
