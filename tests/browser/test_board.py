"""The open-space board in real browsers: two and three who want one place, a keyboard, a phone, no script."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import ExitStack

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SMALLEST_TARGET, assert_everybody_can_use
from tests.browser.house import EDITION

BOARD = f"{EDITION}board/"
DAY = f"{BOARD}2027-09-11/"
SUNDAY = f"{BOARD}2027-09-12/"
AXE = {"bypass_csp": True}
Visit = Callable[..., Page]


def write(page: Page, title: str) -> str:
    """Write a card through the form; the address of the page where its place is chosen."""
    page.goto(f"{BOARD}cards/new/")
    page.get_by_label("Topic").fill(title)
    page.get_by_role("button", name="Write it, and choose a place").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    return page.url


def test_two_pin_to_the_same_place_and_the_second_is_shown_what_is_free(visit: Visit) -> None:
    first, second = visit(DAY, who="speaker"), visit(DAY, who="reviewer")
    write(first, "Lighthouses of the Baltic")
    write(second, "Tides for landlubbers")
    for page in (first, second):  # both look at the same free place
        page.goto(DAY)
        page.locator("#cell-galley-20270911T0700Z").click()
    first.get_by_role("button", name="Lighthouses of the Baltic").click()
    expect(first.get_by_text("It is yours")).to_be_visible()
    second.get_by_role("button", name="Tides for landlubbers").click()
    expect(second.get_by_role("alert")).to_contain_text("Somebody was quicker")
    second.get_by_role("button", name=re.compile("17:00")).first.click()
    expect(second.get_by_text("It is yours")).to_be_visible()
    for page in (first, second):  # the first sees it without doing anything
        for title in ("Lighthouses of the Baltic", "Tides for landlubbers"):
            expect(page.locator(".pin", has_text=title)).to_be_visible()


def press_at_once(buttons: list[Locator]) -> None:
    """Press one button in each browser at the same moment, and see each one's answer."""
    moment = buttons[0].evaluate("() => Date.now()") + 1000
    with ExitStack() as answers:
        for button in buttons:
            answers.enter_context(button.page.expect_navigation())
            press = "(one, moment) => void setTimeout(() => one.click(), moment - Date.now())"
            button.evaluate(press, moment)


def pins(page: Page, titles: list[str]) -> dict[str, str]:
    """Where each of these cards hangs on the open board: its title and the classes of its cell."""
    return {title: page.locator(".pin", has_text=title).get_attribute("class") for title in titles}


def test_three_at_once_want_one_place_and_then_move(visit: Visit) -> None:
    topics = {"speaker": "Knots and nodes", "reviewer": "Buoys in the browser", "attendee": "Foghorn synths"}
    pages = {who: visit(DAY, who=who) for who in topics}
    for who, page in pages.items():
        write(page, topics[who])
        page.goto(SUNDAY)
    cell = pages["speaker"].locator("a.free").last.get_attribute("id")
    for page in pages.values():
        page.locator(f"#{cell}").click()
    press_at_once([page.get_by_role("button", name=topics[who]) for who, page in pages.items()])
    won = [who for who, page in pages.items() if page.get_by_text("It is yours").count()]
    lost = [who for who in pages if who not in won]
    assert len(won) == 1
    for who in lost:
        expect(pages[who].get_by_role("alert")).to_contain_text("Somebody was quicker")
    # The two who lost are shown the same free places: again both want one, again one of them has it.
    press_at_once([pages[who].locator("form.choose button").first for who in lost])
    again = [who for who in lost if pages[who].get_by_text("It is yours").count()]
    assert len(again) == 1
    last = pages[next(who for who in lost if who not in again)]
    expect(last.get_by_role("alert")).to_contain_text("Somebody was quicker")
    last.locator("form.choose button").first.click()
    expect(last.get_by_text("It is yours")).to_be_visible()
    # All three look at the board while who came first moves their card away.
    mover, title = pages[won[0]], topics[won[0]]
    watching = [page for who, page in pages.items() if who != won[0]]
    for page in watching:
        page.goto(SUNDAY)
        expect(page.locator(".pin", has_text=title)).to_be_visible()
    before = pins(watching[0], [title])
    mover.get_by_role("link", name=title, exact=True).click()
    mover.get_by_role("link", name="It is my card").click()
    mover.get_by_role("link", name=re.compile("Move|another place")).first.click()
    mover.locator(".by-hour form", has=mover.locator("[value^='20270912']")).first.locator("button").click()
    expect(mover.get_by_text("It is yours")).to_be_visible()
    for page in watching:
        expect(page.locator(f"#{cell}")).to_be_visible()
    mover.goto(SUNDAY)
    stands = [pins(page, list(topics.values())) for page in pages.values()]
    assert stands[0] == stands[1] == stands[2]
    assert stands[0][title] != before[title]


def test_a_card_is_pinned_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit(SUNDAY, who="attendee", **AXE)
    card = page.get_by_role("button", name="Counting seals from photos")
    card.focus()
    page.keyboard.press("Enter")
    expect(card).to_have_attribute("aria-pressed", "true")
    free = page.locator("a.free")
    expect(free.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_focused()
    expect(card).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Enter")
    expect(free.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    place = page.evaluate("document.activeElement.id")
    assert place.startswith("cell-") and place != free.first.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is yours")).to_be_visible()
    expect(page.locator(f"#{place}")).to_have_count(0)
    expect(page.locator(".pin", has_text="Counting seals from photos")).to_be_visible()


def test_without_script_a_card_is_pinned_moved_and_put_back(visit: Visit) -> None:
    page = visit(DAY, 360, who="organiser", java_script_enabled=False)
    write(page, "Paper boards of the world")
    page.locator("form.choose button").first.click()
    expect(page.get_by_text("It is yours")).to_be_visible()
    page.get_by_role("link", name="Paper boards of the world", exact=True).click()
    page.get_by_role("link", name="It is my card").click()
    page.get_by_role("button", name="Unpin it").click()
    page.get_by_role("button", name=re.compile("Put it back")).click()
    expect(page.get_by_text("It is yours")).to_be_visible()


@pytest.mark.parametrize(
    "path", [DAY, f"{DAY}list/", f"{BOARD}cards/", f"{BOARD}screen/", f"{BOARD}cards/new/", ""]
)
def test_everybody_can_use(visit: Visit, path: str) -> None:
    page = visit(path or DAY, 1280, "light", who="attendee", **AXE)
    if not path:
        page.goto(page.locator(".pin h3 a").first.get_attribute("href"))
    assert_everybody_can_use(page)


def test_a_free_place_is_thumb_sized(visit: Visit) -> None:
    page = visit(DAY, 360, "light", who="attendee")
    sizes = page.locator(".openboard a.free:visible").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert sizes and min(sizes) >= SMALLEST_TARGET


def test_a_phone_begins_with_what_is_on_now(visit: Visit) -> None:
    page = visit(DAY, 360)
    expect(page.locator(".pin", has_text="Coffee, and what you hacked")).to_contain_text("on now")
    expect(page.get_by_role("link", name="Pin here 17:00").first).to_be_visible()
    assert page.locator(".openboard .slot:visible .time").first.inner_text().startswith("10:00")
