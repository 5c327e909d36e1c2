"""Conferences for the benchmarks of the timetable, made by chance from a seed."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # this working copy

from hallway.engines.timetable.model import Block, Day, Interest, Person, Problem, Room, Session, Span

TRACKS = ["web", "data", "ml", "core", "devops", "security", "community", "education"]
TRACK_SIZES = [18, 18, 17, 14, 12, 8, 7, 6]
TALK_ROOMS = [1200, 600, 400, 250, 150]
TUTORIAL_ROOMS = [120, 100, 90, 80, 70, 60, 60, 50]
# The half hours after nine at which talks may begin, in blocks between breaks.
WIDE = [(0, 3), (3, 6), (6, 10), (10, 14)]  # as in the sketch: 210 places in three days
TIGHT = [(3, 6), (9, 12), (14, 16)]  # eight talks a day and room: 120 places for 95 talks
BASE = int(dt.datetime(2027, 6, 4, tzinfo=dt.UTC).timestamp() // 60)


def at(day: int, half_hours: float) -> int:
    """The minute so many half hours after nine on a day."""
    return BASE + day * 1440 + 540 + int(half_hours * 30)


def pycon(seed: int = 1, *, attendees: int = 3000, talk_blocks: list[tuple[int, int]] = WIDE) -> Problem:
    """PyCon US 2016 in size: 30 tutorials of 3 h, 8 rooms, 2 days; then 95 talks, 5 rooms, 3 days."""
    halls = [Room(f"hall{n}", f"Hall {n}", seats) for n, seats in enumerate(TALK_ROOMS)]
    small = [Room(f"room{n}", f"Room {n}", seats) for n, seats in enumerate(TUTORIAL_ROOMS)]
    days = []
    for day in range(2):
        rooms = frozenset(room.id for room in small)
        spans = [(at(day, begin), at(day, begin + 7)) for begin in (0, 9)]
        blocks = [
            Block(f"t{day}{n}", Span(*span), (span[0],), rooms, frozenset({"tutorial"}))
            for n, span in enumerate(spans)
        ]
        days.append(Day(f"d{day}", f"Tutorial day {day + 1}", tuple(blocks)))
    rooms = frozenset(room.id for room in halls)
    days += [_talk_day(day, talk_blocks, rooms, frozenset({"talk"})) for day in range(2, 5)]
    return _conference(Random(seed), (*halls, *small), days, (95, 30), 180, attendees)


def sketch(seed: int = 1, *, size: int = 125, attendees: int = 3000) -> Problem:
    """The instance of the first sketch: tutorials of 90 min among the talks, 185 of 210 half hours used.

    Other sizes have as many tutorials and as full days, with more rooms above 125 sessions.
    """
    talks = round(size * 95 / 125)
    shares = max(1, round(size / 125))
    rooms = [Room(f"hall{n}", f"Hall {n}", TALK_ROOMS[n % 5]) for n in range(5 * shares if size > 100 else 5)]
    half_hours = talks + 3 * (size - talks)
    count = max(1, -(-half_hours * 210 // (185 * 14 * len(rooms))))
    days = [_talk_day(day, WIDE, frozenset(room.id for room in rooms), frozenset()) for day in range(count)]
    return _conference(Random(seed), tuple(rooms), days, (talks, size - talks), 90, attendees)


def fosdem(seed: int = 1) -> Problem:
    """FOSDEM 2024 in size: 670 events of 25 and 50 minutes, 34 rooms, 2 days, a track a room and day."""
    random = Random(seed)
    rooms = [Room(f"r{n}", f"Room {n}", random.choice([60, 80, 120, 200, 500, 1400])) for n in range(34)]
    days = []
    for day in range(2):
        blocks = []
        for n, room in enumerate(rooms):
            span = Span(at(day, 2 if n % 3 else 1), at(day, 20 if n % 2 else 18))
            starts = tuple(range(span.start, span.end, 15))
            blocks.append(Block(f"b{day}{n}", span, starts, frozenset({room.id}), frozenset()))
        days.append(Day(f"d{day}", f"Day {day + 1}", tuple(blocks)))
    sessions, popular = [], {}
    room_days = [(room, day) for room in rooms for day in days]
    for number in range(670):
        room, day = room_days[number % len(room_days)]
        people = {f"p{number % 620}"} | ({f"p{random.randrange(620)}"} if random.random() < 0.15 else set())
        length = 50 if random.random() < 0.25 else 25
        # Every tenth is of the main programme and may stand in any of the large rooms on both days.
        anywhere = random.random() < 0.1
        popular[number] = random.paretovariate(2.2)
        sessions.append(
            Session(
                f"s{number}",
                f"Event {number}",
                length,
                tuple(sorted(people)),
                days=None if anywhere else frozenset({day.id}),
                rooms=frozenset(r.id for r in rooms if (r.capacity or 0) >= 500)
                if anywhere
                else frozenset({room.id}),
                track="main" if anywhere else f"{room.id}-{day.id}",
            )
        )
    limits = _limits(random, days)
    everybody = tuple(
        Person(f"p{number}", windows=limits(0.1, ("morning", "afternoon"))) for number in range(620)
    )
    tastes = [f"{room.id}-{day.id}" for room, day in room_days]
    interest = Interest(_stars(random, sessions, popular, 3000, tastes))
    return Problem(tuple(rooms), tuple(days), tuple(sessions), everybody, interest=interest)


def _conference(
    random: Random,
    rooms: tuple[Room, ...],
    days: list[Day],
    counts: tuple[int, int],
    tutorial_minutes: int,
    attendees: int,
) -> Problem:
    size = sum(counts)
    people = int(size * 0.93)
    sessions, popular = [], {}
    for number in range(size):
        tutorial = number >= counts[0]
        speakers = {number % people} | ({random.randrange(people)} if random.random() < 0.15 else set())
        popular[number] = random.paretovariate(2.2)
        sessions.append(
            Session(
                f"s{number}",
                f"{'Tutorial' if tutorial else 'Talk'} {number}",
                tutorial_minutes if tutorial else 30,
                tuple(f"p{speaker}" for speaker in sorted(speakers)),
                "tutorial" if tutorial else "talk",
                track=random.choices(TRACKS, TRACK_SIZES)[0],
                recorded=tutorial or random.random() > 0.06,
                first_time=random.random() < 0.25,
            )
        )
    limits = _limits(random, days)
    everybody = tuple(Person(f"p{number}", windows=limits(0.4)) for number in range(people))
    interest = Interest(_stars(random, sessions, popular, attendees, TRACKS))
    return Problem(rooms, tuple(days), tuple(sessions), everybody, interest=interest)


def _talk_day(day: int, spans: list[tuple[int, int]], rooms: frozenset[str], phases: frozenset[str]) -> Day:
    blocks = []
    for n, (begin, end) in enumerate(spans):
        starts = tuple(at(day, slot) for slot in range(begin, end))
        blocks.append(Block(f"b{day}{n}", Span(at(day, begin), at(day, end)), starts, rooms, phases))
    return Day(f"d{day}", f"Day {day + 1}", tuple(blocks))


def _limits(random: Random, days: list[Day]) -> Callable[..., tuple[Span, ...] | None]:
    """For a share of people the windows that are left: half of them miss a day, half a half day."""

    def windows(
        share: float, parts: tuple[str, ...] = ("day", "day", "morning", "afternoon")
    ) -> tuple[Span, ...] | None:
        if random.random() >= share:
            return None
        missed, part = random.randrange(len(days)), random.choice(parts)
        found = [Span(at(day, -2), at(day, 30)) for day in range(len(days)) if day != missed]
        if part == "morning":
            found.append(Span(at(missed, 8), at(missed, 30)))
        if part == "afternoon":
            found.append(Span(at(missed, -2), at(missed, 8)))
        return tuple(sorted(found))

    return windows


def _stars(
    random: Random,
    sessions: list[Session],
    popular: dict[int, float],
    attendees: int,
    tracks: list[str],
) -> tuple[frozenset[str], ...]:
    """8 to 16 stars each: popular sessions more often, and six times as often in two tracks one likes."""
    found = []
    for _person in range(attendees):
        liked = set(random.sample(tracks, 2))
        # Weighted drawing without putting back (Efraimidis and Spirakis 2006)
        keys = [
            (random.random() ** (1 / (popular[n] * (6.0 if session.track in liked else 1.0))), session.id)
            for n, session in enumerate(sessions)
        ]
        keys.sort(reverse=True)
        found.append(frozenset(id_ for _key, id_ in keys[: random.randint(8, 16)]))
    return tuple(found)
