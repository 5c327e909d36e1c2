from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.areas.notices.timing import BACK_OFF, Quiet, digest_at, next_digest, next_try

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = dt.timedelta(minutes=1)
NIGHT = Quiet(dt.time(22), dt.time(8))
# Half-hour turns, turns at midnight, a zone that left out a whole day, offsets of 45 minutes.
ZONES = [
    "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Cairo", "Pacific/Apia",
    "Asia/Kathmandu", "America/St_Johns", "UTC", "Etc/GMT+12", "Pacific/Kiritimati",
]  # fmt: skip
zones = st.sampled_from(ZONES).map(ZoneInfo)
instants = st.datetimes(dt.datetime(2008, 1, 1), dt.datetime(2032, 1, 1), timezones=st.just(dt.UTC))
walls = st.builds(dt.time, st.integers(0, 23), st.sampled_from([0, 1, 15, 30, 59]))
quiets = st.builds(Quiet, walls, walls)


def near_a_turn(zone: ZoneInfo) -> st.SearchStrategy[dt.datetime]:
    """Instants within a day of a change of the clocks, where there is one."""
    begin = dt.datetime(2010, 1, 1, tzinfo=dt.UTC)
    days = [begin + dt.timedelta(days=n) for n in range(4000)]
    turns = [day for day in days if zone.utcoffset(day) != zone.utcoffset(day + dt.timedelta(days=1))]
    minutes = st.integers(-1440, 2880).map(lambda n: n * MINUTE)
    return st.builds(lambda day, more: day + more, st.sampled_from(turns or days), minutes)


cases = zones.flatmap(lambda zone: st.tuples(st.just(zone), near_a_turn(zone) | instants))


@given(cases, quiets)
def test_what_waits_goes_in_the_first_minute_that_is_not_quiet(case, quiet: Quiet) -> None:
    zone, instant = case
    end = quiet.after(instant, zone)
    assert end >= instant
    assert not quiet.covers(end, zone)
    if end != instant:
        step = instant
        while step < end:
            assert quiet.covers(step, zone)
            step += 7 * MINUTE
        assert quiet.covers(max(instant, end - MINUTE), zone)


@given(cases, walls)
def test_hours_that_begin_as_they_end_are_none(case, wall: dt.time) -> None:
    zone, instant = case
    assert Quiet(wall, wall).after(instant, zone) == instant


@pytest.mark.parametrize(
    ("instant", "end"),
    [
        ("2027-03-27T22:30:00+00:00", "2027-03-28T06:00:00+00:00"),  # the night in which an hour is left out
        ("2027-10-30T21:00:00+00:00", "2027-10-31T07:00:00+00:00"),  # the night in which an hour comes twice
        ("2027-06-01T20:00:00+00:00", "2027-06-02T06:00:00+00:00"),  # 22:00 is quiet
        ("2027-06-01T19:59:59+00:00", "2027-06-01T19:59:59+00:00"),  # a second before it is not
        ("2027-06-02T06:00:00+00:00", "2027-06-02T06:00:00+00:00"),  # 08:00 is not
    ],
)
def test_a_night_in_berlin(instant: str, end: str) -> None:
    assert NIGHT.after(dt.datetime.fromisoformat(instant), BERLIN) == dt.datetime.fromisoformat(end)


def test_an_end_that_the_clocks_leave_out_comes_at_the_turn() -> None:
    late = dt.datetime(2027, 3, 28, 0, 30, tzinfo=dt.UTC)  # 01:30; at 02:00 the clocks show 03:00
    end = Quiet(dt.time(22), dt.time(2, 30)).after(late, BERLIN)
    assert end == dt.datetime(2027, 3, 28, 1, tzinfo=dt.UTC)


@given(cases, st.integers(0, 23))
def test_the_next_digest_is_ahead_and_at_most_two_days_away(case, hour: int) -> None:
    zone, instant = case
    day, at = next_digest(instant, hour, zone)
    assert instant < at <= instant + dt.timedelta(hours=49)
    assert at == digest_at(day, hour, zone)


@given(cases, st.integers(0, 23))
def test_digests_are_a_day_apart(case, hour: int) -> None:
    zone, instant = case
    day, at = next_digest(instant, hour, zone)
    next_day, _next_at = next_digest(at, hour, zone)
    assert next_day > day


@given(cases, st.integers(0, 23))
def test_a_digest_comes_at_its_hour_or_where_that_is_left_out_just_after(case, hour: int) -> None:
    zone, instant = case
    _day, at = next_digest(instant, hour, zone)
    wall = at.astimezone(zone)
    # Both in the zone: a moment of another zone would be taken for a clock time of this one.
    jumped = wall.utcoffset() != (at - dt.timedelta(days=1)).astimezone(zone).utcoffset()
    assert wall.hour == hour or jumped


@given(st.integers(1, 20), instants)
def test_tries_are_ever_further_apart_and_end(attempts: int, moment: dt.datetime) -> None:
    times = [next_try(n, moment) for n in range(1, attempts + 1)]
    assert times == [*(moment + wait for wait in BACK_OFF), *[None] * 20][:attempts]
    waits = [time for time in times if time]
    assert waits == sorted(set(waits))
