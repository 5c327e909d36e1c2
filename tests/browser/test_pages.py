"""Every kind of page, on a phone by day and on a wide screen at night."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from demo.load import stable_code
from demo.programme.keynotes import KEYNOTES
from tests.browser.conftest import assert_everybody_can_use
from tests.browser.house import EDITION, SPRINT_DAY, TALK_DAY

CODE = stable_code(f"session:{KEYNOTES[0].key}")
SPEAKER = stable_code(KEYNOTES[0].speakers[0])
PUBLIC = [
    "/", "/series/pyharbour/", EDITION, f"{EDITION}about/", f"{EDITION}news/", f"{EDITION}news/call-opens/",
    f"{EDITION}team/", TALK_DAY, f"{TALK_DAY}?kind=talk", SPRINT_DAY, f"{EDITION}schedule/now/",
    f"{EDITION}sessions/", f"{EDITION}talk/{CODE}/", f"{EDITION}speakers/", f"{EDITION}speaker/{SPEAKER}/",
    f"{EDITION}tracks/", f"{EDITION}track/django/", f"{EDITION}rooms/", f"{EDITION}room/tide/",
    f"{EDITION}videos/", f"{EDITION}schedule/export/", "/accounts/login/", "/accounts/signup/", "/demo/",
    f"/de{EDITION}",
]  # fmt: skip
MINE = [
    "/me/", "/me/profile/", "/me/plan/", "/me/data/", "/me/erase/", f"/me/stars/pyharbour-2027/{CODE}/",
    "/accounts/methods/", "/accounts/logout/",
]  # fmt: skip
ORGANISE = [
    "", "details/", "pages/", "pages/1/", "news/", "news/new/", "phases/", "tracks/1/", "links/", "import/",
    "roles/",
]  # fmt: skip


@pytest.mark.parametrize("path", PUBLIC)
def test_public(visit: Callable[..., Page], path: str) -> None:
    assert_everybody_can_use(visit(path))


@pytest.mark.parametrize("path", MINE)
def test_mine(visit: Callable[..., Page], path: str) -> None:
    assert_everybody_can_use(visit(path, who="attendee"))


@pytest.mark.parametrize("path", ORGANISE)
def test_organise(visit: Callable[..., Page], path: str) -> None:
    assert_everybody_can_use(visit(f"{EDITION}organise/{path}", who="organiser"))


def test_what_is_not_there(visit: Callable[..., Page], complaints: list[str]) -> None:
    page = visit(f"{EDITION}talk/NOSUCH/")
    assert page.title().startswith("No such door")
    assert_everybody_can_use(page)
    assert all("404" in one for one in complaints)
    complaints.clear()
