from math import atan2, cos, degrees, hypot, radians, sin

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from hallway.engines.geography.distance import EARTH_RADIUS_KM, HALF_ROUND_KM, boxes_around, distance_km
from hallway.engines.geography.points import Point, wrapped
from hallway.engines.geography.tests.strategies import points

BERLIN, SYDNEY, FIJI, SAMOA = (
    Point(52.52, 13.405),
    Point(-33.8688, 151.2093),
    Point(-17.8, 178.0),
    Point(-13.8, -172.1),
)


def step(start, km, bearing):
    """The point `km` away in a direction, by turning a vector: not the way the engine thinks."""
    angle, lat, lon = km / EARTH_RADIUS_KM, radians(start.latitude), radians(start.longitude)
    up = (cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))
    north = (-sin(lat) * cos(lon), -sin(lat) * sin(lon), cos(lat))
    east = (-sin(lon), cos(lon), 0.0)
    return [
        cos(angle) * u + sin(angle) * (cos(bearing) * n + sin(bearing) * e)
        for u, n, e in zip(up, north, east, strict=True)
    ]


def as_point(vector):
    x, y, z = vector
    return Point(degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x)))


@pytest.mark.parametrize(
    ("a", "b", "ellipsoid_km"),
    [
        (BERLIN, SYDNEY, 16090),
        (FIJI, SAMOA, 1145),
        (Point(0, 0), Point(0, 180), 20004),
        (Point(90, 0), Point(-90, 0), 20004),
        (Point(50.066389, -5.714722), Point(58.643889, -3.07), 969.954),  # Land's End to John o' Groats
    ],
)
def test_known_distances_within_the_promised_error(a, b, ellipsoid_km):
    assert distance_km(a, b) == pytest.approx(ellipsoid_km, rel=0.0056)


@given(points, points)
def test_distance_is_symmetric_and_never_more_than_half_round(a, b):
    assert distance_km(a, b) == distance_km(b, a)
    assert 0 <= distance_km(a, b) <= HALF_ROUND_KM


@given(points, points, points)
def test_a_detour_is_never_shorter(a, b, c):
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-3


@given(points, st.floats(0, 20000), st.floats(0, 6.3))
def test_a_step_is_as_long_as_it_was(start, km, bearing):
    assert distance_km(start, as_point(step(start, km, bearing))) == pytest.approx(km, abs=1e-3)


@given(points, st.floats(0, HALF_ROUND_KM), st.floats(0, 6.3))
@example(FIJI, 1200, 1.1)
@example(Point(89, 10), 300, 0.0)
@example(Point(-89.5, 179), 56, 3.1)
@example(Point(90, 0), 0, 0.0)
def test_boxes_hold_all_that_is_within_the_radius(centre, km, bearing):
    point = as_point(step(centre, km * 0.999999, bearing))
    assert any(box.holds(point) for box in boxes_around(centre, km))


@given(points, st.floats(0, HALF_ROUND_KM))
def test_no_box_crosses_the_date_line_or_leaves_the_earth(centre, km):
    for box in boxes_around(centre, km):
        assert -90 <= box.south <= box.north <= 90
        assert -180 <= box.west <= box.east <= 180


@given(st.floats(-75, 75), st.floats(-180, 180), st.floats(1, 1000))
def test_boxes_are_not_much_larger_than_the_circle(latitude, longitude, km):
    centre = Point(latitude, longitude)
    boxes = boxes_around(centre, km)
    corner = max(distance_km(centre, Point(box.south, x)) for box in boxes for x in (box.west, box.east))
    assume(abs(latitude) < 60)
    assert corner < 1.7 * km


def test_a_circle_across_the_date_line_is_two_boxes():
    west_of_it, east_of_it = boxes_around(Point(0, -179.9), 100)
    assert west_of_it.holds(Point(0, -179.5)) and east_of_it.holds(Point(0, 179.5))
    assert not any(box.holds(Point(0, 0)) for box in (west_of_it, east_of_it))


@pytest.mark.parametrize(
    "point", [Point(91, 0), Point(0, 181), Point(float("nan"), 0), Point(0, float("inf"))]
)
def test_what_is_not_on_earth_says_so(point):
    assert not point.is_on_earth and BERLIN.is_on_earth


@given(st.floats(-1e4, 1e4))
def test_wrapping_keeps_the_meridian(longitude):
    assert -180 <= wrapped(longitude) <= 180
    assert sin(radians(wrapped(longitude))) == pytest.approx(sin(radians(longitude)), abs=1e-6)
