"""Check a timetable. The solver, the editor and the tests ask here, by the same rules."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from hallway.engines.timetable.board import Board, Spots
from hallway.engines.timetable.model import Plan, Problem, Score, Violation
from hallway.engines.timetable.rules import Hard, Soft
from hallway.engines.timetable.worth import Worth


@dataclass(frozen=True, slots=True)
class Finding:
    """A case of a soft rule: its sessions, and its cost in stars."""

    rule: Soft
    sessions: tuple[str, ...]
    cost: float


def violations(problem: Problem, plan: Plan) -> list[Violation]:
    """Every hard rule that does not hold, in the order of the sessions. A legal plan has none."""
    return board_violations(Board(problem), plan)


def board_violations(board: Board, plan: Plan) -> list[Violation]:
    """The same for a problem that is compiled already."""
    found = [
        Violation(Hard.EXISTS, (id_,), rooms=(place.room,))
        for id_, place in plan.placements.items()
        if id_ not in board.session_index or place.room not in board.room_index
    ]
    spots = board.spots(plan)
    for t, spot in spots.items():
        found += board.faults(t, spot)
    for t, u in candidates(board, spots):
        found += board.between(t, spots[t], u, spots[u])
    return found


def candidates(board: Board, spots: Spots) -> list[tuple[int, int]]:
    """The pairs of sessions that can break a rule together: in one room, or bound to each other."""
    found = {(t, u) for t in spots for u in board.bound_to[t] if u in spots and t < u}
    in_room: dict[int, list[int]] = defaultdict(list)
    for t, spot in spots.items():
        in_room[spot.room].append(t)
    for mine in in_room.values():
        mine.sort(key=lambda t: spots[t].start)
        for number, t in enumerate(mine):
            end = spots[t].start + board.length[t]
            for u in mine[number + 1 :]:
                if spots[u].start >= end:
                    break
                found.add((min(t, u), max(t, u)))
    return sorted(found)


def score(problem: Problem, plan: Plan) -> Score:
    """What the plan is worth by the soft rules."""
    board = Board(problem)
    return Worth(board).score(board.spots(plan))


def findings(problem: Problem, plan: Plan) -> list[Finding]:
    """Every case of a soft rule that costs something, the dearest first."""
    board = Board(problem)
    found = [
        Finding(rule, tuple(board.sessions[t].id for t in sessions), cost)
        for rule, sessions, cost in Worth(board).costs(board.spots(plan))
        if cost
    ]
    return sorted(found, key=lambda finding: -finding.cost)
