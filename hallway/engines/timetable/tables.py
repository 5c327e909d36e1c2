"""The plain lists that annealing works on: a spot is one number, a cost is one look-up."""

from __future__ import annotations

from typing import Final

from hallway.engines.timetable.board import Board, Spot
from hallway.engines.timetable.floor import Atoms
from hallway.engines.timetable.rules import Soft
from hallway.engines.timetable.worth import Worth

FREE: Final = -1


class Tables:
    """Everything about a board and its worth that does not change while annealing.

    A spot is `start number * rooms + room`. `pairs[t][u]` is what t and u cost at the same time,
    `alone(t, spot)` what t costs there whatever else stands.
    """

    def __init__(self, board: Board, worth: Worth) -> None:
        self.board, self.worth = board, worth
        rooms = self.rooms = len(board.rooms)
        atoms = self.atoms = Atoms(board)
        self.starts = sorted({spot.start for places in board.places for spot in places})
        number = {start: k for k, start in enumerate(self.starts)}
        self.number = number
        shared: dict[tuple[Spot, ...], tuple[list[int], frozenset[int]]] = {}
        self.choices: list[list[int]] = []
        self.legal: list[frozenset[int]] = []
        for places in board.places:
            key = tuple(places)
            if key not in shared:
                codes = [number[spot.start] * rooms + spot.room for spot in places]
                shared[key] = (codes, frozenset(codes))
            self.choices.append(shared[key][0])
            self.legal.append(shared[key][1])
        of_length = {
            length: [atoms.ranges.get((start, length), (0, 0)) for start in self.starts]
            for length in set(board.length)
        }
        self.ranges = [of_length[length] for length in board.length]  # [t][start number]
        self.day = [worth.day(start) for start in self.starts]
        self.period = [worth.period(start) for start in self.starts]
        self.pairs = self._pairs()
        self.overflow = [[worth.overflow(t, r) for r in range(rooms)] for t in range(len(board.sessions))]
        self._themes()
        self._groups()
        self.relations: list[frozenset[object]] = [
            frozenset(
                [("group", group) for group, _weight in groups] + [("theme", theme) for theme in themes]
            )
            for groups, themes in zip(self.groups, self.themes, strict=True)
        ]
        self.published = {
            t: number[spot.start] * rooms + spot.room if spot.start in number else FREE
            for t, spot in worth.published.items()
        }
        self.change = worth.weights[Soft.CHANGES]
        self.first = worth.weights[Soft.FIRST_TIMERS]

    def code(self, spot: Spot) -> int:
        """A spot as a number."""
        return self.number[spot.start] * self.rooms + spot.room

    def spot(self, code: int) -> Spot:
        """A number as a spot."""
        return Spot(self.starts[code // self.rooms], code % self.rooms)

    def _pairs(self) -> list[list[float]]:
        """Stars, topics and recordings in one table."""
        worth, sessions = self.worth, self.board.sessions
        many, stars = len(sessions), worth.weights[Soft.STARS]
        table = [[0.0] * many for _ in range(many)]
        for t, row in enumerate(worth.stars):
            for u, weight in row.items():
                table[t][u] = weight * stars
        of_theme: dict[object, list[int]] = {}
        for t, themes in enumerate(worth.themes):
            for theme in themes:
                of_theme.setdefault(theme, []).append(t)
        silent = [t for t in range(many) if not sessions[t].recorded]
        alike = {(t, u) for mine in of_theme.values() for t in mine for u in mine if t != u}
        for t, u in alike:
            table[t][u] += worth.weights[Soft.TOPICS_APART]
        for t in silent:
            for u in silent:
                if t != u:
                    table[t][u] += worth.weights[Soft.UNRECORDED]
        return table

    def _themes(self) -> None:
        """Numbers for themes, those that can crowd a day at all."""
        weight = self.worth.weights[Soft.TOPICS_SPREAD]
        days = len(self.board.problem.days) or 1
        wanted = sorted(theme for theme, quota in self.worth.quota.items() if weight and days > 1)
        number = {theme: n for n, theme in enumerate(wanted)}
        self.quota = [self.worth.quota[theme] for theme in wanted]
        self.themes = [
            [number[theme] for theme in sorted(mine) if theme in number] for mine in self.worth.themes
        ]
        self.days, self.crowded = days, weight

    def _groups(self) -> None:
        """For each session the groups (number, weight) that should share a room between two breaks."""
        self.groups: list[list[tuple[int, float]]] = [[] for _ in self.board.sessions]
        for n, (rule, mine) in enumerate(self.worth.groups):
            for t in mine:
                self.groups[t].append((n, self.worth.weights[rule]))
        self.periods = max(self.period, default=0) + 1

    def alone(self, t: int, code: int) -> float:
        """What a session costs there by itself: seats, a first morning, a change of what is published."""
        found = self.overflow[t][code % self.rooms]
        if self.starts[code // self.rooms] in self.worth.early[t]:
            found += self.first
        if t in self.published and self.published[t] != code:
            found += self.change
        return found
