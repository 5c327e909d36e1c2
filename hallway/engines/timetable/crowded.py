"""More sessions than places: the plainest reason why there is no timetable, found by counting."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import Final

from hallway.engines.timetable.board import Board
from hallway.engines.timetable.model import Conflict, Session, Violation
from hallway.engines.timetable.rules import Hard

# What can keep a whole kind of sessions together, the smallest thing to say first.
_LIMITS: Final = (Hard.PHASE, Hard.DAYS, Hard.ROOMS, Hard.FEATURES, Hard.CLOSED)
_KINDS: Final = ((), (Hard.PHASE,), (Hard.DAYS,), (Hard.PHASE, Hard.DAYS), _LIMITS)


def crowded(board: Board) -> Conflict | None:
    """A kind of sessions that is too many for the rooms, however they are placed; None if none is.

    It counts how many sessions fit one after the other into each room. The answer has the rule
    of the rooms and only those limits of the kind without which the sessions would fit; its
    sessions are just one more than fit.
    """
    for limits in _KINDS:
        groups: dict[object, list[int]] = defaultdict(list)
        for t, session in enumerate(board.sessions):
            groups[tuple(_limit(session, rule) for rule in limits)].append(t)
        for mine in groups.values():
            found = _too_many(board, mine)
            if found is not None:
                return found
    return None


def _limit(session: Session, rule: Hard) -> object:
    limits = {
        Hard.PHASE: session.phase,
        Hard.DAYS: session.days,
        Hard.ROOMS: session.rooms,
        Hard.FEATURES: session.features,
    }
    return limits.get(rule)


def _too_many(board: Board, mine: list[int]) -> Conflict | None:
    """The fewest limits with which the sessions do not fit."""
    shared = [rule for rule in _LIMITS if len({_limit(board.sessions[t], rule) for t in mine}) == 1]
    kind = replace(board.sessions[mine[0]], length=min(board.length[t] for t in mine))
    if len(mine) <= _room_for(board, kind, frozenset(shared)):
        return None
    for size in range(len(shared) + 1):
        for kept in combinations(shared, size):
            fit = _room_for(board, kind, frozenset(kept))
            if len(mine) > fit:
                return _conflict(board, mine[: fit + 1], kept)
    return None


def _room_for(board: Board, kind: Session, kept: frozenset[Hard]) -> int:
    """How many sessions of a kind fit, one after the other in each room, when only some limits hold."""
    if Hard.CLOSED not in kept:
        board = Board(replace(board.problem, fixed=(), sessions=(), locks=()))
    phases = {kind.phase} if Hard.PHASE in kept else {kind.phase, *_phases(board)}
    days = kind.days if Hard.DAYS in kept else None
    spots = sorted({spot for phase in phases for spot in board.grid(kind.length, phase, days)})
    free: dict[int, int] = {}
    count = 0
    for start, room in spots:
        info = board.rooms[room]
        if Hard.ROOMS in kept and kind.rooms is not None and info.id not in kind.rooms:
            continue
        if Hard.FEATURES in kept and not kind.features <= info.features:
            continue
        if free.get(room, start) <= start:
            free[room] = start + kind.length
            count += 1
    return count


def _phases(board: Board) -> set[str]:
    return {phase for _day, block in board.blocks for phase in block.phases}


def _conflict(board: Board, mine: list[int], kept: tuple[Hard, ...]) -> Conflict:
    ids = tuple(board.sessions[t].id for t in mine)
    closed = tuple(fixed.id for fixed in board.problem.fixed)
    rules = [Violation(Hard.ROOM, ids)]
    rules += [Violation(rule, fixed=closed) if rule is Hard.CLOSED else Violation(rule, ids) for rule in kept]
    return Conflict(tuple(rules))
