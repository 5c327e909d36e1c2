"""What is said at PyHarbour on Saturday morning, minute by minute, and what the speakers are asked."""

from __future__ import annotations

from dataclasses import dataclass

LOCKS = "Lock files that agree with each other"
ASYNC = "Async without tears: three years in"
LIBRARY = "The library nobody thanked"
PROGRAMS = "What 300 first programs taught us"
BACKUP = "The backup that was never a backup"
FISH = "Dataframes at the fish market"
CLINIC = "Packaging clinic: we fix yours"
GIS = "GIS with Python: bring a map"
ME = "me"  # Robin Marsh, as whom visitors look around


@dataclass(frozen=True, slots=True)
class Said:
    """One post: when by the clock, who (a number of the crowd, `me`, or `speaker` of what it is about), what."""

    at: str
    who: int | str
    words: str
    about: str = ""
    answers: str = ""  # the beginning of what it replies to
    boosts: int = 0
    was: str = ""  # what it said before
    gone: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to a session. Without a number of votes it waits to be let through."""

    about: str
    who: int
    words: str
    votes: int | None = 0
    nameless: bool = False
    answered: bool = False
    lit: bool = False


SAID = (
    Said("07:35", 0, "First tram from North Hobart smells of coffee and laptop bags. See you at the Ropewalk. #pyharbour"),
    Said("07:41", 1, "Badge desk is empty right now, if you want to skip the nine o'clock queue."),
    Said("07:52", 2, "Does anybody know whether the Tide has sockets under the seats?"),
    Said("07:54", 3, "Every second row, left of the aisle. Row F is the good one.", answers="Does anybody know", boosts=4),
    Said("08:02", ME, "Newcomers' breakfast is in the Porthole. I am the one with the yellow scarf, come and say hello."),
    Said("08:05", 4, "On my way, I have a scarf too but it is raining on it", answers="Newcomers' breakfast"),
    Said("08:20", 5, "Lost: one grey mitten, hand-knitted, pattern of tide tables. Sentimental. #lostandfound"),
    Said("08:48", 6, "It hangs on the rope machine and looks happy there.", answers="Lost: one grey", boosts=6),
    Said("09:02", 7, "Full house in the Tide. The captions are on the left screen and they spelled 'setuptools' right. #pyharbour", boosts=3),
    Said("09:10", 8, "“Somebody got up at night so that your import works.” #keynote", about=LIBRARY, boosts=9),
    Said("09:14", 9, "I have used that library for eleven years and could not have named one of its people.", about=LIBRARY),
    Said("09:22", 10, "Writing a thank-you mail during a talk about thank-you mails. Very meta.", about=LIBRARY, boosts=2),
    Said("09:31", 11, "Is there a list of the funds she named?", about=LIBRARY),
    Said("09:36", "speaker", "Yes: on my slides, number 41. I put them on the session page tonight.", about=LIBRARY, answers="Is there a list"),
    Said("09:40", 12, "That keynote. I need five minutes and a handkerchief."),
    Said("09:44", 13, "Same. The quiet room is behind the nets, it has both.", answers="That keynote", boosts=5),
    Said("09:51", 14, "Who comes to dinner tonight? Six of us, noodles, walking from the rope machine at half past six. Vegan works."),
    Said("09:53", 15, "Me! And I know a place that takes ten.", answers="Who comes to dinner"),
    Said("09:55", 16, "I never ate alone at a PyHarbour and I will not begin now.", answers="Who comes to dinner", boosts=3),
    Said("09:58", 17, "The lift by the Lantern is slow today. Step-free way: through the sail loft, signs are up.", boosts=7),
    Said("10:01", 18, "Bist du zum ersten Mal hier? Um 13 Uhr sitzen die Deutschsprachigen auf dem Lawn, Kuchen gibt es."),
    Said("10:03", 19, "@Robin Marsh was that you with the yellow scarf? You left your cup in the Porthole.", was="@Robin Marsh was that you with the yelow scarf?"),
    Said("10:05", 20, "My laptop says it is 25% charged and I choose to believe it."),
    Said("10:08", 21, "Buy followers now, best price, write to me", hidden=True),
    Said("10:12", 22, "Wrong room. Sorry.", gone=True),
    Said("10:16", 23, "Slide 3 and he has already deleted a lock file.", about=LOCKS, boosts=2),
    Said("10:17", 24, "Two resolvers walk into a bar and cannot agree which one", about=LOCKS, boosts=8),
    Said("10:19", 25, "For the people in the overflow: sound is on, sit near the door.", about=LOCKS),
    Said("10:20", 26, "`asyncio.TaskGroup` and a picture of three crying kettles. I am home.", about=ASYNC, boosts=3),
    Said("10:21", 27, "“We cancelled the wrong task for eighteen months.”", about=ASYNC),
    Said("10:21", 28, "Whoever sits in row C with the loud keyboard: we love you, and please stop.", about=ASYNC),
    Said("10:22", 29, "The first program of 300 people printed their own name. I am not crying.", about=PROGRAMS, boosts=4),
    Said("10:22", 30, "A fish auction as a group-by. Of course.", about=FISH),
    Said("10:23", 31, "“The tape was labelled BACKUP. That was all that was on it: the label.”", about=BACKUP, boosts=5),
    Said("10:23", 32, "I bring three broken wheels and one that only fails on Windows.", about=CLINIC),
    Said("10:24", 33, "Is a paper map allowed?", about=GIS),
    Said("10:24", 34, "Coffee bar on the first floor has no queue. You did not hear this from me.", boosts=2),
)  # fmt: skip

REPORTED = Said(
    "10:14", 35, "If you need types to read my code you should not be reading my code. Typical newcomers."
)
REPORTS = (
    (36, "conduct", "This was said under a post of somebody who is here for the first time."),
    (37, "conduct", ""),
)

OUTSIDE = (
    ("09:05", "Wren Castellan", "@wren@fosstodon.example", "Watching #pyharbour from a ferry. The keynote stream holds, even behind the island."),
    ("09:47", "Okto Brandvold", "@okto@chaos.example", "Could not come this year. Somebody hug Ines for me. #pyharbour"),
    ("10:19", "Dinah Lagos", "@dinah@hachyderm.example", "Sketch notes of the first slot are up, corrections welcome #pyharbour https://notes.example/pyharbour"),
)  # fmt: skip

ASKED = (
    Asked(LOCKS, 38, "Do you commit the lock file of a library, too, or only of applications?", 17, lit=True),
    Asked(LOCKS, 39, "What happens to a lock file when a package is yanked?", 11),
    Asked(LOCKS, 40, "I did not dare to ask at work: what is a resolver, in one sentence?", 23, nameless=True, answered=True),
    Asked(LOCKS, 41, "Can two tools share one file today, or is that still a hope?", 6),
    Asked(LOCKS, 42, "How do you review a lock file of 9,000 lines?", 9),
    Asked(ASYNC, 43, "Would you start with threads again?", 8),
    Asked(ASYNC, 44, "Where do you put timeouts: at the edge or at every await?", 12),
    Asked(BACKUP, 45, "Did anybody lose their job over it?", None, nameless=True),
    Asked(BACKUP, 46, "How often do you rehearse a restore now?", 5),
)  # fmt: skip

CHANNELS = (
    ("matrix", "#pyharbour:matrix.example", "https://matrix.example/#/pyharbour", "The large room, all year round.", "1. Open the link.\n2. Choose *Join* and a name. You need no number and no app.\n3. Say hello in #lobby first."),
    ("irc", "#pyharbour on Libera Chat", "https://web.libera.chat/#pyharbour", "Bridged with Matrix: both see the same.", "1. Open the link and type a nickname.\n2. Press *Start*.\n3. With a client of your own: `irc.libera.chat`, port 6697, TLS."),
    ("mastodon", "@pyharbour@fosstodon.example", "https://fosstodon.example/@pyharbour", "News of the conference. Posts with our hashtag are shown here, too.", ""),
    ("signal", "Volunteers", "", "For volunteers alone.", "Ask at the volunteers' desk; somebody scans you in."),
)  # fmt: skip
