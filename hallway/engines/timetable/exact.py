"""The hard rules as a CP-SAT model. Only this package's modules that prove something need it.

Rooms that no rule tells apart are one class: a class of k rooms holds k sessions at any moment,
and then there is always a way to share them out (interval graphs are perfect). That keeps the
model small: for a PyCon one class for all rooms, and so one variable for each session and start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from threading import Event, Thread
from types import ModuleType
from typing import Any

from hallway.engines.timetable.board import Board, Spot, Spots

Stop = Callable[[], bool]
Key = tuple[int, int, int]  # session, start, class of rooms


@cache
def cp_model() -> ModuleType | None:
    """OR-Tools' CP-SAT, or None where the extra `optimise` is not installed."""
    try:
        from ortools.sat.python import cp_model as found  # noqa: PLC0415
    except ImportError:
        return None
    return found


class Exact:
    """The model: `at[session, start, class]` is true where a session stands."""

    def __init__(self, board: Board, places: Sequence[Sequence[Spot]], *, by_room: bool = False) -> None:
        cp = cp_model()
        assert cp is not None, "ask cp_model() first"  # noqa: S101
        self.cp, self.board, self.places = cp, board, places
        self.model = cp.CpModel()
        self.rooms = _classes(board, places, by_room=by_room)
        self.class_of = {room: c for c, rooms in enumerate(self.rooms) for room in rooms}
        self.at: dict[Key, Any] = {}
        for t, spots in enumerate(places):
            mine = {(t, spot.start, self.class_of[spot.room]) for spot in spots}
            for key in sorted(mine):
                self.at[key] = self.model.new_bool_var("")
            self.model.add_bool_or([self.at[key] for key in sorted(mine)])
            self.model.add_at_most_one(self.at[key] for key in sorted(mine))
        self._share_rooms()
        self._one_place_each()
        self._in_order()

    def _running(self, keys: Iterable[Key]) -> dict[int, list[Any]]:
        """For each start of one of them the variables of all that then run."""
        keys = sorted(keys, key=lambda key: key[1])
        found: dict[int, list[Any]] = {}
        running: list[Key] = []
        for moment in sorted({key[1] for key in keys}):
            running = [key for key in running if key[1] + self.board.length[key[0]] > moment]
            running += [key for key in keys if key[1] == moment]
            found[moment] = [self.at[key] for key in running]
        return found

    def _share_rooms(self) -> None:
        of_class: dict[int, list[Key]] = defaultdict(list)
        for key in self.at:
            of_class[key[2]].append(key)
        for c, keys in of_class.items():
            size = len(self.rooms[c])
            for running in _by_moment(self, keys):
                if size == 1:
                    self.model.add_at_most_one(running)
                elif len(running) > size:
                    self.model.add(sum(running) <= size)

    def _one_place_each(self) -> None:
        of_person: dict[str, list[int]] = defaultdict(list)
        for t, session in enumerate(self.board.sessions):
            for person in dict.fromkeys(session.people):
                of_person[person].append(t)
        keys: dict[int, list[Key]] = defaultdict(list)
        for key in self.at:
            keys[key[0]].append(key)
        for mine in of_person.values():
            if len(mine) > 1:
                for running in _by_moment(self, [key for t in mine for key in keys[t]]):
                    self.model.add_at_most_one(running)
        if self.board.longest_travel:
            self._leave_time_to_walk(keys)

    def _leave_time_to_walk(self, keys: dict[int, list[Key]]) -> None:
        for t, kin in enumerate(self.board.kin):
            for u in kin:
                if t < u:
                    for one in keys[t]:
                        for other in keys[u]:
                            if self._too_close(one, other):
                                self.model.add_bool_or(~self.at[one], ~self.at[other])

    def _too_close(self, one: Key, other: Key) -> bool:
        length = self.board.length
        gap = max(other[1] - one[1] - length[one[0]], one[1] - other[1] - length[other[0]])
        return 0 <= gap < self.board.travel[self.rooms[one[2]][0]][self.rooms[other[2]][0]]

    def _in_order(self) -> None:
        for first, thens in enumerate(self.board.after):
            for then in thens:
                if self.places[first] and self.places[then]:
                    length = self.board.length[first]
                    self.model.add(self.start(first) + length <= self.start(then))

    def start(self, t: int) -> Any:
        """The start of a session as an expression."""
        return sum(key[1] * var for key, var in self._of(t))

    def _of(self, t: int) -> list[tuple[Key, Any]]:
        mine = sorted({(t, spot.start, self.class_of[spot.room]) for spot in self.places[t]})
        return [(key, self.at[key]) for key in mine]

    def spots(self, solver: Any) -> Spots:
        """The solution, with the rooms of each class shared out in the order of time."""
        chosen = sorted((key[1], key[0], key[2]) for key, var in self.at.items() if solver.value(var))
        free = {(c, room): 0 for c, rooms in enumerate(self.rooms) for room in rooms}
        found = {}
        for start, t, c in chosen:
            room = next(room for room in self.rooms[c] if free[c, room] <= start)
            free[c, room] = start + self.board.length[t]
            found[t] = Spot(start, room)
        return dict(sorted(found.items()))


def run(
    model: Any,
    *,
    seconds: float,
    seed: int = 0,
    stop: Stop | None = None,
    careful: bool = False,
    tight: bool = False,
) -> Any:
    """Solve; gives the solver and its status. One worker: the same answer for the same seed in time.

    `stop` is asked twenty times a second. `careful` is for assumptions, which presolve may lose;
    `tight` works harder on bounds, which is ten times as quick for rooms.
    """
    cp = cp_model()
    assert cp is not None, "ask cp_model() first"  # noqa: S101
    solver = cp.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = max(0.01, seconds)
    solver.parameters.cp_model_presolve = not careful
    if tight:
        solver.parameters.linearization_level = 2
    over = Event()
    if stop is not None:
        Thread(target=_watch, args=(solver, stop, over), daemon=True).start()
    try:
        return solver, solver.solve(model)
    finally:
        over.set()


def _watch(solver: Any, stop: Stop, over: Event) -> None:
    while not over.wait(0.05):
        if stop():
            solver.stop_search()
            return


def _by_moment(exact: Exact, keys: list[Key]) -> list[list[Any]]:
    return [running for running in exact._running(keys).values() if len(running) > 1]


def _classes(board: Board, places: Sequence[Sequence[Spot]], *, by_room: bool) -> list[list[int]]:
    """Rooms that every session may use at the same times, and that no way separates from others."""
    marks: dict[int, int] = dict.fromkeys(range(len(board.rooms)), 0)
    for t, spots in enumerate(places):
        for spot in spots:
            marks[spot.room] = hash((marks[spot.room], t, spot.start))
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for room, mark in marks.items():
        alone = by_room or any(board.travel[room])
        found[mark, room if alone else -1].append(room)
    return list(found.values())
