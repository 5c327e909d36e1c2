"""Finish an unconference day: give the cards that are left a place. Pure.

`greedy` says who gets a place at all, the most wanted first, and where they could stand;
`arrange` hands these to the timetable engine, which moves them until as few people as possible
would have to be in two rooms. It begins with the greedy plan, so its answer is never worse.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hallway.areas.openspaces.finding import Free
from hallway.engines.timetable.model import (
    Block,
    Day,
    Interest,
    Lock,
    Person,
    Placement,
    Plan,
    Problem,
    Room,
    Session,
    Span,
    Stage,
)
from hallway.engines.timetable.rules import DEFAULT_WEIGHTS, Soft
from hallway.engines.timetable.solve import Effort, solve

MOVES = 40_000  # of the search: the answer depends on the question alone; 0.1 s for 60 cards in 64 cells
WEIGHTS = dict.fromkeys(DEFAULT_WEIGHTS, 0.0) | {Soft.STARS: 1.0, Soft.OVERFLOW: 0.5}
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


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
    length: dt.timedelta = dt.timedelta(hours=1)

    @property
    def ends_at(self) -> dt.datetime:
        return self.starts_at + self.length


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


def arrange(asked: Sequence[Asked], free: Sequence[Free], held: Sequence[Held]) -> dict[int, Free]:
    """A place for each card, as far as there are any; key → cell. The same question, the same answer."""
    first = greedy(asked, free, held)
    if not first:
        return first
    cards = [card for card in asked if card.key in first]
    problem = _problem(cards, first, free, held)
    begin = {str(key): Placement(_minute(cell.starts_at), str(cell.room)) for key, cell in first.items()}
    standing = {lock.session: Placement(lock.start or 0, lock.room or "") for lock in problem.locks}
    *_, last = solve(problem, Plan(begin | standing), effort=Effort(moves=MOVES))
    if last.stage != Stage.DONE or last.plan is None:
        return first
    return _cells(last.plan, cards, free) or first


def _problem(
    cards: Sequence[Asked], first: Mapping[int, Free], free: Sequence[Free], held: Sequence[Held]
) -> Problem:
    """What is held stands in rooms of its own: its cells are not free, but its host and fans are there."""
    rooms = {cell.room: Room(str(cell.room), capacity=cell.seats, features=cell.has) for cell in free}
    aside = [Room(f"held {number}") for number, _ in enumerate(held)]
    hosts = {card.host for card in cards} | {one.host for one in held}
    return Problem(
        rooms=(*rooms.values(), *aside),
        days=(Day("all", "", tuple(_blocks(free))),),
        sessions=(*(_session(card, first[card.key]) for card in cards), *_standing(held)),
        people=tuple(Person(str(host)) for host in sorted(host for host in hosts if host is not None)),
        locks=tuple(
            Lock(f"held {number}", _minute(one.starts_at), f"held {number}")
            for number, one in enumerate(held)
        ),
        interest=Interest(tuple(_stars(cards, held))),
        weights=WEIGHTS,
    )


def _blocks(free: Sequence[Free]) -> Iterable[Block]:
    """A block for each beginning, in the rooms that are free then."""
    for start, end in sorted({(cell.starts_at, cell.ends_at) for cell in free}):
        rooms = frozenset(str(cell.room) for cell in free if (cell.starts_at, cell.ends_at) == (start, end))
        begin = _minute(start)
        yield Block(f"{begin}", Span(begin, _minute(end)), (begin,), rooms)


def _session(card: Asked, cell: Free) -> Session:
    """Of its needs, those count that the greedy place has: nothing may get worse."""
    return Session(
        str(card.key),
        length=_minute(cell.ends_at) - _minute(cell.starts_at),
        people=(str(card.host),) if card.host is not None else (),
        features=card.needs & cell.has,
        audience=max(card.people, len(card.fans)),
    )


def _standing(held: Sequence[Held]) -> Iterable[Session]:
    for number, one in enumerate(held):
        yield Session(
            f"held {number}",
            length=_minute(one.ends_at) - _minute(one.starts_at),
            people=(str(one.host),) if one.host is not None else (),
            audience=0,
        )


def _stars(cards: Sequence[Asked], held: Sequence[Held]) -> Iterable[frozenset[str]]:
    """What each fan would come to."""
    wished: dict[int, set[str]] = {}
    for name, fans in [
        *((str(card.key), card.fans) for card in cards),
        *((f"held {number}", one.fans) for number, one in enumerate(held)),
    ]:
        for fan in fans:
            wished.setdefault(fan, set()).add(name)
    return [frozenset(wished[fan]) for fan in sorted(wished)]


def _cells(plan: Plan, cards: Sequence[Asked], free: Sequence[Free]) -> dict[int, Free]:
    """Back from the engine's plan; empty if a card has no free cell in it."""
    at = {(_minute(cell.starts_at), str(cell.room)): cell for cell in free}
    found = {}
    for card in cards:
        place = plan.placements.get(str(card.key))
        cell = at.get((place.start, place.room)) if place else None
        if cell is None:
            return {}
        found[card.key] = cell
    return found


def _minute(moment: dt.datetime) -> int:
    return int((moment - EPOCH) / dt.timedelta(minutes=1))
