"""Why there is no timetable: hard rules that can not hold together, none of which can be left out.

What one session or two can tell is found by looking at all their places, too many of a kind by
counting. The rest is proven by
CP-SAT with one literal for each rule: a set of assumptions that fail together, made smaller by
leaving out one after the other. (One worker and no presolve: with them assumptions get lost.)
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, Final

from hallway.engines.timetable.board import Board, Spot
from hallway.engines.timetable.crowded import crowded
from hallway.engines.timetable.exact import Stop, cp_model, run
from hallway.engines.timetable.model import Conflict, Problem, Violation
from hallway.engines.timetable.rules import Hard

_MANY: Final = 40_000  # pairs of places that are looked at for two sessions
Option = tuple[Spot, frozenset[Violation]]  # a place, and the rules that forbid it


def why(
    problem: Problem, *, seed: int = 0, seconds: float = 20.0, stop: Stop | None = None
) -> Conflict | None:
    """A smallest conflict if one is found: of one session, of too many, of two, else proven by the solver."""
    board = Board(problem)
    found = alone(board)
    if found:
        return min(found, key=lambda conflict: len(conflict.rules))
    if not any(board.locks.values()):  # locks may be off the grid that is counted
        found_by_counting = crowded(board)
        if found_by_counting is not None:
            return found_by_counting
    options = _Options(board)
    found_of_two = _of_two(board, options)
    if found_of_two is not None or cp_model() is None:
        return found_of_two
    end = time.perf_counter() + seconds
    for together in [*_families(board), list(range(len(board.sessions)))]:
        found_by_solver = _by_solver(_Assumed(board, {t: options[t] for t in together}), end, seed, stop)
        if found_by_solver is not None:
            return found_by_solver
    return None


def _families(board: Board) -> list[list[int]]:
    """Sessions that people or an order bind together, three at least: small enough to try first."""
    seen: set[int] = set()
    found = []
    for t in range(len(board.sessions)):
        family, waiting = set(), [t] if t not in seen else []
        while waiting:
            u = waiting.pop()
            if u not in family:
                family.add(u)
                waiting += board.bound_to[u]
        seen |= family
        if 2 < len(family) < len(board.sessions):
            found.append(sorted(family))
    return found


class _Options(dict[int, list[Option]]):
    """`_options` of each session, worked out when it is asked for."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.board = board

    def __missing__(self, t: int) -> list[Option]:
        self[t] = _options(self.board, t)
        return self[t]


def alone(board: Board) -> list[Conflict]:
    """For every session that fits nowhere, whatever else stands: why. Also for no rooms and no blocks."""
    if board.sessions and not board.rooms:
        return [Conflict((Violation(Hard.ROOMS),))]
    if board.sessions and not board.blocks:
        return [Conflict((Violation(Hard.OPEN),))]
    found = []
    for t, places in enumerate(board.places):
        if not places:
            found.append(Conflict(_smallest_cover([broken for _spot, broken in _options(board, t)])))
    return found


def _options(board: Board, t: int) -> list[Option]:
    """All places on the whole grid, with what forbids each (independent of other sessions)."""
    starts = {start for _day, block in board.blocks for start in block.starts}
    starts |= {lock.start for lock in board.locks.get(t, ()) if lock.start is not None}
    return [
        (spot, frozenset(_named(violation) for violation in board.faults(t, spot)))
        for start in sorted(starts)
        for spot in (Spot(start, room) for room in range(len(board.rooms)))
    ]


def _named(violation: Violation) -> Violation:
    """The rule without the place that broke it."""
    if violation.rule in (Hard.FEATURES, Hard.ROOMS, Hard.CLOSED):
        return replace(violation, rooms=())
    if violation.rule is Hard.TRAVEL:
        return replace(violation, rooms=(), minutes=0)
    return violation


def _smallest_cover(broken: Iterable[frozenset[Violation]]) -> tuple[Violation, ...]:
    """The fewest rules of which every place breaks one (by trying all sets of one, two, …)."""
    places = set(broken)
    rules = sorted(set().union(*places), key=repr)
    for size in range(1, len(rules) + 1):
        for chosen in combinations(rules, size):
            if all(not place.isdisjoint(chosen) for place in places):
                return chosen
    return tuple(rules)


def _of_two(board: Board, options: Mapping[int, list[Option]]) -> Conflict | None:
    """Two sessions that can not both be placed: two locks, or a person with only one hour."""
    few = {t for t, places in enumerate(board.places) if len(places) == 1}
    pairs = {(min(t, u), max(t, u)) for t, others in enumerate(board.bound_to) for u in others}
    pairs |= set(combinations(sorted(few), 2))
    for t, u in sorted(pairs):
        legal = ((one, other) for one in board.places[t] for other in board.places[u])
        many = len(board.places[t]) * len(board.places[u])
        if many <= _MANY and all(board.between(t, one, u, other) for one, other in legal):
            return _two_nailed(board, t, u, options) or Conflict(_cover_of_two(board, t, u, options))
    return None


def _two_nailed(board: Board, t: int, u: int, options: Mapping[int, list[Option]]) -> Conflict | None:
    """Two locks and the one rule between them, where each session is free to go without its lock.

    That is what `_cover_of_two` would find, looking at all pairs of places: millions at a large conference.
    """
    if len(board.places[t]) != 1 or len(board.places[u]) != 1:
        return None
    here, there = board.places[t][0], board.places[u][0]
    locks = {one: Violation(Hard.LOCK, (board.sessions[one].id,)) for one in (t, u)}
    for one, other, spot in ((t, u, there), (u, t, here)):
        loose = (place for place, broken in options[one] if broken == {locks[one]})
        if all(board.between(one, place, other, spot) for place in loose):
            return None
    rules = {_pair_rule(violation) for violation in board.between(t, here, u, there)}
    least = min(rules, key=repr)
    return Conflict((locks[t], locks[u], least)) if len(rules) == 1 else None


def _cover_of_two(board: Board, t: int, u: int, options: Mapping[int, list[Option]]) -> tuple[Violation, ...]:
    broken = set()
    for one, first in options[t]:
        for other, second in options[u]:
            together = {_pair_rule(violation) for violation in board.between(t, one, u, other)}
            broken.add(first | second | together)
    # A place that breaks more than another one says nothing more.
    least = {rules for rules in broken if not any(other < rules for other in broken)}
    return _smallest_cover(least)


def _pair_rule(violation: Violation) -> Violation:
    return replace(violation, rooms=(), minutes=0)


def _by_solver(model: _Assumed, end: float, seed: int, stop: Stop | None) -> Conflict | None:
    core = model.core(list(model.literals), end, seed, stop)
    if core is None:
        return None
    minimal = True
    for rule in list(core):
        rest = [other for other in core if other != rule]
        if rule not in core or not rest:
            continue
        if time.perf_counter() > end or (stop is not None and stop()):
            minimal = False
            break
        smaller = model.core(rest, end, seed, stop)
        minimal = minimal and not model.gave_up
        if smaller is not None:
            core = smaller
    return Conflict(tuple(sorted(core, key=repr)), minimal)


class _Assumed:
    """The hard rules, each behind a literal that can be assumed or not."""

    def __init__(self, board: Board, options: Mapping[int, list[Option]]) -> None:
        cp = cp_model()
        assert cp is not None, "ask cp_model() first"  # noqa: S101
        self.cp, self.board = cp, board
        self.model = cp.CpModel()
        self.literals: dict[Violation, Any] = {}
        self.gave_up = False
        self.members = frozenset(options)
        self.sizes, self.first, class_of = _alike(board, options)
        self.at: dict[tuple[int, int, int], Any] = {}
        for t, mine in options.items():
            for spot, broken in mine:
                key = (t, spot.start, class_of[spot.room])
                if key in self.at:
                    continue
                self.at[key] = self.model.new_bool_var("")
                for rule in sorted(broken, key=repr):
                    self.model.add_implication(self._literal(rule), ~self.at[key])
            self.model.add_exactly_one(var for key, var in self.at.items() if key[0] == t)
        self._rooms()
        self._people()
        self._order()

    def _literal(self, rule: Violation) -> Any:
        if rule not in self.literals:
            self.literals[rule] = self.model.new_bool_var("")
        return self.literals[rule]

    def _running(self, keys: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, list[Any]]]:
        keys = list(keys)
        for moment in sorted({key[1] for key in keys}):
            running = [self.at[key] for key in keys if key[1] <= moment < key[1] + self.board.length[key[0]]]
            yield moment, running

    def _rooms(self) -> None:
        of_class: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for key in self.at:
            of_class[key[2]].append(key)
        for c, keys in of_class.items():
            for moment, running in self._running(keys):
                if len(running) > self.sizes[c]:
                    rule = Violation(Hard.ROOM, days=self._day(moment))
                    self.model.add(sum(running) <= self.sizes[c]).only_enforce_if(self._literal(rule))

    def _day(self, moment: int) -> tuple[str, ...]:
        on = [day for day, block in self.board.blocks if block.span.start <= moment < block.span.end]
        return tuple(dict.fromkeys(on))

    def _people(self) -> None:
        keys: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for key in self.at:
            keys[key[0]].append(key)
        of_person: dict[str, list[int]] = defaultdict(list)
        for t, session in enumerate(self.board.sessions):
            for person in dict.fromkeys(session.people):
                of_person[person].append(t)
        for person, everywhere in of_person.items():
            mine = [t for t in everywhere if keys[t]]
            if len(mine) < 2:
                continue
            literal = self._literal(Violation(Hard.PERSON, people=(person,)))
            for _moment, running in self._running(key for t in mine for key in keys[t]):
                self.model.add(sum(running) <= 1).only_enforce_if(literal)
            if self.board.longest_travel:
                self._walks(person, mine, keys)

    def _walks(self, person: str, mine: list[int], keys: dict[int, list[tuple[int, int, int]]]) -> None:
        literal = self._literal(Violation(Hard.TRAVEL, people=(person,)))
        length, travel = self.board.length, self.board.travel
        for t, u in combinations(mine, 2):
            for one in keys[t]:
                for other in keys[u]:
                    gap = max(other[1] - one[1] - length[t], one[1] - other[1] - length[u])
                    if 0 <= gap < travel[self.first[one[2]]][self.first[other[2]]]:
                        self.model.add_bool_or(~literal, ~self.at[one], ~self.at[other])

    def _order(self) -> None:
        for first, thens in enumerate(self.board.after):
            for then in thens:
                if first not in self.members or then not in self.members:
                    continue
                ids = (self.board.sessions[first].id, self.board.sessions[then].id)
                end = self._start(first) + self.board.length[first]
                literal = self._literal(Violation(Hard.ORDER, ids))
                self.model.add(end <= self._start(then)).only_enforce_if(literal)

    def _start(self, t: int) -> Any:
        return sum(key[1] * var for key, var in self.at.items() if key[0] == t)

    def core(
        self, rules: Sequence[Violation], end: float, seed: int, stop: Stop | None
    ) -> list[Violation] | None:
        """Those of the rules that already fail together; None if they can hold or time ran out."""
        self.model.clear_assumptions()
        self.model.add_assumptions([self.literals[rule] for rule in rules])
        left = end - time.perf_counter()
        solver, status = run(self.model, seconds=left, seed=seed, stop=stop, careful=True)
        self.gave_up = status == self.cp.UNKNOWN
        if status != self.cp.INFEASIBLE:
            return None
        failed = set(solver.sufficient_assumptions_for_infeasibility())
        found = [rule for rule in rules if self.literals[rule].index in failed]
        return found or list(rules)


def _alike(board: Board, options: Mapping[int, list[Option]]) -> tuple[list[int], list[int], dict[int, int]]:
    """Rooms that no rule tells apart: the size of each class, one room of each, and the class of a room."""
    marks = dict.fromkeys(range(len(board.rooms)), 0)
    for t, mine in options.items():
        for spot, broken in mine:
            marks[spot.room] = hash((marks[spot.room], t, spot.start, broken))
    classes: dict[tuple[int, int], list[int]] = defaultdict(list)
    for room, mark in marks.items():
        classes[mark, room if any(board.travel[room]) else -1].append(room)
    class_of = {room: c for c, rooms in enumerate(classes.values()) for room in rooms}
    return [len(rooms) for rooms in classes.values()], [rooms[0] for rooms in classes.values()], class_of
