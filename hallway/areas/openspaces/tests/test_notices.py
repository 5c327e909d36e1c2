"""Who is told what, and that nobody is told twice or in vain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from hallway.areas.openspaces.actions import cards, claims, hosting
from hallway.areas.openspaces.tests.conftest import Write, at
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Notice, from_activity, from_time
from hallway.ground.editions.models import Place
from hallway.ground.happenings.actions import star, unstar
from hallway.ground.people.models import Person


def told(verb: str) -> list[Notice]:
    return list(from_activity(Activity.objects.filter(verb=verb).latest("pk")))


def test_a_quarter_of_an_hour_before_everybody_is_reminded_once(
    write: Write, porthole: Place, bob: Person, grace: Person, mallory: Person
) -> None:
    card = write(bob)
    claims.pin(card, porthole, at(12), by=bob)
    for person in (grace, mallory):
        star(card.happening, by=person)
    unstar(card.happening, by=mallory)
    minute = dt.timedelta(minutes=1)
    moments = [at(11, 40) + number * minute for number in range(12)]
    notices = [one for begin in moments for one in from_time(begin, begin + minute)]
    assert {one.person for one in notices} == {bob.pk, grace.pk} and len(notices) == 2
    assert all(one.until == at(12) and one.words["where"] == "Porthole" for one in notices)


def test_who_waited_for_a_card_is_told_where_it_hangs(
    write: Write, porthole: Place, bob: Person, grace: Person
) -> None:
    card = write(bob)
    star(card.happening, by=grace)
    claims.pin(card, porthole, at(12), by=bob)
    [notice] = told("openspaces.pinned")
    assert notice.person == grace.pk and notice.words["when"] == "Sat 12:00"
    assert notice.path == card.get_absolute_url()


def test_a_move_by_the_team_reaches_host_and_interested(
    write: Write, porthole: Place, galley: Place, bob: Person, grace: Person, ada: Person
) -> None:
    card = write(bob)
    claims.pin(card, porthole, at(12), by=bob)
    star(card.happening, by=grace)
    star(card.happening, by=ada)
    claims.move(card, galley, at(13), by=ada)
    notices = told("openspaces.moved")
    assert {one.person for one in notices} == {bob.pk, grace.pk}
    assert notices[0].words["before"] == "Sat 12:00, Porthole" and notices[0].words["where"] == "Galley"


def test_who_meant_to_come_hears_that_a_card_is_gone(
    write: Write, porthole: Place, bob: Person, grace: Person, ada: Person
) -> None:
    card = write(bob)
    claims.pin(card, porthole, at(12), by=bob)
    star(card.happening, by=grace)
    cards.remove(card, by=ada)
    notices = told("openspaces.unpinned")
    assert {one.person for one in notices} == {bob.pk, grace.pk}
    assert {one.path for one in notices} == {"/pyharbour-2027/board/"}


def test_a_card_that_is_put_back_at_once_alarms_nobody(
    write: Write, porthole: Place, bob: Person, grace: Person
) -> None:
    card = write(bob)
    claims.pin(card, porthole, at(12), by=bob)
    star(card.happening, by=grace)
    claims.unpin(card, by=bob)
    claims.pin(card, porthole, at(12), by=bob)
    assert told("openspaces.unpinned") == []


def test_offers_reach_who_decides(write: Write, bob: Person, grace: Person) -> None:
    card = write(bob)
    hosting.offer_help(card, by=grace)
    [offer] = told("openspaces.help_offered")
    assert offer.person == bob.pk and offer.words["name"] == "Grace"
    helper = card.helpers.get()
    hosting.accept_help(card, helper, by=bob)
    helper.refresh_from_db()
    hosting.hand_over(card, helper, by=bob)
    [question] = told("openspaces.hand_over_asked")
    assert question.person == grace.pk


@pytest.mark.parametrize("verb", ["pinned", "moved", "unpinned"])
def test_a_notice_of_a_sensitive_card_does_not_say_its_title(
    write: Write, porthole: Place, galley: Place, bob: Person, grace: Person, verb: str
) -> None:
    card = write(bob, "A quiet hour", is_sensitive=True)
    star(card.happening, by=grace)
    acts: dict[str, Callable[[], object]] = {
        "pinned": lambda: claims.pin(card, porthole, at(12), by=bob),
        "moved": lambda: claims.move(card, galley, at(12), by=bob),
        "unpinned": lambda: claims.unpin(card, by=bob),
    }
    for name, act in acts.items():
        act()
        if name == verb:
            break
    notices = told(f"openspaces.{verb}")
    assert grace.pk in {one.person for one in notices}
    assert all("quiet hour" not in str(one.words) and "Bob" not in str(one.words) for one in notices)
