"""The lists of the directory in a browser: by thumb, by mouse, by keyboard, with and without script."""

from __future__ import annotations

import pytest

from hallway.areas.directory.tests.world import conference, day, listed
from tests.browser.conftest import assert_everybody_can_use

YEAR = day(100).year
PAGES = [
    "/calls/",
    "/calls/past/",
    "/conferences/?topic=PY",
    "/conferences/?q=pyocn",
    "/conferences/map/",
    "/conferences/archive/",
    f"/conferences/archive/{YEAR}/",
    f"/conferences/calendar/{YEAR}/",
    "/calls/?q=nothing+like+it",
]


@pytest.fixture
def world(live_server):
    def at(lat, lon, **more):
        return {"latitude": lat, "longitude": lon, "topics": ["PY"], **more}

    listed(
        conference(
            "PyCon Lithuania", 100, 102, {"call": 2, "poster": 20}, at(54.7, 25.3), city="Vilnius", year=YEAR
        ),
        conference(
            "PyCon Namibia", 101, 105, {"call": 9}, at(-22.6, 17.1, price="free"), city="Windhoek", year=YEAR
        ),
        conference(
            "PyData Berlin", 120, 122, {"call": None}, at(52.5, 13.4), city="Berlin", mode="hybrid", year=YEAR
        ),
        conference(
            "A conference with a very long name about everything",
            90,
            91,
            {"call": -4},
            at(48.9, 2.4),
            year=YEAR,
        ),
        conference("PyCon Off", 130, 131, {}, at(35.7, 139.7), city="Tokyo", status="cancelled", year=YEAR),
        conference("PyCon Nowhere", None),
    )


@pytest.mark.parametrize("path", PAGES)
def test_every_list_fits_and_everybody_can_use_it(world, page_at, path):
    page = page_at(bypass_csp=True)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert_everybody_can_use(page)


def test_the_list_follows_what_is_typed(world, page_at):
    page = page_at(1280)
    page.goto("/conferences/")
    page.keyboard.press("/")
    page.keyboard.type("lihtuania")
    page.locator("[data-part=meant] a").wait_for()
    assert page.locator("[data-edition] h3").all_inner_texts() == ["PyCon Lithuania"]
    assert page.get_by_role("status").inner_text() == "1 conference"
    assert page.url.endswith("/conferences/?q=lihtuania")
    page.get_by_role("link", name="lithuania", exact=True).click()
    page.locator("[data-part=meant] a").wait_for(state="detached")
    assert page.get_by_role("searchbox").input_value() == "lithuania"


def test_a_choice_keeps_its_place_under_the_finger(world, page_at):
    page = page_at(360)
    page.goto("/conferences/")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("link", name="Free 1").click()
    page.locator("[data-part=chosen] a").wait_for(state="attached")
    assert page.locator("#facets").evaluate("panel => panel.matches(':popover-open')")
    assert page.evaluate("document.activeElement.dataset.choose") == "price-free"
    page.get_by_role("button", name="Done").click()
    assert page.locator("[data-edition] h3").all_inner_texts() == ["PyCon Namibia"]
    page.get_by_role("searchbox").fill("berlin")
    page.locator(".empty").wait_for()
    assert page.url.endswith("?q=berlin&price=free")


def test_all_of_it_works_without_script(world, page_at):
    page = page_at(360, java_script_enabled=False)
    page.goto("/calls/")
    assert page.locator(".due .left").first.inner_text().endswith(("days", "hours"))
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("link", name="Free 1").click()
    assert page.url.endswith("/calls/?price=free")
    page.get_by_role("searchbox").fill("namibia")
    page.get_by_role("button", name="Search").click()
    assert page.url.endswith("/calls/?q=namibia&price=free")
    assert page.locator("[data-edition] h3").all_inner_texts() == ["PyCon Namibia"]


def test_countdown_and_ones_own_time_stand_beside_the_deadline(world, page_at):
    page = page_at(1280, timezone_id="Asia/Tokyo")
    page.goto("/calls/")
    first = page.locator(".due").first
    first.locator(".yours").first.wait_for()
    assert first.locator(".instant time").inner_text().endswith("23:59")
    assert "20:59 your time" in first.locator(".instant").inner_text()
    assert first.locator("[data-left]").inner_text().startswith(("2d", "3d", "1d"))


def test_points_on_the_map_are_links_for_a_thumb(world, page_at):
    page = page_at(360)
    page.goto("/conferences/map/")
    for point in page.locator("svg.narrow a").all():
        box = point.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    page.locator("svg.narrow").get_by_role("link", name="3 conferences near").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**box=**")
    assert page.get_by_role("link", name="The whole world").is_visible()
