"""From a problem to a timetable, telling on the way how far it is."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from hallway.engines.timetable import anneal, explain, feasible, rooms, why
from hallway.engines.timetable.board import Board, Spots
from hallway.engines.timetable.exact import Stop
from hallway.engines.timetable.model import Lock, Placement, Plan, Problem, Progress, Score, Stage
from hallway.engines.timetable.tables import Tables
from hallway.engines.timetable.worth import Worth


@dataclass(frozen=True, slots=True)
class Scope:
    """What may move: everything, only what has no place yet, or only what stands on one day."""

    kind: str = "all"
    day_id: str = ""

    @classmethod
    def all(cls) -> Scope:
        """Everything that is not locked."""
        return cls()

    @classmethod
    def unplaced(cls) -> Scope:
        """What has a place keeps it."""
        return cls("unplaced")

    @classmethod
    def day(cls, id_: str) -> Scope:
        """What stands on this day stays on it; other days and what has no place are left alone."""
        return cls("day", id_)


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to improve: seconds, or moves, with which the answer depends on the seed alone.

    `stop` is asked again and again, from another thread as well while the solver runs; when it
    says yes, the best timetable so far is the last event.
    """

    seconds: float = 10.0
    moves: int | None = None
    seed: int = 0
    stop: Stop | None = None

    @property
    def stopped(self) -> bool:
        """Whether somebody wants it to end."""
        return self.stop is not None and self.stop()


def solve(
    problem: Problem, plan: Plan | None = None, *, scope: Scope | None = None, effort: Effort | None = None
) -> Iterator[Progress]:
    """Events up to DONE, STOPPED, IMPOSSIBLE or NOT_FOUND (then one may exist).

    Every plan in them is legal. It has all sessions of its scope, or comes with the last event when
    there is no such plan: then as many as could be placed, and the conflict that keeps out the rest.
    `plan` is how it stands now: where a search begins, and what a scope keeps. Locks always hold.
    What may not move has to be legal itself; otherwise the conflict says what is not.
    Raises ValueError for ids given twice and sessions without a length.
    """
    yield from _Solve(problem, plan or Plan(), scope or Scope.all(), effort or Effort()).events()


def narrowed(problem: Problem, plan: Plan, scope: Scope) -> Problem:
    """The problem in which only what the scope names may move: the rest is locked or left out."""
    if scope.kind == "all":
        return problem
    here = plan.placements
    if scope.kind == "unplaced":
        return replace(problem, locks=(*problem.locks, *_locks(here)))
    worth_days = Worth(Board(replace(problem, interest=type(problem.interest)())))
    number = {day.id: n for n, day in enumerate(problem.days)}
    on_it = {id_ for id_, place in here.items() if worth_days.day(place.start) == number.get(scope.day_id)}
    sessions = tuple(
        replace(session, days=frozenset({scope.day_id})) if session.id in on_it else session
        for session in problem.sessions
        if session.id in here
    )
    locks = _locks({id_: place for id_, place in here.items() if id_ not in on_it})
    return replace(problem, sessions=sessions, locks=(*problem.locks, *locks))


def _locks(placements: Mapping[str, Placement]) -> tuple[Lock, ...]:
    return tuple(Lock(id_, place.start, place.room) for id_, place in placements.items())


class _Solve:
    def __init__(self, problem: Problem, plan: Plan, scope: Scope, effort: Effort) -> None:
        self.began = time.perf_counter()
        self.effort = effort
        self.whole = Board(problem)
        self.worth = Worth(self.whole)
        self.problem = narrowed(problem, plan, scope)
        self.board = self.whole if self.problem is problem else Board(self.problem)
        self.kept = plan
        self.moves = 0

    @cached_property
    def bound(self) -> float:
        """What no timetable beats."""
        return explain.bound(self.worth).total

    def _event(self, stage: Stage, spots: Spots | None = None, *, proven: bool = False) -> Progress:
        seconds = time.perf_counter() - self.began
        if spots is None:
            return Progress(stage, seconds, self.moves)
        plan = self.board.plan(spots)
        score: Score = self.worth.score(self.whole.spots(plan))
        return Progress(stage, seconds, self.moves, plan, score, rooms_proven=proven, bound=self.bound)

    def events(self) -> Iterator[Progress]:
        yield self._event(Stage.CHECKING)
        found = feasible.find(
            self.board, seed=self.effort.seed, start=self.board.spots(self.kept), stop=self.effort.stop
        )
        if found.spots is None:
            yield self._without(found)
            return
        yield self._event(Stage.PLACING, found.spots)
        yield from self._improve(found.spots)

    def _without(self, found: feasible.Found) -> Progress:
        """The last event when not everything could be placed: as much as could, and why not more."""
        if self.effort.stopped:
            return self._event(Stage.STOPPED, found.partial)
        conflict = why.why(self.problem, seed=self.effort.seed, stop=self.effort.stop)
        known = conflict is not None or found.impossible
        event = self._event(Stage.IMPOSSIBLE if known else Stage.NOT_FOUND, found.partial)
        return replace(event, conflict=conflict)

    def _improve(self, spots: Spots) -> Iterator[Progress]:
        worth = Worth(self.board) if self.board is not self.whole else self.worth
        worth.quota = {theme: self.worth.quota.get(theme, quota) for theme, quota in worth.quota.items()}
        tables = Tables(self.board, worth)
        effort = self.effort
        budget = anneal.Budget(
            None if effort.moves is not None else effort.seconds, effort.moves, effort.stop
        )
        for step in anneal.anneal(tables, spots, budget, seed=effort.seed):
            spots, self.moves = step.spots, step.moves
            yield self._event(Stage.IMPROVING, spots)
        if effort.stopped:
            yield self._event(Stage.STOPPED, spots)
            return
        yield self._event(Stage.ROOMS, spots)
        roomed = rooms.assign(tables, spots, seed=effort.seed, stop=effort.stop)
        stage = Stage.STOPPED if effort.stopped else Stage.DONE
        yield self._event(stage, roomed.spots, proven=roomed.proven)
