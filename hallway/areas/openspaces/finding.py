"""Find me a slot: which free cells suit a card and the plans of its host. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum

Span = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True, slots=True)
class Free:
    """A free cell. `seats` is None where nobody has counted."""

    room: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    seats: int | None
    has: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a card needs. `people` is how many may come, 0 when there is no idea."""

    people: int = 0
    needs: frozenset[str] = frozenset()


class Fit(IntEnum):
    """How well a cell suits, best first."""

    GOOD = 0
    TIGHT = 1  # more people may come than there are seats
    LACKING = 2  # something that the card needs is not in the room


@dataclass(frozen=True, slots=True)
class Found:
    """A free cell with how well it suits, and what it lacks."""

    cell: Free
    fit: Fit
    lacks: tuple[str, ...]


def find(free: Iterable[Free], wanted: Wanted, busy: Collection[Span], most: int = 5) -> list[Found]:
    """The best free cells at times when the host is nowhere else.

    First by fit; among those that fit equally, the smallest room that is large enough (large
    rooms stay free for those who need them), then the earliest. What overlaps a span of `busy`
    is never proposed. Never more than `most`.
    """
    possible = [
        cell for cell in free if not any(begin < cell.ends_at and cell.starts_at < end for begin, end in busy)
    ]
    found = [_judged(cell, wanted) for cell in possible]
    return sorted(found, key=lambda one: _rank(one, wanted))[:most]


def _judged(cell: Free, wanted: Wanted) -> Found:
    lacks = tuple(sorted(wanted.needs - cell.has))
    tight = cell.seats is not None and cell.seats < wanted.people
    return Found(cell, Fit.LACKING if lacks else Fit.TIGHT if tight else Fit.GOOD, lacks)


def _rank(found: Found, wanted: Wanted) -> tuple[int, int, int, dt.datetime, int]:
    cell = found.cell
    if cell.seats is None:
        spare = 0
    elif found.fit == Fit.TIGHT:
        spare = -cell.seats  # none is large enough: the largest
    else:
        spare = max(cell.seats - wanted.people, 0) if wanted.people else 0
    return found.fit, len(found.lacks), spare, cell.starts_at, cell.room
