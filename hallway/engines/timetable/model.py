"""What a timetable is made of: frozen values that the area fills from its rows.

Times are whole minutes since 1970-01-01T00:00Z. They count what really passes, so a day that
skips or repeats an hour needs no care in here; `axis.py` makes them from dates and clocks.
Spans hold their first minute and not their last. Ids are strings, unique within their kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hallway.engines.timetable.rules import DEFAULT_WEIGHTS, Hard, Soft


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` until just before `end`, in minutes."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Room:
    """A room. Without a capacity it is never too small."""

    id: str
    name: str = ""
    capacity: int | None = None
    features: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """A time between two breaks in which sessions may stand, in all rooms or in some.

    A session begins at one of `starts` and ends inside `span`. `phases` are the kinds of sessions
    it is for; empty means for all, also for sessions without a phase.
    """

    id: str
    span: Span
    starts: tuple[int, ...]
    rooms: frozenset[str] | None = None
    phases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the conference with its blocks."""

    id: str
    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a session or a duty needs. `windows` is when they can; None means always."""

    id: str
    name: str = ""
    windows: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """Something to be placed. Whatever is left out restricts nothing.

    `people` are ids of speakers, chairs and others who have to be there. `audience` is how many
    are expected; without it, half of the stars. `windows`, `days` and `rooms`: None is no limit.
    """

    id: str
    title: str = ""
    length: int = 30
    people: tuple[str, ...] = ()
    phase: str = ""
    days: frozenset[str] | None = None
    rooms: frozenset[str] | None = None
    windows: tuple[Span, ...] | None = None
    features: frozenset[str] = frozenset()
    track: str = ""
    topics: frozenset[str] = frozenset()
    audience: int | None = None
    recorded: bool = True
    first_time: bool = False
    level: str = ""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What stands already and is not moved: a break, a plenary, a duty of a volunteer.

    It closes its rooms (None: all of them; empty: none) and keeps its people busy there.
    """

    id: str
    title: str
    span: Span
    rooms: frozenset[str] | None = None
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lock:
    """A session that has to stay at its time, in its room, or both. The time may be off the grid."""

    session: str
    start: int | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """`first` has to be over when `then` begins."""

    first: str
    then: str


@dataclass(frozen=True, slots=True)
class Travel:
    """The minutes a person needs between two rooms, in both directions."""

    room: str
    other: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Interest:
    """What the audience wants to see: the sessions each person starred, or ready-made weights of pairs.

    `stars` has one entry for each person and needs no names. Both may be given; they add up.
    """

    stars: tuple[frozenset[str], ...] = ()
    pairs: Mapping[tuple[str, str], float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placement:
    """When and where a session stands."""

    start: int
    room: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A timetable: session id → placement. What is missing is not placed."""

    placements: Mapping[str, Placement] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the engine knows."""

    rooms: tuple[Room, ...]
    days: tuple[Day, ...]
    sessions: tuple[Session, ...]
    people: tuple[Person, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    locks: tuple[Lock, ...] = ()
    order: tuple[Before, ...] = ()
    travel: tuple[Travel, ...] = ()
    interest: Interest = Interest()
    weights: Mapping[Soft, float] = field(default_factory=lambda: dict(DEFAULT_WEIGHTS))
    published: Plan | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """A hard rule that does not hold, and everything it is about. `say.violation` words it."""

    rule: Hard
    sessions: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    minutes: int = 0  # missing for travel


@dataclass(frozen=True, slots=True)
class Score:
    """What a plan is worth. `costs` has every soft rule, weighted, in stars; `total` is their sum.

    `attendable` of `stars` can really be attended, each person choosing as well as possible.
    """

    costs: Mapping[Soft, float]
    total: float
    attendable: int
    stars: int
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that can not hold together, none of which can be left out. `say.conflict` words it.

    `minimal` is false when time ran out before every rule was tried.
    """

    rules: tuple[Violation, ...]
    minimal: bool = True


class Stage(StrEnum):
    """How far a solve has come."""

    CHECKING = "checking"
    PLACING = "placing"
    IMPROVING = "improving"
    ROOMS = "rooms"
    DONE = "done"
    STOPPED = "stopped"
    IMPOSSIBLE = "impossible"
    NOT_FOUND = "not_found"  # neither a timetable nor a proof that there is none


@dataclass(frozen=True, slots=True)
class Progress:
    """One event of a solve. Every plan in it is legal; the last event has the best one or a conflict."""

    stage: Stage
    seconds: float
    moves: int = 0
    plan: Plan | None = None
    score: Score | None = None
    conflict: Conflict | None = None
    rooms_proven: bool = False  # no other rooms at these times are better
    bound: float | None = None  # no timetable has a lower total; see `explain.bound`
