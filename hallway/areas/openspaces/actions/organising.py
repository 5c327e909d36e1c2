"""What the team does with the board: open it, say where and when, block cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from hallway.areas.openspaces.actions.claims import all_slots
from hallway.areas.openspaces.live import board_topic, day_topic
from hallway.areas.openspaces.models import Board, Cell, OpenHours, OpenRoom
from hallway.ground.activity.actions import record
from hallway.ground.editions.models import Edition, Place
from hallway.ground.people.models import Person
from hallway.live import actions as live


class CardsInTheWay(Exception):
    """Pinned cards would lose their cells; `count` says how many. Move them first."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@transaction.atomic
def arrange(
    edition: Edition,
    *,
    by: Person,
    fields: Mapping[str, Any],
    hours: Mapping[dt.date, tuple[dt.time, dt.time]],
    rooms: Mapping[Place, list[str]],
) -> Board:
    """Everything at once, or nothing. Raises CardsInTheWay."""
    board = _locked(edition)
    _set_hours(board, hours)
    _set_rooms(board, rooms)
    return set_board(edition, by=by, **fields)


@transaction.atomic
def set_board(edition: Edition, *, by: Person, **fields: Any) -> Board:
    """Set up the board, or change how it is used. Raises CardsInTheWay."""
    board = _locked(edition)
    for name, value in fields.items():
        setattr(board, name, value)
    board.save()
    _keep_promises(board)
    record("openspaces.board_changed", board, by=by, edition=edition, public=True, state=board.state)
    _tell(board)
    return board


@transaction.atomic
def set_hours(board: Board, hours: Mapping[dt.date, tuple[dt.time, dt.time]], *, by: Person) -> None:
    """On which days the rooms are open, and from when until when. Raises CardsInTheWay."""
    board = _locked(board.edition)
    _set_hours(board, hours)
    _keep_promises(board)
    record("openspaces.hours_changed", board, by=by, edition=board.edition, public=True, days=len(hours))
    _tell(board)


def _set_hours(board: Board, hours: Mapping[dt.date, tuple[dt.time, dt.time]]) -> None:
    board.hours.exclude(day__in=hours).delete()
    OpenHours.objects.bulk_create(
        [
            OpenHours(board=board, day=day, opens=opens, closes=closes)
            for day, (opens, closes) in hours.items()
        ],
        update_conflicts=True,
        unique_fields=["board", "day"],
        update_fields=["opens", "closes"],
    )


@transaction.atomic
def set_rooms(board: Board, rooms: Mapping[Place, list[str]], *, by: Person) -> None:
    """Which rooms stand on the board, each with what it has. Raises CardsInTheWay."""
    board = _locked(board.edition)
    _set_rooms(board, rooms)
    _keep_promises(board)
    record("openspaces.rooms_changed", board, by=by, edition=board.edition, public=True, rooms=len(rooms))
    _tell(board)


def _set_rooms(board: Board, rooms: Mapping[Place, list[str]]) -> None:
    board.rooms.exclude(place__in=rooms).delete()
    OpenRoom.objects.bulk_create(
        [OpenRoom(board=board, place=place, has=has) for place, has in rooms.items()],
        update_conflicts=True,
        unique_fields=["board", "place"],
        update_fields=["has"],
    )


@transaction.atomic
def block(board: Board, place: Place, starts_at: dt.datetime, *, by: Person, reason: str) -> bool:
    """Keep a cell free of cards. False when a card hangs there: move it first."""
    cell = Cell(board=board, place=place, starts_at=starts_at, blocked_for=reason)
    Cell.objects.bulk_create([cell], ignore_conflicts=True)
    cells = Cell.objects.filter(board=board, place=place, starts_at=starts_at)
    if not cells.filter(card=None).exists():
        return False
    where = {"place": place.name, "at": starts_at.isoformat()}
    record("openspaces.cell_blocked", board, by=by, edition=board.edition, public=True, **where)
    _tell(board)
    return True


@transaction.atomic
def unblock(board: Board, place: Place, starts_at: dt.datetime, *, by: Person) -> None:
    """Give a blocked cell back to everybody."""
    blocked = Cell.objects.filter(board=board, place=place, starts_at=starts_at, card=None)
    if blocked.delete()[0]:
        where = {"place": place.name, "at": starts_at.isoformat()}
        record("openspaces.cell_unblocked", board, by=by, edition=board.edition, public=True, **where)
        _tell(board)


def _tell(board: Board) -> None:
    """Whoever looks at any day of the board sees the change."""
    edition = board.edition
    days = board.hours.values_list("day", flat=True)
    live.changed(board_topic(edition), *(day_topic(edition, day) for day in days))


def _locked(edition: Edition) -> Board:
    """The board, made when it is not there. Claims that are under way end first, and new ones wait."""
    board, _ = Board.objects.get_or_create(edition=edition)
    return Board.objects.select_for_update(of=("self",)).select_related("edition").get(pk=board.pk)


def _keep_promises(board: Board) -> None:
    """Nobody loses a cell that they were told they had: refuse what would take one away."""
    lost = sum(1 for _ in _without_a_place(board))
    if lost:
        raise CardsInTheWay(lost)


def _without_a_place(board: Board) -> Iterable[Cell]:
    fresh = Board.objects.select_related("edition").get(pk=board.pk)
    slots, rooms = all_slots(fresh), set(fresh.rooms.values_list("place_id", flat=True))
    for cell in fresh.cells.filter(card__isnull=False):
        if cell.starts_at not in slots or cell.place_id not in rooms:
            yield cell
