from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core import mail
from django.test import Client

from hallway.ground.me.tests.provider import Provider
from hallway.ground.me.tests.support import is_signed_in, sign_in
from hallway.ground.people.models import Person
from hallway.project.environment import oidc_providers

LOGIN = "/accounts/oidc/club/login/"


@pytest.fixture
def provider(db: None, settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """An installation whose environment names one identity provider."""
    club = Provider({"sub": "77", "name": "Lin Chen", "email": "lin@example.org", "email_verified": True})
    monkeypatch.setenv("OIDC_CLUB_URL", club.url)
    monkeypatch.setenv("OIDC_CLUB_CLIENT_ID", "hallway")
    monkeypatch.setenv("OIDC_CLUB_SECRET", "shh")
    monkeypatch.setenv("OIDC_CLUB_LABEL", "The Club")
    settings.SOCIALACCOUNT_PROVIDERS = oidc_providers()
    yield club
    club.stop()


def _leave(client: Client, query: str = "") -> dict[str, list[str]]:
    """Press the button; what the provider is asked."""
    page = client.post(f"{LOGIN}?process=login{query}").content.decode()
    target = html.unescape(re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)[1])
    return parse_qs(urlsplit(target).query)


def _come_back(client: Client, asked: dict[str, list[str]]):
    return client.get(f"{LOGIN}callback/", {"code": "abc", "state": asked["state"][0]})


def test_without_providers_there_are_no_buttons(client: Client, db: None) -> None:
    assert "/oidc/" not in client.get("/accounts/login/").content.decode()
    assert client.post(LOGIN).status_code == 404


def test_each_provider_has_a_button(client: Client, provider: Provider) -> None:
    page = client.get("/accounts/login/").content.decode()
    assert "Sign in with The Club" in page
    assert f'action="{LOGIN}?process=login"' in page


def test_somebody_new_comes_in_with_name_and_address(client: Client, provider: Provider) -> None:
    asked = _leave(client)
    assert asked["client_id"] == ["hallway"]
    assert asked["code_challenge_method"] == ["S256"]
    _come_back(client, asked)
    assert is_signed_in(client)
    lin = Person.objects.get(email="lin@example.org")
    assert lin.name == "Lin Chen"
    assert not lin.has_usable_password()
    assert provider.asked_with["client_secret"] == ["shh"]
    assert not mail.outbox
    assert not SocialToken.objects.exists()


def test_somebody_known_by_a_verified_address_meets_their_record(
    client: Client, provider: Provider, grace: Person
) -> None:
    provider.claims |= {"email": "grace@example.org"}
    _come_back(client, _leave(client))
    assert "Hello Grace" in client.get("/me/").content.decode()
    assert SocialAccount.objects.get().user == grace


def test_an_unverified_address_opens_nobodys_record(
    client: Client, provider: Provider, grace: Person
) -> None:
    provider.claims |= {"email": "grace@example.org", "email_verified": False}
    _come_back(client, _leave(client))
    assert not is_signed_in(client)
    assert not SocialAccount.objects.filter(user=grace).exists()


def test_an_unverified_new_address_is_asked_for_a_code(client: Client, provider: Provider) -> None:
    provider.claims |= {"email_verified": False}
    response = _come_back(client, _leave(client))
    assert response["Location"] == "/accounts/confirm-email/"
    assert mail.outbox[-1].to == ["lin@example.org"]


def test_next_is_kept_on_this_host_and_dropped_elsewhere(client: Client, provider: Provider) -> None:
    assert _come_back(client, _leave(client, "&next=/me/profile/"))["Location"] == "/me/profile/"
    other = Client()
    assert _come_back(other, _leave(other, "&next=https://evil.example/"))["Location"] == "/me/"


def test_another_browsers_state_is_refused(client: Client, provider: Provider) -> None:
    asked = _leave(client)
    stranger = Client()
    _come_back(stranger, asked)
    assert not is_signed_in(stranger)


def test_a_plain_link_does_not_leave(client: Client, provider: Provider) -> None:
    page = client.get(LOGIN)
    assert page.status_code == 200
    assert "http-equiv" not in page.content.decode()


def test_connected_and_disconnected_again(client: Client, provider: Provider, grace: Person) -> None:
    sign_in(client, "grace@example.org")
    page = client.post(f"{LOGIN}?process=connect").content.decode()
    state = parse_qs(urlsplit(html.unescape(re.search(r"url=([^\"]+)", page)[1])).query)["state"]
    _come_back(client, {"state": state})
    account = SocialAccount.objects.get(user=grace)
    assert "opened through The Club" in mail.outbox[-1].body
    client.post("/accounts/providers/", {"account": account.pk})
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    ("query", "fields"),
    [("?process=connect", {}), ("", {"process": "connect"}), ("?process=login", {"process": "connect"})],
)
def test_connecting_asks_for_a_fresh_sign_in(
    signed_in, grace: Person, provider: Provider, query: str, fields: dict[str, str]
) -> None:
    response = signed_in(grace).post(f"{LOGIN}{query}", fields)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/reauthenticate/")
