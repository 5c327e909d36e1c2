"""After a change as few sessions move as any timetable needs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.engines.timetable import resolve as resolving
from hallway.engines.timetable.board import Board, Spot
from hallway.engines.timetable.model import Lock, Person, Placement, Plan, Problem, Session, Span
from hallway.engines.timetable.resolve import resolve
from hallway.engines.timetable.tests.problems import NINE, everything_legal, plan, problem, problems
from hallway.engines.timetable.validate import violations

any_plan = st.dictionaries(
    st.sampled_from(["s0", "s1", "s2", "s3"]),
    st.builds(lambda at, room: Placement(NINE + at * 30, f"r{room}"), st.integers(0, 5), st.integers(0, 1)),
).map(Plan)


def fewest(board: Board, old: dict[int, Spot]) -> int | None:
    plans = everything_legal(board)
    return min((sum(old.get(t) != spot for t, spot in spots.items()) for spots in plans), default=None)


@settings(max_examples=40, deadline=None)
@given(problems(), any_plan)
def test_no_timetable_moves_fewer(chance: Problem, here: Plan) -> None:
    board = Board(chance)
    least = fewest(board, board.spots(here))
    found = resolve(chance, here)
    if least is None:
        assert found.plan is None and found.conflict is not None
        return
    assert violations(chance, found.plan) == []
    assert len(found.plan.placements) == len(chance.sessions)
    assert (len(found.changed), found.least, found.proven) == (least, least, True)


@settings(max_examples=15, deadline=None)
@given(problems(), any_plan)
def test_the_solver_counts_the_same(chance: Problem, here: Plan) -> None:
    board = Board(chance)
    least = fewest(board, board.spots(here))
    if all(board.places):
        spots, bound, impossible = resolving._by_solver(board, board.spots(here), 0, 5.0)
        assert impossible == (least is None)
        if spots is not None:
            assert bound == least
            assert sum(board.spots(here).get(t) != spot for t, spot in spots.items()) == least


def chain() -> tuple[Problem, Plan]:
    """Three sessions in a full room of three half hours; the second has one way out only by a chain."""
    sessions = [Session(f"s{n}", people=(f"p{n}",)) for n in range(3)]
    return problem(*sessions, rooms=1, slots=3), plan(s0=(0, "r0"), s1=(1, "r0"), s2=(2, "r0"))


def test_somebody_who_can_no_longer_come_then_exchanges_with_one_other() -> None:
    full, here = chain()
    later = replace(full, people=(Person("p0", windows=(Span(NINE + 30, NINE + 90),)),))
    found = resolve(later, here)
    assert len(found.changed) == 2 and found.proven
    assert "s0" in found.changed


def test_a_cancelled_session_moves_nobody() -> None:
    full, here = chain()
    found = resolve(replace(full, sessions=full.sessions[1:]), here)
    assert found.changed == () and found.proven
    assert set(found.plan.placements) == {"s1", "s2"}


def test_locks_are_kept_and_a_contradiction_is_explained() -> None:
    full, here = chain()
    found = resolve(replace(full, locks=(Lock("s0", NINE + 30),)), here)
    assert found.plan.placements["s0"].start == NINE + 30
    never = replace(full, people=(Person("p0", windows=()),))
    assert resolve(never, here).conflict is not None


@pytest.mark.parametrize("seed", [0, 1])
def test_the_same_seed_gives_the_same_answer(seed: int) -> None:
    full, here = chain()
    later = replace(full, people=(Person("p0", windows=(Span(NINE + 30, NINE + 90),)),))
    assert resolve(later, here, seed=seed) == resolve(later, here, seed=seed)


def test_when_time_is_up_the_solver_takes_over_and_without_it_placing_does(monkeypatch) -> None:
    full, here = chain()
    later = replace(full, people=(Person("p0", windows=(Span(NINE + 30, NINE + 90),)),))

    def no_time(self) -> tuple[list[object], int]:
        return [], 1

    monkeypatch.setattr(resolving._Search, "answers", no_time)
    assert resolve(later, here).proven
    monkeypatch.setattr(resolving, "cp_model", lambda: None)
    found = resolve(later, here)
    assert violations(later, found.plan) == []
    assert not found.proven  # two moves, and only one is known to be needed
