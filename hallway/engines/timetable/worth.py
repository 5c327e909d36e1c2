"""What a timetable is worth: the soft rules over a board, counted in stars lost."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations
from math import ceil
from typing import Final, NamedTuple

from hallway.engines.timetable.board import Board, Spot
from hallway.engines.timetable.model import Interest, Score
from hallway.engines.timetable.rules import DEFAULT_WEIGHTS, Soft

# Somebody who starred nearly everything says little about what should not clash: beyond this
# many stars the pairs of a person weigh as much as those of somebody with this many.
MOST_STARS: Final = 40


class Cost(NamedTuple):
    """One case of a soft rule: who is part of it, and what it costs."""

    rule: Soft
    sessions: tuple[int, ...]
    cost: float


class Crowd:
    """Who starred what, by the numbers of the sessions; it may serve every plan of the same sessions."""

    def __init__(self, interest: Interest, sessions: Iterable[str]) -> None:
        index = {id_: number for number, id_ in enumerate(sessions)}
        self.liked = [sorted(index[id_] for id_ in liked if id_ in index) for liked in interest.stars]
        self.fans: list[list[int]] = [[] for _ in index]
        for person, mine in enumerate(self.liked):
            for t in mine:
                self.fans[t].append(person)


class Worth:
    """The compiled soft rules of a board. `crowd` is for who has it already."""

    def __init__(self, board: Board, crowd: Crowd | None = None) -> None:
        self.board = board
        known = set(DEFAULT_WEIGHTS)
        self.weights = {rule: float(board.problem.weights.get(rule, 0.0)) for rule in Soft if rule in known}
        crowd = crowd or Crowd(board.problem.interest, board.session_index)
        self.liked, self.fans = crowd.liked, crowd.fans
        self.audience = [
            len(self.fans[t]) // 2 if session.audience is None else session.audience
            for t, session in enumerate(board.sessions)
        ]
        self.themes = [
            {("topic", topic) for topic in session.topics} | ({("track", session.track)} - {("track", "")})
            for session in board.sessions
        ]
        self._periods = _periods(board)
        self._period_starts = [start for start, _end, _day in self._periods]
        self.published = board.spots(board.problem.published)
        self.quota = self._quotas()
        self.early = self._early()
        self.groups = self._groups()

    # What is known before anything is placed

    @cached_property
    def stars(self) -> list[dict[int, float]]:
        """For each session the others that the same people want to see, and how much that weighs."""
        table: list[dict[int, float]] = [defaultdict(float) for _ in self.board.sessions]
        index = self.board.session_index
        for mine in self.liked:
            weight = _weight(len(mine))
            for t, u in combinations(mine, 2):
                table[t][u] += weight
        for (one, other), weight in self.board.problem.interest.pairs.items():
            if one in index and other in index and one != other:
                t, u = sorted((index[one], index[other]))
                table[t][u] += weight
        for t, row in enumerate(table):
            for u, weight in list(row.items()):
                if u > t:
                    table[u][t] = weight
        return table

    def star_row(self, t: int) -> Mapping[int, float]:
        """The row of `stars` for one session, without making the others if there are none yet."""
        if "stars" in self.__dict__:
            return self.stars[t]
        row: dict[int, float] = defaultdict(float)
        for person in self.fans[t]:
            mine = self.liked[person]
            weight = _weight(len(mine))
            for u in mine:
                row[u] += weight
        row.pop(t, None)
        index = self.board.session_index
        for (one, other), weight in self.board.problem.interest.pairs.items():
            if one != other and self.board.sessions[t].id in (one, other):
                partner = index.get(other if one == self.board.sessions[t].id else one)
                if partner is not None:
                    row[partner] += weight
        return row

    def _quotas(self) -> dict[tuple[str, str], int]:
        """How many sessions of a topic one day may have before it counts as crowded."""
        of_theme: dict[tuple[str, str], list[int]] = defaultdict(list)
        for t, themes in enumerate(self.themes):
            for theme in themes:
                of_theme[theme].append(t)
        sorts_of_all = {(one.length, one.phase, one.days) for one in self.board.sessions}
        days_of = {
            sort: {self.day(start) for start in {spot.start for spot in self.board.grid(*sort)}}
            for sort in sorts_of_all
        }
        found = {}
        for theme, mine in of_theme.items():
            sorts = {(one.length, one.phase, one.days) for one in (self.board.sessions[t] for t in mine)}
            days: set[int] = set().union(*(days_of[sort] for sort in sorts))
            found[theme] = ceil(len(mine) / max(1, len(days)))
        return found

    def _early(self) -> list[frozenset[int]]:
        """For each first-time session the starts that are the first of a day for sessions of its kind."""
        found: list[frozenset[int]] = []
        for session in self.board.sessions:
            first: dict[int, int] = {}
            if session.first_time:
                for spot in self.board.grid(session.length, session.phase, None):
                    day = self.day(spot.start)
                    first[day] = min(first.get(day, spot.start), spot.start)
            found.append(frozenset(first.values()))
        return found

    def _groups(self) -> list[tuple[Soft, tuple[int, ...]]]:
        """Sessions that should share a room between two breaks: those of a track, those of a person."""
        found: dict[tuple[Soft, str], list[int]] = defaultdict(list)
        for t, session in enumerate(self.board.sessions):
            if session.track:
                found[Soft.TRACK_ROOM, session.track].append(t)
            for person in dict.fromkeys(session.people):
                found[Soft.ROOM_CHANGES, person].append(t)
        return [
            (rule, tuple(mine))
            for (rule, _name), mine in sorted(found.items())
            if len(mine) > 1 and self.weights[rule]
        ]

    def period(self, start: int) -> int:
        """The number of the time between two breaks that this minute lies in or after (else the first)."""
        return max(0, bisect_right(self._period_starts, start) - 1)

    def day(self, start: int) -> int:
        """The number of the day that this minute lies in or after."""
        return self._periods[self.period(start)][2] if self._periods else 0

    def pair(self, t: int, u: int, row: Mapping[int, float] | None = None) -> dict[Soft, float]:
        """What two sessions cost by being at the same time, by rule. `row` is `star_row(t)`, when at hand."""
        found = {}
        stars = (self.stars[t] if row is None else row).get(u, 0.0)
        if stars:
            found[Soft.STARS] = stars * self.weights[Soft.STARS]
        if self.themes[t] & self.themes[u]:
            found[Soft.TOPICS_APART] = self.weights[Soft.TOPICS_APART]
        if not self.board.sessions[t].recorded and not self.board.sessions[u].recorded:
            found[Soft.UNRECORDED] = self.weights[Soft.UNRECORDED]
        return found

    def overflow(self, t: int, room: int) -> float:
        """What it costs that the room is too small for the session."""
        capacity = self.board.rooms[room].capacity
        if capacity is None:
            return 0.0
        return max(0, self.audience[t] - capacity) * self.weights[Soft.OVERFLOW]

    # What a plan costs

    def costs(self, spots: Mapping[int, Spot]) -> Iterator[Cost]:
        """Every case of a soft rule in a plan."""
        for t, u in overlapping(self.board, spots):
            for rule, cost in self.pair(t, u).items():
                yield Cost(rule, (t, u), cost)
        for t, spot in spots.items():
            too_many = self.overflow(t, spot.room)
            if too_many:
                yield Cost(Soft.OVERFLOW, (t,), too_many)
            if spot.start in self.early[t]:
                yield Cost(Soft.FIRST_TIMERS, (t,), self.weights[Soft.FIRST_TIMERS])
            if t in self.published and self.published[t] != spot:
                yield Cost(Soft.CHANGES, (t,), self.weights[Soft.CHANGES])
        yield from self._crowded(spots)
        yield from self.scattered(spots)

    def _crowded(self, spots: Mapping[int, Spot]) -> Iterator[Cost]:
        of_day: dict[tuple[tuple[str, str], int], list[int]] = defaultdict(list)
        for t, spot in spots.items():
            for theme in sorted(self.themes[t]):
                of_day[theme, self.day(spot.start)].append(t)
        for (theme, _day), mine in of_day.items():
            if len(mine) > self.quota[theme]:
                over = len(mine) - self.quota[theme]
                yield Cost(Soft.TOPICS_SPREAD, tuple(mine), over * self.weights[Soft.TOPICS_SPREAD])

    def scattered(self, spots: Mapping[int, Spot]) -> Iterator[Cost]:
        """The tracks and people in more than one room between two breaks."""
        for rule, group in self.groups:
            of_period: dict[int, list[int]] = defaultdict(list)
            for t in group:
                if t in spots:
                    of_period[self.period(spots[t].start)].append(t)
            for mine in of_period.values():
                rooms = {spots[t].room for t in mine}
                if len(rooms) > 1:
                    yield Cost(rule, tuple(mine), (len(rooms) - 1) * self.weights[rule])

    def attendable(self, spots: Mapping[int, Spot]) -> int:
        """How many stars can be attended, each person choosing the most they can.

        Taking the session that ends first is the best choice for equal sessions (Kleinberg and
        Tardos, Algorithm Design, 4.1).
        """
        free = [0] * len(self.board.problem.interest.stars)
        length, got = self.board.length, 0
        for t in sorted(spots, key=lambda t: (spots[t][0] + length[t], t)):
            start, end = spots[t][0], spots[t][0] + length[t]
            for person in self.fans[t]:
                if free[person] <= start:
                    free[person] = end
                    got += 1
        return got

    def score(self, spots: Mapping[int, Spot]) -> Score:
        """The whole account of a plan."""
        sums: defaultdict[Soft, float] = defaultdict(float)
        for rule, _sessions, cost in self.costs(spots):
            sums[rule] += cost
        costs = {rule: round(sums[rule], 6) for rule in Soft}
        return Score(
            costs,
            round(sum(costs.values()), 6),
            self.attendable(spots),
            sum(map(len, self.fans)),
            len(self.board.sessions) - len(spots),
        )


def overlapping(board: Board, spots: Mapping[int, Spot]) -> Iterator[tuple[int, int]]:
    """Every two sessions that are at the same time, each pair once."""
    running: list[int] = []
    for t in sorted(spots, key=lambda t: (spots[t][0], t)):
        start = spots[t][0]
        running = [u for u in running if spots[u][0] + board.length[u] > start]
        for u in running:
            yield u, t
        running.append(t)


def _weight(stars: int) -> float:
    return 1.0 if stars <= MOST_STARS else (MOST_STARS / stars) ** 2


def _periods(board: Board) -> list[tuple[int, int, int]]:
    """The times between two breaks as (start, end, number of the day): blocks that overlap are one."""
    days = {day.id: number for number, day in enumerate(board.problem.days)}
    found: list[tuple[int, int, int]] = []
    for start, end, day in sorted((b.span.start, b.span.end, days[day]) for day, b in board.blocks):
        if found and start < found[-1][1] and day == found[-1][2]:
            found[-1] = (found[-1][0], max(found[-1][1], end), day)
        else:
            found.append((start, end, day))
    return found
