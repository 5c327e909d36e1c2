"""Find me a slot, and the hours of a board: properties that hold whatever the day."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from hallway.areas.openspaces.finding import Fit, Free, Wanted, find
from hallway.areas.openspaces.slots import nearest, slots_of

NINE = dt.datetime(2027, 9, 11, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
NEEDS = st.frozensets(st.sampled_from(["power", "quiet", "floor"]))


@st.composite
def a_cell(draw: st.DrawFn) -> Free:
    begins = NINE + draw(st.integers(0, 8)) * HOUR
    seats = draw(st.none() | st.integers(0, 60))
    return Free(draw(st.integers(1, 5)), begins, begins + HOUR, seats, draw(NEEDS))


def a_span() -> st.SearchStrategy[tuple[dt.datetime, dt.datetime]]:
    halves = st.tuples(st.integers(0, 18), st.integers(1, 4))
    return halves.map(lambda one: (NINE + one[0] * HOUR / 2, NINE + (one[0] + one[1]) * HOUR / 2))


@given(
    st.lists(a_cell(), max_size=30),
    st.builds(Wanted, st.integers(0, 80), NEEDS),
    st.lists(a_span(), max_size=4),
)
def test_what_is_found_is_free_suits_and_hurts_no_plan(
    free: list[Free], wanted: Wanted, busy: list[tuple[dt.datetime, dt.datetime]]
) -> None:
    found = find(free, wanted, busy)
    assert len(found) <= 5
    for one in found:
        assert one.cell in free
        assert all(end <= one.cell.starts_at or one.cell.ends_at <= begin for begin, end in busy)
        assert set(one.lacks) == wanted.needs - one.cell.has
    fits = [one.fit for one in found]
    assert fits == sorted(fits)
    possible = [c for c in free if all(e <= c.starts_at or c.ends_at <= b for b, e in busy)]
    good = [c for c in possible if wanted.needs <= c.has and (c.seats is None or c.seats >= wanted.people)]
    assert fits.count(Fit.GOOD) == min(len(good), 5)


def test_the_smallest_room_that_is_large_enough_comes_first() -> None:
    cells = [Free(room, NINE, NINE + HOUR, seats, frozenset()) for room, seats in ((1, 200), (2, 20), (3, 8))]
    assert [one.cell.room for one in find(cells, Wanted(15), [])] == [2, 1, 3]
    assert [one.cell.room for one in find(cells, Wanted(500), [])] == [1, 2, 3]


@given(
    st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)),
    st.times(),
    st.times(),
    st.integers(10, 240),
    st.sampled_from(["Australia/Hobart", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu"]),
)
def test_slots_follow_each_other_and_end_in_time(
    day: dt.date, opens: dt.time, closes: dt.time, minutes: int, name: str
) -> None:
    zone, length = ZoneInfo(name), dt.timedelta(minutes=minutes)
    slots = slots_of(day, opens, closes, length, zone)
    last = day if closes > opens else day + dt.timedelta(days=1)
    end = dt.datetime.combine(last, closes, zone)
    assert all(later - earlier == length for earlier, later in pairwise(slots))
    assert all(slot + length <= end for slot in slots)
    assert not slots or slots[0] == dt.datetime.combine(day, opens, zone)


def test_the_day_on_which_clocks_are_changed_has_an_hour_less() -> None:
    zone = ZoneInfo("Australia/Hobart")
    spring = slots_of(dt.date(2027, 10, 3), dt.time(0), dt.time(6), HOUR, zone)
    assert [slot.astimezone(zone).hour for slot in spring] == [0, 1, 3, 4, 5]


def test_nearest_prefers_the_hour_then_the_room() -> None:
    free = [(NINE + hours * HOUR, room) for hours in (0, 1, 2) for room in (1, 2)]
    assert nearest(free, (NINE + HOUR, 2), 3) == [(NINE + HOUR, 2), (NINE + HOUR, 1), (NINE, 2)]
