"""What is said to be impossible is; and no rule of the answer can be left out."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings

from hallway.engines.timetable import say, why
from hallway.engines.timetable.board import Board, Spot, Spots
from hallway.engines.timetable.model import (
    Before,
    Day,
    Fixed,
    Lock,
    Person,
    Problem,
    Session,
    Span,
    Travel,
    Violation,
)
from hallway.engines.timetable.rules import Hard
from hallway.engines.timetable.tests.problems import NINE, block, everything_legal, problem, problems

ANN = Session("a", "On walls", people=("ann",))


def rules(given_: Problem) -> set[tuple[Hard, tuple[str, ...]]]:
    found = why.why(given_)
    assert found is not None and found.minimal
    assert all(say.conflict(found, given_))
    return {(rule.rule, rule.people or rule.sessions) for rule in found.rules}


def test_a_session_longer_than_every_block() -> None:
    assert rules(problem(Session("a", length=500))) == {(Hard.LENGTH, ("a",))}


def test_no_rooms_and_no_blocks() -> None:
    assert rules(problem(ANN, rooms=())) == {(Hard.ROOMS, ())}
    assert rules(problem(ANN, days=())) == {(Hard.OPEN, ())}


def test_a_person_who_is_never_there() -> None:
    away = Person("ann", "Ann", (Span(NINE - 900, NINE),))
    assert rules(problem(ANN, people=(away,))) == {(Hard.AVAILABLE, ("ann",))}
    found = why.why(problem(ANN, people=(away,)))
    assert say.conflict(found, problem(ANN, people=(away,))) == [
        "A session stands where it and its people can be there (“On walls”; Ann)."
    ]


def test_people_who_are_never_there_together() -> None:
    both = replace(ANN, people=("ann", "bo"))
    people = (
        Person("ann", windows=(Span(NINE, NINE + 60),)),
        Person("bo", windows=(Span(NINE + 60, NINE + 120),)),
    )
    assert rules(problem(both, people=people)) == {(Hard.AVAILABLE, ("ann",)), (Hard.AVAILABLE, ("bo",))}


def test_tutorials_without_a_block_of_theirs() -> None:
    assert rules(problem(Session("a", phase="tutorial"), days=(talks(),))) == {(Hard.PHASE, ("a",))}


def talks() -> Day:
    return Day("d0", "", (block("b0", 0, 4, phases=frozenset({"talk"})),))


def test_two_locks_in_one_place() -> None:
    locks = (Lock("a", NINE, "r0"), Lock("b", NINE, "r0"))
    assert rules(problem(ANN, Session("b"), locks=locks)) == {
        (Hard.LOCK, ("a",)), (Hard.LOCK, ("b",)), (Hard.ROOM, ("a", "b")),
    }  # fmt: skip


def test_one_hour_for_two_sessions_of_a_person() -> None:
    sessions = (ANN, Session("b", people=("ann",)))
    hour = Person("ann", windows=(Span(NINE, NINE + 45),))
    found = rules(problem(*sessions, people=(hour,)))
    assert found == {(Hard.AVAILABLE, ("ann",)), (Hard.PERSON, ("ann",))}


def test_three_sessions_in_two_half_hours_need_the_solver() -> None:
    sessions = [Session(f"s{n}", people=("ann",)) for n in range(3)]
    person = Person("ann", windows=(Span(NINE, NINE + 60),))
    found = why.why(problem(*sessions, people=(person,)))
    assert found.minimal
    assert sorted((rule.rule, rule.sessions) for rule in found.rules) == [
        (Hard.AVAILABLE, ("s0",)), (Hard.AVAILABLE, ("s1",)), (Hard.AVAILABLE, ("s2",)), (Hard.PERSON, ()),
    ]  # fmt: skip


def test_more_sessions_than_places() -> None:
    found = why.why(problem(*(Session(f"s{n}") for n in range(5)), rooms=1, slots=4))
    assert [(rule.rule, len(rule.sessions)) for rule in found.rules] == [(Hard.ROOM, 5)]
    assert say.conflict(found, problem()) == [
        "A room holds one session at a time (“s0”, “s1”, “s2”, “s3” and “s4”)."
    ]


def test_more_tutorials_than_places_for_them() -> None:
    days = (Day("d0", "", (block("b0", 0, 9), block("t", 20, 2, phases=frozenset({"tutorial"})))),)
    found = why.why(problem(*(Session(f"s{n}", phase="tutorial") for n in range(25)), rooms=2, days=days))
    assert [rule.rule for rule in found.rules] == [Hard.ROOM]
    tutorials = (Session(f"s{n}", phase="tutorial") for n in range(9))
    only = (Day("d0", "", (talks().blocks[0], block("t", 20, 2, phases=frozenset({"tutorial"})))),)
    found = why.why(problem(*tutorials, rooms=2, days=only))
    assert [(rule.rule, len(rule.sessions)) for rule in found.rules] == [(Hard.ROOM, 5), (Hard.PHASE, 5)]


def test_too_many_because_of_a_plenary() -> None:
    plenary = Fixed("f", "Keynote", Span(NINE, NINE + 30))
    found = why.why(problem(*(Session(f"s{n}") for n in range(4)), rooms=1, slots=4, fixed=(plenary,)))
    assert [rule.rule for rule in found.rules] == [Hard.ROOM, Hard.CLOSED]


def test_where_lengths_differ_the_solver_counts() -> None:
    sessions = [Session(f"s{n}", length=60) for n in range(2)] + [Session("short")]
    found = why.why(problem(*sessions, rooms=1, slots=4))
    assert found.minimal
    assert {rule.rule for rule in found.rules} == {Hard.ROOM, Hard.OPEN}  # or else run into the evening


def test_a_circle_of_orders() -> None:
    order = (Before("a", "b"), Before("b", "c"), Before("c", "a"))
    found = why.why(problem(Session("a"), Session("b"), Session("c"), order=order))
    assert {rule.rule for rule in found.rules} == {Hard.ORDER}
    assert len(found.rules) == 3


def test_what_is_possible_has_no_conflict() -> None:
    assert why.why(problem(ANN)) is None


def test_without_the_solver_the_simple_reasons_are_still_found(monkeypatch) -> None:
    monkeypatch.setattr(why, "cp_model", lambda: None)
    assert rules(problem(Session("a", length=500))) == {(Hard.LENGTH, ("a",))}
    assert why.why(problem(Session("a", length=60), Session("b", length=60), Session("c"), rooms=1)) is None


def every_plan(board: Board) -> list[tuple[Spots, set[Violation]]]:
    """All ways to place the sessions on the grid, with what each breaks."""
    starts = {start for _day, one in board.blocks for start in one.starts}
    spots = []
    for t in range(len(board.sessions)):
        mine = starts | {lock.start for lock in board.locks.get(t, ()) if lock.start is not None}
        spots.append([Spot(start, room) for start in sorted(mine) for room in range(len(board.rooms))])
    broken_by = [{spot: board.faults(t, spot) for spot in mine} for t, mine in enumerate(spots)]
    found = []
    for chosen in product(*spots):
        here = dict(enumerate(chosen))
        broken = {violation for t, spot in here.items() for violation in broken_by[t][spot]}
        for t, u in combinations(here, 2):
            broken |= set(board.between(t, here[t], u, here[u]))
        found.append((here, broken))
    return found


def breaks(board: Board, spots: Spots, broken: set[Violation], rule: Violation) -> bool:
    """Whether a plan breaks a rule of a conflict, which names less than a violation."""
    for violation in broken:
        if violation.rule is not rule.rule or (rule.fixed and not set(violation.fixed) <= set(rule.fixed)):
            continue
        if (
            rule.rule is not Hard.CLOSED
            and rule.sessions
            and not set(violation.sessions) <= set(rule.sessions)
        ):
            continue
        if len(rule.sessions) <= 2 and rule.sessions and set(rule.sessions) != set(violation.sessions):
            continue
        if rule.people and not set(rule.people) <= set(violation.people):
            continue
        if rule.days:
            start = max(spots[board.session_index[id_]].start for id_ in violation.sessions)
            day = next(day for day, one in board.blocks if one.span.start <= start < one.span.end)
            if day not in rule.days:
                continue
        return True
    return False


@settings(max_examples=30, deadline=None)
@given(problems(most_sessions=3))
def test_conflicts_are_true_and_minimal(chance: Problem) -> None:
    board = Board(chance)
    found = why.why(chance)
    if everything_legal(board):
        assert found is None
        return
    assert found is not None and found.minimal
    if not all(rule.sessions or rule.people or rule.days for rule in found.rules):
        return  # no rooms or no blocks at all
    plans = every_plan(board)
    assert all(any(breaks(board, s, b, rule) for rule in found.rules) for s, b in plans)
    for left_out in found.rules:
        rest = [rule for rule in found.rules if rule != left_out]
        assert any(not any(breaks(board, s, b, rule) for rule in rest) for s, b in plans)


@pytest.mark.parametrize("way", [0, 40])
def test_a_long_way_between_the_only_two_rooms(way: int) -> None:
    sessions = (replace(ANN, rooms=frozenset({"r0"})), Session("b", people=("ann",), rooms=frozenset({"r1"})))
    person = Person("ann", windows=(Span(NINE, NINE + 60),))
    here = problem(*sessions, people=(person,), travel=(Travel("r0", "r1", way),))
    found = why.why(here)
    assert (found is None) == (way == 0)
    if found:
        assert Hard.TRAVEL in {rule.rule for rule in found.rules}


def test_a_plenary_over_the_only_time() -> None:
    plenary = Fixed("f", "Keynote", Span(NINE, NINE + 120))
    found = why.why(problem(ANN, fixed=(plenary,)))
    assert [(rule.rule, rule.fixed) for rule in found.rules] == [(Hard.CLOSED, ("f",))]
