"""What stands where: rooms by small pieces of time, to see at once who would be in the way."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from hallway.engines.timetable.board import Board, Spot, Spots


class Atoms:
    """Time cut at every start and end that any session may have, so that a session is a range of pieces."""

    def __init__(self, board: Board) -> None:
        pairs = {
            (spot.start, board.length[t]) for t, places in enumerate(board.places) for spot in set(places)
        }
        cuts = sorted({start for start, _length in pairs} | {start + length for start, length in pairs})
        piece = {cut: number for number, cut in enumerate(cuts)}
        self.cuts = cuts
        self.count = len(cuts)
        self.ranges = {(start, length): (piece[start], piece[start + length]) for start, length in pairs}


class Floor:
    """A timetable under construction: no two sessions in one room. Spots are those of `board.places`."""

    def __init__(self, board: Board, atoms: Atoms, spots: Spots | None = None) -> None:
        self.board, self.atoms = board, atoms
        self.cells = [[-1] * atoms.count for _ in board.rooms]
        self.spots: Spots = {}
        for t, spot in (spots or {}).items():
            self.put(t, spot)

    @cached_property
    def allowed(self) -> list[frozenset[Spot]]:
        """For each session its places, to ask quickly."""
        return [frozenset(places) for places in self.board.places]

    def put(self, t: int, spot: Spot) -> None:
        """Place a session; its room has to be free."""
        first, last = self.atoms.ranges[spot.start, self.board.length[t]]
        self.cells[spot.room][first:last] = [t] * (last - first)
        self.spots[t] = spot

    def take(self, t: int) -> Spot:
        """Take a session away; gives where it stood."""
        spot = self.spots.pop(t)
        first, last = self.atoms.ranges[spot.start, self.board.length[t]]
        self.cells[spot.room][first:last] = [-1] * (last - first)
        return spot

    def in_the_way(self, t: int, spot: Spot) -> set[int]:
        """The sessions that would have to go if `t` came here."""
        first, last = self.atoms.ranges[spot.start, self.board.length[t]]
        found = set(self.cells[spot.room][first:last])
        found -= {-1, t}
        for u in self.board.bound_to[t]:
            other = self.spots.get(u)
            if other is not None and u not in found and self.board.between(t, spot, u, other):
                found.add(u)
        return found


def is_legal(board: Board, spots: Spots, among: Iterable[int] | None = None) -> bool:
    """Whether these sessions (all by default) stand in places of theirs and not in each other's way."""
    atoms = Atoms(board)
    floor = Floor(board, atoms)
    for t in spots if among is None else among:
        spot = spots[t]
        if spot not in floor.allowed[t] or floor.in_the_way(t, spot):
            return False
        floor.put(t, spot)
    return True
