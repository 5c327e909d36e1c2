from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hallway.engines.geography.distance import distance_km
from hallway.engines.geography.points import Point
from hallway.engines.geography.tests.strategies import points
from hallway.engines.journeys.on_the_way import MOST_DAYS, NEAR_KM, Why, on_the_way
from hallway.engines.journeys.stops import Price, Stop

BERLIN, LEIPZIG, PRAGUE, VILNIUS, LONG_BEACH, SYDNEY = (
    Point(52.52, 13.4),
    Point(51.34, 12.37),
    Point(50.09, 14.42),
    Point(54.69, 25.28),
    Point(33.77, -118.19),
    Point(-33.87, 151.2),
)


def stop(key, start, point, days=2, **told):
    return Stop(key, start, start + timedelta(days - 1), point, **told)


PYCON_US = stop("us", date(2026, 5, 13), LONG_BEACH, 7, size=2500)
CAMP = stop("camp", date(2025, 8, 2), LEIPZIG, size=60, price=Price.FREE)  # a Saturday and a Sunday
PIZZA = stop("pizza", date(2026, 2, 20), PRAGUE, 1, price=Price.LOW)
LITHUANIA = stop("lt", date(2026, 4, 8), VILNIUS, 3, size=700)
EUROPE = stop("ep", date(2026, 7, 13), PRAGUE, 7, size=1500)
HUGE = stop("huge", date(2026, 3, 1), PRAGUE, size=9000)
OLD = stop("old", date(2025, 4, 1), PRAGUE)
ONLINE = stop("online", date(2026, 3, 1), None)
ALL = [PYCON_US, LITHUANIA, PIZZA, EUROPE, CAMP, HUGE, OLD, ONLINE]


def keys(found):
    return [one.stop.key for one in found]


def test_from_home_the_nearest_come_first():
    found = on_the_way(PYCON_US, ALL, home=BERLIN)
    assert keys(found) == ["camp", "pizza", "lt"]
    assert [one.days_before for one in found] == [284, 82, 35]
    assert found[0].reasons == (Why.NEAR_HOME, Why.NEARER, Why.SMALLER, Why.FREE, Why.WEEKEND)
    assert found[2].reasons == (Why.NEARER, Why.SMALLER)


def test_in_one_band_of_distance_price_and_weekend_decide():
    day = date(2026, 2, 7)  # a Saturday
    here = Point(52.6, 13.3)
    stops = [
        stop("dear", day, BERLIN, price=Price.NORMAL),
        stop("unknown on weekdays", day + timedelta(2), BERLIN),
        stop("unknown", day, here),
        stop("low", day, here, price=Price.LOW),
        stop("free on weekdays", day - timedelta(2), BERLIN, price=Price.FREE),
        stop("free", day, here, price=Price.FREE),
    ]
    assert keys(on_the_way(PYCON_US, stops, home=BERLIN)) == [
        "free", "free on weekdays", "low", "unknown", "unknown on weekdays", "dear",
    ]  # fmt: skip


def test_without_a_home_the_chosen_one_is_the_centre():
    found = on_the_way(EUROPE, [LITHUANIA, PYCON_US, PIZZA])
    assert keys(found) == ["pizza", "lt"]
    assert found[0].reasons == (Why.NEAR_CHOSEN, Why.LOW_PRICE)
    assert on_the_way(stop("nowhere", date(2026, 5, 1), None), ALL) == []


def test_what_is_farther_from_home_than_the_chosen_one_is_left_out():
    assert keys(on_the_way(EUROPE, [LITHUANIA, PYCON_US], home=PRAGUE)) == []
    near = stop("near", date(2026, 3, 1), LEIPZIG)
    assert keys(on_the_way(EUROPE, [near], home=PRAGUE)) == ["near"]


def test_only_as_many_as_asked():
    assert len(on_the_way(PYCON_US, ALL, home=BERLIN, most=2)) == 2


@given(points, points, st.one_of(st.none(), points), st.integers(-800, 800), st.integers(1, 9))
def test_every_suggestion_keeps_what_is_promised(here, there, home, days, length):
    chosen = stop("chosen", date(2026, 5, 13), there, size=500)
    other = stop("other", chosen.start + timedelta(days), here, length)
    for found in on_the_way(chosen, [other, chosen], home=home):
        assert found.stop.end < chosen.start and 0 < found.days_before <= MOST_DAYS
        assert found.km == distance_km(here, there if home is None else home)
        assert home is None or found.km <= max(distance_km(home, there), NEAR_KM)


@given(st.lists(st.tuples(points, st.integers(1, 400), st.sampled_from(Price)), max_size=8), st.randoms())
def test_the_order_of_the_candidates_does_not_matter(told, random):
    stops = [
        stop(str(number), PYCON_US.start - timedelta(days), point, 1, price=price)
        for number, (point, days, price) in enumerate(told)
    ]
    shuffled = random.sample(stops, len(stops))
    assert on_the_way(PYCON_US, stops, home=SYDNEY) == on_the_way(PYCON_US, shuffled, home=SYDNEY)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 10))
def test_a_weekend_needs_no_day_off(start, days):
    working = [day for day in range(days) if (start + timedelta(day)).weekday() < 5]
    assert stop("x", start, None, days).is_weekend_only == (not working)
