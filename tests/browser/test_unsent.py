"""What somebody has written and not sent: it waits for them, and on a shared computer for nobody else."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.house import EDITION

CHAT = f"{EDITION}chat/"
KEPT = "Object.keys(localStorage).filter(key => key.startsWith('hallway.'))"
WAITING = {"bypass_csp": True}  # `wait_for_function` evaluates, which our policy forbids
Visit = Callable[..., Page]


def unsent(page: Page, words: str) -> None:
    """Write something that does not arrive."""
    page.route(f"**{CHAT}", lose)
    page.get_by_label("Say something").fill(words)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("[data-unsent] .post", has_text=words)).to_be_visible()


def lose(route: Route) -> None:
    if route.request.method == "POST":
        route.abort()
    else:
        route.continue_()


def become(page: Page, who: str) -> None:
    page.request.get(f"/demo/as/{who}/", max_redirects=0)


def test_signing_out_leaves_nothing_behind_in_any_tab(visit: Visit, complaints: list[str]) -> None:
    page = visit(CHAT, who="attendee", **WAITING)
    page.evaluate("localStorage.setItem('hallway.theme', 'dark')")
    unsent(page, "For my eyes only")
    other = page.context.new_page()
    other.route(f"**{CHAT}", lose)
    other.goto(CHAT)
    expect(other.locator("[data-unsent] .post")).to_have_count(1)
    page.goto("/me/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    page.wait_for_function(f"{KEPT}.join() === 'hallway.theme'")
    expect(other.locator("[data-unsent] .post")).to_have_count(0)
    assert "hallway_forget" not in {cookie["name"] for cookie in page.context.cookies()}
    become(page, "attendee")
    page.unroute(f"**{CHAT}")
    page.goto(CHAT)
    expect(page.get_by_label("Say something")).to_be_visible()
    expect(page.get_by_text("For my eyes only")).to_have_count(0)
    complaints.clear()  # the browser notes each send that was lost


def test_a_session_that_ends_loses_no_words(visit: Visit, complaints: list[str]) -> None:
    page = visit(CHAT, who="attendee", **WAITING)
    unsent(page, "Typed in a long tunnel")
    page.context.clear_cookies()
    page.goto(EDITION)
    page.wait_for_load_state("networkidle")
    assert len(page.evaluate(KEPT)) == 1
    become(page, "attendee")
    page.unroute(f"**{CHAT}")
    page.goto(CHAT)
    expect(page.locator("#posts > .post", has_text="Typed in a long tunnel")).to_have_count(1)
    page.wait_for_function(f"{KEPT}.length === 0")
    complaints.clear()


def test_who_signs_in_next_finds_nothing_of_the_one_before(visit: Visit, complaints: list[str]) -> None:
    page = visit(CHAT, who="attendee", **WAITING)
    unsent(page, "Left behind")
    page.context.clear_cookies()
    become(page, "speaker")
    page.goto(EDITION)
    page.wait_for_function(f"{KEPT}.length === 0")
    complaints.clear()


def test_what_is_thrown_away_in_one_tab_is_not_sent_by_another(visit: Visit, complaints: list[str]) -> None:
    page = visit(CHAT, who="attendee", **WAITING)
    other = page.context.new_page()
    other.route(f"**{CHAT}", lose)
    other.goto(CHAT)
    unsent(page, "Better not")
    expect(other.locator("[data-unsent] .post", has_text="Better not")).to_be_visible()
    page.get_by_role("button", name="Throw it away").click()
    expect(other.locator("[data-unsent] .post")).to_have_count(0)
    other.unroute(f"**{CHAT}")
    other.get_by_label("Say something").fill("Something else")
    other.get_by_role("button", name="Send").click()
    expect(other.locator("#posts > .post", has_text="Something else")).to_have_count(1)
    expect(other.locator("#posts > .post", has_text="Better not")).to_have_count(0)
    complaints.clear()
