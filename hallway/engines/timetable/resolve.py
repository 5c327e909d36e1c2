"""After a cancellation or a changed availability: a legal timetable again with the fewest moves.

First exactly how few: a search over chains of moves (A goes where B is, B goes elsewhere) that
grows by one move at a time, so that the first answer is proven the smallest. If that takes too
long, CP-SAT counts the moves and proves a bound. Then how well: among answers with so few moves
the one that costs the least.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hallway.engines.timetable import anneal, why
from hallway.engines.timetable.board import Board, Spot, Spots
from hallway.engines.timetable.construct import construct
from hallway.engines.timetable.exact import Exact, cp_model, run
from hallway.engines.timetable.floor import Atoms, Floor
from hallway.engines.timetable.model import Conflict, Plan, Problem
from hallway.engines.timetable.tables import Tables
from hallway.engines.timetable.worth import Worth, overlapping

_ANSWERS: Final = 12  # answers with the fewest moves that are compared
_POLISH: Final = 1500  # moves of annealing for each session that moves anyway


@dataclass(frozen=True, slots=True)
class Resolution:
    """The plan, the sessions that stand elsewhere or newly, and how many any plan has to move.

    Without a plan, `conflict` says which rules can not hold together (None: not found in time).
    """

    plan: Plan | None
    changed: tuple[str, ...] = ()
    least: int = 0
    conflict: Conflict | None = None

    @property
    def proven(self) -> bool:
        """Whether no plan moves fewer."""
        return self.plan is not None and len(self.changed) == self.least


def resolve(problem: Problem, plan: Plan, *, seed: int = 0, seconds: float = 4.0) -> Resolution:
    """Place every session legally and move as few as can be. Deterministic unless time runs out."""
    board = Board(problem)
    if not all(board.places):
        return Resolution(None, conflict=why.why(problem, seed=seed))
    search = _Search(board, board.spots(plan), time.perf_counter() + seconds / 3)
    answers, least = search.answers()
    if answers:
        worth = Worth(board)
        best = min(answers, key=lambda spots: worth.score(spots).total)
        spots = _polished(board, worth, best, search.moved_in(best), seed)
        return _resolution(board, search, spots, least)
    solved, bound, impossible = _by_solver(board, search.old, seed, seconds * 2 / 3)
    if solved is None:
        return Resolution(None, conflict=why.why(problem, seed=seed) if impossible else None)
    return _resolution(board, search, solved, max(least, bound))


def _resolution(board: Board, search: _Search, spots: Spots, least: int) -> Resolution:
    changed = tuple(board.sessions[t].id for t in sorted(search.moved_in(spots)))
    return Resolution(board.plan(spots), changed, least)


def _polished(board: Board, worth: Worth, spots: Spots, moved: set[int], seed: int) -> Spots:
    """Better places for those that move anyway."""
    budget = anneal.Budget(moves=_POLISH * min(20, len(moved)))
    for step in anneal.anneal(Tables(board, worth), spots, budget, seed=seed, movable=moved):
        spots = step.spots
    return spots


def _clashes(board: Board, spots: Spots) -> set[tuple[int, int]]:
    found = {(t, u) for t in spots for u in board.bound_to[t] if u in spots and t < u}
    found |= {(min(t, u), max(t, u)) for t, u in overlapping(board, spots) if spots[t].room == spots[u].room}
    return {(t, u) for t, u in found if board.between(t, spots[t], u, spots[u])}


class _TimeIsUp(Exception):
    pass


class _Search:
    """Depth-first over who moves where, deeper by one move at a time."""

    def __init__(self, board: Board, old: Spots, end: float) -> None:
        self.board, self.old, self.end = board, old, end
        places = [frozenset(mine) for mine in board.places]
        self.kept = {t: spot for t, spot in old.items() if spot in places[t]}
        self.must = frozenset(range(len(board.sessions))) - frozenset(self.kept)
        self.clashes = sorted(_clashes(board, self.kept))
        self.atoms = Atoms(board)
        self.floor = Floor(board, self.atoms)
        self.looked = 0

    def moved_in(self, spots: Spots) -> set[int]:
        """The sessions that do not stand where they stood."""
        return {t for t, spot in spots.items() if self.old.get(t) != spot}

    def answers(self) -> tuple[list[Spots], int]:
        """Some answers with the fewest moves, and a number of moves that no answer is below."""
        moves = len(self.must)
        try:
            while moves <= len(self.board.sessions):
                found = []
                for spots in self._with(moves):
                    found.append(spots)
                    if len(found) >= _ANSWERS:
                        break
                if found:
                    return found, moves
                moves += 1
        except _TimeIsUp:
            pass
        return [], moves

    def _with(self, moves: int) -> Iterator[Spots]:
        """Answers with at most so many moves."""
        for waiting in self._covers(self.must, moves):
            standing = {t: spot for t, spot in self.kept.items() if t not in waiting}
            self.floor = Floor(self.board, self.atoms, standing)
            yield from self._place(tuple(sorted(waiting)), frozenset(), moves)

    def _covers(self, gone: frozenset[int], moves: int) -> Iterator[frozenset[int]]:
        """Of every two that stand in each other's way one has to move, whichever: all ways to choose."""
        if len(gone) > moves:
            return
        left = next(((t, u) for t, u in self.clashes if t not in gone and u not in gone), None)
        if left is None:
            yield gone
            return
        for t in left:
            yield from self._covers(gone | {t}, moves)

    def _place(self, waiting: tuple[int, ...], done: frozenset[int], moves: int) -> Iterator[Spots]:
        if not waiting:
            yield dict(self.floor.spots)
            return
        t, *rest = waiting
        for spot, others in self._options(t, done, moves - len(done) - len(waiting)):
            taken = [(u, self.floor.take(u)) for u in others]
            self.floor.put(t, spot)
            yield from self._place((*rest, *others), done | {t}, moves)
            self.floor.take(t)
            for u, where in taken:
                self.floor.put(u, where)

    def _options(self, t: int, done: frozenset[int], spare: int) -> list[tuple[Spot, list[int]]]:
        """Places that push out at most `spare` sessions, none of which has just been placed."""
        found = []
        for spot in self.board.places[t]:
            self.looked += 1
            if self.looked % 256 == 0 and time.perf_counter() > self.end:
                raise _TimeIsUp
            if spot == self.old.get(t):
                continue
            others = self.floor.in_the_way(t, spot)
            if len(others) <= spare and done.isdisjoint(others):
                found.append((spot, sorted(others)))
        return sorted(found, key=lambda option: len(option[1]))


def _by_solver(board: Board, old: Spots, seed: int, seconds: float) -> tuple[Spots | None, int, bool]:
    """Spots, a proven bound of moves, and whether there is proof that no timetable exists."""
    if cp_model() is None:
        spots = construct(board, seed=seed, steps=40 * len(board.sessions) + 500, start=old)
        return (spots if len(spots) == len(board.sessions) else None), 0, False
    exact = Exact(board, board.places, by_room=True)
    kept = []
    for t, spot in old.items():
        var = exact.at.get((t, spot.start, exact.class_of.get(spot.room, -1)))
        if var is not None:
            kept.append(var)
            exact.model.add_hint(var, True)
    exact.model.maximize(sum(kept))
    solver, status = run(exact.model, seconds=seconds, seed=seed)
    if status not in (exact.cp.OPTIMAL, exact.cp.FEASIBLE):
        return None, 0, status == exact.cp.INFEASIBLE
    most = int(solver.best_objective_bound + 1e-6)
    return exact.spots(solver), len(board.sessions) - most, False
