"""What has to work in a browser that runs no scripts."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.house import EDITION, TALK_DAY, House, sign_in_by_mail

ATTENDEE = "attendee@demo.example"


def test_the_programme_is_read(visit: Callable[..., Page]) -> None:
    page = visit(EDITION, 360, java_script_enabled=False)
    page.get_by_role("link", name="See the programme").click()
    link = page.locator(".schedule .talk:visible h3 a").first
    title = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_filter_is_a_link(visit: Callable[..., Page]) -> None:
    page = visit(TALK_DAY, 360, java_script_enabled=False)
    everything = page.locator(".talk").count()
    page.locator(".filters summary").click()
    option = page.locator(".facet a[href='?kind=keynote']")
    count = int(option.locator("small").inner_text())
    option.click()
    assert 0 < page.locator(".talk").count() == count < everything
    page.get_by_role("link", name="Clear all filters").click()
    assert page.locator(".talk").count() == everything


def test_sign_in_star_and_plan(visit: Callable[..., Page], house: House) -> None:
    page = visit(TALK_DAY, 360, java_script_enabled=False)
    card = page.locator(".talk").filter(has=page.locator("h3 a")).last
    title = card.locator("h3").inner_text()
    card.locator(".star").click()
    sign_in_by_mail(page, house, ATTENDEE)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    if page.get_by_role("button", name="Take the star away").count():
        page.get_by_role("button", name="Take the star away").click()
        page.go_back()
        page.reload()
    page.get_by_role("button", name="Star it").click()
    page.goto("/me/plan/")
    expect(page.locator(".talk h3").filter(has_text=title)).to_be_visible()


def test_a_record_is_edited(visit: Callable[..., Page]) -> None:
    page = visit("/me/", 360, who="attendee", java_script_enabled=False)
    page.get_by_role("link", name="Change my record").click()
    page.get_by_label("One line about me").fill("Walks to every ferry")
    page.get_by_role("button", name="Save my record").click()
    expect(page.get_by_label("One line about me")).to_have_value("Walks to every ferry")
    page.reload()
    expect(page.get_by_label("One line about me")).to_have_value("Walks to every ferry")
