"""Posters of the talk days: the presenter stands beside the board and answers."""

from __future__ import annotations

from demo.shapes import Session

POSTERS: tuple[Session, ...] = (
    Session(
        key="poster-leaf-count",
        title="Counting leaves with a flatbed scanner",
        speakers=("nandini-bose",),
        abstract=(
            "A scanner from a charity shop, a sheet of glass and forty lines of Python tell you the "
            "area of a leaf to within two per cent. The poster shows the whole chain, including how we "
            "got the sand out. Bring a leaf from the wharf, and I will measure it while you wait and "
            "tell you how sure I am."
        ),
        level="beginner",
        topics=("science", "education"),
        recorded=False,
    ),
    Session(
        key="poster-badge-printing",
        title="Three thousand badges in one morning",
        speakers=("mirela-stan", "ayumi-sato-reid"),
        abstract=(
            "Names are long, short, in five scripts, and sometimes two words too wide. See how our "
            "badges are laid out: measuring text before printing, breaking lines where the owner would, "
            "and keeping the first name readable from three metres. Eight real layout failures are "
            "pinned up, with the permission of the names concerned."
        ),
        topics=("community", "performance"),
        recorded=False,
    ),
    Session(
        key="poster-light-house-log",
        title="Reading a lighthouse keeper's handwriting",
        speakers=("emeka-obi-hart",),
        abstract=(
            "Between 1889 and 1931 six keepers wrote down the weather four times a day. Volunteers and "
            "a small program now read their pages together. The poster compares who is wrong when, "
            "keeper by keeper, and lets you try your hand at ten words that neither people nor the "
            "program could agree on."
        ),
        level="intermediate",
        topics=("science", "data"),
        recorded=False,
    ),
    Session(
        key="poster-bus-braille",
        title="A bus timetable for your fingertips",
        speakers=("farah-nasser-quill",),
        abstract=(
            "A Python script takes an open timetable and produces a braille sheet, a large-print sheet "
            "and a text for reading aloud, all from one source. I explain the twelve layout rules that "
            "readers taught us and why the usual grid is useless to a finger. You may touch everything "
            "on this poster, with eyes closed if you like."
        ),
        topics=("health", "civic"),
        recorded=False,
    ),
    Session(
        key="poster-knit-chart",
        title="From list of lists to knitting chart",
        speakers=("rosalind-achterberg",),
        abstract=(
            "My students are over seventy and know two-dimensional arrays, only they call them charts. "
            "This poster goes the other way: a nested list becomes a jumper. It shows how a stitch, a "
            "repeat and a mirror look in Python and in wool, and has three finished pieces, one of "
            "which contains a bug that you can wear."
        ),
        level="beginner",
        topics=("art", "education"),
        recorded=False,
    ),
    Session(
        key="poster-cold-chain",
        title="Four degrees: watching a vaccine travel",
        speakers=("gabrielle-osei",),
        abstract=(
            "Follow one box from a freezer in Melbourne to a clinic on an island. At each stop the "
            "poster shows the temperature, the message that our program sent, and the human being who "
            "read it. At two stops the right message reached the wrong screen. See what we changed and "
            "what it cost, to the dollar."
        ),
        level="beginner",
        topics=("health", "devops"),
        recorded=False,
    ),
    Session(
        key="poster-choir-tuning",
        title="Is the choir flat?",
        speakers=("agnes-faleafa", "sol-ibarra"),
        abstract=(
            "Every choir sinks a little. We recorded one through a season and measured by how much with "
            "a short program that finds pitches. The poster shows when it happens, which section starts "
            "it (we promised not to say), and what a warm room does. Sing a note into the microphone, "
            "and watch where it lands."
        ),
        topics=("art", "science"),
        recorded=False,
    ),
    Session(
        key="poster-orphan-packages",
        title="What happens to a package when its author leaves",
        speakers=("balint-kovacs-dale",),
        abstract=(
            "I wrote to the authors of fifty small libraries which had been silent for three years, and "
            "thirty-eight answered. Illness, children, new jobs, boredom, grief. The poster sorts their "
            "answers and shows what would have helped: a second key holder, a farewell page, a "
            "thank-you. Take a card to plan your own farewell."
        ),
        topics=("packaging", "community"),
        recorded=False,
    ),
    Session(
        key="poster-club-money",
        title="Money for clubs, in plain text",
        speakers=("hamish-drummond-lee",),
        abstract=(
            "A netball club's accounts fit into a text file that its next treasurer can read. I show "
            "one year of an invented club, the 120 lines of Python that turn it into a report for the "
            "annual meeting, and the three mistakes that every volunteer treasurer makes. Auditors have "
            "looked at this poster and smiled."
        ),
        level="beginner",
        topics=("civic", "data"),
        recorded=False,
    ),
    Session(
        key="poster-snow-sensor",
        title="A snow depth sensor for sixty dollars",
        speakers=("benji-sorensen",),
        abstract=(
            "Ultrasound, a tent pole and a microcontroller running MicroPython: that measures snow on "
            "kunanyi through a winter of gales. The poster carries the actual sensor, with its scars. "
            "It explains how temperature bends the reading, how a currawong bent the pole, and how we "
            "told the two apart in the data."
        ),
        level="intermediate",
        topics=("hardware", "science"),
        recorded=False,
    ),
    Session(
        key="poster-pen-paths",
        title="Shorter paths for a slow pen",
        speakers=("ilse-vandermeer", "miriam-feldstein"),
        abstract=(
            "A pen plotter spends most of its evening moving without drawing. We order the strokes "
            "differently and save three quarters of the time, with an algorithm that fits on the "
            "poster. Next to it hang the same drawing made in 81, 40 and 19 minutes. Can you see the "
            "difference? Most people prefer the slow one."
        ),
        level="intermediate",
        topics=("art", "performance"),
        recorded=False,
    ),
    Session(
        key="poster-error-museum",
        title="A small museum of error messages",
        speakers=("beatriz-lobo", "freya-mackintosh"),
        abstract=(
            "Twelve Python error messages, each in its version of ten years ago and of today, framed "
            "and labelled like moths. We asked eighty learners what each one tells them to do. The "
            "answers are printed underneath. Vote for the message that you would most like to see "
            "rewritten; the winner goes to the sprints."
        ),
        topics=("core-python", "education"),
        recorded=False,
    ),
    Session(
        key="poster-dispatch-radio",
        title="Talking to forty-year-old radios",
        speakers=("nikhil-varma-stone",),
        abstract=(
            "Ambulance radios in our region speak a protocol from before I was born. This poster "
            "decodes one message bit by bit, shows the state machine that we wrote in Python, and has a "
            "recording of how the channel really sounds in rain. There is a small console on which you "
            'can send the word "hello" yourself.'
        ),
        level="advanced",
        topics=("hardware", "health"),
        recorded=False,
    ),
    Session(
        key="poster-shipping-registers",
        title="One ship, eleven spellings",
        speakers=("freya-mackintosh",),
        abstract=(
            "The brig *Perseverance* appears in port registers under eleven spellings, two captains and "
            "one impossible date. I match such records with a little fuzzy comparison and a lot of "
            "context. The poster shows where the program stops and a person decides, and how we keep "
            "that decision so that nobody has to make it twice."
        ),
        level="intermediate",
        topics=("data", "civic"),
        recorded=False,
    ),
    Session(
        key="poster-clinic-queue",
        title="Why the clinic queue is always longer on Tuesdays",
        speakers=("shirin-golzari",),
        abstract=(
            "Staff had a theory, patients had another, and the data had a third. With six months of "
            "invented but realistic arrivals I show how averages hide a queue and how a small "
            "simulation in plain Python reveals it. Move the beads on the poster to add a nurse, and "
            "see what happens to everybody's morning."
        ),
        level="beginner",
        topics=("health", "data"),
        recorded=False,
    ),
    Session(
        key="poster-gull-ethics",
        title="Should the gull win?",
        speakers=("coral-whitfield",),
        abstract=(
            "I gave the same ten-minute game to forty players with the rules changed by one line each "
            "time. When chips run out, when the gull is hungry, when the tourist cries. The poster "
            "plots how long people played and what they said. It is the silliest data set of the day, "
            "and I learnt a great deal from it."
        ),
        topics=("games", "art"),
        recorded=False,
    ),
    Session(
        key="poster-school-dish",
        title="Lessons that survive a power cut",
        speakers=("hana-te-rangi", "wiremu-harding"),
        abstract=(
            "Our schools lose power nine times a term. We keep a shelf of lessons that go on "
            "regardless: paper traces, card games about loops, and a box of battery boards with Python "
            "on them. The poster holds all of it in pockets. Take what you can use, and put in a lesson "
            "of your own."
        ),
        level="beginner",
        topics=("education", "hardware"),
        recorded=False,
    ),
    Session(
        key="poster-pump-letters",
        title="Four hundred pumps write a letter each morning",
        speakers=("samira-daoud",),
        abstract=(
            'Instead of a dashboard, every pump in our network sends one sentence a day: "I am well, a '
            'little warm, and I worked less than on Sunday." A template and some statistics produce it. '
            "The poster shows how engineers came to read 400 sentences in six minutes, and what a "
            "worried pump sounds like."
        ),
        level="intermediate",
        topics=("devops", "civic"),
        recorded=False,
    ),
    Session(
        key="poster-consent-form",
        title="A consent form that people remember",
        speakers=("davit-gelashvili",),
        abstract=(
            "We gave five versions of a consent form to two hundred volunteers and asked a week later "
            "what they had agreed to. The lawyer's version came last and the one with a drawing came "
            "second. I show all five, the code that analysed the answers, and what the winner did. You "
            "may sign it; it is harmless."
        ),
        topics=("security", "civic"),
        recorded=False,
    ),
    Session(
        key="poster-eye-scans",
        title="Seeing what the model looks at",
        speakers=("kwame-boateng-lill",),
        abstract=(
            'When a program says "this eye needs a doctor", the nurse asks why. The poster compares '
            "three ways of showing which part of an image mattered, on artificial scans where we know "
            "the truth. One of them is often confidently wrong. Try it against your own eyes with the "
            "stack of cards; the record is eight of ten."
        ),
        level="advanced",
        topics=("machine-learning", "health"),
        recorded=False,
    ),
    Session(
        key="poster-captions-words",
        title="Words that captioners meet at PyHarbour",
        speakers=("elspeth-ngata",),
        abstract=(
            'What is a "pie test", and who is "Jason"? From four years of live captions I collected the '
            "terms that were misheard most often, and how a glossary sent three days early cut the "
            "errors by half. Speakers: check whether your favourite word is on the poster, and write it "
            "down for us before your talk."
        ),
        topics=("community", "health"),
        recorded=False,
    ),
    Session(
        key="poster-rent-map",
        title="Mapping bonds that never came back",
        speakers=("isaac-mumba", "sefton-blake"),
        abstract=(
            "Tenants told a helpline where their deposit had disappeared. We blurred the places, "
            "grouped them and drew a map that protects everyone on it and still shows a pattern. The "
            "poster explains each step of blurring, with the map before and after, and the two streets "
            "that we decided to leave out altogether."
        ),
        level="intermediate",
        topics=("geo", "civic"),
        recorded=False,
    ),
    Session(
        key="poster-dice-fairness",
        title="Is this die fair? Throw it and see",
        speakers=("casimir-wolny",),
        abstract=(
            "There are nine dice on the table, of which four are loaded. Each throw that you make goes "
            "into a running estimate on the screen, with its uncertainty drawn as a band that narrows "
            "through the day. By evening the room will know, and will also know how sure it may be. "
            "Children are excellent at this."
        ),
        level="beginner",
        topics=("science", "games"),
        recorded=False,
    ),
    Session(
        key="poster-carpenter-checklist",
        title="What stage crews know about checklists",
        speakers=("callum-yarrow", "jun-morikawa"),
        abstract=(
            "Theatres have flown heavy things over people's heads for centuries, so their checklists "
            "are good. We put five of them beside deployment checklists from five teams and compare: "
            "length, verbs, who reads aloud, what happens when a step is skipped. Take home a blank "
            "card made in the theatre way."
        ),
        topics=("devops", "community"),
        recorded=False,
    ),
)
