"""The timetable in a browser: two people at once, mouse, finger and keys, a release without a mouse."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import assert_everybody_can_use
from tests.browser.house import EDITION

DESK = f"{EDITION}organise/timetable/"


@pytest.fixture
def draft(visit: Callable[..., Page]) -> str:
    """A new draft of the house; the address of its board."""
    page = visit(DESK, who="organiser")
    page.get_by_label("Name").fill("What if")
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url(re.compile(r"/timetable/\d+/$"))
    return page.url.partition("127.0.0.1")[2].partition("/")[2].join(["/", ""])


def card(page: Page, title: str) -> Locator:
    return page.locator(".tt-card", has=page.get_by_role("link", name=title, exact=True))


def stand(page: Page, title: str) -> tuple[str, str]:
    found = card(page, title)
    return found.get_attribute("data-place"), found.get_attribute("data-start")


def talk_of(page: Page, number: int) -> str:
    """The title of a half-hour talk on the board."""
    talks = page.locator(".tt-grid .tt-card[data-minutes='30']:not(.tt-break) h3 a")
    return talks.nth(number).text_content()


def carry(page: Page, thing: Locator, to: Locator) -> None:
    """Drag with the mouse, in steps as a hand does."""
    thing.scroll_into_view_if_needed()
    box = thing.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 40, box["y"] + 20, steps=3)
    expect(page.locator(".tt-spot").first).to_be_attached()
    goal = to.bounding_box()
    page.mouse.move(goal["x"] + 30, goal["y"] + 24, steps=8)
    page.mouse.up()


def test_two_editors_at_once(visit: Callable[..., Page], draft: str) -> None:
    ada, bea = visit(draft, who="organiser"), visit(draft, who="organiser")
    expect(bea.locator("timetable-editor[data-live]")).to_be_attached()
    bea.evaluate("clearInterval(document.querySelector('timetable-editor').timer)")
    one, two = talk_of(ada, 0), talk_of(ada, 4)
    before = stand(ada, one)
    carry(ada, card(ada, one), ada.locator(".tt-tray"))
    expect(ada.locator(".tt-tray .tt-card")).to_have_count(1)
    # Bea's board follows by itself, without asking every two seconds.
    expect(bea.locator(".tt-tray").get_by_role("link", name=one, exact=True)).to_be_visible()
    # Both move different sessions: both win.
    carry(bea, card(bea, two), bea.locator(".tt-tray"))
    expect(ada.locator(".tt-tray .tt-card")).to_have_count(2)
    # Back by undo, one's own last step first.
    ada.get_by_role("button", name="Undo").click()
    ada.get_by_role("button", name="Undo").click()
    expect(ada.locator(".tt-tray .tt-card")).to_have_count(0)
    assert stand(ada, one) == before
    expect(bea.locator(".tt-tray .tt-card")).to_have_count(0)


def test_who_comes_second_hears_it_and_sees_where_it_stands(
    visit: Callable[..., Page], draft: str, complaints: list[str]
) -> None:
    ada, bea = visit(draft, who="organiser"), visit(draft, who="organiser")
    one = talk_of(ada, 1)
    bea.route(
        "**/changes/**", lambda route: route.fulfill(json={"revision": 0, "told": []})
    )  # Bea hears nothing
    card(ada, one).locator("[data-grip]").press("Delete")
    expect(ada.locator(".tt-tray .tt-card")).to_have_count(1)
    grip = card(bea, one).locator("[data-grip]")
    grip.press("l")
    expect(bea.locator(".toast")).to_contain_text("in the meantime. Now: in the tray.")
    expect(bea.locator(".tt-tray").get_by_role("link", name=one, exact=True)).to_be_visible()
    assert ["409" in one for one in complaints] == [True]  # the browser writes down every refusal
    complaints.clear()


def test_a_session_moves_by_keys_alone(visit: Callable[..., Page], draft: str) -> None:
    page = visit(draft, who="organiser")
    one = talk_of(page, 2)
    place, start = stand(page, one)
    card(page, one).locator("[data-grip]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".tt-ghost")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator(".toast")).to_contain_text(re.compile(r"\w+, \d\d:\d\d: "))
    page.keyboard.press("Escape")
    expect(page.locator(".tt-ghost")).to_have_count(0)
    assert stand(page, one) == (place, start)
    page.keyboard.press("Enter")
    expect(page.locator(".tt-ghost")).to_be_visible()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Enter")
    expect(card(page, one)).to_have_attribute("data-start", str(int(start) + 5))
    expect(card(page, one).locator("[data-grip]")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(card(page, one)).to_have_attribute("data-start", start)
    page.keyboard.press("Tab")


def test_a_finger_drags_by_the_handle(visit: Callable[..., Page], draft: str) -> None:
    page = visit(draft, 768, who="organiser", has_touch=True)
    one = talk_of(page, 0)
    grip = card(page, one).locator("[data-grip]")
    grip.scroll_into_view_if_needed()
    box, tray = grip.bounding_box(), page.locator(".tt-tray")
    session = page.context.new_cdp_session(page)

    def touch(kind: str, x: float = 0, y: float = 0) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = box["x"] + 20, box["y"] + 20
    touch("touchStart", x, y)
    touch("touchMove", x + 10, y + 10)
    expect(page.locator(".tt-spot").first).to_be_attached()
    start = int(card(page, one).get_attribute("data-start"))
    for step in range(1, 6):
        touch("touchMove", x + 10, y + step * 12)
    expect(page.locator(".tt-ghost")).to_be_attached()
    touch("touchEnd")
    expect(card(page, one)).not_to_have_attribute("data-start", str(start))
    expect(tray.locator(".tt-card")).to_have_count(0)


def test_a_release_without_a_mouse(visit: Callable[..., Page], draft: str) -> None:
    page = visit(f"{draft}list/", who="organiser", java_script_enabled=False)
    title = page.locator(".tt-list h3 a").nth(4).text_content()

    def tab_to(name: str, role: str) -> None:
        wanted = page.get_by_role(role, name=name, exact=True).first
        for _ in range(400):
            page.keyboard.press("Tab")
            if wanted.evaluate("one => one === document.activeElement"):
                return
        raise AssertionError(f"{name} is not reached by Tab")

    tab_to(title, "link")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.get_by_label("Minutes").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("list/$"))
    tab_to("Release", "link")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Release")
    page.get_by_label("Name").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("By hand")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Released. Everybody whose plan changes is told.")).to_be_visible()
    page.goto(f"{EDITION}schedule/v/By hand/")
    expect(page.get_by_text("This is the schedule as it is now.")).to_be_visible()


def test_hours_are_set_and_taken_back_by_keys_alone(visit: Callable[..., Page]) -> None:
    page = visit(f"{DESK}facts/hours/", who="organiser", java_script_enabled=False)
    before = page.get_by_label("Sat 11 Sep, from").input_value()

    def keys_to(role: str, name: str, *keys: str) -> None:
        wanted = page.get_by_role(role, name=name, exact=True)
        for _ in range(200):
            page.keyboard.press("Tab")
            if wanted.evaluate("one => one === document.activeElement"):
                break
        expect(wanted).to_be_focused()
        for key in keys:
            page.keyboard.press(key)

    page.get_by_label("Sat 11 Sep, from").focus()
    page.keyboard.type("0730AM")
    keys_to("button", "Keep it", "Enter")
    expect(page.get_by_text("Kept.")).to_be_visible()
    expect(page.get_by_label("Sat 11 Sep, from")).to_have_value("07:30")
    keys_to("button", "Undo", "Enter")
    expect(page.get_by_text("Taken back.")).to_be_visible()
    expect(page.get_by_label("Sat 11 Sep, from")).to_have_value(before)
    keys_to("button", "Redo", "Enter")
    expect(page.get_by_label("Sat 11 Sep, from")).to_have_value("07:30")
    keys_to("button", "Undo", "Enter")


@pytest.mark.parametrize("width", [360, 1280])
def test_what_was_kept_is_said_in_view(visit: Callable[..., Page], width: int) -> None:
    page = visit(f"{DESK}facts/rooms/", width, who="organiser")
    assert page.evaluate("scrollY") == 0
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("It stands like that already.")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Timetable", exact=True).first).to_be_in_viewport()


def test_who_sets_hours_second_sees_both(
    visit: Callable[..., Page], draft: str, complaints: list[str]
) -> None:
    ada, bea = (visit(f"{DESK}facts/hours/", 360, "dark", who="organiser") for _ in range(2))
    seen = ada.get_by_label("Sun 12 Sep, from").input_value()
    first, second = [opens for opens in ("07:15", "07:30", "07:45") if opens != seen][:2]
    for page, opens in ((ada, first), (bea, second)):
        page.get_by_label("Sun 12 Sep, from").fill(opens)
        page.get_by_role("button", name="Keep it").click()
    expect(bea.get_by_role("alert")).to_contain_text(f"in the meantime. Now: {first}–18:00")
    expect(bea.get_by_label("Sun 12 Sep, from")).to_have_value(second)
    assert_everybody_can_use(bea)
    bea.get_by_role("button", name="Keep it").click()
    expect(bea.get_by_text("Kept.")).to_be_visible()
    assert ["409" in one for one in complaints] == [True]  # the browser writes down every refusal
    complaints.clear()


DRAFT = [
    "", "list/", "block/", "break/", "journal/", "release/", "solves/", "compare/", "balance/",
    "cards/", "cards/in/", "weights/",
]  # fmt: skip
FACTS = ["facts/hours/", "facts/people/", "facts/rooms/", "facts/journal/", "releases/"]


@pytest.mark.parametrize("path", ["", *FACTS, *(f"1/{name}" for name in DRAFT)])
def test_everybody_can_use(visit: Callable[..., Page], path: str) -> None:
    page = visit(f"{DESK}{path}", who="organiser")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert_everybody_can_use(page)


CUT = """cards => cards.flatMap(card => [...card.querySelectorAll("h3, .tt-facts")]
    .filter(line => line.getBoundingClientRect().bottom > card.getBoundingClientRect().bottom + 1)
    .map(line => line.textContent.trim()))"""


@pytest.mark.parametrize("width", [360, 1280])
def test_half_an_hour_has_room_for_title_time_and_stars(visit: Callable[..., Page], width: int) -> None:
    page = visit(f"{DESK}1/", width, who="organiser")
    talks = page.locator(".tt-grid .tt-half")
    expect(talks.first).to_be_visible()
    assert talks.count() > 3
    assert talks.evaluate_all(CUT) == []


def test_versions_are_for_everybody(visit: Callable[..., Page]) -> None:
    assert_everybody_can_use(visit(f"{EDITION}schedule/v/"))


def test_a_session_says_why_and_a_speaker_says_when_not(visit: Callable[..., Page], draft: str) -> None:
    page = visit(draft, who="organiser")
    page.locator(".tt-grid .tt-card[data-minutes='30']:not(.tt-break) h3 a").nth(2).click()
    expect(page.get_by_role("heading", name="Why it stands here")).to_be_visible()
    assert_everybody_can_use(page)
    page.get_by_label("Begins").fill("08:15")
    page.get_by_role("button", name="What would that mean?").click()
    expect(page.get_by_text("it cannot stand there.")).to_be_visible()
    mine = visit("/me/", who="speaker")
    mine.get_by_role("link", name="When can you not come?").first.click()
    assert_everybody_can_use(mine)
    mine.get_by_label("Saturday 11 September: Morning").check()
    mine.get_by_role("button", name="Tell the programme team").click()
    expect(mine.get_by_text("The programme team sees it")).to_be_visible()
    expect(mine.get_by_label("Saturday 11 September: Morning")).to_be_checked()
