"""Why a session stands where it does, what moving it would break or cost, and what can not be beaten."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from hallway.engines.timetable.board import Board, Spot
from hallway.engines.timetable.model import Plan, Problem, Violation
from hallway.engines.timetable.rules import Hard, Soft
from hallway.engines.timetable.worth import MOST_STARS, Crowd, Worth

_Kind = tuple[str, frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """What it would mean for a session to stand there, everything else staying.

    `costs` has the soft rules that the session would cost there, in stars. `change` is their sum
    less what it costs now (less nothing if it has no place). `stars` is how many more (or fewer)
    stars could be attended than now.
    """

    start: int
    room: str
    broken: tuple[Violation, ...]
    costs: Mapping[Soft, float] = field(default_factory=dict)
    change: float = 0.0
    stars: int = 0

    @property
    def in_the_way(self) -> tuple[str, ...]:
        """The other sessions that would have to go."""
        return tuple(dict.fromkeys(id_ for violation in self.broken for id_ in violation.sessions[1:]))


@dataclass(frozen=True, slots=True)
class Bound:
    """What no timetable can beat. `attendable` stars at most; a `total` cost of at least.

    For each person and kind of session it counts how many sessions fit one after the other
    (the longest chain of starting times). Stars beyond that are lost, and each of them clashes
    with at least one other star. Seats: nobody has more than the largest room a session may use.
    """

    attendable: int
    total: float


class Explainer:
    """A plan, ready for questions; keep it as long as the plan stays. It takes plans that break rules.

    Made in about 20 ms at 200 sessions; `cells` for one session takes about as long.
    """

    def __init__(self, problem: Problem, plan: Plan, crowd: Crowd | None = None) -> None:
        self.board = Board(problem)
        self.worth = Worth(self.board, crowd)
        self.spots = self.board.spots(plan)
        self._crowd: Counter[tuple[tuple[str, str], int]] = Counter()
        for t, spot in self.spots.items():
            self._crowd.update((theme, self.worth.day(spot.start)) for theme in self.worth.themes[t])

    def cells(self, session: str) -> list[Cell]:
        """Every start and room that blocks have for sessions of this kind and length, by time and room.

        Raises KeyError for a session that is not known.
        """
        t = self.board.session_index[session]
        info = self.board.sessions[t]
        grid = list(self.board.grid(info.length, info.phase, None))
        here = self.spots.get(t)
        if here is not None and here not in grid:
            grid = sorted([*grid, here])
        return self._cells(t, grid)

    def cells_at(self, session: str, starts: Iterable[int]) -> list[Cell]:
        """Every room at these starts, also where no block has a place for the session."""
        rooms = range(len(self.board.rooms))
        grid = [Spot(start, room) for start in starts for room in rooms]
        return self._cells(self.board.session_index[session], grid)

    def standing(self, session: str) -> Cell | None:
        """What it means for a session to stand where it stands; None while it has no place."""
        t = self.board.session_index[session]
        here = self.spots.get(t)
        return self._cells(t, [here])[0] if here else None

    def moving(self, session: str, start: int, room: str) -> Cell:
        """What moving a session to one start and room would mean. Raises KeyError for unknown ids."""
        return self._cells(self.board.session_index[session], [Spot(start, self.board.room_index[room])])[0]

    def alternatives(self, session: str) -> list[Cell]:
        """Why it stands there: for every other start the room that breaks and costs the least, best first."""
        here = self.spots.get(self.board.session_index[session])
        best: dict[int, Cell] = {}
        for cell in self.cells(session):
            if here is None or cell.start != here.start:
                known = best.get(cell.start)
                if known is None or _badness(cell) < _badness(known):
                    best[cell.start] = cell
        return sorted(best.values(), key=_badness)

    def _cells(self, t: int, grid: list[Spot]) -> list[Cell]:
        question = _Question(self, t, {spot.start for spot in grid})
        here = self.spots.get(t)
        now = sum(question.costs(here).values()) if here else 0.0
        stars_now = question.stars[here.start] if here else 0
        found = []
        for spot in grid:
            costs = question.costs(spot)
            change = round(sum(costs.values()) - now, 6)
            room = self.board.rooms[spot.room].id
            stars = question.stars[spot.start] - stars_now
            found.append(Cell(spot.start, room, tuple(question.broken(spot)), costs, change, stars))
        return found


class _Question:
    """One session against all others: what depends only on the start is worked out once."""

    def __init__(self, explainer: Explainer, t: int, starts: set[int]) -> None:
        self.t, self.board, self.worth = t, explainer.board, explainer.worth
        self.crowd, self.spots = explainer._crowd, explainer.spots
        self.others = {u: spot for u, spot in self.spots.items() if u != t}
        if t in self.spots:
            starts = starts | {self.spots[t].start}
        self.beside = {start: self._beside(start) for start in starts}
        row = self.worth.star_row(t)
        self.by_time = {start: self._by_time(start, row) for start in starts}
        self.stars = self._stars(sorted(starts))
        self.used = self._rooms_used()
        self._alike = self._rooms_alike()
        self._of_time: dict[int, list[Violation]] = {}

    def _rooms_alike(self) -> frozenset[int]:
        """The rooms that no rule tells apart for this session: a fault of a time is one in all of them."""
        board, session = self.board, self.board.sessions[self.t]
        has_duties = any(board.duties.get(person) for person in session.people)
        picky = session.features or session.rooms is not None or self.t in board.locks
        if picky or has_duties or any(block.rooms is not None for _day, block in board.blocks):
            return frozenset()
        closed = [fixed.rooms for fixed in board.problem.fixed if fixed.rooms]
        own = {board.room_index[id_] for rooms in closed for id_ in rooms if id_ in board.room_index}
        return frozenset(set(range(len(board.rooms))) - own)

    def _faults(self, spot: Spot) -> list[Violation]:
        if spot.room not in self._alike:
            return self.board.faults(self.t, spot)
        if spot.start not in self._of_time:
            self._of_time[spot.start] = self.board.faults(self.t, spot)
        room = (self.board.rooms[spot.room].id,)
        return [replace(one, rooms=room) if one.rooms else one for one in self._of_time[spot.start]]

    def broken(self, spot: Spot) -> list[Violation]:
        """The hard rules the session would break there."""
        t, others = self.t, self.others
        found = self._faults(spot)
        bound = self.board.bound_to[t]
        for u in self.beside[spot.start]:
            if others[u].room == spot.room or u in bound:
                found += self.board.between(t, spot, u, others[u])
        for u in bound:
            if u in others and u not in self.beside[spot.start]:
                found += self.board.between(t, spot, u, others[u])
        return found

    def costs(self, spot: Spot) -> dict[Soft, float]:
        """What the session costs by standing there, by rule."""
        worth, t = self.worth, self.t
        costs = dict(self.by_time[spot.start])
        costs[Soft.OVERFLOW] = worth.overflow(t, spot.room)
        if t in worth.published and worth.published[t] != spot:
            costs[Soft.CHANGES] = worth.weights[Soft.CHANGES]
        period = worth.period(spot.start)
        for rule, used in self.used:
            rooms = used.get(period)
            if rooms and spot.room not in rooms:
                costs[rule] = costs.get(rule, 0.0) + worth.weights[rule]
        return {rule: cost for rule, cost in costs.items() if cost}

    def _rooms_used(self) -> list[tuple[Soft, dict[int, set[int]]]]:
        """For each group of the session the rooms its others use between two breaks."""
        found = []
        for rule, group in self.worth.groups:
            if self.t in group:
                used: dict[int, set[int]] = defaultdict(set)
                for u in group:
                    if u in self.others:
                        used[self.worth.period(self.others[u].start)].add(self.others[u].room)
                found.append((rule, used))
        return found

    def _beside(self, start: int) -> list[int]:
        end, length = start + self.board.length[self.t], self.board.length
        return [u for u, spot in self.others.items() if spot.start < end and spot.start + length[u] > start]

    def _by_time(self, start: int, row: Mapping[int, float]) -> dict[Soft, float]:
        """What the start costs in any room."""
        worth, t = self.worth, self.t
        costs: defaultdict[Soft, float] = defaultdict(float)
        for u in self.beside[start]:
            for rule, cost in worth.pair(t, u, row).items():
                costs[rule] += cost
        if start in worth.early[t]:
            costs[Soft.FIRST_TIMERS] += worth.weights[Soft.FIRST_TIMERS]
        day = worth.day(start)
        for theme in worth.themes[t]:
            here = t in self.spots and worth.day(self.spots[t].start) == day
            if self.crowd[theme, day] - here >= worth.quota[theme]:
                costs[Soft.TOPICS_SPREAD] += worth.weights[Soft.TOPICS_SPREAD]
        return dict(costs)

    def _stars(self, starts: list[int]) -> dict[int, int]:
        """For each start how many fans could fit the session in without giving up another star."""
        found = dict.fromkeys(starts, 0)
        length, liked, others = self.board.length, self.worth.liked, self.others
        mine = length[self.t]
        for person in self.worth.fans[self.t]:
            rest = sorted(
                (others[u].start + length[u], others[u].start) for u in liked[person] if u in others
            )
            ends, free = [], 0
            for end, start in rest:
                if start >= free:
                    ends.append(end)
                    free = end
            begins: list[int] = []
            limit = None
            for start, end in sorted(((start, end) for end, start in rest), reverse=True):
                if limit is None or end <= limit:
                    begins.append(start)
                    limit = start
            begins.reverse()
            for start in starts:
                before = bisect_right(ends, start)
                after = len(begins) - bisect_left(begins, start + mine)
                found[start] += before + 1 + after > len(ends)
        return found


def _badness(cell: Cell) -> tuple[int, float, int]:
    return len(cell.broken), cell.change, cell.start


def cells(problem: Problem, plan: Plan, session: str) -> list[Cell]:
    """`Explainer.cells` for one question."""
    return Explainer(problem, plan).cells(session)


def bound(worth: Worth) -> Bound:
    """What no timetable of this problem can beat; quick, and proven by counting."""
    board = worth.board
    kinds: dict[_Kind, list[int]] = defaultdict(list)
    for t, session in enumerate(board.sessions):
        kinds[session.phase, session.days].append(t)
    room_for = {kind: _longest_chain(board, mine) for kind, mine in kinds.items()}
    lost = 0
    of_kind = {t: kind for kind, mine in kinds.items() for t in mine}
    liked: dict[int, Counter[_Kind]] = defaultdict(Counter)
    for t, fans in enumerate(worth.fans):
        for person in fans:
            liked[person][of_kind[t]] += 1
    light = 0.0
    for counts in liked.values():
        over = sum(max(0, count - room_for[kind]) for kind, count in counts.items())
        lost += over
        light += over if sum(counts.values()) <= MOST_STARS else 0
    seats = sum(
        min((worth.overflow(t, room) for room in {spot.room for spot in places}), default=0.0)
        for t, places in enumerate(board.places)
    )
    stars = sum(map(len, worth.fans))
    return Bound(stars - lost, light * worth.weights[Soft.STARS] + seats)


def _longest_chain(board: Board, mine: list[int]) -> int:
    """How many sessions of a kind one person can see at most: starts one after the other."""
    windows = sorted({(spot.start + board.length[t], spot.start) for t in mine for spot in board.places[t]})
    count, free = 0, None
    for end, start in windows:
        if free is None or start >= free:
            count, free = count + 1, end
    return count


def rules_broken(cell: Cell) -> tuple[Hard, ...]:
    """The names of the rules a cell breaks, each once."""
    return tuple(dict.fromkeys(violation.rule for violation in cell.broken))
