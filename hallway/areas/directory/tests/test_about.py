"""Words for sizes, distances and predictions hold for every figure."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.areas.directory.about.calls import exact_zone
from hallway.areas.directory.about.locator import HEIGHT, WIDTH, locator
from hallway.areas.directory.about.places import distance_words
from hallway.areas.directory.about.prediction import _REASONS
from hallway.areas.directory.about.sizes import ratio_words
from hallway.engines.geography.points import Point
from hallway.engines.geography.projection import WORLD
from hallway.engines.prediction.history import Code
from hallway.formats.moments import zone_info

POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (0.25, "a quarter of the size of X"), (0.27, "a quarter of the size of X"),
        (0.43, "43% of the size of X"),
        (0.98, "about the size of X"), (2.1, "twice the size of X"), (2.6, "2.6 times the size of X"),
        (0.001, "1% of the size of X"), (12, "12 times the size of X"),
    ],
)  # fmt: skip
def test_a_share_is_named_only_where_it_is_near(ratio: float, words: str) -> None:
    assert ratio_words(ratio, "X") == words


@given(st.floats(0.0001, 1000), st.text(max_size=20))
def test_every_ratio_has_words(ratio: float, other: str) -> None:
    assert ratio_words(ratio, other).endswith(other)


@pytest.mark.parametrize(
    ("km", "words"),
    [
        (None, ""),
        (0, "in the same town"),
        (47, "47 km"),
        (483, "480 km"),
        (1299, "1,300 km"),
        (15555, "16,000 km"),
    ],
)
def test_distances_pretend_nothing(km: int | None, words: str) -> None:
    assert distance_words(km) == words


@given(st.lists(POINTS, min_size=1, max_size=5))
def test_every_point_is_on_its_map(points: list[Point]) -> None:
    found = locator(points)
    assert found is not None
    x, y, width, height = map(float, found.view_box.split())
    assert width >= WIDTH and height >= HEIGHT
    for dot in found.dots:
        assert x - 0.1 <= dot.x <= x + width + 0.1
        assert y - 0.1 <= dot.y <= y + height + 0.1
    assert width / height == pytest.approx(WIDTH / HEIGHT, rel=0.01)
    assert WORLD.width > 0


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("AoE", "anywhere on Earth (AoE, UTC−12)"), ("UTC", "UTC"), ("Europe/Vilnius", "EET (UTC+2)"),
        ("America/New_York", "EST (UTC−5)"), ("Asia/Kathmandu", "Kathmandu time (UTC+5:45)"),
    ],
)  # fmt: skip
def test_zones_have_their_offset(zone: str, words: str) -> None:
    assert exact_zone(zone, dt.datetime(2027, 1, 10, 12, tzinfo=zone_info(zone))) == words


def test_every_reason_that_the_engine_gives_for_a_prediction_has_words() -> None:
    silent = {Code.COUNTRY, Code.TOO_FEW, Code.PAUSED}  # said by the place, or there is no prediction
    told = {
        "years": 3, "of": 4, "month": 4, "half": 2, "days": 90, "least": 80, "most": 100, "weekday": 2,
        "editions": 5, "city": "Vilnius", "usual": 2, "moves": 3, "cities": 4,
    }  # fmt: skip
    for code in set(Code) - silent:
        words = _REASONS[code](told)
        assert re.search(r"\w{3}", words) and "%(" not in words
