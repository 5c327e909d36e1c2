"""The editor's components on the style guide."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any, cast

from hallway.areas.programme import grid
from hallway.areas.programme.timetable import words
from hallway.areas.programme.timetable.board import Card, Door, Mark
from hallway.areas.programme.timetable.checking import Warning
from hallway.areas.programme.timetable.explaining import Line
from hallway.areas.programme.timetable.models import Placement
from hallway.engines.timetable.rules import Hard, Soft
from hallway.ui.samples import EDITION, MOMENT
from hallway.ui.styleguide import Specimen, show

ROOMS: list[Any] = [
    SimpleNamespace(pk=1, name="Tide", hue=150, capacity=480),
    SimpleNamespace(pk=2, name="Gull", hue=255, capacity=90),
]
DRAFT: Any = SimpleNamespace(pk=1, get_absolute_url="#draft")
MINUTE = dt.timedelta(minutes=1)
DAY: Any = SimpleNamespace(day=MOMENT.date())


def _card(title: str, people: str, *, stars: int = 0, warning: Warning | None = None, **facts: Any) -> Card:
    """A card so many minutes `after` a quarter past ten in a `room`; without it waits in the tray."""
    usual = {"minutes": 30, "is_locked": False, "kind": "talk", "state": "public", "is_plenary": False}
    row = SimpleNamespace(
        **usual | facts, pk=1, version=1, starts_at=None, ends_at=None, place=None, place_id=None
    )
    row.happening = SimpleNamespace(code="K7QXTM", title=title, track=None, kind=row.kind, state=row.state,
                                    is_plenary=row.is_plenary)  # fmt: skip
    cell = None
    if "after" in facts:
        row.place = ROOMS[row.room]
        row.place_id, row.starts_at = row.place.pk, MOMENT + row.after * MINUTE
        row.ends_at = row.starts_at + row.minutes * MINUTE
        first = grid.FIRST_ROW + row.after // 5
        cell = grid.Cell(first, first + row.minutes // 5, 2 + row.room, 3 + row.room)
    warnings = [warning] if warning else []
    return Card(cast(Placement, row), stars, people, warnings, True, cell)


def _board() -> dict[str, Any]:
    clash = Warning("“Postmortems people want to read” is in Tide at the same time.", True)
    small = Warning("120 people expected, 90 seats", False)
    cards = [
        _card(
            "Deleting 40,000 lines without a meeting",
            "Ines Okafor",
            stars=212,
            after=0,
            room=0,
            is_locked=True,
        ),
        _card("Threat-modelling a bake sale", "王小明", stars=31, warning=small, after=0, room=1),
        _card("Coffee", "", after=35, room=0, minutes=20, kind="break"),
        _card("Your own tide gauge", "ليلى حدّاد", warning=clash, after=35, room=1, minutes=45, state="draft"),
    ]
    marks = [Mark(MOMENT + n * MINUTE, grid.FIRST_ROW + n // 5, n != 15) for n in (0, 15, 35)]
    doors = [Door(room, 2 + n, 3 + n) for n, room in enumerate(ROOMS)]
    board = SimpleNamespace(day=DAY, doors=doors, marks=marks, cards=cards, last_line=20, hidden_rooms=3)
    return {"board": board}


def _tray() -> dict[str, Any]:
    waiting = [_card("Coming back to code after a brain injury", "Dorothea Lim-Santos", stars=4)]
    desk = SimpleNamespace(tray=waiting, waiting=5, day=DAY)
    return {"desk": desk, "asked": {}, "kinds": [("talk", "Talk")], "tracks": []}


def _why() -> dict[str, Any]:
    here, there = {Soft.STARS: 12.0}, {Soft.STARS: 3.0, Soft.CHANGES: 25.0}
    lines = [Line(words.SOFT[rule], here.get(rule, 0.0), [there.get(rule, 0.0)]) for rule in Soft]
    ruled_out = [(words.RULES[Hard.AVAILABLE], 31), (words.RULES[Hard.ROOM], 12)]
    answer = SimpleNamespace(signed=("+16", "+7"), problems=[])
    why = SimpleNamespace(here=answer, asked=None, looked_at=48, possible=5, ruled_out=ruled_out, lines=lines)
    place = {"answer": answer, "room": ROOMS[1], "at": MOMENT + 75 * MINUTE}
    return {"why": why, "places": [place], "may_all": True}


def specimens() -> list[Specimen]:
    """A board with cards of every sort, what a hand sees over it, the tray, and a reason."""
    shared = {"edition": EDITION, "draft": DRAFT}
    return [
        Specimen("_board", {**shared, **_board()}, "timetable"),
        Specimen("_spots", {}, "timetable"),
        Specimen("_tray", {**shared, **_tray()}, "timetable"),
        Specimen("_why", {**shared, **_why()}, "timetable"),
    ]


show("ui/css/lines.css", "timetable/css/timetable.css", specimens=specimens)
