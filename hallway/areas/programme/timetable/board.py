"""One day of a draft as the editor shows it: rooms across, minutes down, and the tray beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from hallway.areas.programme import grid
from hallway.areas.programme.timetable.checking import Check, Warning
from hallway.areas.programme.timetable.days import OpenDay
from hallway.areas.programme.timetable.material import Material, in_all_rooms, is_solved, minute_of
from hallway.areas.programme.timetable.models import Placement
from hallway.areas.programme.timetable.rules import Reach
from hallway.ground.editions.models import Place
from hallway.ground.happenings.days import programme_day
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind, State

LINES = 234  # rows for which there are classes, beside the doors


@dataclass(frozen=True, slots=True)
class Card:
    """A session on the board or in the tray."""

    row: Placement
    stars: int
    people: str
    warnings: list[Warning]
    may_move: bool
    cell: grid.Cell | None = None

    @property
    def happening(self) -> Happening:
        return self.row.happening

    @property
    def is_hard(self) -> bool:
        return any(one.is_hard for one in self.warnings)

    @property
    def is_plenary(self) -> bool:
        return in_all_rooms(self.row)

    @property
    def is_break(self) -> bool:
        return self.happening.kind == Kind.BREAK

    @property
    def is_tentative(self) -> bool:
        """Nobody has said yes to it yet."""
        return self.happening.state == State.DRAFT and not self.is_break

    @property
    def start_minute(self) -> int | None:
        return minute_of(self.row.starts_at) if self.row.starts_at else None


@dataclass(frozen=True, slots=True)
class Mark:
    """A time written at the edge: the full and the half hours, and when something begins."""

    at: dt.datetime
    line: int
    is_full: bool


@dataclass(frozen=True, slots=True)
class Door:
    place: Place | None
    column: int
    column_to: int


@dataclass(frozen=True, slots=True)
class Board:
    """A day: cards on grid lines, each line so many minutes."""

    day: OpenDay
    line_minutes: int
    lines: int
    doors: list[Door]
    marks: list[Mark]
    cards: list[Card]
    hidden_rooms: int

    @property
    def first_minute(self) -> int:
        return minute_of(self.day.opens)

    @property
    def last_line(self) -> int:
        return grid.FIRST_ROW + self.lines


def card_of(
    material: Material, row: Placement, found: Check, reach: Reach, cell: grid.Cell | None = None
) -> Card:
    pk = row.happening_id
    people = ", ".join(person.name for person in material.people_of(pk))
    warnings = found.of_session.get(pk, [])
    return Card(row, material.audience.stars[pk], people, warnings, reach.covers(row.happening), cell)


def board_of(
    material: Material, day: OpenDay, found: Check, reach: Reach, *, all_rooms: bool = False
) -> Board:
    """The board of one day. Rooms in which nothing of such a day stands are hidden unless `all_rooms`."""
    here = [row for row in material.rows if row.starts_at and day_of(row) == day.day]
    opens, closes = _extent(day, here)
    shown = OpenDay(day.day, opens, closes, day.step, day.is_given)
    per_line = max(5, -(-shown.minutes // (LINES * 5)) * 5)
    rooms = _rooms(material, here, all_rooms)
    layout = grid.lay_out(_spans(here, rooms, opens), rooms)
    cards = [
        card_of(material, row, found, reach, _cell(row, layout.cells[row.pk], opens, per_line))
        for row in here
    ]
    places = {place.pk: place for place in material.places}
    doors = [Door(places[room] if room else None, *columns) for room, columns in layout.columns.items()]
    lines = -(-shown.minutes // per_line)
    marks = _marks(shown, per_line, {row.span[0] for row in here})
    in_order = sorted(cards, key=lambda card: (card.row.span[0], card.cell.column if card.cell else 0))
    return Board(shown, per_line, lines, doors, marks, in_order, len(material.places) - len(rooms))


def tray_of(material: Material, found: Check, reach: Reach) -> list[Card]:
    """What has no time yet, the most wanted first; breaks that were taken off are gone."""
    waiting = [row for row in material.rows if row.starts_at is None and row.happening.kind != Kind.BREAK]
    cards = [card_of(material, row, found, reach) for row in waiting]
    return sorted(cards, key=lambda card: (-card.stars, card.happening.title))


def day_of(row: Placement) -> dt.date:
    return programme_day(row.span[0], row.draft.edition.zone)


def _extent(day: OpenDay, here: Iterable[Placement]) -> tuple[dt.datetime, dt.datetime]:
    """The hours of the day, and beyond them as far as something stands; on full quarters."""
    spans = [row.span for row in here]
    opens = min([day.opens, *(start for start, _end in spans)])
    closes = max([day.closes, *(end for _start, end in spans)])
    quarter = dt.timedelta(minutes=15)
    start = opens - (opens - opens.replace(minute=0, second=0, microsecond=0)) % quarter
    return start, max(closes, start + 4 * quarter)


def _rooms(material: Material, here: Iterable[Placement], all_rooms: bool) -> list[int]:
    """Ids in order: those in use on this day, or in which what is usual on such a day stands."""
    if all_rooms:
        return [place.pk for place in material.places]
    used = {row.place_id for row in here}
    if not any(is_solved(row.happening) for row in here):
        used |= {row.place_id for row in material.rows if is_solved(row.happening)}
    chosen = [place.pk for place in material.places if place.pk in used]
    return chosen or [place.pk for place in material.places]


def _spans(here: Iterable[Placement], rooms: Iterable[int], opens: dt.datetime) -> list[grid.Span[int]]:
    spans = [grid.Span(row.pk, *row.span, row.place_id, in_all_rooms(row)) for row in here]
    # A room without anything keeps its column by a moment that nobody sees.
    tick = opens + dt.timedelta(microseconds=1)
    busy = {row.place_id for row in here if not in_all_rooms(row)}
    return spans + [grid.Span(("empty", room), opens, tick, room) for room in rooms if room not in busy]


def _cell(row: Placement, laid: grid.Cell, opens: dt.datetime, per_line: int) -> grid.Cell:
    """The same columns, on the lines of the clock."""
    start, end = ((moment - opens) / dt.timedelta(minutes=per_line) for moment in row.span)
    first = grid.FIRST_ROW + int(start)
    last = max(first + 1, grid.FIRST_ROW - int(-end // 1))
    return grid.Cell(first, last, laid.column, laid.column_to)


def _marks(day: OpenDay, per_line: int, starts: set[dt.datetime]) -> list[Mark]:
    half = dt.timedelta(minutes=30)
    moment, found = day.opens, set(starts)
    moment += (half - (moment - moment.replace(minute=0, second=0, microsecond=0)) % half) % half
    while moment < day.closes:
        # Where something begins near by, its time is written instead.
        if all(abs(moment - start) >= dt.timedelta(minutes=10) for start in starts):
            found.add(moment)
        moment += half
    line = dt.timedelta(minutes=per_line)
    return [
        Mark(at, grid.FIRST_ROW + int((at - day.opens) / line), at in starts)
        for at in sorted(found)
        if at >= day.opens
    ]
