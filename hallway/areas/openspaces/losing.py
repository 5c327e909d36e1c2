"""What somebody needs who did not get the cell that they wanted.

When the board opens, hundreds lose within the same seconds, and each of them waits for all before
them. So a process keeps a picture of the board for as long as nothing of it changes: the answer
costs one question for its version, one for the title of the card, and a short page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from hallway.areas.openspaces.models import Board, Card, Cell
from hallway.areas.openspaces.reading import Square
from hallway.areas.openspaces.slots import nearest, slots_of
from hallway.ground.clock import now
from hallway.ground.editions.kept import at_hand, kept, recent
from hallway.ground.editions.models import Place
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import State
from hallway.ground.people.models import Person

Key = tuple[dt.datetime, int]  # of a cell: beginning, room
A_MOMENT = 1.0  # seconds that free cells may be old which are shown beside the one that was lost


class Hanging(NamedTuple):
    """The card in a cell: its code, and the id of who owns it."""

    code: str
    owner: int | None


@dataclass(frozen=True, slots=True)
class Picture:
    """The board as it was when its version was read. The claim decides, not this."""

    board: Board
    rooms: Mapping[int, Place]
    hanging: Mapping[Key, Hanging]
    free: frozenset[Key]

    def room(self, slug: str) -> Place | None:
        return next((room for room in self.rooms.values() if room.slug == slug), None)

    def is_of_others(self, slug: str, starts_at: dt.datetime, person: Person) -> bool:
        """Whether a card of somebody else hangs in this cell."""
        room = self.room(slug)
        card = self.hanging.get((starts_at, room.pk)) if room else None
        return card is not None and card.owner != person.pk

    def near(
        self, place: Place, moment: dt.datetime, person: Person, code: str, most: int = 6
    ) -> list[Square]:
        """The free cells to come that are nearest to one that `person` did not get for the card `code`.

        None at an hour at which another card of theirs hangs: it would be refused.
        """
        first = now() - self.board.slot
        theirs = (
            cell for cell, card in self.hanging.items() if card.owner == person.pk and card.code != code
        )
        busy = {start for start, _room in theirs}
        coming = (
            (start, room)
            for start, room in self.free
            if start > first and start not in busy and (start, room) != (moment, place.pk)
        )
        found = nearest(coming, (moment, place.pk), most)
        return [Square(self.rooms[room], start, 0, 0) for start, room in found]


def picture(board: Board) -> Picture:
    """The board of an edition, as it is now."""
    return kept("board", board.edition.slug, lambda: _look(board))


def picture_if_lost(edition: str, slug: str, starts_at: dt.datetime, person: Person) -> Picture | None:
    """The picture to answer with, where somebody else has this cell; None where it has to be tried.

    While a board fills, every pin makes another picture of it. Whether the cell is taken is then asked
    of the database; only the free cells nearby may be those of a moment ago.
    """
    fresh: Picture | None = at_hand("board", edition)
    if fresh is not None:
        return fresh if fresh.is_of_others(slug, starts_at, person) else None
    cells = Cell.objects.filter(board__edition__slug=edition, place__slug=slug, starts_at=starts_at)
    taken = cells.filter(card__isnull=False).exclude(card__owner=person)
    cell = taken.select_related("board__edition").first()
    if cell is None:
        return None
    last: Picture | None = recent("board", edition, A_MOMENT)
    return replace(last, board=cell.board) if last and last.room(slug) else picture(cell.board)


def _look(board: Board) -> Picture:
    board = Board.objects.select_related("edition").get(pk=board.pk)  # anew: after its version was read
    rooms = {room.pk: room for room in Place.objects.filter(open_rooms__board=board)}
    held = board.cells.values_list("starts_at", "place_id", "card__happening__code", "card__owner")
    taken = {(start, room): (code, owner) for start, room, code, owner in held}
    hours = board.hours.values_list("day", "opens", "closes")
    starts = {start for one in hours for start in slots_of(*one, board.slot, board.edition.zone)}
    cells = {(start, room) for start in starts for room in rooms} - taken.keys()
    hanging = {cell: Hanging(code, owner) for cell, (code, owner) in taken.items() if code is not None}
    return Picture(board, rooms, hanging, frozenset(cells - _meetings(board, rooms, cells)))


def _meetings(board: Board, rooms: Mapping[int, Place], cells: Iterable[Key]) -> set[Key]:
    """Cells in which something of the schedule is."""
    others = Happening.objects.filter(edition=board.edition, place__in=list(rooms), state=State.PUBLIC)
    busy = others.scheduled().placed().values_list("place_id", "starts_at", "ends_at")
    spans: dict[int | None, list[tuple[dt.datetime, dt.datetime]]] = {}
    for room, begins, ends in busy:
        if begins and ends:
            spans.setdefault(room, []).append((begins, ends))
    return {
        (start, room)
        for start, room in cells
        if any(begins < start + board.slot and start < ends for begins, ends in spans.get(room, ()))
    }


def title_in_hand(board: Board, code: str, person: Person) -> str | None:
    """The title of a card that this person could pin; None where they have no such card."""
    mine = Card.objects.filter(owner=person, removed_at=None, happening__code=code.upper())
    return mine.filter(happening__edition=board.edition_id).values_list("happening__title", flat=True).first()
