"""Saving, following, planning: twice is once, whoever else does the same at that moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.forms.models import model_to_dict

from hallway.areas.directory.mine import actions
from hallway.areas.directory.models import Dismissal, Follow, Plan, Save, TicketAlert, Traveller
from hallway.areas.directory.tests.conftest import Announce
from hallway.engines.geography.points import Point
from hallway.ground.activity.actions import record
from hallway.ground.activity.models import Activity
from hallway.ground.editions.models import Edition, Series
from hallway.ground.editions.states import EditionStatus
from hallway.ground.people.models import Person


def saved(person: Person) -> dict[str, bool]:
    """Slug → whether it was saved by following alone."""
    return dict(Save.objects.filter(person=person).values_list("edition__slug", "by_following"))


def test_saving_twice_is_once(abroad: Edition, bob: Person) -> None:
    for _ in range(2):
        actions.save(abroad, by=bob)
    assert saved(bob) == {abroad.slug: False}
    for _ in range(2):
        actions.unsave(abroad, by=bob)
    assert saved(bob) == {}


def test_nothing_of_it_is_in_the_log(abroad: Edition, narnia: Series, bob: Person) -> None:
    actions.save(abroad, by=bob)
    actions.follow(narnia, by=bob)
    actions.plan(abroad, by=bob, title="Lamp posts")
    assert not Activity.objects.exists()


def test_going_saves_and_staying_home_keeps_it(abroad: Edition, bob: Person) -> None:
    actions.go(abroad, by=bob)
    assert Save.objects.get(person=bob).going
    actions.save(abroad, by=bob)
    assert Save.objects.get(person=bob).going
    actions.stay_home(abroad, by=bob)
    assert not Save.objects.get(person=bob).going


def test_following_saves_what_is_to_come(announce: Announce, narnia: Series, bob: Person) -> None:
    coming = announce(in_days=30)
    running = announce(in_days=-1)
    undated = announce(starts_on=None, ends_on=None, year=None)
    announce(in_days=-300)
    announce(published=False)
    announce(status=EditionStatus.CANCELLED)
    announce(series=Series.objects.create(slug="other", name="Other"))
    actions.follow(narnia, by=bob)
    assert saved(bob) == {one.slug: True for one in (coming, running, undated)}


def test_unfollowing_leaves_what_was_chosen(announce: Announce, narnia: Series, bob: Person) -> None:
    chosen, going, followed = announce(), announce(), announce()
    actions.save(chosen, by=bob)
    actions.follow(narnia, by=bob)
    actions.go(going, by=bob)
    assert saved(bob) == {chosen.slug: False, going.slug: False, followed.slug: True}
    for _ in range(2):
        actions.unfollow(narnia, by=bob)
    assert saved(bob) == {chosen.slug: False, going.slug: False}


def test_saving_what_was_saved_by_following_makes_it_a_choice(
    abroad: Edition, narnia: Series, bob: Person
) -> None:
    actions.follow(narnia, by=bob)
    actions.save(abroad, by=bob)
    actions.unfollow(narnia, by=bob)
    assert saved(bob) == {abroad.slug: False}


def test_what_was_taken_off_does_not_come_back(abroad: Edition, narnia: Series, bob: Person) -> None:
    actions.follow(narnia, by=bob)
    actions.unsave(abroad, by=bob)
    actions.follow(narnia, by=bob)
    actions.save_for_followers([abroad.pk])
    assert saved(bob) == {}
    actions.save(abroad, by=bob)
    assert saved(bob) == {abroad.slug: False} and not Dismissal.objects.exists()


def test_following_anew_begins_anew(abroad: Edition, narnia: Series, bob: Person) -> None:
    actions.follow(narnia, by=bob)
    actions.unsave(abroad, by=bob)
    actions.unfollow(narnia, by=bob)
    actions.follow(narnia, by=bob)
    assert saved(bob) == {abroad.slug: True}


@pytest.mark.parametrize("verb", ["directory.added", "edition.published"])
def test_a_new_edition_is_saved_by_itself(
    announce: Announce, narnia: Series, bob: Person, grace: Person, verb: str
) -> None:
    actions.follow(narnia, by=bob)
    new = announce()
    for _ in range(2):
        record(verb, new, by=None, edition=new)
    assert saved(bob) == {new.slug: True} and saved(grace) == {}


def test_an_edition_of_this_house_appears_when_it_goes_public(
    other_edition: Edition, bob: Person, mallory: Person, signed_in: Callable
) -> None:
    Edition.objects.filter(pk=other_edition.pk).update(published=False)
    actions.follow(other_edition.series, by=bob)
    form = {"name": "PyHarbour 2028", "published": "on", "status": "announced", "mode": "in_person"}
    form |= {"timezone": "UTC", "hue": "158"}
    for _ in range(2):
        response = signed_in(mallory).post("/pyharbour-2028/organise/details/", form)
        assert response.status_code == 302
    assert saved(bob)["pyharbour-2028"] is True
    assert Activity.objects.filter(verb="edition.published").count() == 1


def test_many_followers_cost_one_statement(
    abroad: Edition, narnia: Series, people: Callable, django_assert_num_queries: Callable
) -> None:
    Follow.objects.bulk_create([Follow(person=one, series=narnia) for one in people(300)])
    with django_assert_num_queries(1):
        actions.save_for_followers([abroad.pk])
    assert Save.objects.count() == 300


def test_a_plan_is_made_once(abroad: Edition, bob: Person) -> None:
    first, second = (actions.plan(abroad, by=bob, title="Lamp posts") for _ in range(2))
    other = actions.plan(abroad, by=bob, title="Fauns at scale")
    assert first == second and Plan.objects.count() == 2
    actions.change_plan(other, by=bob, state="submitted")
    other.refresh_from_db()
    assert other.state == "submitted"


def test_plans_of_others_are_left_alone(abroad: Edition, bob: Person, grace: Person) -> None:
    plan = actions.plan(abroad, by=bob, title="Lamp posts")
    actions.change_plan(plan, by=grace, state="given")
    actions.drop_plan(plan, by=grace)
    plan.refresh_from_db()
    assert plan.state == "idea"


def test_a_dropped_plan_comes_back_as_it_was(abroad: Edition, bob: Person) -> None:
    plan = actions.plan(abroad, by=bob, title="Lamp posts", note="Ask the beavers")
    fields = {
        "id": plan.pk,
        "edition_id": abroad.pk,
        "title": plan.title,
        "note": plan.note,
        "state": plan.state,
    }
    actions.drop_plan(plan, by=bob)
    for _ in range(2):
        actions.restore_plan(fields, by=bob)
    back = model_to_dict(Plan.objects.get(), exclude=["changed_at"])
    assert back == model_to_dict(plan, exclude=["changed_at"])


def test_alerts_are_per_series(narnia: Series, bob: Person) -> None:
    for _ in range(2):
        actions.wait_for_tickets(narnia, by=bob)
    assert TicketAlert.objects.count() == 1
    for _ in range(2):
        actions.stop_waiting_for_tickets(narnia, by=bob)
    assert not TicketAlert.objects.exists()


def test_what_is_set_leaves_the_rest(bob: Person) -> None:
    actions.share_going(True, by=bob)
    actions.set_home("Cair Paravel", Point(50, 12), by=bob)
    old = actions.renew_calendar(by=bob)
    new = actions.renew_calendar(by=bob)
    mine = Traveller.objects.get(person=bob)
    assert (mine.shows_going, mine.home, mine.latitude, mine.calendar_token) == (
        True,
        "Cair Paravel",
        50,
        new,
    )
    assert old != new and len(new) >= 43
    actions.stop_calendar(by=bob)
    actions.set_home("", None, by=bob)
    mine.refresh_from_db()
    assert (mine.calendar_token, mine.home, mine.latitude) == (None, "", None)


AT_ONCE = {
    "save": (lambda edition, bob: actions.save(edition, by=bob), Save),
    "go": (lambda edition, bob: actions.go(edition, by=bob), Save),
    "follow": (lambda edition, bob: actions.follow(edition.series, by=bob), Follow),
    "plan": (lambda edition, bob: actions.plan(edition, by=bob, title="Lamp posts"), Plan),
    "alert": (lambda edition, bob: actions.wait_for_tickets(edition.series, by=bob), TicketAlert),
    "home": (lambda edition, bob: actions.set_home("X", Point(1, 2), by=bob), Traveller),
    "calendar": (lambda edition, bob: actions.renew_calendar(by=bob), Traveller),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", AT_ONCE)
def test_six_tabs_at_once_are_one(name: str, abroad: Edition, bob: Person) -> None:
    act, table = AT_ONCE[name]

    def in_a_tab(_: int) -> None:
        try:
            act(abroad, bob)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(in_a_tab, range(6)))
    assert table._default_manager.filter(person=bob).count() == 1


@pytest.mark.django_db(transaction=True)
def test_saving_and_letting_go_at_once_leaves_one_or_the_other(abroad: Edition, bob: Person) -> None:
    def in_a_tab(number: int) -> None:
        try:
            (actions.unsave if number % 2 else actions.save)(abroad, by=bob)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(in_a_tab, range(12)))
    assert Save.objects.count() <= 1
    actions.save(abroad, by=bob)
    assert saved(bob) == {abroad.slug: False}
    assert connection.in_atomic_block is False
