"""Rooms for sessions whose times stand: the best there are, proven by CP-SAT between two breaks each.

Which session is in which room matters only to those between the same two breaks, and to people who
have to walk. So the question falls into small ones that are each solved to the end.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from hallway.engines.timetable.board import Board, Spot, Spots
from hallway.engines.timetable.exact import Stop, cp_model, run
from hallway.engines.timetable.rules import Soft
from hallway.engines.timetable.state import State
from hallway.engines.timetable.tables import Tables
from hallway.engines.timetable.worth import Worth

_SCALE: Final = 1000  # the solver counts in whole numbers


@dataclass(frozen=True, slots=True)
class Roomed:
    """The spots with their rooms, and whether it is proven that no other rooms cost less."""

    spots: Spots
    proven: bool


def assign(
    tables: Tables,
    spots: Spots,
    *,
    movable: Collection[int] | None = None,
    seconds: float = 5.0,
    seed: int = 0,
    stop: Stop | None = None,
) -> Roomed:
    """The cheapest rooms at these times. `spots` has to be legal; others than `movable` stay."""
    free = set(spots) if movable is None else set(movable) & set(spots)
    if cp_model() is None:
        return Roomed(swapped(tables, spots, free), proven=False)
    found, proven = dict(spots), True
    end = time.perf_counter() + seconds
    for part in _parts(tables, spots):
        if _is_cheapest(tables, spots, part):
            continue
        left = end - time.perf_counter()
        if left <= 0 or (stop is not None and stop()):
            return Roomed(found, proven=False)
        model = _Rooms(tables, spots, part, free)
        solver, status = run(model.model, seconds=left, seed=seed, stop=stop, tight=True)
        if status in (model.cp.OPTIMAL, model.cp.FEASIBLE):
            found |= model.spots(solver)
        proven = proven and status == model.cp.OPTIMAL
    return Roomed(found, proven)


def swapped(tables: Tables, spots: Spots, free: Collection[int]) -> Spots:
    """Rooms without a solver: exchange two rooms as long as one exchange makes it cheaper."""
    state = State(tables, spots)
    better = True
    while better:
        better = False
        for t in sorted(free):
            start = state.at[t] // tables.rooms
            for room in range(tables.rooms):
                code = start * tables.rooms + room
                if code == state.at[t] or code not in tables.legal[t]:
                    continue
                moves = state.moves_for(t, code)
                if moves is None or not all(u in free for u, _new in moves) or not state.bonds_hold(moves):
                    continue
                change = sum(tables.alone(u, new) - tables.alone(u, state.at[u]) for u, new in moves)
                change += state.count_change(moves)
                if change < -1e-6:
                    state.recount(moves)
                    state.move(moves, change)
                    better = True
    return state.spots()


def _parts(tables: Tables, spots: Spots) -> list[list[int]]:
    """Sessions whose rooms depend on each other: of one time between breaks, or of people who walk."""
    board, worth = tables.board, tables.worth
    of: dict[int, int] = {}

    def root(period: int) -> int:
        while of.setdefault(period, period) != period:
            period = of[period]
        return period

    for t, spot in spots.items():
        root(worth.period(spot.start))
        for u in board.kin[t]:
            if u in spots and _may_be_too_far(board, spots, t, u):
                of[root(worth.period(spots[u].start))] = root(worth.period(spot.start))
    found: dict[int, list[int]] = defaultdict(list)
    for t, spot in spots.items():
        found[root(worth.period(spot.start))].append(t)
    return list(found.values())


def _is_cheapest(tables: Tables, spots: Spots, part: list[int]) -> bool:
    """Whether each session costs there what it costs in its best room, and no group is scattered."""
    for t in part:
        start = tables.number[spots[t].start] * tables.rooms
        codes = (start + room for room in range(tables.rooms) if start + room in tables.legal[t])
        if tables.alone(t, tables.code(spots[t])) > min(tables.alone(t, code) for code in codes):
            return False
    inside = {t: spots[t] for t in part}
    return not any(True for _cost in tables.worth.scattered(inside))


def _may_be_too_far(board: Board, spots: Spots, t: int, u: int) -> bool:
    gap = max(
        spots[u].start - spots[t].start - board.length[t], spots[t].start - spots[u].start - board.length[u]
    )
    return gap < board.longest_travel


class _Rooms:
    """One small model: which of the sessions is in which room."""

    def __init__(self, tables: Tables, spots: Spots, part: list[int], free: set[int]) -> None:
        cp = cp_model()
        assert cp is not None, "ask cp_model() first"  # noqa: S101
        self.cp, self.tables, self.now = cp, tables, spots
        self.model = cp.CpModel()
        self.at: dict[tuple[int, int], Any] = {}
        for t in part:
            start = tables.number[spots[t].start] * tables.rooms
            rooms = [room for room in range(tables.rooms) if start + room in tables.legal[t]]
            for room in rooms if t in free else [spots[t].room]:
                self.at[t, room] = self.model.new_bool_var("")
                self.model.add_hint(self.at[t, room], room == spots[t].room)
            self.model.add_exactly_one(var for (u, _room), var in self.at.items() if u == t)
        self._one_at_a_time(part)
        self._walks(part)
        self.model.minimize(sum(self._alone(part)) + sum(self._rooms_of_groups(part)))

    def _one_at_a_time(self, part: list[int]) -> None:
        length, now = self.tables.board.length, self.now
        for moment in {now[t].start for t in part}:
            running = {t for t in part if now[t].start <= moment < now[t].start + length[t]}
            for room in range(self.tables.rooms):
                self.model.add_at_most_one(self.at[t, room] for t in running if (t, room) in self.at)

    def _walks(self, part: list[int]) -> None:
        board = self.tables.board
        inside = set(part)
        for t in part if board.longest_travel else []:
            for u in board.kin[t]:
                if u in inside and t < u and _may_be_too_far(board, self.now, t, u):
                    for room, other in ((r, q) for v, r in self.at if v == t for w, q in self.at if w == u):
                        here, there = Spot(self.now[t].start, room), Spot(self.now[u].start, other)
                        if board.between(t, here, u, there):
                            self.model.add_bool_or(~self.at[t, room], ~self.at[u, other])

    def _alone(self, part: list[int]) -> list[Any]:
        terms = []
        for (t, room), var in self.at.items():
            code = self.tables.code(Spot(self.now[t].start, room))
            terms.append(round(self.tables.alone(t, code) * _SCALE) * var)
        return terms

    def _rooms_of_groups(self, part: list[int]) -> list[Any]:
        worth: Worth = self.tables.worth
        inside, terms = set(part), []
        for rule, mine in worth.groups:
            of_period: dict[int, list[int]] = defaultdict(list)
            for t in mine:
                if t in inside:
                    of_period[worth.period(self.now[t].start)].append(t)
            for together in of_period.values():
                if len(together) > 1:
                    terms += self._count_rooms(rule, together)
        return terms

    def _count_rooms(self, rule: Soft, together: list[int]) -> list[Any]:
        cost = round(self.tables.worth.weights[rule] * _SCALE)
        terms = []
        for room in range(self.tables.rooms):
            mine = [self.at[t, room] for t in together if (t, room) in self.at]
            if mine:
                used = self.model.new_bool_var("")
                for var in mine:
                    self.model.add_implication(var, used)
                terms.append(cost * used)
        return terms

    def spots(self, solver: Any) -> Spots:
        """The rooms that were found."""
        return {t: Spot(self.now[t].start, room) for (t, room), var in self.at.items() if solver.value(var)}
