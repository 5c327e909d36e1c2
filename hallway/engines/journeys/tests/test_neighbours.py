from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.engines.geography.points import Point
from hallway.engines.journeys.neighbours import When, neighbours
from hallway.engines.journeys.stops import Stop

PORTLAND, LONG_BEACH = Point(45.52, -122.68), Point(33.77, -118.19)
CHOSEN = Stop("us", date(2026, 5, 13), date(2026, 5, 19), LONG_BEACH)


@pytest.mark.parametrize(
    ("start", "end", "when", "gap", "shared"),
    [
        (date(2026, 5, 3), date(2026, 5, 5), When.BEFORE, 7, 0),
        (date(2026, 5, 11), date(2026, 5, 12), When.BEFORE, 0, 0),
        (date(2026, 5, 12), date(2026, 5, 13), When.CLASHES, 0, 1),
        (date(2026, 5, 1), date(2026, 6, 1), When.CLASHES, 0, 7),
        (date(2026, 5, 30), date(2026, 5, 31), When.AFTER, 10, 0),
    ],
)
def test_what_lies_near_in_time(start, end, when, gap, shared):
    (found,) = neighbours(CHOSEN, [Stop("other", start, end, PORTLAND), CHOSEN])
    assert (found.when, found.gap_days, found.shared_days) == (when, gap, shared)
    assert found.km == pytest.approx(1360, abs=15)


def test_what_lies_farther_away_or_nowhere():
    far = Stop("far", date(2026, 5, 31), date(2026, 6, 1), PORTLAND)
    assert neighbours(CHOSEN, [far]) == []
    assert [one.gap_days for one in neighbours(CHOSEN, [far], reach=11)] == [11]
    (online,) = neighbours(CHOSEN, [Stop("online", date(2026, 5, 13), date(2026, 5, 13))])
    assert online.km is None


stops = st.builds(
    lambda key, start, days: Stop(
        str(key), date(2026, 1, 1) + timedelta(start), date(2026, 1, 1) + timedelta(start + days)
    ),
    st.integers(0, 1000),
    st.integers(0, 60),
    st.integers(-3, 12),
)


@given(stops, stops, st.integers(0, 20))
def test_it_is_the_same_from_both_sides(a, b, reach):
    turned = {When.BEFORE: When.AFTER, When.AFTER: When.BEFORE, When.CLASHES: When.CLASHES}
    seen = [(one.when, one.gap_days, one.shared_days) for one in neighbours(a, [b], reach=reach)]
    back = [(turned[one.when], one.gap_days, one.shared_days) for one in neighbours(b, [a], reach=reach)]
    assert seen == back


@given(stops, st.lists(stops, max_size=10, unique_by=lambda stop: stop.key), st.integers(0, 20))
def test_days_add_up_and_come_in_order(chosen, others, reach):
    found = neighbours(chosen, others, reach=reach)
    assert [one.stop.start for one in found] == sorted(one.stop.start for one in found)
    for one in found:
        own = {chosen.start + timedelta(day) for day in range((chosen.last_day - chosen.start).days + 1)}
        its = {
            one.stop.start + timedelta(day) for day in range((one.stop.last_day - one.stop.start).days + 1)
        }
        assert len(own & its) == one.shared_days
        assert (one.when is When.CLASHES) == bool(one.shared_days)
        assert 0 <= one.gap_days <= reach
