"""Live pages in real browsers: they follow, share one stream, and catch up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import transaction
from playwright.sync_api import BrowserContext, Page, expect

from hallway.ground.editions.models import Edition
from hallway.live import actions as live
from hallway.live.tests.pages import HEADLINE, LINES
from tests.browser.conftest import assert_accessible, assert_no_sideways_scroll
from tests.browser.front import Front, running_front

PATH = "/live-test/"


@pytest.fixture
def front(transactional_db: None, edition: Edition, settings: object) -> Iterator[Front]:
    settings.ROOT_URLCONF = "hallway.live.tests.pages"
    with running_front() as running:
        yield running


@pytest.fixture
def tab(front: Front, new_tab: Callable[..., Page]) -> Page:
    return new_tab(base_url=front.url, bypass_csp=True)


def write(headline: str) -> None:
    with transaction.atomic():
        Edition.objects.update(headline=headline)
        live.changed(HEADLINE("pyharbour-2027"))


def push(*lines: str) -> None:
    with transaction.atomic():
        for line in lines:
            live.push(LINES("pyharbour-2027"), html=f"<li>{line}</li>")


def count_streams(context: BrowserContext) -> list[str]:
    """Addresses of streams that the tabs of a browser have opened, in order."""
    found: list[str] = []
    context.on("request", lambda request: "/live/stream/" in request.url and found.append(request.url))
    return found


def headline(page: Page) -> object:
    return page.locator("#headline")


def test_what_changes_is_seen_and_what_somebody_does_is_kept(tab: Page) -> None:
    tab.goto(PATH)
    field = tab.get_by_label("Mine")
    field.fill("half a sentence")
    tab.evaluate("document.querySelector('#mine').setSelectionRange(4, 6)")
    write("We sail at dawn")
    expect(headline(tab)).to_have_text("We sail at dawn")
    expect(field).to_be_focused()
    expect(field).to_have_value("half a sentence")
    assert tab.evaluate("[document.activeElement.selectionStart, document.activeElement.selectionEnd]") == [
        4,
        6,
    ]
    expect(tab.locator(".sr-only[role=status]")).to_have_text("Another headline")
    assert_accessible(tab)
    assert_no_sideways_scroll(tab)


def test_a_page_that_does_not_know_when_it_was_made_asks_once(tab: Page) -> None:
    tab.goto(f"{PATH}?late")
    Edition.objects.update(headline="Nobody told")
    tab.reload()
    expect(headline(tab)).to_have_text("Nobody told")
    write("And now they did")
    expect(headline(tab)).to_have_text("And now they did")


def test_two_tabs_share_one_stream_and_the_second_takes_over(tab: Page, front: Front) -> None:
    streams = count_streams(tab.context)
    tab.goto(PATH)
    write("One")
    expect(headline(tab)).to_have_text("One")
    second = tab.context.new_page()
    second.goto(front.url + PATH)
    push("first")
    for page in (tab, second):
        expect(page.locator("#lines li")).to_have_text(["first"])
    assert len(streams) == 1, "the second tab was made after everything that the first has heard"
    tab.close()
    push("second", "third")
    write("Two")
    expect(second.locator("#lines li")).to_have_text(["first", "second", "third"])
    expect(headline(second)).to_have_text("Two")
    assert len(streams) == 2


def test_a_browser_that_was_offline_catches_up(tab: Page, complaints: list[str]) -> None:
    tab.goto(PATH)
    push("before")
    expect(tab.locator("#lines li")).to_have_text(["before"])
    tab.context.set_offline(True)
    expect(tab.get_by_text("You are offline")).to_be_visible()
    push("meanwhile", "and again")
    write("Missed?")
    tab.context.set_offline(False)
    expect(headline(tab)).to_have_text("Missed?")
    expect(tab.locator("#lines li")).to_have_text(["before", "meanwhile", "and again"])
    expect(tab.get_by_text("You are offline")).to_be_hidden()
    complaints.clear()  # the browser notes each attempt without a network


def test_a_server_that_comes_again_goes_on_where_it_was(
    tab: Page, front: Front, complaints: list[str]
) -> None:
    tab.goto(PATH)
    push("before")
    expect(tab.locator("#lines li")).to_have_text(["before"])
    front.stop()
    push("while it was down")
    expect(tab.get_by_text("Catching up")).to_be_visible()
    front.start()
    expect(tab.locator("#lines li")).to_have_text(["before", "while it was down"])
    expect(tab.get_by_text("Catching up")).to_be_hidden()
    complaints.clear()  # the browser notes each attempt that failed


def test_without_script_the_page_stays_as_it_was(front: Front, new_tab: Callable[..., Page]) -> None:
    page = new_tab(base_url=front.url, java_script_enabled=False)
    Edition.objects.update(headline="As it was")
    page.goto(PATH)
    expect(headline(page)).to_have_text("As it was")
    assert settings.ROOT_URLCONF == "hallway.live.tests.pages"
