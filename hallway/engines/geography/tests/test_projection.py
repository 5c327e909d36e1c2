from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.engines.geography.points import Point
from hallway.engines.geography.projection import HALF_WIDTH, WORLD, equal_earth
from hallway.engines.geography.tests.strategies import points

latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


@pytest.mark.parametrize(
    ("latitude", "longitude", "x", "y"),
    [(0, 0, 0, 0), (0, 180, 2.70663, 0), (90, 180, 1.60359, 1.31736), (-90, 0, 0, -1.31736)],
)
def test_corners_of_the_published_shape(latitude, longitude, x, y):
    assert equal_earth(latitude, longitude) == pytest.approx((x, y), abs=1e-4)


def test_the_shape_is_as_wide_as_published():
    # The paper: pole lines of 0.59 of the equator, and axes of 1 to 2.05.
    assert equal_earth(90, 180).x / HALF_WIDTH == pytest.approx(0.592, abs=0.002)
    assert HALF_WIDTH / equal_earth(90, 0).y == pytest.approx(2.05, abs=0.01)


@given(latitudes, longitudes)
def test_east_mirrors_west_and_north_mirrors_south(latitude, longitude):
    x, y = equal_earth(latitude, longitude)
    assert equal_earth(-latitude, longitude) == pytest.approx((x, -y))
    assert equal_earth(latitude, -longitude) == pytest.approx((-x, y))


@given(latitudes, latitudes, longitudes)
def test_farther_north_is_higher(a, b, longitude):
    low, high = sorted((a, b))
    if high - low > 1e-6:
        assert equal_earth(low, longitude).y < equal_earth(high, longitude).y


@given(longitudes, longitudes, latitudes)
def test_farther_east_is_farther_right(a, b, latitude):
    low, high = sorted((a, b))
    if high - low > 1e-6:
        assert equal_earth(latitude, low).x < equal_earth(latitude, high).x


@given(st.floats(-89, 88), st.floats(-179, 178))
def test_areas_keep_their_ratio(latitude, longitude):
    small = 1e-3
    x, y = equal_earth(latitude, longitude)
    wide, high = (
        equal_earth(latitude, longitude + small).x - x,
        equal_earth(latitude + small, longitude).y - y,
    )
    true = radians(small) ** 2 * cos(radians(latitude))
    assert wide * high == pytest.approx(true, rel=1e-3)


@given(points)
def test_every_point_is_inside_the_frame(point):
    x, y = WORLD.place(point)
    assert -1e-9 <= x <= WORLD.width + 1e-9
    assert -1e-9 <= y <= WORLD.height + 1e-9


@pytest.mark.parametrize(
    ("left", "right"), [((64, -150), (40, -74)), ((52, 13), (35, 139)), ((-33, 151), (-41, 174))]
)
def test_the_map_reads_from_west_to_east(left, right):
    assert WORLD.place(Point(*left)).x < WORLD.place(Point(*right)).x


def test_the_map_is_cut_in_the_bering_strait():
    chukotka, alaska = Point(66, -170.5), Point(65.6, -168)
    assert WORLD.place(alaska).x < WORLD.width / 2 < WORLD.place(chukotka).x


def test_the_view_box_holds_the_frame():
    assert WORLD.view_box == "0 0 1000 435"
    assert 434 < WORLD.height <= 435
