"""Small problems for the tests: by hand, by chance, and every answer to them by trying all."""

from __future__ import annotations

from hypothesis import strategies as st

from hallway.engines.timetable.board import Board, Spots
from hallway.engines.timetable.model import (
    Before,
    Block,
    Day,
    Fixed,
    Interest,
    Lock,
    Person,
    Placement,
    Plan,
    Problem,
    Room,
    Session,
    Span,
    Travel,
)

NINE = 30_000_000


def block(name: str, begin: int, slots: int, *, step: int = 30, **more) -> Block:
    """A block of so many half hours; `begin` counts in half hours after nine on the first day."""
    start = NINE + begin * 30
    end = start + slots * 30
    return Block(name, Span(start, end), tuple(range(start, end, step)), **more)


def problem(*sessions: Session, rooms=2, slots=4, **more) -> Problem:
    """Sessions, some rooms, and one day with one block."""
    some = tuple(Room(f"r{n}", f"Room {n}", 100) for n in range(rooms)) if isinstance(rooms, int) else rooms
    days = more.pop("days", (Day("d0", "Monday", (block("b0", 0, slots),)),))
    return Problem(some, days, sessions, **more)


def plan(**placements: tuple[int, str]) -> Plan:
    """Placements as session=(half hours after nine, room)."""
    return Plan({id_: Placement(NINE + at * 30, room) for id_, (at, room) in placements.items()})


def everything_legal(board: Board) -> list[Spots]:
    """Every whole timetable that breaks no rule."""
    found: list[Spots] = [{}]
    for t, places in enumerate(board.places):
        found = [
            {**spots, t: spot}
            for spots in found
            for spot in places
            if not any(board.between(u, other, t, spot) for u, other in spots.items())
        ]
    return found


@st.composite
def problems(draw, *, most_sessions: int = 4, travel: bool = True) -> Problem:
    """One or two days, up to three rooms, a few sessions, and now and then every kind of rule."""
    rooms = tuple(
        Room(f"r{n}", capacity=draw(st.sampled_from([2, 5, None])), features=draw(_features()))
        for n in range(draw(st.integers(1, 3)))
    )
    days = tuple(_day(draw, n) for n in range(draw(st.integers(1, 2))))
    people = tuple(Person(f"p{n}", windows=draw(_windows())) for n in range(3))
    number = draw(st.integers(1, most_sessions))
    sessions = tuple(_session(draw, n) for n in range(number))
    return Problem(
        rooms,
        days,
        sessions,
        people,
        fixed=draw(_fixed()),
        locks=draw(_locks(number, len(rooms))),
        order=(Before("s0", "s1"),) if number > 1 and draw(_seldom()) else (),
        travel=(Travel("r0", "r1", draw(st.sampled_from([15, 40]))),) if travel and draw(_seldom()) else (),
        interest=Interest(draw(_stars(number))),
        published=draw(_published(number)),
    )


def _seldom():
    return st.integers(0, 4).map(lambda number: number == 0)


def _features():
    return st.frozensets(st.sampled_from(["piano"]), max_size=1)


def _day(draw, n: int) -> Day:
    first = block(f"b{n}0", n * 48, draw(st.integers(1, 3)))
    if draw(st.booleans()):
        return Day(f"d{n}", "", (first,))
    phases = frozenset({"tutorial"}) if draw(_seldom()) else frozenset()
    return Day(f"d{n}", "", (first, block(f"b{n}1", n * 48 + 4, draw(st.integers(1, 2)), phases=phases)))


def _windows():
    begins = st.integers(0, 4)
    spans = st.builds(lambda at, long: (Span(NINE + at * 30, NINE + (at + long) * 30),), begins, st.just(50))
    return st.one_of(st.none(), st.none(), spans)


def _session(draw, n: int) -> Session:
    return Session(
        f"s{n}",
        length=draw(st.sampled_from([30, 30, 60])),
        people=tuple(sorted(draw(st.sets(st.sampled_from(["p0", "p1", "p2"]), max_size=2)))),
        phase="tutorial" if draw(_seldom()) else "",
        days=frozenset({"d0"}) if draw(_seldom()) else None,
        features=frozenset({"piano"}) if draw(_seldom()) else frozenset(),
        track=draw(st.sampled_from(["", "web", "data"])),
        topics=draw(st.frozensets(st.sampled_from(["x", "y"]), max_size=1)),
        audience=draw(st.sampled_from([None, 4, 9])),
        recorded=draw(st.booleans()),
        first_time=draw(_seldom()),
    )


@st.composite
def _fixed(draw) -> tuple[Fixed, ...]:
    if not draw(_seldom()):
        return ()
    start = NINE + draw(st.integers(0, 3)) * 30
    rooms = draw(st.sampled_from([None, frozenset(), frozenset({"r0"})]))
    return (Fixed("f0", "Plenary", Span(start, start + 30), rooms, draw(st.sampled_from([(), ("p0",)]))),)


@st.composite
def _locks(draw, sessions: int, rooms: int) -> tuple[Lock, ...]:
    if not draw(_seldom()):
        return ()
    start = draw(st.sampled_from([None, NINE, NINE + 30, NINE + 35]))
    room = draw(st.sampled_from([None, f"r{rooms - 1}"]))
    return (Lock(f"s{draw(st.integers(0, sessions - 1))}", start, room),)


def _stars(sessions: int):
    some = st.frozensets(st.sampled_from([f"s{n}" for n in range(sessions)]), max_size=sessions)
    return st.lists(some, max_size=6).map(tuple)


@st.composite
def _published(draw, sessions: int) -> Plan | None:
    if not draw(st.booleans()):
        return None
    places = st.builds(
        lambda at, room: Placement(NINE + at * 30, f"r{room}"), st.integers(0, 4), st.integers(0, 1)
    )
    return Plan({f"s{n}": draw(places) for n in range(sessions) if draw(st.booleans())})
