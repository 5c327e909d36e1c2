"""Points that would lie over each other on a map, put together so that each stays tappable.

Centroid linkage: the two nearest groups are joined, again and again, until no two
centres are nearer than asked. Only neighbouring cells of a grid are compared, so a
thousand points take milliseconds. The order of the points does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from math import dist, floor
from typing import Final

_NEIGHBOURS: Final = tuple((dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))


@dataclass(frozen=True, slots=True)
class Placed:
    """A point on the map under a name that is its own."""

    key: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group: the mean of its members' places, and their keys in order."""

    x: float
    y: float
    members: tuple[str, ...]


def clusters(points: Iterable[Placed], apart: float) -> list[Cluster]:
    """Group the points until all centres are at least `apart`; the largest group comes first.

    Every point is in exactly one group. Raises ValueError for a key that comes twice
    and for `apart` of 0 or less.
    """
    if apart <= 0:
        raise ValueError("groups need some space between them")
    grouping = _Grouping(apart)
    for start in _stacked(points):
        grouping.add(start)
    return sorted(grouping.settled(), key=lambda group: (-len(group.members), group.members))


def _stacked(points: Iterable[Placed]) -> Iterator[Cluster]:
    """Points in one and the same place are one group from the beginning."""
    places: dict[tuple[float, float], list[str]] = defaultdict(list)
    seen: set[str] = set()
    for point in points:
        if point.key in seen:
            raise ValueError(f"two points are called {point.key}")
        seen.add(point.key)
        places[point.x, point.y].append(point.key)
    groups = (Cluster(x, y, tuple(sorted(keys))) for (x, y), keys in places.items())
    return iter(sorted(groups, key=lambda group: group.members))


class _Grouping:
    """The groups alive, by number, in a grid, and the pairs that are too near, nearest first."""

    def __init__(self, apart: float) -> None:
        self.apart = apart
        self.alive: dict[int, Cluster] = {}
        self.grid: dict[tuple[int, int], set[int]] = defaultdict(set)
        self.near: list[tuple[float, tuple[str, ...], tuple[str, ...], int, int]] = []
        self.next_number = 0

    def add(self, group: Cluster) -> None:
        number, self.next_number = self.next_number, self.next_number + 1
        column, row = self._cell(group)
        for dx, dy in _NEIGHBOURS:
            for other in self.grid.get((column + dx, row + dy), ()):
                self._note(number, group, other)
        self.alive[number] = group
        self.grid[column, row].add(number)

    def settled(self) -> Iterable[Cluster]:
        """Join the nearest two until nothing is too near."""
        while self.near:
            *_, a, b = heappop(self.near)
            if a in self.alive and b in self.alive:
                self.add(_joined(self._remove(a), self._remove(b)))
        return self.alive.values()

    def _note(self, number: int, group: Cluster, other: int) -> None:
        neighbour = self.alive[other]
        gap = dist((group.x, group.y), (neighbour.x, neighbour.y))
        if gap < self.apart:
            first, second = sorted((group.members, neighbour.members))
            heappush(self.near, (gap, first, second, number, other))

    def _remove(self, number: int) -> Cluster:
        group = self.alive.pop(number)
        self.grid[self._cell(group)].discard(number)
        return group

    def _cell(self, group: Cluster) -> tuple[int, int]:
        return floor(group.x / self.apart), floor(group.y / self.apart)


def _joined(a: Cluster, b: Cluster) -> Cluster:
    first, second = sorted((a, b), key=lambda group: group.members)
    m, n = len(first.members), len(second.members)
    members = tuple(sorted(first.members + second.members))
    return Cluster((first.x * m + second.x * n) / (m + n), (first.y * m + second.y * n) / (m + n), members)
