"""The sessions of the Education track, half an hour each."""

from __future__ import annotations

from demo.shapes import Session

EDUCATION: tuple[Session, ...] = (
    Session(
        key="education-one-error",
        title="Thirty teenagers, one error message",
        speakers=("beatriz-lobo",),
        abstract=(
            "I photographed every error message that made a student of mine sigh, for two years, and "
            "sorted them on the floor of the gym. Nine messages make up four fifths of the sighs. I "
            "show each of them with the lesson that grew out of it, the two that disappeared with newer "
            "versions of Python, and the one that we decided to frame. You get the cards to print."
        ),
        level="beginner",
        topics=("education",),
        track="education",
        experience_report=True,
    ),
    Session(
        key="education-two-languages",
        title="Variables in two languages",
        speakers=("wiremu-harding",),
        abstract=(
            "At our bilingual school students name things in the language in which they think. That "
            "simple rule raised questions: what is a loop in te reo Māori, who decides, and what "
            "happens when two languages meet in one function? I tell how students, elders and an "
            "obstinate computer worked it out, what it did for confidence, and what other bilingual "
            "classes could borrow without borrowing our words."
        ),
        topics=("education", "community"),
        track="education",
    ),
    Session(
        key="education-kind-marking",
        title="Marking two hundred programs, kindly",
        speakers=("penny-abernathy-singh",),
        abstract=(
            "Two hundred programs arrive on Sunday night. I have tried tests, rubrics, peer review, "
            "spoken answers and a lottery, and measured what each did to grades, cheating and sleep. "
            "The winner is a mixture: tests that explain themselves, ten minutes of talk per student "
            "and term, and comments of one sentence. I bring the numbers, the scripts, and the case "
            "that went badly."
        ),
        level="intermediate",
        topics=("education", "testing"),
        track="education",
        experience_report=True,
    ),
    Session(
        key="education-no-screens",
        title="A first week without screens",
        speakers=("amara-diallo-west",),
        abstract=(
            "Our library has twelve learners and four computers. So the first week happens with cards, "
            "string and each other. Learners become variables, get swapped, and notice that they have "
            "lost something. I show five activities that carry over to Python in the second week, how "
            "to adapt them for a wheelchair, a loud room or a shy adult, and what not to do with "
            "string."
        ),
        level="beginner",
        topics=("education",),
        track="education",
    ),
    Session(
        key="education-offline",
        title="Python behind a locked door",
        speakers=("siosaia-fonua",),
        abstract=(
            "For three years I taught programming in a prison library: no network, paper only on "
            "request, and a class that changed every week. Everything had to fit on one sheet. I tell "
            "what we made, from a chess clock to a letter counter, how to teach when nobody may look "
            "anything up, and what one student said that made me rewrite the first lesson entirely."
        ),
        topics=("education", "community"),
        track="education",
        experience_report=True,
        content_warning="This session talks about life in prison.",
        recorded=False,
    ),
    Session(
        key="education-docs-as-lessons",
        title="The manual is a lesson plan",
        speakers=("harriet-oduya",),
        abstract=(
            "Every documentation page teaches, and many would fail an inspection. I look at four "
            "invented pages as a school inspector would: what does the learner already know, what is "
            "the one new thing, where do they practise, how do they notice that it worked? Then we "
            "rewrite one of them in the room. Useful to maintainers who have never taught, and to "
            "teachers who have never maintained."
        ),
        topics=("education", "community"),
        track="education",
    ),
    Session(
        key="education-panel-helpers",
        title="Panel: what should a beginner do alone?",
        speakers=("hana-te-rangi", "penny-abernathy-singh", "beatriz-lobo", "miriam-feldstein", "ewan-tait"),
        abstract=(
            "Programs that write programs are now in every classroom, invited or not. Hana Te Rangi is "
            "the moderator of this panel with a lecturer, a school teacher, a music teacher and a "
            "teacher of adults. Which parts should a beginner still do by hand, and how do we say so "
            "without sounding like our grandparents? Each panellist brings one exercise that changed "
            "and one that did not. Half of the time belongs to your questions, spoken or on paper."
        ),
        topics=("education",),
        track="education",
    ),
)
