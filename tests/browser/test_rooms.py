"""Being in a room, in real browsers: a face appears and goes, on a phone, in two tabs, without script."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import assert_everybody_can_use
from tests.browser.house import EDITION, TALK_DAY

AXE = {"bypass_csp": True}
Visit = Callable[..., Page]
LISTEN = "/live/grants/"


def talks_on_now(page: Page) -> list[str]:
    """Addresses of the talks that are on, by room."""
    page.goto(f"{EDITION}schedule/now/")
    return [link.get_attribute("href") or "" for link in page.locator("h2 a").all()]


def room_of(talk: str) -> str:
    return f"{EDITION}hallway/here/{talk.rstrip('/').rpartition('/')[2]}/"


def name_of(page: Page) -> str:
    me = page.locator("[data-me]").first
    expect(me).not_to_have_text("My page")
    return me.inner_text()


def go_in(page: Page, face: bool = True) -> None:
    page.get_by_label("Show my name and face" if face else "Only count me").check()
    page.get_by_role("button", name="I am in this room").click()
    expect(page.get_by_role("button", name="I am leaving")).to_be_visible()


@pytest.fixture
def pressed_quickly(complaints: list[str]) -> Iterator[None]:
    """Whoever presses again before their stream is open has leave that has ended: it is refused, which the
    browser notes, and asked for anew.
    """
    yield
    complaints[:] = [one for one in complaints if not ("403" in one and "/live/stream/" in one)]


def test_a_face_appears_on_the_page_of_a_session_and_is_gone_when_its_owner_leaves(
    visit: Visit, pressed_quickly: None
) -> None:
    first, second = visit(TALK_DAY, 360, who="attendee"), visit(TALK_DAY, 1280, "dark", who="reviewer")
    talk = talks_on_now(first)[1]
    for page in (first, second):
        page.goto(talk)
    name, other = name_of(first), name_of(second)
    with first.expect_response(lambda answer: LISTEN in answer.url):
        go_in(first)
    assert first.url.endswith(talk)  # it is pressed without leaving the page
    go_in(second)
    expect(first.locator(".here .person", has_text=other)).to_be_visible()
    expect(second.locator(".here .person", has_text=name)).to_be_visible()
    second.get_by_role("button", name="Only count me").click()
    expect(second.get_by_text("nobody sees that it is you")).to_be_visible()
    expect(first.locator(".here .person", has_text=other)).to_have_count(0)
    expect(second.locator(".here .person")).to_have_count(0)
    second.get_by_role("button", name="Show my name and face").click()
    expect(first.locator(".here .person", has_text=other)).to_be_visible()
    second.get_by_role("button", name="I am leaving").click()
    expect(second.get_by_role("button", name="I am in this room")).to_be_visible()
    expect(first.locator(".here .person", has_text=other)).to_have_count(0)


def test_going_into_another_room_leaves_the_first_in_every_tab(visit: Visit, pressed_quickly: None) -> None:
    page = visit(TALK_DAY, who="attendee")
    here, there = map(room_of, talks_on_now(page)[1:3])
    tab = page.context.new_page()
    tab.goto(here)
    go_in(tab) if tab.get_by_role("button", name="I am in this room").is_visible() else None
    expect(tab.get_by_role("button", name="I am leaving")).to_be_visible()
    page.goto(there)
    go_in(page)
    expect(tab.get_by_role("button", name="I am in this room")).to_be_visible()
    expect(tab.locator(".here .person")).to_have_count(0)


def test_strangers_see_a_number_and_nothing_before_it_is_time(visit: Visit) -> None:
    page = visit(f"{EDITION}hallway/")
    expect(page.get_by_text("or more are there").first).to_be_visible()
    page.locator("section", has_text="In the rooms").locator("h3 a").first.click()
    expect(page.locator("timed-part").get_by_text("people say that they are here")).to_be_visible()
    expect(page.locator(".here .person")).to_have_count(0)
    page.goto(f"{EDITION}hallway/")
    page.locator("section", has_text="Begins soon").locator("h3 a").last.click()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".here")).to_have_count(0)


def test_it_works_without_script(visit: Visit) -> None:
    page = visit(TALK_DAY, 360, who="speaker", java_script_enabled=False)
    page.goto(talks_on_now(page)[0])
    page.get_by_role("link", name="I am in this room").click()
    go_in(page)
    page.get_by_role("button", name="Only count me").click()
    expect(page.get_by_text("nobody sees that it is you")).to_be_visible()
    page.get_by_role("button", name="I am leaving").click()
    expect(page.get_by_label("Only count me")).to_be_checked()


@pytest.mark.parametrize("who", ["", "organiser"])
def test_everybody_can_use(visit: Visit, who: str) -> None:
    page = visit(TALK_DAY, 1280, "light", who=who, **AXE)
    talk = talks_on_now(page)[0]
    for path in (talk, room_of(talk)):
        page.goto(path)
        expect(page.locator(".here")).to_be_visible()
        assert_everybody_can_use(page)
    if who:
        go_in(page)
        assert_everybody_can_use(page)


def test_whose_face_i_do_not_want_to_see_is_kept_away_from_there(visit: Visit, pressed_quickly: None) -> None:
    first, second = visit(TALK_DAY, 360, who="attendee", **AXE), visit(TALK_DAY, who="reviewer")
    here = room_of(talks_on_now(first)[1])
    for page in (first, second):
        page.goto(here)
        name = name_of(page)
        go_in(page)
    seen = first.locator(".here .person", has_text=name)
    expect(seen).to_be_visible()
    first.get_by_role("link", name=f"Keep {name} away from me").click()
    expect(first.get_by_role("heading", level=1)).to_have_text(f"Keep {name} away from me")
    assert_everybody_can_use(first)
    first.get_by_role("button", name="Block").click()
    expect(first.get_by_text("Whom I keep away")).to_be_visible()
    first.goto(here)
    expect(first.get_by_role("button", name="I am leaving")).to_be_visible()
    expect(seen).to_have_count(0)
    expect(second.locator(".here li")).to_have_count(1)  # that is who looks
