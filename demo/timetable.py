"""When and where each session of the demo stands: by hand for the frame, in order for the talks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from demo.shapes import Session

ZONE = ZoneInfo("Australia/Hobart")
FIRST_DAY = date(2027, 9, 8)
TUTORIAL_DAYS, TRACK_DAY, TALK_DAYS, SPRINT_DAYS = (0, 1), 2, (3, 4, 5), (6, 7, 8, 9)
TALK_ROOMS = ("tide", "lantern", "rope", "gull", "anchor")
HALF_HOUR, KEYNOTE, TUTORIAL, SPRINT = (timedelta(minutes=m) for m in (30, 45, 180, 480))
TALK_TIMES = ("10:15", "10:50", "11:25", "13:15", "13:50", "14:25", "15:30")
TRACK_TIMES = ("09:30", "10:05", "11:00", "11:35", "13:30", "14:05", "15:00", "15:35")
TUTORIAL_TIMES = ("09:00", "13:20")


@dataclass(frozen=True, slots=True)
class Placement:
    """A session in its slot. `room` is the slug of a room, empty for all of the house."""

    session: Session
    kind: str
    day: int
    clock: str
    length: timedelta
    room: str = ""
    plenary: bool = False

    @property
    def start(self) -> datetime:
        return datetime.combine(
            FIRST_DAY + timedelta(days=self.day), time.fromisoformat(self.clock), tzinfo=ZONE
        )

    @property
    def end(self) -> datetime:
        return self.start + self.length


def _pour(
    sessions: Sequence[Session], days: Iterable[int], clocks: Sequence[str], rooms: Sequence[str]
) -> Iterator[tuple[Session, int, str, str]]:
    """Fill day by day, time by time, room by room, so that nobody has to be in two rooms at once."""
    waiting = list(sessions)
    for day in days:
        for clock in clocks:
            busy: set[str] = set()
            for room in rooms:
                fitting = next((one for one in waiting if not busy & set(one.speakers)), None)
                if fitting is None:
                    break
                waiting.remove(fitting)
                busy |= set(fitting.speakers)
                yield fitting, day, clock, room
    if waiting:
        raise ValueError(f"{len(waiting)} sessions of the demo do not fit: {waiting[0].title}")


def talks(sessions: Sequence[Session]) -> Iterator[Placement]:
    for session, day, clock, room in _pour(sessions, TALK_DAYS, TALK_TIMES, TALK_ROOMS):
        yield Placement(session, "talk", day, clock, HALF_HOUR, room)


def tutorials(sessions: Sequence[Session], rooms: Sequence[str]) -> Iterator[Placement]:
    for session, day, clock, room in _pour(sessions, TUTORIAL_DAYS, TUTORIAL_TIMES, rooms):
        yield Placement(session, "tutorial", day, clock, TUTORIAL, room)


def track_talks(sessions: Sequence[Session], tracks: Sequence[str]) -> Iterator[Placement]:
    """One room a track, in the order of the tracks."""
    for track, room in zip(tracks, TALK_ROOMS, strict=True):
        own = [session for session in sessions if session.track == track]
        for session, clock in zip(own, TRACK_TIMES, strict=False):
            kind = "panel" if "panel" in session.key or "panel" in session.title.lower() else "talk"
            yield Placement(session, kind, TRACK_DAY, clock, HALF_HOUR, room)


def keynotes(sessions: Sequence[Session]) -> Iterator[Placement]:
    """Two a day, in the largest hall, with every other room closed."""
    slots = [(day, clock) for day in TALK_DAYS for clock in ("09:00", "16:10")]
    for session, (day, clock) in zip(sessions, slots, strict=True):
        yield Placement(session, "keynote", day, clock, KEYNOTE, "tide", plenary=True)


def sprints(sessions: Sequence[Session], rooms: Sequence[str]) -> Iterator[Placement]:
    """All projects side by side for eight hours on the first sprint day."""
    for index, session in enumerate(sessions):
        yield Placement(session, "sprint", SPRINT_DAYS[0], "09:00", SPRINT, rooms[index % len(rooms)])


def posters(sessions: Sequence[Session], room: str) -> Iterator[Placement]:
    for session in sessions:
        yield Placement(session, "poster", TALK_DAYS[1], "10:00", timedelta(hours=3), room)


# Day, clock, minutes, room; the texts of the events speak of these times.
SOCIAL_SLOTS = {
    "social-newcomers-breakfast": (3, "07:30", 75, "chandlery"),
    "social-board-games": (3, "19:00", 180, "slipway"),
    "social-harbour-walk": (0, "18:30", 90, "lawn"),
    "social-choir": (4, "19:30", 90, "lantern"),
    "social-quiet-reading": (3, "14:00", 60, "stillwater"),
    "social-speakers-dinner": (2, "19:00", 150, "chandlery"),
    "social-sprint-soup": (6, "18:00", 120, "lawn"),
    "social-lantern-stroll": (4, "18:00", 60, "lawn"),
    "social-rope-machine": (3, "11:00", 30, "slipway"),
}
SOCIAL_PLACES = {"social-rope-machine": 20}  # for which one signs up


def social(sessions: Sequence[Session]) -> Iterator[Placement]:
    for session in sessions:
        day, clock, minutes, room = SOCIAL_SLOTS[session.key]
        yield Placement(session, "social", day, clock, timedelta(minutes=minutes), room)


def _pause(key: str, title: str, day: int, clock: str, minutes: int, kind: str = "break") -> Placement:
    length = timedelta(minutes=minutes)
    room = "tide" if kind != "break" else ""
    return Placement(Session(f"{key}-{day}", title, (), ""), kind, day, clock, length, room, plenary=True)


def frame(lightning: Sequence[str]) -> Iterator[Placement]:
    """What everybody does together: meals, doors, lightning talks."""
    for day in TUTORIAL_DAYS:
        yield _pause("lunch", "Lunch", day, "12:00", 80)
    yield _pause("tea", "Morning tea", TRACK_DAY, "10:35", 25)
    yield _pause("lunch", "Lunch", TRACK_DAY, "12:10", 80)
    yield _pause("tea-late", "Afternoon tea", TRACK_DAY, "14:35", 25)
    for index, day in enumerate(TALK_DAYS):
        yield _pause("doors", "Doors, coffee and breakfast", day, "08:00", 60)
        yield _pause("tea", "Morning tea", day, "09:45", 30)
        yield _pause("lunch", "Lunch", day, "11:55", 80)
        yield _pause("tea-late", "Afternoon tea", day, "14:55", 35)
        titles = lightning[index * 8 : index * 8 + 8]
        text = "Five minutes each, the gong is merciless:\n\n" + "\n".join(f"- {title}" for title in titles)
        session = Session(f"lightning-{day}", "Lightning talks", (), text)
        yield Placement(session, "lightning", day, "17:00", timedelta(minutes=60), "tide", plenary=True)
    for day in SPRINT_DAYS[1:]:
        text = "Projects go on at their tables; new ones begin at the wall by the door."
        yield Placement(
            Session(f"sprinting-{day}", "Sprinting", (), text), "sprint", day, "09:00", SPRINT, "", True
        )
