from math import dist
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.engines.geography.clusters import Placed, clusters

spots = st.tuples(st.integers(0, 60), st.integers(0, 40))
maps = st.lists(spots, max_size=40).map(
    lambda places: [Placed(f"c{number}", x / 2, y / 2) for number, (x, y) in enumerate(places)]
)


@given(maps, st.floats(0.5, 40))
def test_everybody_is_in_one_group_and_no_groups_touch(points, apart):
    found = clusters(points, apart)
    assert sorted(key for group in found for key in group.members) == sorted(point.key for point in points)
    for number, group in enumerate(found):
        for other in found[:number]:
            assert dist((group.x, group.y), (other.x, other.y)) >= apart


@given(maps, st.floats(0.5, 40), st.randoms())
def test_the_order_does_not_matter(points, apart, random):
    shuffled = random.sample(points, len(points))
    assert clusters(shuffled, apart) == clusters(points, apart)


@given(maps, st.floats(0.5, 40))
def test_the_centre_is_the_mean_of_the_members(points, apart):
    places = {point.key: (point.x, point.y) for point in points}
    for group in clusters(points, apart):
        xs, ys = zip(*(places[key] for key in group.members), strict=True)
        assert (group.x, group.y) == pytest.approx((sum(xs) / len(xs), sum(ys) / len(ys)))


def test_points_far_from_each_other_stay_alone():
    found = clusters([Placed("a", 0, 0), Placed("b", 10, 0)], 10)
    assert [group.members for group in found] == [("a",), ("b",)]
    assert [group.members for group in clusters([Placed("a", 0, 0), Placed("b", 9.9, 0)], 10)] == [("a", "b")]


def test_the_largest_group_comes_first():
    points = [Placed("alone", 50, 50), Placed("x", 0, 0), Placed("y", 1, 0)]
    assert [group.members for group in clusters(points, 5)] == [("x", "y"), ("alone",)]


def test_the_same_key_twice_and_no_space_are_refused():
    with pytest.raises(ValueError, match="called a"):
        clusters([Placed("a", 0, 0), Placed("a", 1, 1)], 5)
    with pytest.raises(ValueError, match="space"):
        clusters([], 0)


def test_a_crowded_map_is_grouped():
    random = Random(7)
    points = [Placed(str(n), random.gauss(500, 60), random.gauss(200, 40)) for n in range(2000)]
    found = clusters(points, 24)
    assert 10 < len(found) < 200
