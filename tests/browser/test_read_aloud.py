"""Board, hallway and conversation for somebody who sees nothing: by keys and by what is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.browser.house import EDITION
from tests.browser.reading import Reader

Visit = Callable[..., Page]
SUNDAY = f"{EDITION}board/2027-09-12/"


def test_a_card_is_written_and_pinned_by_what_is_said(visit: Visit) -> None:
    page = visit(f"{EDITION}board/cards/new/", who="speaker")
    reader = Reader(page)
    assert reader.press("Tab") == 'link "Skip to the content"'
    reader.press("Enter")
    assert reader.tab_to("Topic").startswith("textbox")
    page.keyboard.type("Knitting patterns as code")
    reader.tab_to('button "Write it, and choose a place"')
    reader.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Knitting patterns as code")
    page.goto(SUNDAY)
    reader.listen()
    assert reader.headings()[0] == 'heading "The board, Sunday" [level=1]'
    hours = [line for line in reader.headings() if re.match(r'heading "\d\d:\d\d', line)]
    assert hours == sorted(hours) and len(hours) > 3
    assert reader.tab_to("Knitting") == 'button "Knitting patterns as code"'
    first = reader.press("Enter")
    assert re.fullmatch(r'link "Pin here \d\d:\d\d .+"', first), first  # the hour and the room
    assert "Choose" in reader.heard
    below = reader.press("ArrowDown")
    assert below.startswith('link "Pin here ') and below != first
    with page.expect_navigation():
        page.keyboard.press("Enter")
    said = page.get_by_role("status").or_(page.get_by_role("alert"))
    expect(said.filter(has_text="It is yours")).to_be_visible()


def test_what_others_pin_is_said_without_taking_the_focus(visit: Visit) -> None:
    page, other = visit(SUNDAY, who="attendee"), visit(f"{EDITION}board/cards/new/", who="reviewer")
    reader = Reader(page)
    reader.listen()
    place = reader.tab_to("Pin here")
    other.get_by_label("Topic").fill("Rope work")
    other.get_by_role("button", name="Write it, and choose a place").click()
    sunday = other.locator("form.choose", has=other.locator("[value^='20270912']"))
    sunday.last.get_by_role("button").click()
    expect(other.get_by_text("It is yours")).to_be_visible()
    expect(page.locator(".pin", has_text="Rope work")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="The board has changed")).to_be_attached()
    assert reader.here == place


def test_a_conversation_is_written_and_followed_by_what_is_said(visit: Visit) -> None:
    page, other = visit(f"{EDITION}chat/", who="attendee"), visit(f"{EDITION}chat/", who="organiser")
    reader = Reader(page)
    reader.listen()
    assert reader.tab_to("Skip to writing").startswith("link")  # over everything that was said before
    page.keyboard.press("Enter")
    assert reader.here.startswith('textbox "Say something')
    page.keyboard.type("Is the lift working?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#posts > .post", has_text="Is the lift working?")).to_have_count(1)
    assert reader.here.startswith('textbox "Say something')  # the next words can follow at once
    other.get_by_label("Say something").fill("Since ten o'clock, yes")
    other.get_by_role("button", name="Send").click()
    expect(page.locator("#posts > .post", has_text="Since ten")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Something new in the conversation")).to_be_attached()
    assert reader.here.startswith("textbox")


def test_the_hallway_says_what_each_way_leads_to(visit: Visit) -> None:
    page = visit(f"{EDITION}hallway/", who="attendee")
    reader = Reader(page)
    levels = [int(line[-2]) for line in reader.headings()]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    names = list(iter(lambda: reader.press("Tab"), ""))[:60]
    assert len(set(names)) == len(names), [name for name in names if names.count(name) > 1]
