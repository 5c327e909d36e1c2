"""A first timetable by placing and pushing out: no solver needed, and nearly always enough.

Iterative forward search (Müller, Constraint-based Timetabling, 2005): the session with the least
choice goes where it pushes out the least; what was pushed out often becomes heavier to push.
"""

from __future__ import annotations

from random import Random

from hallway.engines.timetable.board import Board, Spot, Spots
from hallway.engines.timetable.floor import Atoms, Floor

_TRIES = 60  # places looked at for one session; more is slower and no better


def construct(board: Board, *, seed: int, steps: int, start: Spots | None = None) -> Spots:
    """Place as many sessions as the number of steps allows. Deterministic for a seed.

    `start` is where sessions stand already; they are kept if they can be. The answer breaks no
    hard rule, but sessions may be missing from it.
    """
    random = Random(seed)  # noqa: S311 — chance, not secrets
    floor = Floor(board, Atoms(board))
    pushed = [0] * len(board.sessions)
    for t, spot in (start or {}).items():
        if spot in floor.allowed[t] and not floor.in_the_way(t, spot):
            floor.put(t, spot)
    choice = {t: len(board.places[t]) for t in range(len(board.sessions)) if board.places[t]}
    waiting = sorted(set(choice) - set(floor.spots), key=lambda t: (choice[t], random.random()))
    best = dict(floor.spots)
    for _step in range(steps):
        if not waiting:
            break
        t = waiting.pop(0)
        spot, others = _best_place(floor, t, pushed, random)
        for u in sorted(others):
            floor.take(u)
            pushed[u] += 1
            waiting.append(u)
        floor.put(t, spot)
        if len(floor.spots) > len(best):
            best = dict(floor.spots)
    return dict(sorted(best.items()))


def _best_place(floor: Floor, t: int, pushed: list[int], random: Random) -> tuple[Spot, set[int]]:
    places = floor.board.places[t]
    looked = places if len(places) <= _TRIES else random.sample(places, _TRIES)
    found: tuple[float, Spot, set[int]] | None = None
    for spot in looked:
        others = floor.in_the_way(t, spot)
        weight = sum(1 + pushed[u] for u in others) + random.random() / 2
        if found is None or weight < found[0]:
            found = (weight, spot, others)
    assert found is not None, "a session without a place is never asked for"  # noqa: S101
    return found[1], found[2]
