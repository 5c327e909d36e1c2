"""What an organiser does and a stranger sees: pages, the edition itself, a programme brought in."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import assert_accessible
from tests.browser.house import EDITION, TALK_DAY

DAY = "2027-09-11"
ORGANISE = f"{EDITION}organise/"
HEARD = 3  # seconds within which every process has heard of a change


def _assert_soon(stranger: Page, path: str, status: int) -> None:
    """What a stranger is told at `path` in a moment, past the memory of the browser."""
    end = time.monotonic() + HEARD
    while stranger.request.get(path).status != status:
        assert time.monotonic() < end, f"{path} is not yet {status}"
        stranger.wait_for_timeout(50)


def _assert_soon_reads(stranger: Page, words: str) -> None:
    end = time.monotonic() + HEARD
    while words not in stranger.content():
        assert time.monotonic() < end, f"“{words}” does not appear"
        stranger.reload()


def test_a_page_is_written_previewed_and_published(visit: Callable[..., Page]) -> None:
    desk, stranger = visit(f"{ORGANISE}pages/new/", who="organiser"), visit("/")
    desk.get_by_label("Title").fill("Bringing a kayak")
    desk.get_by_label("Text").fill("## Where to land\n\nAt the *slipway*, before nine.")
    preview = desk.locator("[data-preview-target]")
    expect(preview.get_by_role("heading", name="Where to land")).to_be_visible()
    expect(preview.locator("em")).to_have_text("slipway")
    expect(desk.get_by_role("button", name="Preview")).to_be_hidden()
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_role("status").first).to_contain_text("saved")
    assert stranger.request.get(f"{EDITION}bringing-a-kayak/").status == 404

    desk.get_by_label("draft").uncheck()
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_role("status").first).to_contain_text("Saved")
    _assert_soon(stranger, f"{EDITION}bringing-a-kayak/", 200)
    stranger.goto(f"{EDITION}bringing-a-kayak/")
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Bringing a kayak")


def test_a_change_reaches_strangers_who_have_read_the_page(visit: Callable[..., Page]) -> None:
    stranger, desk = visit(f"{EDITION}about/"), visit(f"{ORGANISE}pages/1/", who="organiser")
    body = desk.get_by_label("Text")
    body.fill(f"{body.input_value()}\n\nThe ferry bell rings at eight.")
    expect(desk.locator("[data-preview-target]")).to_contain_text("ferry bell")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_role("status").first).to_contain_text("Saved")
    _assert_soon_reads(stranger, "The ferry bell rings at eight.")


def test_a_hidden_edition_is_not_there_for_strangers(visit: Callable[..., Page]) -> None:
    stranger, desk = visit(EDITION), visit(f"{ORGANISE}details/", who="organiser")
    public = desk.get_by_label("Public", exact=True)
    public.uncheck()
    desk.get_by_role("button", name="Save").click()
    expect(public).not_to_be_checked()
    for path in (EDITION, TALK_DAY, f"{EDITION}about/", f"{EDITION}schedule.json"):
        _assert_soon(stranger, path, 404)
    assert desk.request.get(EDITION).status == 200
    public.check()
    desk.get_by_role("button", name="Save").click()
    expect(public).to_be_checked()
    _assert_soon(stranger, EDITION, 200)


@pytest.fixture
def programme(visit: Callable[..., Page], tmp_path: Path) -> Path:
    """The programme as this house exports it, with one title changed and one session more."""
    schedule = visit("/").request.get(f"{EDITION}schedule.json").json()
    days = schedule["schedule"]["conference"]["days"]
    (talks,) = [day["rooms"]["Lantern"] for day in days if day["date"] == DAY]
    late = {"title": "Tides for everybody", "code": "NEWTLK", "id": 987654, "guid": str(uuid4())}
    late |= {"start": "21:00", "date": f"{DAY}T21:00:00+10:00"}
    talks.append(talks[0] | late)
    talks[0]["title"] = "A title from elsewhere"
    file = tmp_path / "schedule.json"
    file.write_text(json.dumps(schedule))
    return file


def test_a_programme_is_brought_in(visit: Callable[..., Page], programme: Path) -> None:
    desk = visit(f"{ORGANISE}import/", 360, who="organiser")
    desk.get_by_label("File").set_input_files(programme)
    desk.get_by_role("button", name="Read it").click()
    expect(desk.get_by_role("progressbar")).to_be_visible()
    expect(desk.get_by_role("heading", name="What would change")).to_be_focused()
    expect(desk.get_by_text("1 new", exact=True)).to_be_visible()
    expect(desk.get_by_role("row", name="A title from elsewhere: title")).to_be_visible()
    assert_accessible(desk)
    stranger = visit(TALK_DAY)
    expect(stranger.get_by_text("Tides for everybody")).to_have_count(0)

    desk.get_by_role("button", name="Bring it in").click()
    expect(desk.get_by_role("heading", name="Done")).to_be_visible()
    assert_accessible(desk)
    desk.get_by_role("link", name="Look at the schedule").click()
    _assert_soon_reads(stranger, "Tides for everybody")
    for page in (desk, stranger):
        expect(page.locator(".talk").filter(has_text="Tides for everybody")).to_be_visible()
        expect(page.locator(".talk").filter(has_text="A title from elsewhere")).to_be_visible()


def test_a_file_that_is_no_programme_says_so(visit: Callable[..., Page], tmp_path: Path) -> None:
    file = tmp_path / "schedule.json"
    file.write_text('{"shopping": ["rope", "tar"]}')
    desk = visit(f"{ORGANISE}import/", 360, who="organiser")
    desk.get_by_label("File").set_input_files(file)
    desk.get_by_role("button", name="Read it").click()
    expect(desk.get_by_role("alert")).to_be_visible()
    assert_accessible(desk)
    expect(desk.get_by_role("link", name="Try another file")).to_be_visible()
