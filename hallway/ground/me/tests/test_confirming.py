from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from hallway.ground.me import confirming
from hallway.ground.me.actions import find_or_write_down
from hallway.ground.me.tests.support import code_in_last_mail, sign_in
from hallway.ground.people.models import Person
from hallway.ground.tests.at_once import at_once


@pytest.fixture
def stale(signed_in, grace: Person) -> Client:
    """A browser in which Grace signed in long ago."""
    cache.clear()
    return signed_in(grace)


@pytest.mark.parametrize(
    "path", ["/accounts/passkeys/add/", "/accounts/email/", "/accounts/providers/", "/me/erase/"]
)
def test_important_pages_ask_again(stale: Client, path: str) -> None:
    response = stale.get(path)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/reauthenticate/?next=")


def test_a_code_by_mail_opens_them(stale: Client) -> None:
    stale.post("/accounts/reauthenticate/", {"action": "send"})
    response = stale.post(
        "/accounts/reauthenticate/", {"code": code_in_last_mail(), "next": "/accounts/passkeys/add/"}
    )
    assert response["Location"] == "/accounts/passkeys/add/"
    assert stale.get("/accounts/passkeys/add/").status_code == 200


def test_it_leads_nowhere_else(stale: Client) -> None:
    stale.post("/accounts/reauthenticate/", {"action": "send"})
    code = code_in_last_mail()
    response = stale.post("/accounts/reauthenticate/", {"code": code, "next": "https://evil.example/"})
    assert response["Location"] == "/me/"


def test_three_wrong_codes_void_it(stale: Client) -> None:
    stale.post("/accounts/reauthenticate/", {"action": "send"})
    for _ in range(3):
        stale.post("/accounts/reauthenticate/", {"code": "0000-0000"})
    stale.post("/accounts/reauthenticate/", {"code": code_in_last_mail()})
    assert stale.get("/me/erase/").status_code == 302


def test_an_old_code_is_void(stale: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    stale.post("/accounts/reauthenticate/", {"action": "send"})
    monkeypatch.setattr(confirming, "CODE_SECONDS", -1)
    stale.post("/accounts/reauthenticate/", {"code": code_in_last_mail()})
    assert stale.get("/me/erase/").status_code == 302


def test_without_a_code_nothing_matches(stale: Client) -> None:
    stale.post("/accounts/reauthenticate/", {"code": "0"})
    assert stale.get("/me/erase/").status_code == 302


def test_codes_are_limited(stale: Client) -> None:
    for _ in range(8):
        page = stale.post("/accounts/reauthenticate/", {"action": "send"})
    assert len(mail.outbox) == 5
    assert "too often" in page.content.decode()


def test_a_new_address_takes_over_when_its_code_is_entered(client: Client, grace: Person) -> None:
    sign_in(client, "grace@example.org")
    client.post("/accounts/email/", {"action_add": "", "email": "new@example.org"})
    assert mail.outbox[-1].to == ["new@example.org"]
    grace.refresh_from_db()
    assert grace.email == "grace@example.org"
    client.post("/accounts/confirm-email/", {"code": code_in_last_mail()})
    grace.refresh_from_db()
    assert grace.email == "new@example.org"
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("new@example.org", True)]
    assert mail.outbox[-1].to == ["grace@example.org"]
    assert "new@example.org instead of grace@example.org" in mail.outbox[-1].body


def test_an_address_that_waits_for_its_code_opens_nothing(client: Client, grace: Person) -> None:
    """Else Grace could lay claim to Lin's address and be signed in as her later."""
    sign_in(client, "grace@example.org")
    client.post("/accounts/email/", {"action_add": "", "email": "lin@example.org"})
    lin = Client()
    lin.post("/accounts/login/", {"email": "lin@example.org"})
    assert "There is no account" in str(mail.outbox[-1].body)


def test_an_address_that_somebody_invited_meanwhile_says_so(client: Client, grace: Person) -> None:
    sign_in(client, "grace@example.org")
    client.post("/accounts/email/", {"action_add": "", "email": "new@example.org"})
    find_or_write_down("new@example.org")
    page = client.post("/accounts/confirm-email/", {"code": code_in_last_mail()}, follow=True)
    assert page.status_code == 200
    assert "Another record here has this address by now" in page.content.decode()
    grace.refresh_from_db()
    assert grace.email == "grace@example.org"
    assert not EmailAddress.objects.filter(email="new@example.org", verified=True).exists()


@pytest.mark.django_db(transaction=True)
def test_an_address_confirmed_while_somebody_is_invited_to_it() -> None:
    """Whoever comes first keeps it; the other is told, or finds the record that is there now."""
    cache.clear()
    lin = Person.objects.create_user(email="lin@example.org", name="Lin")
    client = Client()
    sign_in(client, "lin@example.org")
    client.post("/accounts/email/", {"action_add": "", "email": "new@example.org"})
    code, answers, found = code_in_last_mail(), [], []
    failed = at_once(
        lambda: answers.append(client.post("/accounts/confirm-email/", {"code": code}).status_code),
        *[lambda: found.append(find_or_write_down("new@example.org"))] * 3,
    )
    assert failed == []
    assert answers in ([302], [200])
    assert len({person.pk for person in found}) == 1
    assert Person.objects.filter(email="new@example.org").count() == 1
    lin.refresh_from_db()
    assert (lin.email == "new@example.org") == (found[0] == lin)
