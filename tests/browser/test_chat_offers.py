"""While somebody writes a name or a hashtag, those known here are offered: by keys and by thumb."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SMALLEST_TARGET, THEMES, assert_accessible
from tests.browser.house import EDITION

CHAT = f"{EDITION}chat/"
Visit = Callable[..., Page]


def options(page: Page) -> Locator:
    return page.get_by_role("listbox").get_by_role("option")


def field_of(page: Page) -> Locator:
    return page.get_by_label("Say something")


def active(page: Page) -> Locator:
    name = field_of(page).get_attribute("aria-activedescendant")
    assert name, "nothing is chosen"
    return page.locator(f"#{name}")


def test_a_name_is_written_with_the_keyboard_alone(visit: Visit) -> None:
    page, other = visit(CHAT, who="attendee"), visit(CHAT, who="speaker")
    field_of(page).focus()
    page.keyboard.type("Thank you @m")
    expect(options(page).first).to_be_visible()
    expect(options(page)).not_to_have_count(1)
    expect(field_of(page)).to_have_attribute("aria-controls", page.get_by_role("listbox").get_attribute("id"))
    expect(active(page)).to_have_text(options(page).first.inner_text())
    page.keyboard.press("ArrowDown")
    chosen = options(page).nth(1)
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(active(page)).to_have_text(chosen.inner_text())
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    name = options(page).first.locator("b").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field_of(page)).to_have_value(f"Thank you @{name} ")
    expect(field_of(page)).to_be_focused()
    page.keyboard.type("for the tea")
    page.keyboard.press("Control+Enter")
    line = other.locator("#posts > .post", has_text="for the tea")
    expect(line.locator("a.mention")).to_have_text(f"@{name}")


def test_escape_lets_one_write_on_and_enter_and_tab_are_themselves_again(visit: Visit) -> None:
    page = visit(CHAT, who="attendee")
    field_of(page).focus()
    page.keyboard.type("@m")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert field_of(page).get_attribute("aria-activedescendant") is None
    page.keyboard.type("a")
    page.keyboard.press("Enter")
    page.keyboard.type("nobody@m")  # an address is no name
    page.wait_for_timeout(300)
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field_of(page)).to_have_value("@ma\nnobody@m")
    page.keyboard.press("Tab")
    expect(field_of(page)).not_to_be_focused()


def test_hashtags_of_this_edition_and_new_ones(visit: Visit) -> None:
    page = visit(CHAT, who="attendee")
    field_of(page).focus()
    page.keyboard.type("#pyh")
    expect(options(page).first).to_have_text("#pyharbour")
    page.keyboard.press("Enter")  # nothing is chosen yet: the tag may be a new one
    expect(field_of(page)).to_have_value("#pyh\n")
    page.keyboard.type("#pyh")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(field_of(page)).to_have_value("#pyh\n#pyharbour ")
    expect(field_of(page)).to_be_focused()


def test_a_thumb_takes_what_is_offered(visit: Visit) -> None:
    page = visit(CHAT, 360, who="attendee", has_touch=True, is_mobile=True)
    field_of(page).tap()
    page.keyboard.type("Hello @m")
    expect(options(page).first).to_be_visible()
    heights = options(page).evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(heights) >= SMALLEST_TARGET
    name = options(page).last.locator("b").inner_text()
    options(page).last.tap()
    expect(field_of(page)).to_have_value(f"Hello @{name} ")
    expect(field_of(page)).to_be_focused()
    expect(page.get_by_role("listbox")).to_be_hidden()


@pytest.mark.parametrize("theme", THEMES)
def test_everybody_can_use_the_open_list(visit: Visit, theme: str) -> None:
    page = visit(CHAT, 360, theme, who="attendee", bypass_csp=True)
    field_of(page).focus()
    page.keyboard.type("@m")
    expect(options(page).first).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="to choose from")).to_have_count(1)
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_works_where_words_are_changed_and_answered(visit: Visit) -> None:
    page = visit(CHAT, who="attendee")
    field_of(page).fill("To be changed")
    page.get_by_role("button", name="Send").click()
    page.locator("#posts > .post", has_text="To be changed").locator(".when").click()
    page.get_by_label("Your answer").press_sequentially("@m")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Change it").click()
    page.get_by_label("Your words").press("End")
    page.keyboard.type(" for @m")
    expect(options(page).first).to_be_visible()
    page.get_by_label("Your words").press("Tab")
    expect(page.get_by_label("Your words")).to_have_value(re.compile("^To be changed for @M"))


def test_without_a_network_one_writes_on(visit: Visit, complaints: list[str]) -> None:
    page = visit(CHAT, who="attendee")
    page.context.set_offline(True)
    field_of(page).press_sequentially("@maria")
    expect(field_of(page)).to_have_value("@maria")
    expect(page.get_by_role("listbox")).to_be_hidden()
    complaints.clear()  # the browser notes the attempt without a network
