"""The first timetable that breaks no hard rule, or the proof that there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from hallway.engines.timetable.board import Board, Spot, Spots
from hallway.engines.timetable.construct import construct
from hallway.engines.timetable.exact import Exact, Stop, cp_model, run
from hallway.engines.timetable.validate import candidates

_STEPS_EACH: Final = 12  # steps for each session before the solver is asked
_PATIENT: Final = 400  # without a solver


@dataclass(frozen=True, slots=True)
class Found:
    """The spots of all sessions, or what is known without them: `impossible` is a proof.

    `partial` has then as many sessions as could be placed legally.
    """

    spots: Spots | None
    impossible: bool = False
    partial: Spots = field(default_factory=dict)


def find(
    board: Board,
    *,
    seed: int = 0,
    start: Spots | None = None,
    seconds: float = 60.0,
    stop: Stop | None = None,
) -> Found:
    """A legal timetable. Deterministic for a seed unless the solver runs into `seconds`.

    Placing and pushing out finds one in milliseconds for nearly every conference. When it does
    not, CP-SAT searches on and can prove that there is none; where it is not installed, placing
    goes on more patiently and proves nothing.
    """
    everyone = len(board.sessions)
    steps = _STEPS_EACH * everyone + 100
    spots = construct(board, seed=seed, steps=steps, start=start)
    if not all(board.places):
        return Found(None, impossible=True, partial=spots)
    if len(spots) == everyone:
        return Found(spots)
    if _nailed_clash(board):
        return Found(None, impossible=True, partial=spots)
    if cp_model() is None:
        spots = construct(board, seed=seed + 1, steps=_PATIENT * everyone + 1000, start=start)
        return Found(spots if len(spots) == everyone else None, partial=spots)
    return replace(by_solver(board, board.places, seed=seed, seconds=seconds, stop=stop), partial=spots)


def _nailed_clash(board: Board) -> bool:
    """Whether two sessions that have only one place each cannot both be there, as locked ones may."""
    nailed = {t: places[0] for t, places in enumerate(board.places) if len(places) == 1}
    return any(board.between(t, nailed[t], u, nailed[u]) for t, u in candidates(board, nailed))


def by_solver(
    board: Board,
    places: Sequence[Sequence[Spot]],
    *,
    seed: int = 0,
    seconds: float = 60.0,
    stop: Stop | None = None,
) -> Found:
    """The same by CP-SAT alone."""
    exact = Exact(board, places)
    solver, status = run(exact.model, seconds=seconds, seed=seed, stop=stop)
    if status in (exact.cp.OPTIMAL, exact.cp.FEASIBLE):
        return Found(exact.spots(solver))
    return Found(None, impossible=status == exact.cp.INFEASIBLE)
