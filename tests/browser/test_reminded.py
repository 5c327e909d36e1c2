"""Following a series, being reminded when the time has come, and ending it with one click."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.house import House, served, wait_until

SERIES = "/series/pycon-netherlands/"
FAR = "2026-08-20T09:00:00+00:00"  # the call of PyCon Netherlands closes on 23 August, anywhere on Earth
NEAR = "2026-08-21T13:00:00+00:00"  # less than three days before that
REMINDER = "PyCon Netherlands 2026"


def enter(house: House, new_tab: Callable[..., Page]) -> Page:
    page = new_tab(1280, base_url=house.url)
    page.request.get("/demo/as/attendee/", max_redirects=0)
    return page


def rows(data: Path, table: str) -> int:
    with closing(sqlite3.connect(f"file:{data}/hallway.sqlite3?mode=ro", uri=True)) as database:
        return database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]


def test_follow_be_reminded_and_unsubscribe(
    _furniture: Path, tmp_path: Path, new_tab: Callable[..., Page]
) -> None:
    data = tmp_path / "data"
    shutil.copytree(_furniture, data)
    with served(data, FAR) as house:
        page = enter(house, new_tab)
        page.goto(SERIES)
        follow = page.locator("[data-follow]")
        expect(follow).to_have_attribute("aria-pressed", "false")
        with page.expect_response(lambda response: response.request.method == "POST") as posted:
            follow.click()
        assert posted.value.ok
        expect(follow).to_have_attribute("aria-pressed", "true")
        page.goto("/me/conferences/")
        expect(page.get_by_text(REMINDER).first).to_be_visible()
        wait_until(lambda: rows(data, "notices_cursor") > 0, "the worker has looked at the clock")
    with served(data, NEAR) as house:
        wait_until(lambda: any((data / "mail").glob("*.log")), "a reminder was sent")
        page = enter(house, new_tab)
        page.goto("/demo/mail/")
        mail = page.get_by_role("article").filter(has_text=REMINDER)
        expect(mail).to_contain_text("3 days")
        expect(mail).to_contain_text("23:59 anywhere on Earth")
        page.goto("/me/notices/")
        expect(page.get_by_text(REMINDER).first).to_be_visible()
        page.goto("/demo/mail/")
        mail.get_by_role("button", name="Unsubscribe").click()
        expect(page.get_by_role("heading", name="Done")).to_be_visible()
        page.get_by_role("link", name="All settings").click()
        kind = page.get_by_role("group", name="A deadline comes near")
        expect(kind.get_by_label("Mail")).to_have_value("off")
