"""A problem made quick: indexes instead of ids, and for each session where it may stand at all.

Every hard rule is either about one session at one place (`places` has those that break none,
`faults` says which are broken) or about two sessions (`between`). All other modules build on
these three, so that solver, validator and explanations can not disagree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from hallway.engines.timetable.model import Block, Fixed, Lock, Placement, Plan, Problem, Span, Violation
from hallway.engines.timetable.rules import Hard


class Spot(NamedTuple):
    """A start in minutes and the index of a room."""

    start: int
    room: int


Spots = dict[int, Spot]  # session index → where it stands
_GRID_RULES = (Hard.PHASE, Hard.DAYS, Hard.START)


class Board:
    """The compiled problem. Raises ValueError for ids given twice and lengths under a minute."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.sessions = problem.sessions
        self.rooms = problem.rooms
        self.session_index = _index("sessions", [session.id for session in problem.sessions])
        self.room_index = _index("rooms", [room.id for room in problem.rooms])
        _index("days", [day.id for day in problem.days])
        self.length = [session.length for session in self.sessions]
        if self.length and min(self.length) < 1:
            short = next(session.id for session in self.sessions if session.length < 1)
            raise ValueError(f"session {short!r} has no length")
        self.windows = {
            person.id: joined(person.windows) for person in problem.people if person.windows is not None
        }
        self.own_windows = [None if s.windows is None else joined(s.windows) for s in self.sessions]
        self.travel = self._travel()
        self.longest_travel = max((max(row) for row in self.travel), default=0)
        self.locks: dict[int, list[Lock]] = defaultdict(list)
        for lock in problem.locks:
            if lock.session in self.session_index:
                self.locks[self.session_index[lock.session]].append(lock)
        self.duties: dict[str, list[Fixed]] = defaultdict(list)
        for fixed in problem.fixed:
            for person in fixed.people:
                self.duties[person].append(fixed)
        self.blocks = [(day.id, block) for day in problem.days for block in day.blocks]
        self.longest_block = max((b.span.end - b.span.start for _day, b in self.blocks), default=0)
        self._grids: dict[object, list[Spot]] = {}

    def _travel(self) -> list[list[int]]:
        table = [[0] * len(self.rooms) for _ in self.rooms]
        for travel in self.problem.travel:
            here, there = self.room_index.get(travel.room), self.room_index.get(travel.other)
            if here is not None and there is not None and here != there:
                table[here][there] = table[there][here] = travel.minutes
        return table

    # What holds between two sessions

    @cached_property
    def kin(self) -> list[dict[int, tuple[str, ...]]]:
        """For each session those that share people with it, and whom."""
        of_person: dict[str, list[int]] = defaultdict(list)
        for t, session in enumerate(self.sessions):
            for person in dict.fromkeys(session.people):
                of_person[person].append(t)
        shared: list[dict[int, tuple[str, ...]]] = [{} for _ in self.sessions]
        for person, mine in of_person.items():
            for t, u in combinations(mine, 2):
                shared[t][u] = shared[u][t] = (*shared[t].get(u, ()), person)
        return shared

    @cached_property
    def after(self) -> list[tuple[int, ...]]:
        """For each session those that may only begin when it is over."""
        found: list[list[int]] = [[] for _ in self.sessions]
        for pair in self.problem.order:
            first, then = self.session_index.get(pair.first), self.session_index.get(pair.then)
            if first is not None and then is not None:
                found[first].append(then)
        return [tuple(then) for then in found]

    @cached_property
    def bound_to(self) -> list[tuple[int, ...]]:
        """For each session those it shares people or an order with."""
        found = [set(shared) for shared in self.kin]
        for first, thens in enumerate(self.after):
            for then in thens:
                found[first].add(then)
                found[then].add(first)
        return [tuple(sorted(others)) for others in found]

    def between(self, t: int, spot: Spot, u: int, other: Spot) -> list[Violation]:
        """What two placed sessions break together."""
        ids = (self.sessions[t].id, self.sessions[u].id)
        found = []
        gap = max(other.start - spot.start - self.length[t], spot.start - other.start - self.length[u])
        if gap < 0 and spot.room == other.room:
            found.append(Violation(Hard.ROOM, ids, rooms=(self.rooms[spot.room].id,)))
        people = self.kin[t].get(u)
        if people and gap < 0:
            found.append(Violation(Hard.PERSON, ids, people))
        elif people and gap < self.travel[spot.room][other.room]:
            missing = self.travel[spot.room][other.room] - gap
            rooms = (self.rooms[spot.room].id, self.rooms[other.room].id)
            found.append(Violation(Hard.TRAVEL, ids, people, rooms, minutes=missing))
        if u in self.after[t] and spot.start + self.length[t] > other.start:
            found.append(Violation(Hard.ORDER, ids))
        if t in self.after[u] and other.start + self.length[u] > spot.start:
            found.append(Violation(Hard.ORDER, (ids[1], ids[0])))
        return found

    def fits(self, t: int, spot: Spot, spots: Mapping[int, Spot]) -> bool:
        """Whether people and order allow `t` there. It does not look at who else is in the room."""
        start, room = spot
        end = start + self.length[t]
        for u in self.bound_to[t]:
            other = spots.get(u)
            if other is None:
                continue
            later, earlier = other[0] - end, start - other[0] - self.length[u]
            if u in self.kin[t] and later < self.travel[room][other[1]] > earlier:
                return False
            if later < 0 and earlier < 0 and u in self.kin[t]:
                return False
            if (later < 0 and u in self.after[t]) or (earlier < 0 and t in self.after[u]):
                return False
        return True

    # What holds for one session at one place

    def faults(self, t: int, spot: Spot) -> list[Violation]:
        """The rules that a session breaks by standing there, whatever else stands."""
        session, room = self.sessions[t], self.rooms[spot.room]
        ids, span = (session.id,), Span(spot.start, spot.start + session.length)
        found = [Violation(Hard.LOCK, ids) for lock in self.locks.get(t, ()) if not self._keeps(lock, spot)][
            :1
        ]
        if all(lock.start is None for lock in self.locks.get(t, ())):
            found += [Violation(rule, ids) for rule in self._off_the_grid(t, span, room.id)]
        found += self._away(t, span)
        for person in dict.fromkeys(session.people):
            for duty in self.duties.get(person, ()):
                found += self._busy(ids, person, spot.room, span, duty)
        missing = tuple(sorted(session.features - room.features))
        if missing:
            found.append(Violation(Hard.FEATURES, ids, rooms=(room.id,), features=missing))
        if session.rooms is not None and room.id not in session.rooms:
            found.append(Violation(Hard.ROOMS, ids, rooms=(room.id,)))
        for fixed in self.problem.fixed:
            if closes(fixed, room.id) and _overlap(fixed.span, span):
                found.append(Violation(Hard.CLOSED, ids, rooms=(room.id,), fixed=(fixed.id,)))
        return found

    def _keeps(self, lock: Lock, spot: Spot) -> bool:
        room = self.rooms[spot.room].id
        return lock.start in (None, spot.start) and lock.room in (None, room)

    def _off_the_grid(self, t: int, span: Span, room: str) -> list[Hard]:
        session = self.sessions[t]
        if session.length > self.longest_block:
            return [Hard.LENGTH]
        best: list[Hard] | None = None
        for day, block in self.blocks:
            if not _opens(block, room) or span.start < block.span.start or span.end > block.span.end:
                continue
            kept = (_is_for(block, session.phase), _allows(session.days, day), span.start in block.starts)
            broken = [rule for rule, holds in zip(_GRID_RULES, kept, strict=True) if not holds]
            if best is None or len(broken) < len(best):
                best = broken
        return [Hard.OPEN] if best is None else best

    def _away(self, t: int, span: Span) -> list[Violation]:
        session = self.sessions[t]
        found = []
        own = self.own_windows[t]
        if own is not None and not _inside(span, own):
            found.append(Violation(Hard.AVAILABLE, (session.id,)))
        for person in dict.fromkeys(session.people):
            if person in self.windows and not _inside(span, self.windows[person]):
                found.append(Violation(Hard.AVAILABLE, (session.id,), (person,)))
        return found

    def _busy(self, ids: tuple[str, ...], person: str, room: int, span: Span, duty: Fixed) -> list[Violation]:
        if _overlap(duty.span, span):
            return [Violation(Hard.PERSON, ids, (person,), fixed=(duty.id,))]
        known = [self.room_index[id_] for id_ in duty.rooms or () if id_ in self.room_index]
        way = min((self.travel[room][other] for other in known), default=0)
        gap = max(duty.span.start - span.end, span.start - duty.span.end)
        if gap >= way:
            return []
        return [
            Violation(
                Hard.TRAVEL, ids, (person,), (self.rooms[room].id,), fixed=(duty.id,), minutes=way - gap
            )
        ]

    @cached_property
    def places(self) -> list[list[Spot]]:
        """For each session every spot without a fault, by time and room."""
        return [self._places(t) for t in range(len(self.sessions))]

    def _places(self, t: int) -> list[Spot]:
        session = self.sessions[t]
        starts = {lock.start for lock in self.locks.get(t, ()) if lock.start is not None}
        rooms = self._rooms_for(t)
        if starts:
            wanted = [Spot(start, room) for start in sorted(starts) for room in sorted(rooms)]
            return [spot for spot in wanted if not self.faults(t, spot)]
        grid = self.grid(session.length, session.phase, session.days)
        busy = [duty for person in session.people for duty in self.duties.get(person, ())]
        free: dict[int, bool] = {}
        found = []
        for spot in grid:
            if spot.room not in rooms:
                continue
            if spot.start not in free:
                span = Span(spot.start, spot.start + session.length)
                free[spot.start] = not self._away(t, span)
            if free[spot.start] and (not busy or not self.faults(t, spot)):
                found.append(spot)
        return found

    def _rooms_for(self, t: int) -> set[int]:
        session, locks = self.sessions[t], self.locks.get(t, ())
        return {
            r
            for r, room in enumerate(self.rooms)
            if session.features <= room.features
            and (session.rooms is None or room.id in session.rooms)
            and all(lock.room in (None, room.id) for lock in locks)
        }

    def grid(self, length: int, phase: str, days: frozenset[str] | None) -> list[Spot]:
        """Every start and room that blocks and closed rooms leave to sessions of this kind."""
        key = (length, phase, days)
        if key not in self._grids:
            found: set[Spot] = set()
            for day, block in self.blocks:
                if not _is_for(block, phase) or not _allows(days, day):
                    continue
                rooms = [r for r, room in enumerate(self.rooms) if _opens(block, room.id)]
                for start in block.starts:
                    if block.span.start <= start <= block.span.end - length:
                        found.update(Spot(start, r) for r in rooms if self._is_free(r, start, length))
            self._grids[key] = sorted(found)
        return self._grids[key]

    def _is_free(self, room: int, start: int, length: int) -> bool:
        id_, span = self.rooms[room].id, Span(start, start + length)
        return not any(closes(fixed, id_) and _overlap(fixed.span, span) for fixed in self.problem.fixed)

    # Plans

    def spots(self, plan: Plan | None) -> Spots:
        """The placements of a plan that name known sessions and rooms."""
        found = {}
        for id_, place in (plan.placements if plan else {}).items():
            t, room = self.session_index.get(id_), self.room_index.get(place.room)
            if t is not None and room is not None:
                found[t] = Spot(place.start, room)
        return dict(sorted(found.items()))

    def plan(self, spots: Mapping[int, Spot]) -> Plan:
        """The plan of these spots, in the order of the sessions."""
        return Plan(
            {
                self.sessions[t].id: Placement(spot[0], self.rooms[spot[1]].id)
                for t, spot in sorted(spots.items())
            }
        )


def joined(windows: Iterable[Span]) -> tuple[Span, ...]:
    """The same times with no two windows that touch; empty ones are left out."""
    found: list[Span] = []
    for window in sorted(windows):
        if window.end <= window.start:
            continue
        if found and window.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, window.end))
        else:
            found.append(window)
    return tuple(found)


def closes(fixed: Fixed, room: str) -> bool:
    """Whether a room is closed while this stands."""
    return fixed.rooms is None or room in fixed.rooms


def _index(what: str, ids: list[str]) -> dict[str, int]:
    found = {id_: number for number, id_ in enumerate(ids)}
    if len(found) < len(ids):
        twice = next(id_ for number, id_ in enumerate(ids) if found[id_] != number)
        raise ValueError(f"two {what} have the id {twice!r}")
    return found


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _inside(span: Span, windows: tuple[Span, ...]) -> bool:
    return any(window.start <= span.start and span.end <= window.end for window in windows)


def _opens(block: Block, room: str) -> bool:
    return block.rooms is None or room in block.rooms


def _is_for(block: Block, phase: str) -> bool:
    return not block.phases or phase in block.phases


def _allows(days: frozenset[str] | None, day: str) -> bool:
    return days is None or day in days
