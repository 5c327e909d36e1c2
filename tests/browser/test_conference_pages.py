"""The pages of one conference, one series, two beside each other, and the guides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from hallway.areas.directory.models import SeriesAlias, Spot
from hallway.areas.directory.tests.builders import call, conference
from hallway.formats.moments import Moment
from hallway.ground.clock import now
from hallway.ground.deadlines import actions
from hallway.ground.editions.models import Edition
from hallway.ground.editions.states import EditionStatus
from tests.browser.conftest import WIDTHS, assert_everybody_can_use

DAY = dt.timedelta(days=1)
SHOWN = [
    "/conferences/pycon-lithuania-1/?from=Warsaw",
    "/conferences/pycon-poland-1/",
    "/conferences/compare/?a=pycon-lithuania-1&b=pycon-poland-1",
    "/conferences/compare/?a=nothing",
    "/series/",
    "/series/pycon-lithuania/",
    "/guides/",
    "/guides/anywhere-on-earth/",
    "/de/guides/first-proposal/",
]


@pytest.fixture
def world(transactional_db: None) -> Edition:
    """A conference with a past, neighbours, a call that has moved, and a cancelled one beside it."""
    start = now().date() + 120 * DAY
    chosen = conference(
        "PyCon Lithuania 1", start, "Vilnius", attendance=500,
        entry={
            "website": "https://pycon.example/", "price": "low", "aid_url": "https://pycon.example/aid",
            "channels": {"mastodon": "https://social.example/@py", "twitter": "pylt"}, "note": "Bring tea.",
        },
    )  # fmt: skip
    for back in (1, 2, 3):
        held = start - 364 * back * DAY
        past = conference(f"PyCon Lithuania {1 - back}", held, "Vilnius", attendance=400 - back)
        call(past, held - 90 * DAY)
    Spot.objects.create(edition=chosen, city="Kaunas", country="Lithuania", latitude=54.9, longitude=23.9)
    SeriesAlias.objects.create(series=chosen.series, name="PyCon LT", key="pycon lt")
    deadline = call(chosen, now().date() + 9 * DAY, url="https://pycon.example/cfp")
    actions.extend(
        deadline, by=None, moment=Moment(now().date() + 20 * DAY), source="https://pycon.example/news"
    )
    gone = conference("PyCon Poland 1", start + DAY, "Warsaw", status=EditionStatus.CANCELLED)
    call(gone, now().date() - 9 * DAY)
    conference("PyBerlin 1", start - 4 * DAY, "Berlin", attendance=80)
    conference("PyWarsaw 1", start - 30 * DAY, "Warsaw")
    return chosen


@pytest.mark.parametrize("path", SHOWN)
def test_every_kind_of_page(page_at: Callable[..., Page], world: Edition, path: str) -> None:
    page = page_at(WIDTHS[0])
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert_everybody_can_use(page)


def test_the_deadline_in_the_time_of_whoever_reads(page_at: Callable[..., Page], world: Edition) -> None:
    page = page_at(timezone_id="Asia/Kathmandu")
    page.goto("/conferences/pycon-lithuania-1/")
    article = page.locator(".call").first
    assert article.locator("[data-left]").inner_text().split("d")[0] in {"20", "21"}  # to the end of that day
    assert "17:44 your time" in article.locator(".yours").inner_text()
