"""Every hard rule breaks where it should, alone, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from hallway.engines.timetable import say
from hallway.engines.timetable.board import Board, Spot
from hallway.engines.timetable.model import (
    Before,
    Day,
    Fixed,
    Lock,
    Person,
    Placement,
    Plan,
    Problem,
    Room,
    Session,
    Span,
    Travel,
)
from hallway.engines.timetable.rules import HARD, SOFT, Hard, Soft
from hallway.engines.timetable.tests.problems import NINE, block, plan, problem, problems
from hallway.engines.timetable.validate import findings, score, violations

ANN = Session("a", "On walls", people=("ann",))
TWO = (ANN, Session("b", "On doors", people=("ann", "bo")))
NEAR_NOON = (Day("d0", "Monday", (block("b0", 0, 4), block("t", 6, 4, phases=frozenset({"tutorial"})))),)
TWO_DAYS = (Day("d0", "Mon", (block("b0", 0, 4),)), Day("d1", "Tue", (block("b1", 48, 4),)))

CASES = {
    Hard.ROOM: (problem(Session("a"), Session("b")), plan(a=(0, "r0"), b=(0, "r0"))),
    Hard.PERSON: (problem(*TWO), plan(a=(0, "r0"), b=(0, "r1"))),
    Hard.TRAVEL: (problem(*TWO, travel=(Travel("r1", "r0", 10),)), plan(a=(0, "r0"), b=(1, "r1"))),
    Hard.AVAILABLE: (
        problem(ANN, people=(Person("ann", windows=(Span(NINE + 30, NINE + 90),)),)),
        plan(a=(0, "r0")),
    ),
    Hard.FEATURES: (problem(Session("a", features=frozenset({"piano"}))), plan(a=(0, "r0"))),
    Hard.ROOMS: (problem(Session("a", rooms=frozenset({"r1"}))), plan(a=(0, "r0"))),
    Hard.PHASE: (problem(ANN, days=NEAR_NOON), plan(a=(6, "r0"))),
    Hard.DAYS: (problem(Session("a", days=frozenset({"d1"})), days=TWO_DAYS), plan(a=(0, "r0"))),
    Hard.OPEN: (problem(ANN), plan(a=(9, "r0"))),
    Hard.START: (problem(ANN), Plan({"a": Placement(NINE + 7, "r0")})),
    Hard.CLOSED: (
        problem(ANN, fixed=(Fixed("lunch", "Lunch", Span(NINE + 15, NINE + 45)),)),
        plan(a=(0, "r0")),
    ),
    Hard.ORDER: (problem(*TWO, order=(Before("b", "a"),)), plan(a=(0, "r0"), b=(1, "r0"))),
    Hard.LOCK: (problem(ANN, locks=(Lock("a", room="r1"),)), plan(a=(0, "r0"))),
    Hard.LENGTH: (problem(Session("a", length=500)), plan(a=(0, "r0"))),
    Hard.EXISTS: (problem(ANN), plan(a=(0, "attic"))),
}


@pytest.mark.parametrize("rule", Hard)
def test_each_hard_rule_is_found_alone_and_worded(rule: Hard) -> None:
    given_, here = CASES[rule]
    found = violations(given_, here)
    assert [violation.rule for violation in found] == [rule]
    words = say.violation(found[0], say.Names(given_))
    assert words.endswith(".")
    assert "  " not in words and "“”" not in words


def test_what_is_bound_by_nothing_breaks_nothing() -> None:
    assert violations(problem(*TWO), plan(a=(0, "r0"), b=(1, "r1"))) == []


def test_a_duty_keeps_a_person_away_and_its_room_counts_for_the_way() -> None:
    desk = Fixed("desk", "Desk", Span(NINE + 60, NINE + 90), frozenset({"r1"}), ("ann",))
    at_the_desk = problem(ANN, fixed=(desk,), travel=(Travel("r0", "r1", 5),))
    there = violations(at_the_desk, plan(a=(2, "r0")))
    near = violations(at_the_desk, plan(a=(1, "r0")))
    assert [(v.rule, v.fixed) for v in there] == [(Hard.PERSON, ("desk",))]
    assert [(v.rule, v.minutes) for v in near] == [(Hard.TRAVEL, 5)]


def test_a_lock_may_be_off_the_grid_but_not_in_a_break() -> None:
    locked = problem(ANN, locks=(Lock("a", NINE + 7, "r0"),))
    assert violations(locked, Plan({"a": Placement(NINE + 7, "r0")})) == []
    lunch = Fixed("lunch", "Lunch", Span(NINE, NINE + 60))
    found = violations(
        problem(ANN, locks=locked.locks, fixed=(lunch,)), Plan({"a": Placement(NINE + 7, "r0")})
    )
    assert [violation.rule for violation in found] == [Hard.CLOSED]


def test_windows_that_touch_are_one() -> None:
    halves = (Span(NINE, NINE + 15), Span(NINE + 15, NINE + 30))
    assert violations(problem(ANN, people=(Person("ann", windows=halves),)), plan(a=(0, "r0"))) == []


def test_every_rule_has_a_sentence_and_a_weight() -> None:
    assert set(HARD) == set(Hard) and set(SOFT) == set(Soft)
    assert set(problem().weights) == set(Soft)


@settings(max_examples=30, deadline=None)
@given(problems())
def test_places_are_exactly_the_spots_without_a_fault(chance: Problem) -> None:
    board = Board(chance)
    starts = {start for _day, one in board.blocks for start in one.starts} | {NINE + 30, NINE + 35, NINE + 7}
    for t in range(len(board.sessions)):
        right = {
            Spot(start, room)
            for start in starts
            for room in range(len(board.rooms))
            if not board.faults(t, Spot(start, room))
        }
        assert set(board.places[t]) == right


def test_findings_add_up_to_the_score() -> None:
    rooms = (Room("r0", capacity=1), Room("r1"))
    sessions = tuple(
        Session(f"s{n}", track="web", audience=3, recorded=False, first_time=True, people=("ann",)[:n])
        for n in range(2)
    )
    here = problem(*sessions, rooms=rooms, published=plan(s0=(2, "r0")))
    there = plan(s0=(0, "r0"), s1=(0, "r1"))
    found, total = findings(here, there), score(here, there)
    assert {finding.rule for finding in found} == {
        Soft.OVERFLOW, Soft.TRACK_ROOM, Soft.TOPICS_APART, Soft.FIRST_TIMERS, Soft.UNRECORDED, Soft.CHANGES,
    }  # fmt: skip
    assert sum(finding.cost for finding in found) == pytest.approx(total.total)
    assert all(say.finding(finding, say.Names(here)) for finding in found)


def test_stars_that_can_be_attended_are_the_most_one_person_can_see() -> None:
    long = Session("long", length=90)
    here = problem(long, Session("a"), Session("b"), slots=4)
    here = Problem(
        here.rooms, here.days, here.sessions, interest=type(here.interest)((frozenset({"long", "a", "b"}),))
    )
    found = score(here, plan(long=(0, "r0"), a=(0, "r1"), b=(2, "r1")))
    assert (found.attendable, found.stars) == (2, 3)


def test_ids_given_twice_and_sessions_without_a_length_are_named() -> None:
    with pytest.raises(ValueError, match="two sessions have the id 'a'"):
        Board(problem(ANN, ANN))
    with pytest.raises(ValueError, match="session 'x' has no length"):
        Board(problem(Session("x", length=0)))
