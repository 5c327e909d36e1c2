"""Instructors and speakers who bring a field with them: art, security, schools, science, operations."""

from __future__ import annotations

from demo.shapes import Member

FIELDS: tuple[Member, ...] = (
    Member(
        key="benji-sorensen",
        name="Benji Sorensen",
        pronouns="he/him",
        tagline="Solders on the kitchen table",
        bio=(
            "Benji builds weather stations for schools out of parts that cost less than lunch. He has "
            "burnt his fingers, his table and one curtain, and has written up each of them so that your "
            "first evening with a microcontroller goes better."
        ),
        city="Hobart",
    ),
    Member(
        key="coral-whitfield",
        name="Coral Whitfield",
        pronouns="she/her",
        tagline="Small games with big feelings",
        bio=(
            "Coral makes games that last ten minutes, about tides, grandparents and losing at cards. "
            "She is a bus driver with long breaks and a small laptop. Until now she has only taught her "
            "nephews, who are a hard audience."
        ),
        city="Launceston",
        first_time_speaker=True,
    ),
    Member(
        key="ilse-vandermeer",
        name="Ilse Vandermeer",
        pronouns="she/her",
        pronunciation="IL-suh",
        tagline="Draws with pens, plotters and patience",
        bio=(
            "Ilse is a textile artist who programs a second-hand pen plotter. Her drawings hang in two "
            "ferry terminals and one dentist's waiting room. She likes code that can be read as a "
            "recipe, and happy accidents that can be repeated."
        ),
        city="Fremantle",
    ),
    Member(
        key="femi-adebayo-cruz",
        name="Femi Adebayo-Cruz",
        pronouns="they/them",
        pronunciation="FEH-mee ah-deh-BAH-yoh",
        tagline="Fetches pages, politely",
        bio=(
            "Femi gathers river levels from forty agencies that publish them in forty ways. They have "
            "strong views on waiting between requests, on writing to the webmaster, and on the public "
            "good that hides in badly formatted tables."
        ),
        city="Sydney",
        employer="Open Rivers",
    ),
    Member(
        key="alina-petrescu",
        name="Alina Petrescu",
        pronouns="she/her",
        pronunciation="ah-LEE-nah peh-TREH-skoo",
        tagline="Draws the threat before it draws you",
        bio=(
            "Alina helps libraries, clinics and clubs to think about what could go wrong, usually with "
            "paper and coloured pens. She came to security from social work, and begins every review by "
            "asking whom a mistake would hurt."
        ),
        city="Adelaide",
        employer="Plainlock",
    ),
    Member(
        key="rafferty-quinn",
        name="Rafferty Quinn",
        pronouns="he/him",
        tagline="Reads logs so that others may sleep",
        bio=(
            "Rafferty keeps a community radio network on the air with four volunteers and one very old "
            "mixing desk. He has cut their alerts from two hundred a week to six, and can tell you the "
            "story of each that is left."
        ),
        city="Melbourne",
        employer="Lullwater Radio",
    ),
    Member(
        key="siosaia-fonua",
        name="Siosaia Fonua",
        pronouns="he/him",
        pronunciation="see-oh-SAH-ee-ah foh-NOO-ah",
        tagline="Teaches where there is no network",
        bio=(
            "Siosaia has taught programming in church halls, on a fishing boat and behind the walls of "
            "a prison library. He writes lessons that fit on one sheet of paper, and believes that "
            "every class should end with something to show at home."
        ),
        city="Auckland",
    ),
    Member(
        key="harriet-oduya",
        name="Harriet Oduya",
        pronouns="she/her",
        pronunciation="oh-DOO-yah",
        tagline="Writes the page that you needed",
        bio=(
            "Harriet has written manuals for sewing machines, dialysis machines and open-source "
            "libraries. She starts with the reader's worst moment and works backwards from there. The "
            "best thanks she ever got was a support line that rang less."
        ),
        city="Hobart",
        employer="Kunanyi Community Learning",
    ),
    Member(
        key="lorcan-byrne-aziz",
        name="Lorcan Byrne-Aziz",
        pronouns="he/him",
        pronunciation="LUR-kan",
        tagline="Moved a database one weekend at a time",
        bio=(
            "Lorcan is the only developer at a volunteer rescue service, which means that he is also "
            "the database team. He writes down every change before he makes it, and has the scars that "
            "taught him to."
        ),
        city="Perth",
        employer="Reef and Range Rescue",
        first_time_speaker=True,
    ),
    Member(
        key="meseret-alemu",
        name="Meseret Alemu",
        pronouns="she/her",
        pronunciation="MEH-seh-ret ah-LEH-moo",
        tagline="One Django project since 2015",
        bio=(
            "Meseret started a tool for scheduling interpreters as a favour and is still looking after "
            "it twelve years later. It now books nine thousand appointments a month. She knows every "
            "line, and regrets fewer of them than you would think."
        ),
        city="Melbourne",
    ),
    Member(
        key="viktoria-hale",
        name="Viktoria Hale",
        pronouns="she/her",
        tagline="Permissions in plain sentences",
        bio=(
            "Viktoria writes software for guardians who look after other people's money, where a wrong "
            "button is a legal matter. She was a paralegal before, and brought along the habit of "
            "writing rules that can be read aloud."
        ),
        city="Brisbane",
        employer="Guardian Books",
        first_time_speaker=True,
    ),
    Member(
        key="quentin-rasmussen",
        name="Quentin Rasmussen",
        pronouns="he/him",
        tagline="Gives every key an owner",
        bio=(
            "Quentin does the computing for a community radio station on Tuesday evenings and for a "
            "bank the rest of the week. He prefers the station, because there he can walk over and ask "
            "what someone is trying to do."
        ),
        city="Hobart",
        employer="Lullwater Radio",
    ),
    Member(
        key="nasrin-tabrizi",
        name="Nasrin Tabrizi",
        pronouns="she/her",
        pronunciation="nas-REEN tah-BREE-zee",
        tagline="Cleans up shared drives",
        bio=(
            "Nasrin is an office manager at a migration centre who learnt Python to find out what was "
            "in a shared drive from 2009. What she found changed how the centre keeps papers. She is "
            "still a little angry about it."
        ),
        city="Sydney",
        employer="Harbour Migration Centre",
        first_time_speaker=True,
    ),
    Member(
        key="otto-fairweather",
        name="Otto Fairweather",
        pronouns="he/him",
        tagline="Deletes data for a living",
        bio=(
            "Otto is a records specialist who helps agencies to keep less. He has deleted four billion "
            "rows, with signatures, and has never been asked to bring one back. He talks about logs the "
            "way gardeners talk about ivy."
        ),
        city="Wellington",
    ),
    Member(
        key="beatriz-lobo",
        name="Beatriz Lobo",
        pronouns="she/her",
        pronunciation="beh-ah-TREEZ LOH-boo",
        tagline="Thirty teenagers, one error message",
        bio=(
            "Beatriz teaches year nine in a room that used to be a wood workshop. She photographs every "
            "error message that makes a student sigh. The collection is now her lesson plan, and the "
            "sighs have become shorter."
        ),
        city="Geelong",
        employer="Western Shore College",
        first_time_speaker=True,
    ),
    Member(
        key="wiremu-harding",
        name="Wiremu Harding",
        pronouns="he/him",
        pronunciation="WIH-reh-moo",
        tagline="Teaches programming in two languages",
        bio=(
            "Wiremu teaches at a bilingual school and asks his students to name variables in the "
            "language in which they think. He works with elders on words for things that have none yet, "
            "and lets the students argue about the rest."
        ),
        city="Rotorua",
        first_time_speaker=True,
    ),
    Member(
        key="penny-abernathy-singh",
        name="Penny Abernathy-Singh",
        pronouns="she/her",
        tagline="Marks two hundred programs a week",
        bio=(
            "Penny runs a first-year course with more students than chairs. She has tried every way of "
            "marking code that she could read about, measured most of them, and now spends the time she "
            "saved sitting next to people."
        ),
        city="Canberra",
    ),
    Member(
        key="keala-nakamura",
        name="Keala Nakamura",
        pronouns="she/her",
        pronunciation="keh-AH-lah",
        tagline="Tells whales apart by their tails",
        bio=(
            "Keala is a field biologist who compares photographs of whale flukes, a job that used to "
            "take a winter. She taught herself Python on a boat with no reception, from a printed "
            "tutorial held together with tape."
        ),
        city="Hobart",
        employer="Southern Whale Catalogue",
        first_time_speaker=True,
    ),
    Member(
        key="stellan-frost",
        name="Stellan Frost",
        pronouns="he/him",
        tagline="Reads tide gauges, doubts them",
        bio=(
            "Stellan looks after eighty tide gauges and their opinions. He has climbed most of the "
            "piers that they hang on. His library for reading their files began as a weekend and is now "
            "older than his dog."
        ),
        city="Fremantle",
        employer="Tide Office",
    ),
    Member(
        key="dilnoza-karimova",
        name="Dilnoza Karimova",
        pronouns="she/her",
        pronunciation="dil-NOH-zah kah-REE-moh-vah",
        tagline="Tried to run her own thesis again",
        bio=(
            "Dilnoza studies glacier melt. Five years after her thesis she was asked for one number, "
            "and could not compute it any more. She has since rebuilt the whole chain, and carries the "
            "list of what broke."
        ),
        city="Dunedin",
        first_time_speaker=True,
    ),
    Member(
        key="mack-tiernan",
        name="Mack Tiernan",
        pronouns="he/him",
        pronunciation="TEER-nan",
        tagline="Deleted a timetable, lived",
        bio=(
            "Mack is the engineer on call for a ferry company, where downtime has seagulls. He has "
            "broken production in most of the known ways. He tells these stories in public, because "
            "nobody told them to him in time."
        ),
        city="Hobart",
        employer="Derwent Ferries",
    ),
    Member(
        key="gabrielle-osei",
        name="Gabrielle Osei",
        pronouns="she/her",
        pronunciation="oh-SAY",
        tagline="Paged the wrong Sam for a year",
        bio=(
            "Gabrielle joined operations from customer support and noticed things that engineers had "
            "stopped seeing. She rewrote her company's on-call handbook with two rules: the phone "
            "number must be checked, and the steps must work when you are tired."
        ),
        city="Melbourne",
        employer="Coldchain Parcels",
        first_time_speaker=True,
    ),
)
