"""One click, no cookies, no sign-in (RFC 8058)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail, signing
from django.test import Client

from hallway.areas.notices.models import Choice
from hallway.areas.notices.tests.conftest import EXTENDED, QUIETLY, Clock, notice, run
from hallway.areas.notices.unsubscribing import Off
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Timing
from hallway.ground.people.models import Person

Tell = Callable[..., dict[str, int]]
ONE_CLICK = {"data": "List-Unsubscribe=One-Click", "content_type": "application/x-www-form-urlencoded"}


@pytest.fixture
def stranger() -> Client:
    return Client(enforce_csrf_checks=True)


def path_in(headers: dict[str, str]) -> str:
    return re.fullmatch(r"<http://localhost:8000(/notices/off/[^>]+)>", headers["List-Unsubscribe"])[1]


def timing_of(person: Person, kind: str = EXTENDED.key) -> str | None:
    return (
        Choice.objects.filter(person=person, kind=kind, channel="mail")
        .values_list("timing", flat=True)
        .first()
    )


def test_a_bare_post_turns_it_off(tell: Tell, bob: Person, stranger: Client) -> None:
    tell(notice(bob))
    response = stranger.post(path_in(mail.outbox[0].extra_headers), **ONE_CLICK)
    assert response.status_code == 200
    assert timing_of(bob) == Timing.OFF
    assert tell(notice(bob, "two")) == {}
    assert not response.cookies


def test_looking_at_the_link_turns_nothing_off(tell: Tell, bob: Person, stranger: Client) -> None:
    tell(notice(bob))
    page = stranger.get(path_in(mail.outbox[0].extra_headers))
    assert page.content.decode().count("<form") == 1
    assert "No more “A deadline moved”?" in page.content.decode()
    assert timing_of(bob) is None


def test_clicking_twice_is_as_good_as_once(bob: Person, stranger: Client) -> None:
    url = f"/notices/off/{Off(bob.pk, EXTENDED.key, 'mail').token}/"
    assert [stranger.post(url, **ONE_CLICK).status_code for _ in range(2)] == [200, 200]
    assert Choice.objects.count() == 1


def test_the_other_kinds_stay(tell: Tell, bob: Person, stranger: Client) -> None:
    stranger.post(f"/notices/off/{Off(bob.pk, EXTENDED.key, 'mail').token}/", **ONE_CLICK)
    assert timing_of(bob, QUIETLY.key) is None


def test_the_digest_goes_off_as_a_whole(tell: Tell, time: Clock, bob: Person, stranger: Client) -> None:
    tell(notice(bob, kind=QUIETLY))
    time.forward(hours=21)
    run()
    stranger.post(path_in(mail.outbox[0].extra_headers), **ONE_CLICK)
    assert timing_of(bob, QUIETLY.key) == Timing.OFF
    assert timing_of(bob) is None


@pytest.mark.parametrize("token", ["x", "WzEsImEiLCJiIl0:1abc:forged", "a:b"])
def test_a_forged_link_is_a_404(db: None, stranger: Client, token: str) -> None:
    assert stranger.get(f"/notices/off/{token}/").status_code == 404
    assert stranger.post(f"/notices/off/{token}/", **ONE_CLICK).status_code == 404


def test_a_signature_of_something_else_is_no_link(db: None, stranger: Client) -> None:
    token = signing.dumps([1, EXTENDED.key, "mail"], salt="something.else")
    assert stranger.post(f"/notices/off/{token}/", **ONE_CLICK).status_code == 404


def test_a_link_of_somebody_who_left_changes_nothing(bob: Person, stranger: Client) -> None:
    Person.objects.filter(pk=bob.pk).update(is_active=False)
    response = stranger.post(f"/notices/off/{Off(bob.pk, EXTENDED.key, 'mail').token}/", **ONE_CLICK)
    assert response.status_code == 200
    assert not Choice.objects.exists()


def test_the_page_speaks_the_reader_s_language(bob: Person, stranger: Client) -> None:
    Person.objects.filter(pk=bob.pk).update(language="de")
    page = stranger.get(f"/notices/off/{Off(bob.pk, EXTENDED.key, 'mail').token}/").content.decode()
    assert '<html lang="de"' in page


def test_the_log_knows_it_without_an_address(bob: Person, stranger: Client) -> None:
    stranger.post(f"/notices/off/{Off(bob.pk, EXTENDED.key, 'mail').token}/", **ONE_CLICK)
    line = Activity.objects.get(verb="notices.turned_off")
    assert (line.actor, line.data) == (bob, {"kind": EXTENDED.key, "channel": "mail"})
