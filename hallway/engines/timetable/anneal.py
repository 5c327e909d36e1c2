"""Simulated annealing: a legal timetable in, ever better legal timetables out.

Kirkpatrick, Gelatt and Vecchi, Optimization by Simulated Annealing, Science 220 (1983). A move
takes a session to another of its places and brings what stood there to where it came from. It is
refused if a hard rule would break, so that every state is a timetable one can use.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from hallway.engines.timetable.board import Spots
from hallway.engines.timetable.state import Moves, State
from hallway.engines.timetable.tables import FREE, Tables

_EVERY: Final = 256  # moves between two looks at the clock
_HOT: Final = 0.2  # of the mean loss of a bad move
_COLD: Final = 0.006
_SAMPLE: Final = 600
_TELL: Final = 0.04  # of the budget between two steps that are told
_NOTHING: Final = 1e-6  # less is rounding


@dataclass(frozen=True, slots=True)
class Step:
    """A better timetable than the one before: its spots, its cost, and what it took."""

    spots: Spots
    cost: float
    moves: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Budget:
    """How long to go on: seconds, or a number of moves, with which the answer depends on the seed alone.

    `stop` is asked some hundred times a second. `clock` counts the seconds; a benchmark may want
    those of the processor.
    """

    seconds: float | None = None
    moves: int | None = None
    stop: Callable[[], bool] | None = None
    clock: Callable[[], float] = time.perf_counter

    def used(self, moves: int, seconds: float) -> float:
        """The share that is used up; 1 or more is the end."""
        if self.moves is not None:
            return moves / max(1, self.moves)
        return seconds / max(1e-9, self.seconds if self.seconds is not None else 5.0)


def anneal(
    tables: Tables, spots: Spots, budget: Budget, *, seed: int = 0, movable: Collection[int] | None = None
) -> Iterator[Step]:
    """Better and better timetables: at most 25, and the best one last.

    `spots` has to be legal. Only `movable` sessions (by default all that have a choice) move.
    """
    state = State(tables, spots)
    free = [
        t
        for t in sorted(range(len(state.at)) if movable is None else movable)
        if state.at[t] != FREE and len(tables.choices[t]) > 1
    ]
    walk = _Walk(state, free, Random(seed))  # noqa: S311 — chance, not secrets
    began, moves, told, last = budget.clock(), 0, math.inf, -1.0
    while True:
        seconds = budget.clock() - began
        used = budget.used(moves, seconds)
        over = not free or used >= 1 or (budget.stop is not None and budget.stop())
        if over or (walk.best < told - _NOTHING and used - last >= _TELL):
            yield Step(state.spots(walk.best_at), walk.best, moves, seconds)
            told, last = walk.best, used
        if over:
            return
        walk.stretch(walk.scale * _HOT * (_COLD / _HOT) ** min(1.0, used))
        moves += _EVERY


class _Walk:
    """The random walk over legal timetables, and the best one on its way."""

    def __init__(self, state: State, free: list[int], random: Random) -> None:
        self.state, self.free, self.random = state, free, random
        self.fixed = frozenset(range(len(state.at))) - frozenset(free)
        self.best, self.best_at = state.total, list(state.at)
        tables = state.tables
        # The most that a session can gain by what `stretch` does not count.
        self.slack = [
            sum(weight for _group, weight in tables.groups[t])
            + tables.crowded * len(tables.themes[t])
            + (tables.first if tables.worth.early[t] else 0.0)
            + (tables.change if t in tables.published else 0.0)
            for t in range(len(state.at))
        ]
        self.scale = self._mean_loss() if free else 1.0

    def _mean_loss(self) -> float:
        """What a bad move costs on average, so that one schedule of cooling is right for every problem."""
        losses = []
        for _ in range(_SAMPLE):
            t = self.free[int(self.random.random() * len(self.free))]
            choices = self.state.tables.choices[t]
            found = self._weigh(t, choices[int(self.random.random() * len(choices))])
            if found is not None and found[1] > 0:
                losses.append(found[1])
        return sum(losses) / len(losses) if losses else 1.0

    def _weigh(self, t: int, code: int, limit: float = math.inf) -> tuple[Moves, float] | None:
        """A legal move and the change of cost it brings; None if it is not legal or costs over the limit."""
        state, tables = self.state, self.state.tables
        if code == state.at[t]:
            return None
        moves = state.moves_for(t, code)
        if moves is None or any(u in self.fixed for u, _new in moves):
            return None
        change = state.clash_change(moves)
        for u, new in moves:
            change += tables.alone(u, new) - tables.alone(u, state.at[u])
        if change - sum(self.slack[u] for u, _new in moves) > limit or not state.bonds_hold(moves):
            return None
        change += state.count_change(moves)
        return (moves, change) if change <= limit else None

    def stretch(self, heat: float) -> None:
        """Some hundred moves at one temperature (the mean cost that is accepted)."""
        state, free, rnd, slack = self.state, self.free, self.random.random, self.slack
        tables = state.tables
        at, clash, cells, running = state.at, state.clash, state.cells, state.running
        choices, ranges, pairs, overflow = tables.choices, tables.ranges, tables.pairs, tables.overflow
        rooms, many, log = tables.rooms, len(free), math.log
        for _ in range(_EVERY):
            t = free[int(rnd() * many)]
            mine = choices[t]
            code = mine[int(rnd() * len(mine))]
            limit = -heat * log(1.0 - rnd())
            lo, hi = ranges[t][code // rooms]
            if hi - lo == 1:
                # Most moves are refused: first what is quick, and a little too favourable.
                room, old_room = code % rooms, at[t] % rooms
                u, row = cells[room][lo], pairs[t]
                least = overflow[t][room] - overflow[t][old_room] - slack[t] - limit
                if code // rooms != at[t] // rooms:
                    least -= clash[t]
                    for v in running[lo]:
                        least += row[v]
                    if u >= 0:
                        least -= clash[u] + 2 * row[u]
                        other = pairs[u]
                        for v in running[ranges[t][at[t] // rooms][0]]:
                            least += other[v]
                if u >= 0:
                    least += overflow[u][old_room] - overflow[u][room] - slack[u]
                if least > 0:
                    continue
            found = self._weigh(t, code, limit)
            if found is not None:
                self._accept(*found)

    def _accept(self, moves: Moves, change: float) -> None:
        self.state.recount(moves)
        self.state.move(moves, change)
        if self.state.total < self.best - _NOTHING:
            self.best, self.best_at = self.state.total, list(self.state.at)
