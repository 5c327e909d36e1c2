"""The hallway in real browsers: who stands there, who comes, who helps; a phone, a big screen, no script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import assert_everybody_can_use
from tests.browser.house import EDITION

HALLWAY, HELP = f"{EDITION}hallway/", f"{EDITION}help/"
AXE = {"bypass_csp": True}
Visit = Callable[..., Page]


def light(page: Page, topic: str) -> None:
    page.goto(f"{HALLWAY}beacons/new/")
    page.get_by_label("What do you talk about?").fill(topic)
    page.get_by_label("Where exactly").fill("by the rope machine")
    page.get_by_label("60 minutes").check()
    page.get_by_role("button", name="Light it").click()
    expect(page.get_by_text("It burns")).to_be_visible()


def test_a_beacon_is_seen_by_all_at_once_and_its_host_sees_who_is_coming_as_a_number(visit: Visit) -> None:
    phone, screen = visit(HALLWAY, 360), visit(f"{HALLWAY}screen/", 1280, "dark")
    host, guest = visit(HALLWAY, who="attendee"), visit(HALLWAY, who="speaker")
    light(host, "Knots for programmers")
    for page in (phone, screen, guest):
        expect(page.locator(".beacon", has_text="Knots for programmers")).to_be_visible()
    guest.locator(".beacon", has_text="Knots").get_by_role("link").click()
    guest.get_by_role("button", name="I am coming").click()
    expect(guest.get_by_text("You are on your way")).to_be_visible()
    expect(host.get_by_text("1 person is on the way to you.")).to_be_visible()
    host.get_by_role("button", name="We are full right now").click()
    expect(phone.locator(".beacon", has_text="Knots").get_by_text("full right now")).to_be_visible()
    host.get_by_role("button", name="Put it out").click()
    expect(phone.locator(".beacon", has_text="Knots")).to_have_count(0)


def test_somebody_helps_and_it_is_solved(visit: Visit) -> None:
    asker, helper = visit(f"{HELP}new/", 360, who="attendee"), visit(HELP, who="speaker")
    asker.get_by_label("What do you need help with?").fill("My slides are upside down")
    asker.get_by_label("Where are you?").fill("Gull, at the desk")
    asker.get_by_role("button", name="Ask", exact=True).click()
    helper.get_by_role("link", name="My slides are upside down").click()
    helper.get_by_label("Offer help").fill("Turn the cable, I come over")
    helper.get_by_role("button", name="Answer").click()
    expect(asker.get_by_text("Turn the cable, I come over")).to_be_visible()
    asker.get_by_role("button", name="It is solved").click()
    expect(helper.locator(".ribbon", has_text=re.compile("^solved$"))).to_be_visible()


def test_hallway_mode_is_laid_over_the_public_page_and_undone(visit: Visit) -> None:
    page = visit(f"{HALLWAY}mode/", who="attendee")
    page.get_by_role("button", name="Turn it on").click()
    expect(page.get_by_text("It is on.")).to_be_visible()
    page.goto(HALLWAY)
    expect(page.get_by_text("Hallway mode is on")).to_be_visible()
    page.goto("/me/plan/")
    page.get_by_role("link", name="The hallway of PyHarbour 2027").click()
    page.get_by_role("link", name="Turn it off").click()
    page.get_by_role("button", name="Turn it off").click()
    page.goto(HALLWAY)
    expect(page.get_by_text("Hallway mode is on")).to_be_hidden()


def test_it_works_without_script(visit: Visit) -> None:
    page = visit(HALLWAY, 360, who="reviewer", java_script_enabled=False)
    light(page, "Paper maps")
    page.goto(HALLWAY)
    expect(page.locator(".beacon", has_text="Paper maps")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "who"),
    [
        (HALLWAY, ""),
        (f"{HALLWAY}screen/", ""),
        (f"{HALLWAY}beacons/new/", "organiser"),
        (f"{HALLWAY}mode/", "attendee"),
        (HELP, "attendee"),
        (f"{HELP}1/", "organiser"),
        (f"{EDITION}organise/hallway/", "organiser"),
    ],
)
def test_everybody_can_use(visit: Visit, path: str, who: str) -> None:
    assert_everybody_can_use(visit(path, 1280, "light", who=who, **AXE))
