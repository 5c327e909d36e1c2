"""Saving a conference, from a list, with script and without, before signing in and after."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from hallway.areas.directory.mine import actions
from hallway.areas.directory.models import Save
from hallway.areas.directory.states import PlanState
from hallway.areas.directory.tests.world import conference, listed
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from tests.browser.conftest import assert_everybody_can_use

KEPT = "localStorage.getItem('hallway.saves')"


@pytest.fixture
def narnia(transactional_db: None) -> Edition:
    edition = conference("PyCon Narnia", 90, 92, calls={"call": 20, "aid": 30})
    listed(edition, conference("PyCon Archenland", 120, 121, calls={"call": 2}))
    return edition


def switch(page: Page, edition: Edition) -> object:
    return page.locator(f"a[data-save='{edition.slug}']")


def test_saving_without_script(page_at: Callable, cookies_of: Callable, narnia: Edition, bob: Person) -> None:
    page = page_at(360, cookies=cookies_of(bob), java_script_enabled=False)
    page.goto("/calls/?q=narnia")
    switch(page, narnia).click()
    page.get_by_role("button", name="Save it").click()
    assert page.url.endswith("/calls/?q=narnia")
    page.goto("/me/calls/")
    expect(page.locator(".due h3")).to_have_text(narnia.name)
    page.goto("/me/conferences/")
    switch(page, narnia).click()
    page.get_by_role("button", name="Take it off my list").click()
    expect(page.get_by_text("Nothing saved yet")).to_be_visible()


def test_saving_in_place(page_at: Callable, cookies_of: Callable, narnia: Edition, bob: Person) -> None:
    page = page_at(1280, cookies=cookies_of(bob))
    page.goto("/calls/")
    expect(switch(page, narnia)).to_have_attribute("aria-pressed", "false")
    with page.expect_response(lambda response: response.request.method == "POST") as posted:
        switch(page, narnia).press("Space")
    assert posted.value.ok and Save.objects.get().edition == narnia
    expect(switch(page, narnia)).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(switch(page, narnia)).to_have_attribute("aria-pressed", "true")


def test_who_leaves_the_page_too_soon_has_saved_it_all_the_same(
    page_at: Callable, cookies_of: Callable, narnia: Edition, bob: Person
) -> None:
    page = page_at(1280, cookies=cookies_of(bob))
    # A slow network: who reads this page is not known before it is left.
    page.route("**/me/overlay/**", lambda route: None, times=1)
    page.goto("/calls/")
    switch(page, narnia).click()
    expect(switch(page, narnia)).to_have_attribute("aria-pressed", "true")
    page.goto("/me/conferences/")
    expect(page.get_by_role("link", name=narnia.name).first).to_be_visible()
    assert Save.objects.get().edition == narnia


def test_a_list_that_was_narrowed_down_keeps_its_switches(
    page_at: Callable, cookies_of: Callable, narnia: Edition, bob: Person
) -> None:
    actions.save(narnia, by=bob)
    page = page_at(1280, cookies=cookies_of(bob))
    page.goto("/calls/")
    expect(switch(page, narnia)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("searchbox").fill("narnia")
    expect(page.locator(".due.call")).to_have_count(1)
    expect(switch(page, narnia)).to_have_attribute("aria-pressed", "true")


def test_what_a_stranger_kept_comes_along(
    page_at: Callable, cookies_of: Callable, narnia: Edition, bob: Person
) -> None:
    page = page_at(360, bypass_csp=True)
    page.goto("/conferences/")
    switch(page, narnia).click()
    page.wait_for_function(f"{KEPT} !== null")
    page.reload()
    expect(switch(page, narnia)).to_have_attribute("aria-pressed", "true")
    page.context.add_cookies(cookies_of(bob))
    page.goto("/me/conferences/")
    expect(switch(page, narnia)).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(KEPT) is None and Save.objects.filter(person=bob, edition=narnia).exists()


def test_my_pages_look_right_everywhere(
    page_at: Callable, cookies_of: Callable, narnia: Edition, bob: Person
) -> None:
    _fill(narnia, bob)
    page = page_at(cookies=cookies_of(bob), bypass_csp=True)
    for path in (
        "/me/conferences/",
        "/me/calls/",
        f"/me/saves/{narnia.slug}/",
        f"/me/conferences/{narnia.slug}/plan/",
    ):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert_everybody_can_use(page)


def _fill(edition: Edition, person: Person) -> None:
    actions.follow(edition.series, by=person)
    actions.go(edition, by=person)
    actions.go(conference("PyCon Calormen", -60, -58), by=person)
    actions.follow(conference("Aslan Camp", -300, -299).series, by=person)
    actions.wait_for_tickets(edition.series, by=person)
    actions.renew_calendar(by=person)
    titles = [
        "Deleting 40,000 lines without a meeting",
        "Lamp posts",
        "Talking beavers",
        "Snow",
        "Sailing east",
    ]
    for title, state in zip(titles, PlanState, strict=True):
        actions.plan(edition, by=person, title=title, state=state, note="Ask the beavers for pictures")
