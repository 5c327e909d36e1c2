from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hallway.areas.directory import yearplan
from hallway.areas.directory.models import Spot
from hallway.areas.directory.tests.world import conference, listed
from hallway.areas.directory.worldmap import NARROW, WIDE, Box
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition

BERLIN, MUNICH, NAIROBI = (52.5, 13.4), (48.1, 11.6), (-1.3, 36.8)


def at(place: tuple[float, float]) -> dict[str, float]:
    return {"latitude": place[0], "longitude": place[1]}


@pytest.fixture
def world(db: None) -> None:
    listed(
        conference("Berlin Days", city="Berlin", country="Germany", entry=at(BERLIN)),
        conference("Munich Days", city="Munich", country="Germany", entry=at(MUNICH)),
        conference("Nairobi Days", city="Nairobi", country="Kenya", entry=at(NAIROBI)),
        conference("Nowhere Days"),
    )


def test_the_map_has_groups_and_the_list_beside_it_everything(world: None, client: Client) -> None:
    page = client.get("/conferences/map/").text
    assert 'aria-label="2 conferences near' in page
    assert 'aria-label="Nairobi Days, Nairobi"' in page
    assert page.count("data-edition") == 4


def test_a_group_leads_closer(world: None, client: Client) -> None:
    page = client.get("/conferences/map/").text
    box = re.search(r'href="\?box=([-\d%C]+)"', page)[1].replace("%2C", ",")
    closer = client.get("/conferences/map/", {"box": box}).text
    assert "Berlin Days, Berlin" in closer and "Munich Days, Munich" in closer
    assert closer.count("data-edition") == 2
    assert 'viewBox="0.0 0.0 1000.0' not in closer


def test_facets_and_search_hold_for_both(world: None, client: Client) -> None:
    page = client.get("/conferences/map/?region=africa").text
    assert "Nairobi Days, Nairobi" in page and "near" not in page
    assert page.count("data-edition") == 1
    assert client.get("/conferences/map/?q=munich").text.count("data-edition") == 1


def test_further_places_are_on_the_map_too(db: None, client: Client) -> None:
    edition = conference("Two Cities", city="Berlin", entry=at(BERLIN))
    Spot.objects.create(edition=edition, city="Nairobi", **at(NAIROBI))
    listed(edition)
    page = client.get("/conferences/map/").text
    assert page.count('aria-label="Two Cities, Berlin"') == 4  # in two drawings
    assert "and 1 more place" in page
    assert client.get("/conferences/map/?box=-5,30,5,40").text.count("data-edition") == 1


@pytest.mark.parametrize(
    "box", ["", "1,2,3", "a,b,c,d", "9,9,1,1", "-91,0,0,1", "0,0,1,181", "1,2,3,4,5", "0,0,1,1e9"]
)
def test_what_is_no_box_is_the_whole_world(box: str) -> None:
    assert Box.from_text(box) is None


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1))
def test_a_box_holds_what_it_is_made_around_and_reads_itself_back(points: list[tuple[float, float]]) -> None:
    box = Box.around(points)
    assert Box.from_text(str(box)) == box
    assert all(box.south <= lat <= box.north and box.west <= lon <= box.east for lat, lon in points)


def test_marks_are_as_large_as_a_thumb() -> None:
    assert NARROW * (360 - 2 * 16) >= 44
    assert WIDE * (640 - 2 * 40) >= 44


DAYS = st.dates(dt.date(2025, 11, 1), dt.date(2027, 2, 1))


@given(st.lists(st.tuples(DAYS, st.integers(0, 40), st.text("Ab ", min_size=1, max_size=60)), max_size=40))
def test_bars_of_a_year_lie_in_the_grid_and_never_over_each_other(spans) -> None:
    editions = [
        Edition(slug="a", name=name, starts_on=first, ends_on=first + dt.timedelta(days=more))
        for first, more, name in sorted(spans)
    ]
    for month in yearplan.months(2026, editions):
        taken: set[tuple[int, int]] = set()
        for bar in month.bars:
            row, left, right = map(
                int, re.fullmatch(r"row-(\d+) to-\d+ col-(\d+) colto-(\d+)", bar.place).groups()
            )
            cells = {(row, column) for column in range(left, right)}
            assert 1 <= left < right <= len(month.days) + 1
            assert not cells & taken
            taken |= cells


@given(st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=30))
def test_every_conference_of_a_year_is_in_its_months_and_counted_once(spans) -> None:
    editions = [
        Edition(slug=str(n), name="A", starts_on=first, ends_on=first + dt.timedelta(days=more))
        for n, (first, more) in enumerate(sorted(spans))
    ]
    months = yearplan.months(2026, editions)
    shown = {bar.edition.slug for month in months for bar in month.bars}
    assert shown == {one.slug for one in editions if one.starts_on.year <= 2026 <= one.ends_on.year}
    assert sum(month.count for month in months) == sum(one.starts_on.year == 2026 for one in editions)


def test_the_calendar_shows_a_year_and_the_way_to_the_others(db: None, client: Client) -> None:
    listed(
        conference("PyJuly", None, starts_on=dt.date(2019, 7, 30), ends_on=dt.date(2019, 8, 2), year=2019),
        conference("PyOff", None, starts_on=dt.date(2019, 7, 1), year=2019, status="cancelled"),
        conference("PyLater", None, starts_on=dt.date(2020, 1, 1), year=2020),
    )
    page = client.get("/conferences/calendar/2019/").text
    assert page.count(">PyJuly<") == 2 and page.count("continued") == 1
    assert "Cancelled" in page and "PyLater" not in page
    assert 'href="/conferences/calendar/2020/"' in page and "/calendar/2018/" not in page
    assert client.get("/conferences/calendar/2018/").status_code == 404


def test_this_year_has_a_calendar_also_when_nothing_is_known(db: None, client: Client) -> None:
    assert 'class="empty"' in client.get(f"/conferences/calendar/{now().year}/").text
