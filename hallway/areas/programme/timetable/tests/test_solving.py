"""Solves: watched, stopped, looked at, taken over as one edit; a killed one leaves the draft as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hallway.areas.programme.timetable import actions, checking, journal, solving
from hallway.areas.programme.timetable.copying import take_in_new
from hallway.areas.programme.timetable.models import SILENCE, Availability, Draft, SessionNeeds, SolveRun
from hallway.areas.programme.timetable.problem import load
from hallway.areas.programme.timetable.spots import spot_of
from hallway.areas.programme.timetable.states import RunState, Scope
from hallway.areas.programme.timetable.tests.conftest import MINUTE, NINE, Add, at, placed
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind
from hallway.ground.people.models import Person

SOLVES = "/pyharbour-2027/organise/timetable/{}/solves/"


@pytest.fixture
def asleep(settings: Any) -> None:
    """No worker takes anything up."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def hours(edition: Edition) -> None:
    """The talk's day is open from ten to one, and twenty minutes past each half hour something begins."""
    edition.timetable_hours.create(day="2027-09-11", opens="10:15", closes="13:00")


@pytest.fixture
def full(draft: Draft, add: Add, hours: None) -> Draft:
    """A draft in which four talks wait."""
    for number in range(4):
        add(f"Waiting {number}")
    take_in_new(draft)
    return draft


def solved(draft: Draft, by: Person, scope: str = Scope.ALL, **more: Any) -> SolveRun:
    """A run that has come to its end."""
    run = solving.begin(draft, by=by, scope=scope, seconds=more.pop("seconds", 1), **more)
    solving.run(run.pk)
    run.refresh_from_db()
    return run


def snapshot(draft: Draft) -> dict[int, object]:
    return {row.pk: (spot_of(row), row.version) for row in draft.placements.all()}


def test_a_solve_touches_nothing_until_it_is_taken_over_as_one_edit(full: Draft, bea: Person) -> None:
    before = snapshot(full)
    run = solved(full, bea)
    assert (run.state, snapshot(full)) == (RunState.SOLVED, before)
    edit = solving.take_over(run, by=bea)
    assert full.placements.filter(starts_at=None).count() == 0
    assert not checking.check(load(full)).violations
    assert full.edits.count() == 1 and len(edit.changes) == len(run.result)
    with pytest.raises(solving.SolveOver):
        solving.take_over(run, by=bea)
    journal.undo(full, by=bea)
    assert {pk: spot for pk, (spot, _version) in snapshot(full).items()} == {
        pk: spot for pk, (spot, _version) in before.items()
    }


def test_only_what_waits_moves(full: Draft, talk: Happening, bea: Person) -> None:
    run = solved(full, bea, Scope.UNPLACED)
    solving.take_over(run, by=bea)
    assert placed(full, talk).starts_at == talk.starts_at
    assert full.placements.filter(starts_at=None).count() == 0


def test_after_a_change_as_little_as_possible_moves(
    edition: Edition, talk: Happening, add: Add, hours: None, hall: Place, grace: Person, ada: Person
) -> None:
    stays = [add(f"Stays {number}", hall, 105 + 30 * number) for number in range(3)]
    draft = actions.begin(edition, by=ada, name="x")
    before = {one: spot_of(placed(draft, one)) for one in stays}
    ends_at = talk.ends_at + dt.timedelta(hours=6)
    Availability.objects.create(edition=edition, person=grace, starts_at=talk.ends_at, ends_at=ends_at)
    run = solved(draft, ada, Scope.REPAIR)
    assert (run.report["least"], run.report["proven"]) == (1, True)
    solving.take_over(run, by=ada)
    assert {one: spot_of(placed(draft, one)) for one in stays} == before
    assert placed(draft, talk).starts_at >= talk.ends_at
    assert not checking.check(load(draft)).violations


def test_a_repair_that_cannot_be_says_why(draft: Draft, hours: None, grace: Person, bea: Person) -> None:
    early = NINE - 60 * MINUTE
    Availability.objects.create(
        edition=draft.edition, person=grace, starts_at=early, ends_at=early + 30 * MINUTE
    )
    run = solved(draft, bea, Scope.REPAIR)
    assert run.state == RunState.IMPOSSIBLE and any("Grace" in line for line in run.report["conflict"])


def test_what_is_locked_stays(full: Draft, talk: Happening, bea: Person) -> None:
    actions.lock([placed(full, talk)], True, by=bea)
    before = spot_of(placed(full, talk))
    solving.take_over(solved(full, bea, keep="none"), by=bea)
    assert spot_of(placed(full, talk)) == before


def test_what_somebody_moved_meanwhile_is_not_overwritten(
    full: Draft, bea: Person, ada: Person, cove: Place
) -> None:
    run = solved(full, bea)
    row = full.placements.select_related("draft").get(pk=run.result[0][0])
    actions.place(row, at(cove, 6 * 60), by=ada)
    with pytest.raises(journal.Overtaken):
        solving.take_over(run, by=bea)
    run.refresh_from_db()
    assert run.state == RunState.SOLVED
    assert spot_of(full.placements.get(pk=row.pk)) == at(cove, 6 * 60)


def test_one_solve_at_a_time(full: Draft, bea: Person, ada: Person) -> None:
    solving.begin(full, by=bea, scope=Scope.ALL, seconds=1)
    with pytest.raises(solving.SolveBusy):
        solving.begin(full, by=ada, scope=Scope.ALL, seconds=1)


def test_a_killed_solve_leaves_the_draft_as_it_was(full: Draft, bea: Person) -> None:
    before = snapshot(full)
    run = solving.begin(full, by=bea, scope=Scope.ALL, seconds=1)
    SolveRun.objects.filter(pk=run.pk).update(state=RunState.SOLVING, heard_at=now() - SILENCE - MINUTE)
    solving.expire(full)
    run.refresh_from_db()
    assert run.state == RunState.FAILED and "The draft is as it was" in run.problem
    assert snapshot(full) == before
    assert solved(full, bea).state == RunState.SOLVED


def test_a_stopped_solve_shows_the_best_so_far(full: Draft, bea: Person) -> None:
    run = solving.begin(full, by=bea, scope=Scope.ALL, seconds=300)
    SolveRun.objects.filter(pk=run.pk).update(stop=True)
    solving.run(run.pk)
    run.refresh_from_db()
    assert run.state in {RunState.SOLVED, RunState.DISCARDED}


def test_a_session_longer_than_every_block_is_named(full: Draft, add: Add, bea: Person) -> None:
    add("The whole day", kind=Kind.TUTORIAL)
    take_in_new(full)
    run = solved(full, bea)
    assert any("The whole day" in line for line in run.report["conflict"])


def test_contradictory_availability_is_named(
    full: Draft, add: Add, grace: Person, bea: Person, edition: Edition
) -> None:
    Availability.objects.create(
        edition=edition, person=grace, starts_at=NINE - 60 * MINUTE, ends_at=NINE - 30 * MINUTE
    )
    run = solved(full, bea)  # Grace gives the talk of the fixture
    assert any("Grace" in line for line in run.report["conflict"])


def test_what_finds_no_place_does_not_keep_the_rest_from_one(
    full: Draft, talk: Happening, grace: Person, bea: Person, edition: Edition
) -> None:
    Availability.objects.create(
        edition=edition, person=grace, starts_at=NINE - 60 * MINUTE, ends_at=NINE - 30 * MINUTE
    )
    solving.take_over(solved(full, bea), by=bea)
    waiting = full.placements.filter(starts_at=None)
    assert [row.happening for row in waiting] == [talk]
    assert not checking.check(load(full)).violations


def test_a_room_without_what_is_needed_is_named(full: Draft, talk: Happening, bea: Person) -> None:
    SessionNeeds.objects.create(happening=talk, features=["trapdoor"])
    run = solved(full, bea)
    assert any("trapdoor" in line for line in run.report["conflict"])


def test_the_page_names_the_smallest_set_of_rules_that_cannot_hold(
    full: Draft, talk: Happening, bea: Person, signed_in: Callable[[Person], Client]
) -> None:
    SessionNeeds.objects.create(happening=talk, features=["trapdoor"])
    run = solved(full, bea)
    page = " ".join(signed_in(bea).get(run.get_absolute_url()).content.decode().split())
    assert "These cannot hold together; giving up any one of them is enough:" in page
    assert f"<li>A room has what the session needs: {talk.title} · trapdoor</li>" in page


def test_a_solve_leaves_pinned_cards_their_rooms(
    full: Draft, add: Add, bea: Person, hall: Place, cove: Place
) -> None:
    cards = [add(f"Card {n}", cove, 75 + 30 * n, kind=Kind.OPEN_SPACE) for n in range(5)]
    solving.take_over(solved(full, bea), by=bea)
    assert not checking.check(load(full)).violations
    placements = full.placements.placed().filter(happening__kind=Kind.TALK)
    for row in placements:
        assert row.place_id == hall.pk or all(
            row.span[1] <= card.starts_at or card.ends_at <= row.span[0] for card in cards
        )


def test_no_rooms_at_all(edition: Edition, ada: Person, hours: None) -> None:
    Happening.objects.create(edition=edition, title="Homeless")
    draft = actions.begin(edition, by=ada, name="x")
    run = solved(draft, ada)
    assert run.report["conflict"] == ["There are no rooms: without a room nothing can take place."]


def test_two_locks_that_clash_are_named(full: Draft, talk: Happening, bea: Person, hall: Place) -> None:
    other = full.placements.select_related("draft", "happening").get(happening__title="Waiting 0")
    actions.place(other, spot_of(placed(full, talk)), by=bea)
    actions.lock(
        [other.__class__.objects.select_related("draft").get(pk=other.pk), placed(full, talk)], True, by=bea
    )
    run = solved(full, bea)
    assert any(talk.title in line and "Waiting 0" in line for line in run.report["conflict"])


def test_a_draft_without_sessions_is_solved_at_once(edition: Edition, ada: Person, hours: None) -> None:
    run = solved(actions.begin(edition, by=ada, name="x"), ada)
    assert (run.state, run.result) == (RunState.SOLVED, [])


def test_one_person_with_ten_thousand_stars_does_not_weigh_it_down(
    full: Draft, bea: Person, bob: Person
) -> None:
    for row in full.placements.all():
        row.happening.stars.create(person=bob)
    assert solved(full, bea).state == RunState.SOLVED


def test_solving_in_the_browser(full: Draft, browser: Client, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    page = SOLVES.format(full.pk)
    assert browser.get(page).status_code == 200
    response = browser.post(page, {"scope": "all", "keep": "some", "seconds": 2})
    found = browser.get(response["Location"]).content.decode()
    assert "stars can be attended" in found and "What moves" in found
    run = SolveRun.objects.get()
    assert browser.post(f"{page}{run.pk}/application/").status_code == 302
    assert full.placements.filter(starts_at=None).count() == 0
    refused = browser.post(page, {"scope": "day", "keep": "some", "seconds": 2})
    assert "Which day?" in refused.content.decode()


def test_a_solve_that_nobody_takes_up_can_be_called_off(full: Draft, browser: Client, asleep: None) -> None:
    page = SOLVES.format(full.pk)
    address = browser.post(page, {"scope": "all", "keep": "some", "seconds": 2})["Location"]
    assert "data-busy" in browser.get(f"{address}status/").content.decode()
    assert browser.post(page, {"scope": "all", "keep": "some", "seconds": 2}).status_code == 409
    browser.post(f"{address}stop/")
    assert "Nothing was changed." in browser.get(address).content.decode()


def test_a_day_is_solved_alone(full: Draft, add: Add, bea: Person, cove: Place) -> None:
    other = add("Tomorrow", cove, 24 * 60)
    take_in_new(full)
    before = spot_of(placed(full, other))
    run = solved(full, bea, Scope.DAY, day="2027-09-11")
    solving.take_over(run, by=bea)
    assert spot_of(placed(full, other)) == before
    assert dt.date(2027, 9, 11) == run.day
