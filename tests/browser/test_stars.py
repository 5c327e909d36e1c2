"""Stars, from a stranger's browser to an account."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.house import EDITION, TALK_DAY, House, sign_in_by_mail

WATCHED = {"bypass_csp": True}  # waiting for a script's doing takes eval
KEPT = "localStorage.getItem('hallway.stars.pyharbour-2027')"


# Speakers who have starred no talk of that day.
NEWCOMERS = ("otto-fairweather@demo.example", "coral-whitfield@demo.example")


def _star(page: Page, number: int) -> str:
    """Press the star of one session on the page; its code."""
    star = page.locator(".talk .star").nth(number)
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    return star.get_attribute("data-star") or ""


def _starred(page: Page) -> set[str]:
    """The codes on the plan of whoever is signed in."""
    page.goto("/me/plan/")
    return {star.get_attribute("data-star") or "" for star in page.locator(".talk .star").all()}


def test_stars_of_a_stranger_move_into_the_account(visit: Callable[..., Page], house: House) -> None:
    page = visit(TALK_DAY, **WATCHED)
    codes = {_star(page, 0), _star(page, 3)}
    page.wait_for_function(f"JSON.parse({KEPT}).length === 2")
    page.reload()
    expect(page.locator(".star[aria-pressed=true]")).to_have_count(2)

    page.goto(f"/accounts/login/?next={TALK_DAY}")
    sign_in_by_mail(page, house, NEWCOMERS[0])
    page.wait_for_url(f"**{TALK_DAY}")
    page.wait_for_function(f"{KEPT} === null")
    expect(page.locator(".star[aria-pressed=true]")).to_have_count(2)
    assert codes <= _starred(page)


def test_who_signs_in_to_see_the_plan_finds_the_stars_there(visit: Callable[..., Page], house: House) -> None:
    page = visit(TALK_DAY, **WATCHED)
    code = _star(page, 1)
    page.wait_for_function(f"{KEPT} !== null")
    page.get_by_role("link", name="My stars").click()
    sign_in_by_mail(page, house, NEWCOMERS[1])
    page.wait_for_url("**/me/plan/")
    expect(page.locator(f".talk [data-star='{code}']")).to_be_visible()
    assert page.evaluate(KEPT) is None


def test_one_star_lights_up_everywhere(visit: Callable[..., Page]) -> None:
    page = visit(TALK_DAY, who="attendee")
    dark = page.locator(".talk .star[aria-pressed=false]").first
    dark.wait_for()
    code = dark.get_attribute("data-star")
    with page.expect_response(lambda response: response.request.method == "POST") as posted:
        dark.click()
    assert posted.value.ok
    for path in (TALK_DAY, f"{EDITION}sessions/", f"{EDITION}talk/{code}/"):
        page.goto(path)
        expect(page.locator(f"[data-star='{code}']").first).to_have_attribute("aria-pressed", "true")
    assert code in _starred(page)

    page.goto(f"{EDITION}talk/{code}/")
    star = page.locator(f"[data-star='{code}']").first
    expect(star).to_have_attribute("aria-pressed", "true")
    with page.expect_response(lambda response: response.request.method == "POST"):
        star.press("Space")
    assert code not in _starred(page)


def test_a_star_goes_out_on_the_plan(visit: Callable[..., Page]) -> None:
    page = visit("/me/plan/", who="attendee")
    star = page.locator(".talk .star").first
    expect(star).to_have_attribute("aria-pressed", "true")
    code = star.get_attribute("data-star")
    with page.expect_response(lambda response: response.request.method == "POST"):
        star.click()
    assert code not in _starred(page)


def test_a_star_that_does_not_arrive_goes_out_again(
    visit: Callable[..., Page], complaints: list[str]
) -> None:
    page = visit(TALK_DAY, who="attendee")
    star = page.locator(".talk .star[aria-pressed=false]").last
    code = star.get_attribute("data-star")
    page.context.set_offline(True)
    page.locator(f".talk [data-star='{code}']").click()
    expect(page.get_by_role("status")).to_contain_text("did not reach us")
    expect(page.locator(f".talk [data-star='{code}']")).to_have_attribute("aria-pressed", "false")
    complaints.clear()  # the browser notes the failed request
