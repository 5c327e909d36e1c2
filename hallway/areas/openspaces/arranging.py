"""Finish an unconference day: give the cards that are left a place. Pure.

The team presses one button; the timetable engine may take the place of `greedy` (same shape in and
out), which is good enough for a day of some dozen cards.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hallway.areas.openspaces.finding import Free


@dataclass(frozen=True, slots=True)
class Asked:
    """A card to be placed. `fans` would come to it; nobody can be in two rooms at once."""

    key: int
    host: int | None
    people: int = 0
    needs: frozenset[str] = frozenset()
    fans: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Held:
    """What is placed already: when, who hosts it, who would come."""

    starts_at: dt.datetime
    host: int | None
    fans: frozenset[int] = frozenset()


Arranger = Callable[[Sequence[Asked], Sequence[Free], Sequence[Held]], dict[int, Free]]


def greedy(asked: Sequence[Asked], free: Sequence[Free], held: Sequence[Held]) -> dict[int, Free]:
    """The most wanted card first, each to the cell that costs least; key → cell.

    Costs, in this order: needs that the room lacks, people without a seat, fans who would miss
    something else, seats left empty, a late hour. A host is never in two rooms; no cell is used
    twice; what finds no cell is left out.
    """
    left, placed, found = list(free), list(held), dict[int, Free]()
    for card in sorted(asked, key=lambda one: (-len(one.fans), -one.people, one.key)):
        busy = {one.starts_at for one in placed if card.host is not None and one.host == card.host}
        possible = [cell for cell in left if cell.starts_at not in busy]
        if not possible:
            continue
        best = min(possible, key=lambda cell: _cost(card, cell, placed))
        left.remove(best)
        placed.append(Held(best.starts_at, card.host, card.fans))
        found[card.key] = best
    return found


def _cost(card: Asked, cell: Free, placed: Sequence[Held]) -> tuple[int, int, int, int, dt.datetime, int]:
    people = max(card.people, len(card.fans))
    missed = sum(len(card.fans & one.fans) for one in placed if one.starts_at == cell.starts_at)
    standing = max(people - cell.seats, 0) if cell.seats is not None else 0
    empty = max(cell.seats - people, 0) if cell.seats is not None else 0
    return len(card.needs - cell.has), standing, missed, empty, cell.starts_at, cell.room


arrange: Arranger = greedy
