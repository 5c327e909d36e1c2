"""The wall plan and the agenda: what stands where, in order, by keyboard, by the clock, on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import assert_no_sideways_scroll
from tests.browser.furnish import SPRINTS
from tests.browser.house import EDITION, SPRINT_DAY, TALK_DAY

# Every session and break on the schedule with its box, its door's box and its times.
BOXES = """() => {
    const box = element => { const {left, right, top, bottom} = element.getBoundingClientRect();
        return {left, right, top: top + scrollY, bottom: bottom + scrollY}; };
    return [...document.querySelectorAll(".schedule [data-start]")].map(card => ({
        ...box(card), room: card.querySelector(".room")?.textContent ?? "",
        title: card.querySelector("h3")?.textContent ?? card.textContent,
        plenary: card.classList.contains("plenary"), start: card.dataset.start, end: card.dataset.end,
        time: box(card.closest(".slot").querySelector("time")),
    }));
}"""
DOORS = """() => Object.fromEntries([...document.querySelectorAll(".doors .door")].map(door => {
    const {left, right} = door.getBoundingClientRect();
    return [door.querySelector("a")?.textContent ?? "", {left, right}];
}))"""
FOCUS = "() => document.activeElement?.matches('a, button, summary') ? document.activeElement.outerHTML : ''"
CROWD = "strip => { for (let n = 0; n < 20; n++) strip.append(strip.firstElementChild.cloneNode(true)) }"
NEAR = 2  # CSS pixels


def _at(now: str) -> Callable[[Route], None]:
    """Answers as the server would if it were then."""
    return lambda route: route.fulfill(content_type="application/json", body=json.dumps({"now": now}))


def _overlap(one: dict, other: dict) -> bool:
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > NEAR and down > NEAR


def test_the_wall_plan_has_sessions_under_their_doors(visit: Callable[..., Page]) -> None:
    page = visit(TALK_DAY)
    boxes, doors = page.evaluate(BOXES), page.evaluate(DOORS)
    talks = [one for one in boxes if one["room"] and not one["plenary"]]
    assert len({one["room"] for one in talks}) > 3
    for one in talks:
        door = doors[one["room"]]
        assert abs(one["left"] - door["left"]) < NEAR, one
        assert abs(one["right"] - door["right"]) < NEAR, one
    assert not [(a, b) for a in boxes for b in boxes if a is not b and _overlap(a, b)]


def test_time_runs_down_the_wall_plan(visit: Callable[..., Page]) -> None:
    boxes = visit(TALK_DAY).evaluate(BOXES)
    for one in boxes:
        assert one["time"]["right"] <= one["left"]
        assert one["time"]["top"] >= one["top"] - NEAR
        for other in boxes:
            if one["end"] <= other["start"]:
                assert one["bottom"] <= other["top"] + NEAR, (one, other)
            if one["start"] == other["start"]:
                assert abs(one["top"] - other["top"]) < NEAR, (one, other)


def test_a_plenary_spans_all_rooms(visit: Callable[..., Page]) -> None:
    page = visit(TALK_DAY)
    doors = page.evaluate(DOORS).values()
    left, right = min(door["left"] for door in doors), max(door["right"] for door in doors)
    plenaries = [one for one in page.evaluate(BOXES) if one["plenary"]]
    assert plenaries
    for one in plenaries:
        assert abs(one["left"] - left) < NEAR
        assert abs(one["right"] - right) < NEAR


def test_what_overlaps_in_a_room_stands_side_by_side(visit: Callable[..., Page]) -> None:
    page = visit(SPRINT_DAY)
    boxes, doors = page.evaluate(BOXES), page.evaluate(DOORS)
    assert sorted(one["title"] for one in boxes) == sorted(SPRINTS)
    assert not [(a, b) for a in boxes for b in boxes if a is not b and _overlap(a, b)]
    assert len({one["top"] for one in boxes}) == 1
    door = doors[boxes[0]["room"]]
    assert all(door["left"] - NEAR <= one["left"] < one["right"] <= door["right"] + NEAR for one in boxes)


def test_a_phone_shows_an_agenda_in_order_of_time(visit: Callable[..., Page]) -> None:
    page = visit(TALK_DAY, 360)
    page.locator(".earlier summary").click()
    boxes = page.evaluate(BOXES)
    assert len({one["top"] for one in boxes}) == len({one["start"] for one in boxes})
    by_place = sorted(boxes, key=lambda one: one["top"])
    assert [one["start"] for one in by_place] == sorted(one["start"] for one in boxes)
    assert all(one["time"]["bottom"] <= one["top"] + NEAR for one in boxes)
    expect(page.locator(".doors")).to_be_hidden()


def test_a_phone_swipes_between_rooms(visit: Callable[..., Page]) -> None:
    page = visit(TALK_DAY, 360)
    strip = page.locator(".slot-sessions:visible", has=page.locator(".talk:nth-child(3)")).first
    last = strip.locator(".talk").last
    expect(last).not_to_be_in_viewport()
    last.locator("h3 a").focus()
    expect(last).to_be_in_viewport(ratio=0.9)
    page.locator(".days").evaluate(CROWD)
    strip.evaluate(CROWD)  # as many rooms as the largest conferences have
    assert_no_sideways_scroll(page)


def test_a_phone_begins_with_what_is_on(visit: Callable[..., Page]) -> None:
    page = visit(TALK_DAY, 360)
    first = page.locator(".schedule .talk:visible").first
    expect(first).to_have_class(re.compile(r"\bon\b"))
    assert first.evaluate("card => card.getBoundingClientRect().top") < 800


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_reaches_every_link_in_order(visit: Callable[..., Page], width: int) -> None:
    page = visit(SPRINT_DAY, width)
    reached = []
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUS)
        if not focused:
            break
        reached.append(focused)
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("a, button, summary")]
        .filter(one => one.tabIndex >= 0 && one.checkVisibility()).map(one => one.outerHTML)"""
    )
    assert reached == wanted
    assert "skip" in reached[0]


def test_the_skip_link_leads_past_the_bar(visit: Callable[..., Page]) -> None:
    page = visit(TALK_DAY)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_times_of_the_reader_stand_beside_those_of_the_venue(visit: Callable[..., Page]) -> None:
    page = visit(TALK_DAY, timezone_id="America/New_York")
    nine = page.locator("local-time").filter(has=page.locator("time", has_text="09:00"))
    expect(nine).to_contain_text("Fri 19:00 your time")
    late = page.locator("local-time").filter(has=page.locator("time", has_text="17:00"))
    expect(late).to_contain_text("03:00 your time")
    expect(late).not_to_contain_text("Sat")
    assert_no_sideways_scroll(page)


def test_at_the_venue_one_time_is_enough(visit: Callable[..., Page]) -> None:
    page = visit(TALK_DAY, timezone_id="Australia/Hobart")
    expect(page.locator(".talk.on").first).to_be_visible()  # scripts have run
    expect(page.locator(".yours")).to_have_count(0)


def test_the_clock_of_the_house_says_what_is_on(visit: Callable[..., Page]) -> None:
    page = visit(TALK_DAY)
    expect(page.locator(".talk.on")).not_to_have_count(0)
    starts = page.evaluate(
        "() => [...new Set([...document.querySelectorAll('.talk.on')].map(one => one.dataset.start))]"
    )
    assert starts == ["2027-09-11T10:15:00+10:00"]
    expect(page.locator("now-line + .slot time")).to_have_text("10:50")


def test_nothing_is_on_the_day_before(visit: Callable[..., Page]) -> None:
    page = visit("about:blank")
    page.route("**/me/overlay/**", _at("2027-09-10T10:20:00+10:00"))
    with page.expect_response("**/me/overlay/**"):
        page.goto(TALK_DAY)
    expect(page.locator(".on, .over, .live")).to_have_count(0)
    expect(page.locator("now-line")).to_be_hidden()


def test_paper_keeps_the_sessions_and_drops_the_controls(visit: Callable[..., Page]) -> None:
    page = visit(TALK_DAY)
    sessions = page.locator(".talk h3").count()
    page.emulate_media(media="print")
    assert page.locator(".talk h3").filter(visible=True).count() == sessions > 10
    for gone in (".skip", ".bar .menu", ".bar .end", ".filters", ".pills", ".star", ".foot-bar"):
        assert page.locator(gone).filter(visible=True).count() == 0, gone


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [EDITION, TALK_DAY])
def test_right_to_left_is_the_mirror_image(visit: Callable[..., Page], path: str, width: int) -> None:
    page = visit(path, width)
    mark, mine = page.locator(".bar .mark"), page.locator(".bar .me")
    assert mark.bounding_box()["x"] < mine.bounding_box()["x"]
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert mark.bounding_box()["x"] > mine.bounding_box()["x"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if page.locator(".doors").is_visible():
        doors = page.evaluate(DOORS)
        lefts = [door["left"] for door in doors.values()]
        assert lefts == sorted(lefts, reverse=True)
