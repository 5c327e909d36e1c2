"""The timetable engine over two real conferences: one as it was published, one as a list of talks.

PyCon AU 2020 has everything but stars. PyCon UK 2016 is 69 talks with lengths and speakers; the wall
they are placed on is of its shape: three days of four rooms.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from hallway.engines.timetable import axis
from hallway.engines.timetable.model import (
    Block,
    Day,
    Person,
    Placement,
    Plan,
    Problem,
    Room,
    Session,
    Span,
    Stage,
)
from hallway.engines.timetable.resolve import resolve
from hallway.engines.timetable.solve import Effort, solve
from hallway.engines.timetable.validate import score, violations
from tests.real.data import shared_data

FOLDER = (shared_data() or Path("absent")) / "schedules"
BREAK = 20  # minutes in which nothing runs anywhere end a block
MOVES = 60_000

pytestmark = pytest.mark.skipif(
    not FOLDER.exists(), reason="needs the public data sets (HALLWAY_SHARED_DATA)"
)


@dataclass(frozen=True)
class Published:
    """A conference, and the timetable that it had."""

    problem: Problem
    plan: Plan


@pytest.fixture(scope="module")
def australia() -> Published:
    """PyCon AU 2020. A session may stand on its day, in any room; a block ends where all rooms pause."""
    file = json.loads((FOLDER / "pyconau-2020.sessions.json").read_text())
    rows = sorted(file["sessions"], key=lambda row: row["start"])
    placed = {row["code"]: Placement(_minute(row["start"]), str(row["room"])) for row in rows}
    days = tuple(
        Day(date, date, tuple(_blocks(list(group))))
        for date, group in groupby(rows, lambda row: row["start"][:10])
    )
    sessions = tuple(
        Session(
            row["code"],
            row["title"],
            length=_minute(row["end"]) - _minute(row["start"]),
            people=tuple(str(person) for person in row["speakers"]),
            days=frozenset({row["start"][:10]}),
            track=row["track"] or "",
        )
        for row in rows
    )
    people = {person for session in sessions for person in session.people}
    problem = Problem(
        tuple(Room(number, name) for number, name in file["rooms"].items()),
        days,
        sessions,
        tuple(Person(person) for person in sorted(people)),
    )
    return Published(problem, Plan(placed))


@pytest.fixture(scope="module")
def britain() -> Problem:
    """The talks of PyCon UK 2016 on three days of four rooms, in three blocks of half-hours each."""
    rows = yaml.safe_load((FOLDER / "pyconuk-2016-talks.yml").read_text())
    zone = ZoneInfo("Europe/London")
    days = tuple(
        Day(
            str(date),
            str(date),
            tuple(
                axis.block(f"{date} {begin}", _at(date, begin, zone), _at(date, end, zone),
                           axis.every(_at(date, begin, zone), _at(date, end, zone), 15)).block
                for begin, end in (("10:30", "12:30"), ("13:30", "15:30"), ("16:00", "17:30"))
            ),
        )
        for date in (dt.date(2016, 9, 16), dt.date(2016, 9, 17), dt.date(2016, 9, 18))
    )  # fmt: skip
    sessions = tuple(
        Session(str(number), row["title"], length=row["duration"], people=_speakers(row))
        for number, row in enumerate(rows)
    )
    rooms = tuple(Room(name, name) for name in ("Assembly Room", "Room C", "Room D", "Ferrier Hall"))
    return Problem(rooms, days, sessions, tuple(Person(name) for row in rows for name in _speakers(row)))


def test_the_published_timetable_keeps_every_rule(australia: Published) -> None:
    assert len(australia.plan.placements) == 93
    assert violations(australia.problem, australia.plan) == []


def test_solved_anew_it_is_no_worse_than_what_was_published(australia: Published) -> None:
    *_, last = solve(australia.problem, effort=Effort(moves=MOVES, seed=1))
    assert last.stage == Stage.DONE
    assert violations(australia.problem, last.plan) == []
    assert len(last.plan.placements) == 93
    assert last.score.total <= score(australia.problem, australia.plan).total


def test_nothing_moves_while_nothing_has_changed(australia: Published) -> None:
    again = resolve(australia.problem, australia.plan)
    assert (again.changed, again.least) == ((), 0)


def test_every_talk_of_a_list_finds_its_place(britain: Problem) -> None:
    *_, last = solve(britain, effort=Effort(moves=MOVES, seed=1))
    assert last.stage == Stage.DONE
    assert len(last.plan.placements) == len(britain.sessions) == 69
    assert violations(britain, last.plan) == []


def _speakers(row: dict) -> tuple[str, ...]:
    """One talk of the list has nobody yet."""
    return (row["speaker"],) if row["speaker"] else ()


def _minute(text: str) -> int:
    return axis.minute(dt.datetime.fromisoformat(text))


def _at(date: dt.date, clock: str, zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.combine(date, dt.time.fromisoformat(clock), zone)


def _blocks(rows: list[dict]) -> list[Block]:
    """The stretches of a day in which something runs, with every start that was used in them."""
    blocks: list[list[dict]] = []
    until = -BREAK
    for row in rows:
        if _minute(row["start"]) >= until + BREAK:
            blocks.append([])
        blocks[-1].append(row)
        until = max(until, _minute(row["end"]))
    return [
        Block(
            block[0]["start"],
            Span(_minute(block[0]["start"]), max(_minute(row["end"]) for row in block)),
            tuple(sorted({_minute(row["start"]) for row in block})),
        )
        for block in blocks
    ]
