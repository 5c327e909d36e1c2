"""Whatever the problem: the plans are legal, never better than possible, and the same for a seed."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.engines.timetable import anneal, exact, feasible, resolve, rooms, why
from hallway.engines.timetable.board import Board, Spots
from hallway.engines.timetable.model import Day, Interest, Lock, Plan, Problem, Progress, Session, Stage
from hallway.engines.timetable.rules import Hard
from hallway.engines.timetable.solve import Effort, Scope, solve
from hallway.engines.timetable.state import State
from hallway.engines.timetable.tables import Tables
from hallway.engines.timetable.tests.problems import NINE, block, everything_legal, plan, problem, problems
from hallway.engines.timetable.validate import violations
from hallway.engines.timetable.worth import Worth

MOVES = 800
some = settings(max_examples=25, deadline=None)


def events(given_: Problem, here: Plan | None = None, scope: Scope | None = None, **effort) -> list[Progress]:
    return list(solve(given_, here, scope=scope, effort=Effort(**{"moves": MOVES, **effort})))


@pytest.fixture
def no_solver(monkeypatch) -> None:
    for module in (feasible, rooms, resolve, why):
        monkeypatch.setattr(module, "cp_model", lambda: None)


@some
@given(problems())
def test_every_plan_on_the_way_is_legal_and_none_is_better_than_the_best(chance: Problem) -> None:
    board = Board(chance)
    all_plans = everything_legal(board)
    found = events(chance)
    if not all_plans:
        assert found[-1].stage is Stage.IMPOSSIBLE
        assert found[-1].conflict is not None
        assert violations(chance, found[-1].plan) == []
        return
    worth = Worth(board)
    best = min(worth.score(spots).total for spots in all_plans)
    assert found[-1].stage is Stage.DONE
    for event in found[1:]:
        assert violations(chance, event.plan) == []
        assert len(event.plan.placements) == len(chance.sessions)
        assert event.score.total >= best - 1e-6
        assert event.bound <= best + 1e-6
    # A walk that is always legal may not reach every timetable, but it never ends worse than it began.
    assert found[-1].score.total <= found[1].score.total + 1e-6


@pytest.mark.parametrize("seed", range(4))
def test_annealing_finds_the_best_of_a_small_conference(seed: int) -> None:
    random_stars = tuple(
        frozenset(f"s{(person * 7 + k * k * (seed + 1)) % 6}" for k in range(3)) for person in range(20)
    )
    sessions = [Session(f"s{n}", track=["web", "data"][n % 2], audience=10 * n) for n in range(6)]
    small = problem(*sessions, rooms=2, slots=3, interest=Interest(random_stars))
    worth = Worth(Board(small))
    best = min(worth.score(spots).total for spots in everything_legal(worth.board))
    assert events(small, seed=seed, moves=3000)[-1].score.total == pytest.approx(best)


@some
@given(problems(), st.randoms(use_true_random=False))
def test_without_a_rule_the_best_is_never_worse(chance: Problem, random) -> None:
    fewer = random.choice(
        [
            replace(chance, locks=()),
            replace(chance, fixed=()),
            replace(chance, order=()),
            replace(chance, travel=()),
            replace(chance, people=()),
        ]
    )

    def best(of: Problem) -> float:
        worth = Worth(Board(chance))
        return min((worth.score(s).total for s in everything_legal(Board(of))), default=float("inf"))

    assert best(fewer) <= best(chance)


@some
@given(problems(), st.randoms(use_true_random=False))
def test_costs_kept_while_moving_are_the_costs_of_the_plan(chance: Problem, random) -> None:
    board = Board(chance)
    found = everything_legal(board)
    if not found:
        return
    worth = Worth(board)
    state = State(Tables(board, worth), random.choice(found))
    for _ in range(20):
        t = random.randrange(len(board.sessions))
        moves = state.moves_for(t, random.choice(state.tables.choices[t]))
        if moves is None or moves[0][1] == state.at[t] or not state.bonds_hold(moves):
            continue
        change = state.clash_change(moves) + state.count_change(moves)
        change += sum(state.tables.alone(u, new) - state.tables.alone(u, state.at[u]) for u, new in moves)
        state.recount(moves)
        state.move(moves, change)
        assert state.total == pytest.approx(worth.score(state.spots()).total, abs=1e-6)
        assert violations(chance, board.plan(state.spots())) == []


@some
@given(problems())
def test_the_solver_and_placing_agree_on_what_is_possible(chance: Problem) -> None:
    board = Board(chance)
    possible = bool(everything_legal(board))
    by_solver = feasible.by_solver(board, board.places)
    assert (by_solver.spots is not None) == possible
    assert by_solver.impossible == (not possible)
    if by_solver.spots is not None:
        assert violations(chance, board.plan(by_solver.spots)) == []


@some
@given(problems())
def test_rooms_are_the_best_there_are_at_these_times(chance: Problem) -> None:
    board = Board(chance)
    found = everything_legal(board)
    if not found:
        return
    worth = Worth(board)
    times = {t: spot.start for t, spot in found[0].items()}
    alike = [spots for spots in found if {t: spot.start for t, spot in spots.items()} == times]
    tables = Tables(board, worth)
    roomed = rooms.assign(tables, found[-1] if found[-1] in alike else alike[-1])
    assert roomed.proven
    best = min(worth.score(spots).total for spots in alike)
    assert worth.score(roomed.spots).total == pytest.approx(best)
    by_swapping = rooms.swapped(tables, alike[-1], set(times))
    assert violations(chance, board.plan(by_swapping)) == []
    assert worth.score(by_swapping).total <= worth.score(alike[-1]).total + 1e-6


def crowd(number: int = 24) -> Problem:
    """A full day of talks with stars that pull in all directions."""
    stars = tuple(frozenset(f"s{(n * n + 5 * k) % number}" for k in range(5)) for n in range(60))
    sessions = [Session(f"s{n}", track="abc"[n % 3], people=(f"p{n % 20}",)) for n in range(number)]
    return problem(*sessions, rooms=3, slots=9, interest=Interest(stars))


def test_the_same_seed_gives_the_same_plan_and_another_one_another() -> None:
    one, again, other = (events(crowd(), seed=seed)[-1] for seed in (1, 1, 2))
    assert one.plan == again.plan and one.score == again.score
    assert one.plan != other.plan


def test_improvements_only_ever_improve() -> None:
    found = [event.score.total for event in events(crowd(), moves=20_000) if event.score]
    assert len(found) > 5
    assert found == sorted(found, reverse=True)
    assert found[-1] < found[0] * 0.8


def test_it_stops_when_asked_and_hands_over_the_best_so_far() -> None:
    asked = count()
    found = events(crowd(), moves=10**9, stop=lambda: next(asked) > 20)
    assert found[-1].stage is Stage.STOPPED
    assert violations(crowd(), found[-1].plan) == []
    assert found[-1].score.total <= found[1].score.total


def test_a_search_that_is_dropped_has_given_whole_plans_until_then() -> None:
    search = solve(crowd(), effort=Effort(moves=10**9))
    first = next(event for event in search if event.plan)
    search.close()
    assert violations(crowd(), first.plan) == []


def test_it_works_without_the_solver(no_solver) -> None:
    found = events(crowd())
    assert found[-1].stage is Stage.DONE
    assert not found[-1].rooms_proven
    assert violations(crowd(), found[-1].plan) == []


@some
@given(problems())
def test_locks_hold(chance: Problem) -> None:
    found = events(chance)[-1]
    for lock in chance.locks:
        place = found.plan.placements.get(lock.session)
        assert place is None or (lock.start in (None, place.start) and lock.room in (None, place.room))


def test_only_what_has_no_place_moves() -> None:
    here = plan(s0=(0, "r0"), s1=(0, "r1"), s2=(3, "r2"))
    found = events(crowd(), here, Scope.unplaced())[-1]
    assert found.stage is Stage.DONE
    assert len(found.plan.placements) == 24
    assert {id_: found.plan.placements[id_] for id_ in here.placements} == here.placements


def two_days() -> Problem:
    days = (Day("d0", "Mon", (block("b0", 0, 4),)), Day("d1", "Tue", (block("b1", 48, 4),)))
    full = crowd(16)
    return replace(full, days=days)


def test_only_one_day_moves_and_what_has_no_place_is_left_alone() -> None:
    given_ = two_days()
    whole = events(given_)[-1].plan
    here = Plan({id_: place for id_, place in whole.placements.items() if id_ != "s3"})
    found = events(given_, here, Scope.day("d1"), seed=5)[-1]
    tuesday = {id_ for id_, place in here.placements.items() if place.start >= NINE + 1440}
    assert set(found.plan.placements) == set(here.placements)
    for id_, place in found.plan.placements.items():
        assert (place.start >= NINE + 1440) == (id_ in tuesday)
        assert id_ in tuesday or place == here.placements[id_]
    assert found.score.unplaced == 1


def test_a_plan_that_stands_is_where_the_search_begins() -> None:
    given_ = crowd()
    done = events(given_, moves=20_000)[-1]
    again = events(given_, done.plan, moves=300)
    assert again[1].plan == done.plan
    assert again[-1].score.total <= done.score.total


def test_published_places_are_kept_when_nothing_speaks_against_them() -> None:
    given_ = replace(crowd(), interest=Interest())
    done = events(given_)[-1]
    later = replace(given_, published=done.plan, locks=(Lock("s0", room="r2"),))
    again = events(later, done.plan, moves=20_000)[-1]
    moved = {id_ for id_, place in again.plan.placements.items() if place != done.plan.placements[id_]}
    assert len(moved) <= 2


def test_locked_sessions_that_clash_are_named_and_nothing_is_lost() -> None:
    locks = (Lock("s0", NINE, "r0"), Lock("s1", NINE, "r0"))
    found = events(replace(crowd(), locks=locks))[-1]
    assert found.stage is Stage.IMPOSSIBLE
    assert violations(replace(crowd(), locks=locks), found.plan) == []
    assert (len(found.plan.placements), found.score.unplaced) == (23, 1)
    assert {rule.rule for rule in found.conflict.rules} == {Hard.LOCK, Hard.ROOM}
    assert len(found.conflict.rules) == 3


def test_one_person_with_ten_thousand_stars_does_not_drown_the_others() -> None:
    many = tuple(f"s{n}" for n in range(24)) + tuple(f"gone{n}" for n in range(10_000))
    everybody = crowd().interest.stars
    loud = replace(crowd(), interest=Interest((*everybody, frozenset(many))))
    quiet = Worth(Board(crowd())).stars
    found = Worth(Board(loud)).stars
    assert max(found[t][u] - quiet[t].get(u, 0) for t in range(24) for u in found[t]) <= 1
    assert events(loud)[-1].stage is Stage.DONE


def test_annealing_moves_only_what_may_move() -> None:
    board = Board(crowd())
    start: Spots = feasible.find(board).spots
    tables = Tables(board, Worth(board))
    *_, last = anneal.anneal(tables, start, anneal.Budget(moves=5000), movable={1, 2, 3})
    assert {t for t in start if start[t] != last.spots[t]} <= {1, 2, 3}


def test_the_extra_is_there_when_tests_run() -> None:
    assert exact.cp_model() is not None


def test_nothing_to_place_is_done_at_once() -> None:
    for nothing in (problem(), problem(rooms=()), Problem((), (), ())):
        found = events(nothing)
        assert found[-1].stage is Stage.DONE
        assert found[-1].plan.placements == {}


def test_a_lock_before_the_first_block_counts_as_there() -> None:
    early = Lock("s0", NINE - 600, "r0")
    found = events(replace(crowd(), locks=(early,)))[-1]
    assert found.stage is Stage.DONE
    assert found.plan.placements["s0"].start == NINE - 600
    assert found.score == Worth(Board(replace(crowd(), locks=(early,)))).score(
        Board(crowd()).spots(found.plan)
    )
