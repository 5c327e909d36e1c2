"""Notices in a real browser: the pages on a phone, a device that shows one, one click and it stops."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from hallway.areas.notices import deciding, delivering, telling
from hallway.areas.notices.models import Choice, DeadAddress, PushEndpoint
from hallway.areas.notices.tests.conftest import EXTENDED, QUIETLY, URGENT, notice
from hallway.areas.notices.unsubscribing import Off
from hallway.ground.activity import notices
from hallway.ground.people.models import Person
from tests.browser.conftest import WIDTHS, assert_everybody_can_use

PageAt = Callable[..., Page]
SETTINGS = "/me/notices/settings/"


@pytest.fixture(autouse=True)
def own_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "_kinds", {kind.key: kind for kind in (EXTENDED, QUIETLY, URGENT)})


@pytest.fixture
def told(transactional_db: None, bob: Person, settings: object) -> Person:
    """Bob, who has been told something, has a device, and an address that once took nothing."""
    settings.NOW = "2027-03-05T12:00:00+00:00"  # at night his mail would wait for the morning
    Person.objects.filter(pk=bob.pk).update(is_admin=True)
    telling.tell([notice(bob), notice(bob, "small", QUIETLY)])
    deciding.decide()
    delivering.deliver()
    PushEndpoint.objects.create(person=bob, url="https://push.example/1", label="Firefox, Android")
    DeadAddress.objects.create(person=bob, address="bob@old.example.org", problem="550")
    return bob


@pytest.mark.parametrize(
    "path", ["/me/notices/", SETTINGS, "/notices/", f"/notices/{EXTENDED.key}/en/", "/notices/off/"]
)
def test_pages(told: Person, page_at: PageAt, cookies_of: Callable, path: str) -> None:
    page = page_at(WIDTHS[0], cookies=cookies_of(told), bypass_csp=True)
    page.goto(f"{path}{Off(told.pk, EXTENDED.key, 'mail').token}/" if path.endswith("off/") else path)
    assert_everybody_can_use(page)


def test_without_script_everything_but_devices_can_be_set(
    told: Person, page_at: PageAt, cookies_of: Callable
) -> None:
    page = page_at(360, cookies=cookies_of(told), java_script_enabled=False)
    page.goto(SETTINGS)
    page.get_by_role("group", name=EXTENDED.label).get_by_label("Mail").select_option("digest")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert Choice.objects.get(person=told).timing == "digest"
    expect(page.get_by_role("button", name="Show notices on this device")).to_be_hidden()


def test_the_link_of_a_mail_stops_it_with_one_click(told: Person, page_at: PageAt) -> None:
    page = page_at(360)  # signed in nowhere
    page.goto(mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").partition(":8000")[2])
    page.get_by_role("button", name="Stop it").click()
    expect(page.get_by_role("heading", name="Done")).to_be_visible()
    assert Choice.objects.get(person=told).timing == "off"


def test_the_service_worker_shows_what_is_pushed(told: Person, page_at: PageAt, cookies_of: Callable) -> None:
    page = page_at(cookies=cookies_of(told), bypass_csp=True, permissions=["notifications"])
    page.goto(SETTINGS)
    page.evaluate("navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready)")
    devtools = page.context.new_cdp_session(page)
    found: list[dict] = []
    devtools.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(event["registrations"]))
    devtools.send("ServiceWorker.enable")
    page.wait_for_timeout(300)
    message = {"title": "More time", "body": "Until Friday", "url": "/me/notices/", "tag": "one"}
    devtools.send(
        "ServiceWorker.deliverPushMessage",
        {
            "origin": page.evaluate("location.origin"),
            "registrationId": found[0]["registrationId"],
            "data": json.dumps(message),
        },
    )
    shown = page.wait_for_function(
        """async () => {
          const found = await (await navigator.serviceWorker.ready).getNotifications();
          const told = ({ title, body, tag, data: { url } }) => ({ title, body, url, tag });
          return found.length && found.map(told);
        }"""
    ).json_value()
    assert shown == [message]
