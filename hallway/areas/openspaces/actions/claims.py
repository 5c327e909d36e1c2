"""Pinning: a card claims a room and an hour.

The claim is one INSERT that gives way to any constraint (a cell once, a person in one room at a
time). Claims do not wait for each other; each holds the board, so that hours and rooms stay as
they are until it ends.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import F

from hallway.areas.openspaces import slots
from hallway.areas.openspaces.actions.history import note
from hallway.areas.openspaces.models import Board, Card, Cell
from hallway.areas.openspaces.states import BoardState, Refusal
from hallway.ground.access.rules import may_edit_board
from hallway.ground.clock import now
from hallway.ground.editions.models import Place
from hallway.ground.happenings.days import programme_day
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import State
from hallway.ground.people.models import Person
from hallway.ground.turns import in_turn


class Refused(Exception):
    """The card was not pinned and is as it was; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


def pin(card: Card, place: Place, starts_at: dt.datetime, *, by: Person) -> Cell:
    """Claim a cell for a card of one's own; a card that is pinned already moves there.

    Asking again for the cell that it has changes nothing. Raises Refused.
    """
    if held := _held(card, place, starts_at):  # spares losers the wait for the writers' turn
        return held
    with in_turn("board"):
        return _held(card, place, starts_at) or _pin(card, place, starts_at, by)


def _held(card: Card, place: Place, starts_at: dt.datetime) -> Cell | None:
    """The cell, if this card hangs there. Raises Refused where another one does."""
    cells = Cell.objects.filter(board__edition=card.happening.edition_id)
    held = cells.filter(place=place, starts_at=starts_at).first()
    if held is not None and held.card_id != card.pk:
        raise Refused(Refusal.TAKEN)
    return held


@transaction.atomic
def _pin(card: Card, place: Place, starts_at: dt.datetime, by: Person) -> Cell:
    take_turns(by)
    board = _held_board(card.happening.edition_id)
    _check_card(card, by)
    if Cell.objects.filter(card=card).exists():
        return _move(card, board, place, starts_at, by=by)
    claim = Cell(board=board, place=place, starts_at=starts_at, card=card, holder=by)
    Cell.objects.bulk_create([claim], ignore_conflicts=True)
    cell = Cell.objects.filter(card=card).first()
    if cell is None:
        raise Refused(_why(card, board, starts_at, by))
    _check_cell(board, place, starts_at)
    _check_limit(board, by, starts_at)
    _write(card, place, starts_at, board.slot)
    note("pinned", card, by=by, schedule=True, **_where(place, starts_at))
    return cell


@transaction.atomic
def move(card: Card, place: Place, starts_at: dt.datetime, *, by: Person) -> Cell:
    """Move a pinned card, as its owner or for the team; who is interested is told. Raises Refused."""
    take_turns(by)
    board = _held_board(card.happening.edition_id)
    return _move(card, board, place, starts_at, by=by)


def _move(card: Card, board: Board, place: Place, starts_at: dt.datetime, *, by: Person) -> Cell:
    """One move after the other: two cards that change places would wait for each other for ever."""
    Board.objects.select_for_update(no_key=True).only("pk").get(pk=board.pk)
    before = Cell.objects.select_related("place").filter(card=card).first()
    if before is None:
        raise Refused(Refusal.GONE)
    own = card.owner_id == by.pk
    holder = by if own else None
    try:
        with transaction.atomic():
            Cell.objects.filter(pk=before.pk).update(place=place, starts_at=starts_at, holder=holder)
    except IntegrityError:
        raise Refused(_why(card, board, starts_at, holder)) from None
    if not own:
        _hold_again(before.pk, card)
    _check_cell(board, place, starts_at, for_team=may_edit_board(by, card.happening.edition))
    if own:
        _check_limit(board, by, starts_at)
    _write(card, place, starts_at, board.slot)
    was: dict[str, Any] = {"place_before": before.place.name, "at_before": before.starts_at.isoformat()}
    moments = (before.starts_at,)
    note("moved", card, by=by, schedule=True, moments=moments, **_where(place, starts_at), **was)
    return Cell.objects.get(pk=before.pk)


def _hold_again(cell: int, card: Card) -> None:
    """The team may move a card to an hour at which its host has another, and is not told that they have."""
    try:
        with transaction.atomic():
            Cell.objects.filter(pk=cell).update(holder=card.owner_id)
    except IntegrityError:
        return


@transaction.atomic
def unpin(card: Card, *, by: Person | None) -> Cell | None:
    """Take a card off the board; it keeps everything else. The cell that it had, None if it had none."""
    cell = Cell.objects.select_related("place").filter(card=card).first()
    if cell is None or not Cell.objects.filter(pk=cell.pk, card=card).delete()[0]:
        return None
    Happening.objects.filter(pk=card.pk).update(
        place=None, starts_at=None, ends_at=None, sequence=F("sequence") + 1, changed_at=now()
    )
    was: dict[str, Any] = {"place_before": cell.place.name, "at_before": cell.starts_at.isoformat()}
    note("unpinned", card, by=by, schedule=True, moments=(cell.starts_at,), **was)
    return cell


def _held_board(edition: int) -> Board:
    """The board, which the team cannot change until this transaction ends; other claims go on.

    It is read after it is held, once: what it says is true to the end. Django has no word for FOR
    KEY SHARE. SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        table = connection.ops.quote_name(Board._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {table} WHERE edition_id = %s FOR KEY SHARE", [edition])  # noqa: S608
    return Board.objects.select_related("edition").get(edition=edition)


def take_turns(person: Person) -> None:
    """Two tabs of one person go one after the other, so that limits hold. On SQLite all writers do."""
    if connection.features.has_select_for_update:
        Person.objects.select_for_update(no_key=True).only("pk").get(pk=person.pk)


def check_limit(card: Card, person: Person) -> None:
    """Whether `person` may have this pinned card, too. Call in their turn. Raises Refused."""
    cell = Cell.objects.select_related("board__edition").filter(card=card).first()
    if cell is not None:
        _check_limit(cell.board, person, cell.starts_at, more=1)


def _why(card: Card, board: Board, starts_at: dt.datetime, holder: Person | None) -> Refusal:
    """Which constraint said no. Whether somebody has a card at that hour, only they are told."""
    if holder is None:
        return Refusal.TAKEN
    others = Cell.objects.filter(board=board, holder=holder, starts_at=starts_at).exclude(card=card)
    return Refusal.BUSY if others.exists() else Refusal.TAKEN


def _check_card(card: Card, by: Person) -> None:
    """Read again: it may have been handed over, removed or made a draft since the page was drawn."""
    states = [State.PUBLIC, State.DRAFT]
    if not Card.objects.filter(pk=card.pk, owner=by, removed_at=None, happening__state__in=states).exists():
        raise Refused(Refusal.GONE)


def _check_cell(board: Board, place: Place, starts_at: dt.datetime, *, for_team: bool = False) -> None:
    """Whether there is such a cell, it is not over, and nothing of the schedule is in it."""
    if board.state != BoardState.OPEN and not for_team:
        raise Refused(Refusal.NOT_OPEN)
    ends_at = starts_at + board.slot
    if ends_at <= now():
        raise Refused(Refusal.OVER)
    if not board.rooms.filter(place=place).exists() or starts_at not in all_slots(board):
        raise Refused(Refusal.NO_CELL)
    others = Happening.objects.filter(edition=board.edition, place=place, state=State.PUBLIC).scheduled()
    if others.between(starts_at, ends_at).exists():
        raise Refused(Refusal.TAKEN)


def all_slots(board: Board) -> set[dt.datetime]:
    """When the slots of every day begin. One query."""
    zone = board.edition.zone
    return {
        start
        for hours in board.hours.all()
        for start in slots.slots_of(hours.day, hours.opens, hours.closes, board.slot, zone)
    }


def _check_limit(board: Board, person: Person, starts_at: dt.datetime, *, more: int = 0) -> None:
    """Counted with the claim itself, in the person's turn."""
    if board.cards_a_day is None:
        return
    day = day_of(board, starts_at)
    held = Cell.objects.filter(board=board, card__owner=person).values_list("starts_at", flat=True)
    if sum(day_of(board, start) == day for start in held) + more > board.cards_a_day:
        raise Refused(Refusal.ENOUGH)


def day_of(board: Board, moment: dt.datetime) -> dt.date:
    """The day to which a slot belongs."""
    return programme_day(moment, board.edition.zone)


def _write(card: Card, place: Place, starts_at: dt.datetime, length: dt.timedelta) -> None:
    """The happening is where the cell is. A draft that is pinned is no draft any more."""
    new = {"place": place, "starts_at": starts_at, "ends_at": starts_at + length, "state": State.PUBLIC}
    Happening.objects.filter(pk=card.pk).update(**new, sequence=F("sequence") + 1, changed_at=now())
    for name, value in new.items():  # as in the row, without asking for it again
        setattr(card.happening, name, value)


def _where(place: Place, starts_at: dt.datetime) -> dict[str, Any]:
    return {"place": place.name, "at": starts_at.isoformat()}


@transaction.atomic
def place_for_the_team(card: Card, place: Place, starts_at: dt.datetime, *, by: Person) -> bool:
    """Give a card a place for its owner, as at the end of an unconference's planning.

    False where the cell is taken meanwhile; the card stays as it was.
    """
    board = _held_board(card.happening.edition_id)
    Cell.objects.bulk_create(
        [Cell(board=board, place=place, starts_at=starts_at, card=card)], ignore_conflicts=True
    )
    cell = Cell.objects.filter(card=card, place=place, starts_at=starts_at).first()
    if cell is None:
        return False
    _hold_again(cell.pk, card)
    _check_cell(board, place, starts_at, for_team=True)
    _write(card, place, starts_at, board.slot)
    note("pinned", card, by=by, schedule=True, **_where(place, starts_at))
    return True
