"""What a move is said to break and cost is what it does break and cost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.engines.timetable.board import Board
from hallway.engines.timetable.explain import Explainer, bound, cells
from hallway.engines.timetable.model import Interest, Placement, Plan, Problem, Session, Violation
from hallway.engines.timetable.rules import Hard, Soft
from hallway.engines.timetable.tests.problems import NINE, everything_legal, plan, problem, problems
from hallway.engines.timetable.tests.test_resolve import any_plan
from hallway.engines.timetable.validate import score, violations
from hallway.engines.timetable.worth import Worth

some = settings(max_examples=40, deadline=None)


def put(here: Plan, id_: str, place: Placement) -> Plan:
    return Plan({**here.placements, id_: place})


@some
@given(problems(), any_plan)
def test_every_cell_tells_what_the_validator_and_the_score_tell(chance: Problem, drawn: Plan) -> None:
    board = Board(chance)
    here = board.plan(board.spots(drawn))
    id_ = chance.sessions[0].id
    before = score(chance, here)
    for cell in cells(chance, here, id_):
        there = put(here, id_, Placement(cell.start, cell.room))
        found = {(v.rule, frozenset(v.sessions)) for v in violations(chance, there) if id_ in v.sessions}
        assert {(v.rule, frozenset(v.sessions)) for v in cell.broken} == found
        after = score(chance, there)
        without = Plan({k: v for k, v in here.placements.items() if k != id_})
        alone = score(chance, without)
        base = before if id_ in here.placements else alone
        assert cell.change == pytest.approx(after.total - base.total, abs=1e-6)
        assert sum(cell.costs.values()) == pytest.approx(after.total - alone.total, abs=1e-6)
        assert cell.stars == after.attendable - base.attendable


def as_a_set(one: Violation) -> Violation:
    """The same in one order of its sessions and rooms."""
    return replace(one, sessions=tuple(sorted(one.sessions)), rooms=tuple(sorted(one.rooms)))


@some
@given(problems(), any_plan)
def test_any_start_in_any_room_is_judged_as_the_validator_judges_it(chance: Problem, drawn: Plan) -> None:
    board = Board(chance)
    here = board.plan(board.spots(drawn))
    id_ = chance.sessions[-1].id
    known = Explainer(chance, here)
    for cell in known.cells_at(id_, range(NINE - 30, NINE + 120, 25)):
        there = put(here, id_, Placement(cell.start, cell.room))
        found = {v for v in violations(chance, there) if id_ in v.sessions}
        assert {as_a_set(v) for v in cell.broken} == {as_a_set(v) for v in found}
    standing = known.standing(id_)
    assert (standing is None) == (id_ not in here.placements)
    assert standing is None or (standing.change, standing.stars) == (0.0, 0)


def lively() -> tuple[Problem, Plan]:
    stars = Interest((frozenset({"a", "b"}),) * 5 + (frozenset({"a", "c"}),))
    here = problem(Session("a", people=("ann",)), Session("b", people=("bo",)), Session("c", people=("ann",)))
    return replace(here, interest=stars), plan(a=(0, "r0"), b=(1, "r0"), c=(2, "r0"))


def test_the_reason_why_a_session_stands_there() -> None:
    given_, here = lively()
    found = {(cell.start - NINE) // 30: cell for cell in Explainer(given_, here).alternatives("a")}
    assert set(found) == {1, 2, 3}
    assert (found[1].stars, found[1].broken) == (-5, ())
    assert found[1].costs == {Soft.STARS: 5.0, Soft.ROOM_CHANGES: 2.0}  # the room of ann's other one is taken
    assert [(v.rule, v.people) for v in found[2].broken] == [(Hard.PERSON, ("ann",))]
    assert (found[3].stars, found[3].change) == (0, 0.0)


def test_one_move() -> None:
    given_, here = lively()
    cell = Explainer(given_, here).moving("a", NINE + 30, "r0")
    assert cell.in_the_way == ("b",)
    with pytest.raises(KeyError):
        Explainer(given_, here).moving("a", NINE, "attic")


@some
@given(problems(), st.randoms(use_true_random=False))
def test_the_bound_is_never_beaten(chance: Problem, random) -> None:
    worth = Worth(Board(chance))
    limit = bound(worth)
    for spots in random.sample(plans := everything_legal(worth.board), min(30, len(plans))):
        found = worth.score(spots)
        assert found.attendable <= limit.attendable
        assert found.total >= limit.total - 1e-6


def test_the_bound_says_what_is_lost_whatever_one_does() -> None:
    everybody = Interest((frozenset({"s0", "s1", "s2"}),) * 4)
    full = problem(*(Session(f"s{n}") for n in range(3)), slots=2, interest=everybody)
    limit = bound(Worth(Board(full)))
    assert limit.attendable == 8
    assert limit.total == 4.0
