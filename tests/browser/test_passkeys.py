"""A passkey in a real browser, with the virtual authenticator of the DevTools protocol (WebAuthn domain)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import CDPSession, Page
from pytest_django.live_server_helper import LiveServer

from hallway.ground.me.tests.support import code_in_last_mail
from hallway.ground.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(page_at: Callable[..., Page], live_server: LiveServer) -> Page:
    """A page at localhost, because passkeys need a name, not a number."""
    cache.clear()  # rate limits outlive a flush of the tables
    return page_at(base_url=live_server.url.replace("127.0.0.1", "localhost"))


@pytest.fixture
def authenticator(page: Page) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def _arrive(page: Page, path: str) -> None:
    page.wait_for_url(lambda url: urlsplit(url).path == path)


def _sign_in_by_code(page: Page, email: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The code from the mail").fill(code_in_last_mail())
    page.get_by_role("button", name="Go on").click()
    _arrive(page, "/me/")


def test_add_a_passkey_sign_in_with_it_and_remove_it(
    page: Page, authenticator: CDPSession, transactional_db: None
) -> None:
    Person.objects.create_user(email="grace@example.org", name="Grace")
    _sign_in_by_code(page, "grace@example.org")

    page.goto("/accounts/passkeys/add/")
    page.get_by_label("Name of this key").fill("Blue key")
    page.get_by_role("button", name="Add a passkey").click()
    _arrive(page, "/accounts/methods/")
    assert page.get_by_text("Blue key").is_visible()

    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.goto("/accounts/login/?next=/me/profile/")
    page.get_by_role("button", name="Use a passkey").click()
    _arrive(page, "/me/profile/")

    page.goto("/accounts/methods/")
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove it").click()
    _arrive(page, "/accounts/methods/")
    assert page.get_by_text("None yet").is_visible()


def test_a_failed_passkey_says_so(page: Page, authenticator: CDPSession, transactional_db: None) -> None:
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("alert").get_by_text("nothing has changed").wait_for()


def test_a_key_is_no_second_hurdle(page: Page, authenticator: CDPSession, transactional_db: None) -> None:
    Person.objects.create_user(email="grace@example.org", name="Grace")
    _sign_in_by_code(page, "grace@example.org")
    page.goto("/accounts/passkeys/add/")
    page.get_by_role("button", name="Add a passkey").click()
    _arrive(page, "/accounts/methods/")
    elsewhere = Client()
    elsewhere.post("/accounts/login/", {"email": "grace@example.org"})
    elsewhere.post("/accounts/login/code/", {"code": code_in_last_mail()})
    assert elsewhere.get("/me/").status_code == 200
