from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import THEMES, WIDTHS, assert_no_sideways_scroll, assert_thumb_sized

STARRED = "PASSKE"
LIGHT = "section[data-theme=light]"


def overlay(**values: object) -> Callable[[Route], None]:
    """Answers the request for what is personal, in the shape that the server gives it."""
    return lambda route: route.fulfill(content_type="application/json", body=json.dumps(values))


@pytest.fixture
def guide(page_at: Callable[..., Page]) -> Callable[..., Page]:
    """`guide(360, "dark", name="Ines")` is the style guide, with what the overlay says."""

    def open_guide(width: int = 1280, theme: str = "light", **mine: object) -> Page:
        page = page_at(width, theme, bypass_csp=True, timezone_id="Europe/Berlin")
        page.route("**/me/overlay/**", overlay(**{"name": "", "now": "2027-09-11T10:20:00+10:00", **mine}))
        page.goto("/styleguide/")
        page.wait_for_load_state("networkidle")
        return page

    return open_guide


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_component_is_accessible(guide: Callable, axe: Callable, width: int, theme: str) -> None:
    page = guide(width, theme)
    axe(page)
    assert_no_sideways_scroll(page)
    assert_thumb_sized(page)


def test_the_content_policy_allows_what_the_page_needs(page_at: Callable[..., Page]) -> None:
    page = page_at()
    page.route("**/me/overlay/**", overlay(name=""))
    page.goto("/styleguide/")
    page.wait_for_load_state("networkidle")
    expect(page.locator("html")).to_have_class("hue-160 scripted")


def test_nothing_moves_when_the_fonts_arrive(page_at: Callable[..., Page]) -> None:
    page = page_at(bypass_csp=True)
    page.route("**/me/overlay/**", overlay(name=""))
    page.add_init_script(
        "globalThis.moved = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "entry => moved += entry.value)).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto("/styleguide/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("moved") < 0.02


def test_what_is_painted_before_the_page_has_been_read_stays_where_it_is(guide: Callable) -> None:
    page = guide()
    light = page.locator(LIGHT)
    whole = light.bounding_box()["width"]
    page.evaluate("document.querySelectorAll('.specimens > :not(:first-child)').forEach(one => one.remove())")
    assert light.bounding_box()["width"] == whole


def test_the_chosen_theme_is_kept(guide: Callable) -> None:
    page = guide()
    page.locator("body > footer [data-choose-theme=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator("body > footer [data-choose-theme='']").click()
    expect(page.locator("html")).not_to_have_attribute("data-theme", "dark")


def test_the_overlay_says_who_is_here(guide: Callable) -> None:
    page = guide(name="Ines Okafor", csrf="x", stars=[STARRED], is_team=True)
    expect(page.locator("body > header [data-me]")).to_have_text("Ines Okafor")
    expect(page.locator(f"{LIGHT} [data-team]")).to_have_js_property("hidden", False)
    expect(page.locator(f"{LIGHT} [data-star={STARRED}]")).to_have_attribute("aria-pressed", "true")


def test_a_stranger_keeps_stars_in_the_browser(guide: Callable) -> None:
    page = guide()
    star = page.locator(f"{LIGHT} [data-star={STARRED}]")
    star.focus()
    star.press("Space")
    expect(star).to_have_attribute("aria-pressed", "true")
    page.wait_for_function("localStorage.getItem('hallway.stars.')?.includes('PASSKE')")
    page.reload()
    expect(star).to_have_attribute("aria-pressed", "true")


def test_stars_of_a_stranger_are_handed_over_once(guide: Callable) -> None:
    page = guide()
    page.locator(f"{LIGHT} [data-star={STARRED}]").click()
    page.wait_for_function("localStorage.getItem('hallway.stars.')?.includes('PASSKE')")
    page.route("**/me/overlay/**", overlay(name="Ines", csrf="token", stars=[]))
    sent = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    page.route(
        lambda url: "/me/stars/" in url or url.endswith("/"),
        lambda route: (
            route.fulfill(json={"ok": True}) if route.request.method == "POST" else route.fallback()
        ),
    )
    page.reload()
    page.wait_for_function("localStorage.getItem('hallway.stars.') === null")
    assert [json.loads(request.post_data) for request in sent] == [[STARRED]]
    assert sent[0].headers["x-csrftoken"] == "token"


def test_what_is_on_now_is_marked_by_the_clock_of_the_server(guide: Callable) -> None:
    page = guide()
    expect(page.locator(f"{LIGHT} .talk.on")).to_have_count(1)
    expect(page.locator(f"{LIGHT} .talk.on .live")).to_have_text("on now")


def test_the_line_of_now_stands_before_what_comes_next(guide: Callable) -> None:
    line = guide().locator(".layout now-line")
    expect(line).to_have_class("shown row-3")
    expect(line.locator("+ .slot time")).to_have_text("10:50")


@pytest.mark.parametrize(
    ("now", "left"), [("2027-09-09T05:45:00+10:00", "2d 4h"), ("2027-09-10T09:45:00+10:00", "1d")]
)
def test_the_time_left_is_told_in_two_units(guide: Callable, now: str, left: str) -> None:
    expect(guide(now=now).locator(f"{LIGHT} count-down .left")).to_have_text(left)


def test_nothing_is_left_of_a_deadline_that_is_over(guide: Callable) -> None:
    expect(guide().locator(f"{LIGHT} count-down .left")).to_be_hidden()


def test_the_time_of_the_reader_stands_beside_that_of_the_venue(guide: Callable) -> None:
    page = guide()
    expect(page.locator(f"{LIGHT} local-time")).to_contain_text("02:15 your time")


def test_the_menu_of_a_phone_opens_without_script(page_at: Callable[..., Page]) -> None:
    page = page_at(360, java_script_enabled=False)
    page.goto("/styleguide/")
    menu = page.locator("#menu-light")
    expect(menu).to_be_hidden()
    page.locator("[popovertarget=menu-light]").click()
    expect(menu).to_be_visible()
    expect(page.locator(f"{LIGHT} .switch").first).to_be_hidden()


def test_a_long_menu_takes_one_line_and_opens_for_the_rest(guide: Callable) -> None:
    page = guide()
    bar, last = page.locator(".bar:has(#menu-long)"), page.locator("#menu-long a").last
    assert bar.bounding_box()["height"] < 80
    assert page.locator("#menu-long").bounding_box()["height"] < 50
    expect(last).not_to_be_in_viewport()
    bar.locator("[popovertarget]").click()
    expect(last).to_be_in_viewport()


def test_a_dialog_opens_and_closes(guide: Callable) -> None:
    page = guide()
    page.locator("[popovertarget=dialog-light]").first.click()
    expect(page.locator("#dialog-light")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#dialog-light")).to_be_hidden()
