"""What actions say, and what is in the outbox afterwards."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from hallway.areas.site import actions as site
from hallway.ground.access.actions import grant_role, revoke_role
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition
from hallway.ground.me.actions import erase
from hallway.ground.people.models import Person
from hallway.live import actions as live
from hallway.live.models import Event
from hallway.live.states import Kind
from hallway.live.tasks import KEPT, forget_old_events
from hallway.live.topics import Family

pytestmark = pytest.mark.django_db


def said() -> list[tuple[str, str]]:
    return [(event.kind, event.topic) for event in Event.objects.order_by("id")]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_was_never_said(board: Family) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        live.changed(board("a"))
        1 / 0  # noqa: B018
    assert said() == []


@pytest.mark.django_db(transaction=True)
def test_saying_it_outside_a_transaction_is_a_mistake(board: Family) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        live.changed(board("a"))


def test_topics_are_told_in_order_and_once(board: Family) -> None:
    live.changed(board("b"), board("a"), board("b"))
    assert said() == [("changed", "test-board/b"), ("changed", "test-board/a")]


@pytest.mark.parametrize(
    "topic", ["bord/a", "test-board", "test-board/", "test-board/a b", "test-board/ä", ""]
)
def test_a_typing_mistake_is_not_silence(board: Family, topic: str) -> None:
    with pytest.raises(ValueError, match="is no topic"):
        live.changed(topic)


def test_a_push_holds_what_was_given(board: Family) -> None:
    live.push(board("a"), html="<li>Hello</li>", client_id="x1")
    assert Event.objects.get().data == {"html": "<li>Hello</li>", "client_id": "x1"}


def test_a_push_of_several_pages_is_one_event(board: Family) -> None:
    live.push(board("a"), board("b"), board("a"), board("b"), html="<li>Hello</li>")
    assert Event.objects.get().data == {"html": "<li>Hello</li>", "also": [board("b")]}
    with pytest.raises(ValueError, match="is no topic"):
        live.push(board("a"), "bord/b", html="<li>Hello</li>")


def test_a_giant_push_is_refused(board: Family) -> None:
    with pytest.raises(ValueError, match="too large"):
        live.push(board("a"), html="ä" * live.LARGEST)


def test_a_role_that_ends_is_a_revocation(edition: Edition, ada: Person, bob: Person) -> None:
    grant_role(edition, bob, Role.SITE, by=ada)
    revoke_role(edition, bob, Role.SITE, by=ada)
    event = Event.objects.get()
    assert (event.kind, event.data) == (Kind.REVOKED, {"holder": str(bob.pk)})


def test_an_erased_person_hears_nothing_more(bob: Person) -> None:
    erase(bob, by=bob)
    assert Event.objects.get().data == {"holder": str(bob.pk)}


def test_hiding_an_edition_asks_everybody_anew_and_further_changes_do_not(
    edition: Edition, ada: Person
) -> None:
    for published, headline in ((True, "Soon"), (False, "Later"), (False, "Much later")):
        edition.published, edition.headline = published, headline
        site.save_row(edition, edition=edition, by=ada)
    assert said() == [("revoked", "")]


def test_old_events_are_forgotten_but_the_newest_stays(board: Family) -> None:
    for key in ("a", "b", "c"):
        live.changed(board(key))
    for place, event in enumerate(Event.objects.order_by("id"), 1):
        Event.objects.filter(pk=event.pk).update(
            place=place, at=timezone.now() - KEPT - dt.timedelta(minutes=1)
        )
    forget_old_events()
    assert said() == [("changed", "test-board/c")]
