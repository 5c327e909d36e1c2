from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.formats.moments import (
    AOE,
    AOE_ZONE,
    Moment,
    parse_local_text,
    parse_stated,
    zone_info,
    zone_name,
)

ZONES = sorted(available_timezones() - {"Factory"})
zones = st.sampled_from([AOE, *ZONES])
days = st.dates(date(1980, 1, 2), date(2100, 12, 30))
clocks = st.none() | st.times().map(lambda clock: clock.replace(microsecond=0))
moments = st.builds(Moment, days, clocks, zones)


@given(days, clocks, zones)
def test_anywhere_on_earth_ends_last_of_all(day, clock, zone):
    assert Moment(day, clock, AOE).instant() >= Moment(day, clock, zone).instant()


@settings(max_examples=300)
@given(zones, days, clocks, st.timedeltas(timedelta(0), timedelta(days=3)))
def test_within_a_zone_a_later_local_time_is_never_an_earlier_instant(zone, day, clock, later):
    stated = datetime.combine(day, clock or time(23, 59, 59))
    after = stated + timedelta(seconds=later // timedelta(seconds=1))
    assert Moment(after.date(), after.time(), zone).instant() >= Moment(day, clock, zone).instant()


@given(moments)
def test_whoever_looks_at_the_local_clock_before_the_instant_has_not_seen_the_stated_time_pass(moment):
    before = moment.instant() - timedelta(seconds=1)
    shown = before.astimezone(zone_info(moment.zone)).replace(tzinfo=None)
    stated = datetime.combine(moment.day, moment.clock or time(23, 59, 59))
    assert shown < stated


@given(moments)
def test_the_instant_is_utc_and_the_local_clock_shows_the_stated_time_or_has_just_jumped_over_it(moment):
    instant = moment.instant()
    shown = instant.astimezone(zone_info(moment.zone)).replace(tzinfo=None)
    stated = datetime.combine(moment.day, moment.clock or time(23, 59, 59))
    assert instant.tzinfo is UTC
    if shown != stated:
        before = (instant - timedelta(seconds=1)).astimezone(zone_info(moment.zone)).replace(tzinfo=None)
        assert before < stated < shown


@given(days, zones)
def test_a_day_alone_ends_with_its_last_second(day, zone):
    assert Moment(day, None, zone).instant() == Moment(day, time(23, 59, 59), zone).instant()


@given(moments)
def test_written_moments_are_read_back(moment):
    expected = replace(moment, zone=AOE) if moment.zone == AOE_ZONE else moment
    assert parse_local_text(moment.local_text()) == expected


@given(days, clocks)
def test_stated_moments_are_read(day, clock):
    text = f"{day} {clock}" if clock else str(day)
    assert parse_stated(text, "Asia/Tokyo") == Moment(day, clock, "Asia/Tokyo")


@pytest.mark.parametrize(
    ("clock", "utc"),
    [("01:59:59", "00:59:59"), ("02:00", "01:00:00"), ("02:59:59", "01:00:00"), ("03:00", "01:00:00")],
)
def test_a_time_that_summer_time_skips_is_the_moment_of_the_change(clock, utc):
    moment = Moment(date(2026, 3, 29), time.fromisoformat(clock), "Europe/Berlin")
    assert moment.instant() == datetime.fromisoformat(f"2026-03-29 {utc}Z")


def test_a_time_that_is_shown_twice_is_its_first_showing():
    moment = Moment(date(2026, 10, 25), time(2, 30), "Europe/Berlin")
    assert moment.instant() == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_day_that_a_zone_left_out_ends_when_the_next_one_begins():
    skipped = Moment(date(2011, 12, 30), None, "Pacific/Apia")
    assert skipped.instant() == datetime(2011, 12, 31, 0, 0, tzinfo=ZoneInfo("Pacific/Apia"))


def test_the_sign_trap():
    day = date(2026, 1, 13)
    aoe, same, trap = (Moment(day, None, zone).instant() for zone in (AOE, "Etc/GMT+12", "Etc/GMT-12"))
    assert aoe == same == datetime(2026, 1, 14, 11, 59, 59, tzinfo=UTC)
    assert aoe - trap == timedelta(hours=24)
    assert (zone_name("Etc/GMT-12"), zone_name("UTC+12")) == ("Etc/GMT-12", "Etc/GMT-12")


@pytest.mark.parametrize(
    "text",
    [
        *("AoE", "aoe", "Anywhere on Earth", "UTC-12", "UTC−12:00", "GMT -12", "-12:00", "Etc/GMT+12"),
        *("12 July, anywhere on earth (UTC+12)", "Anywhere On Earth (AoE)"),
    ],
)
def test_the_ways_to_write_aoe(text):
    assert zone_name(text) == AOE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe / berlin", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("UTC+0", "UTC"),
        ("UTC+2", "Etc/GMT-2"),
        ("+05:30", "Asia/Kolkata"),
        ("UTC-03:30", ""),  # Newfoundland has summer time, so no zone keeps this offset
        *((text, "") for text in ("", "CST", "IST", "UTC+99", "../etc", "Europe/Atlantis", "+", "-")),
    ],
)
def test_what_a_zone_text_means(text, name):
    assert zone_name(text) == name


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-13 24:00", Moment(date(2026, 1, 13), None, "Asia/Tokyo")),
        ("2026/01/13", Moment(date(2026, 1, 13), None, "Asia/Tokyo")),
        ("2026-01-13T12:00:00Z", Moment(date(2026, 1, 13), time(21), "Asia/Tokyo")),
    ],
)
def test_other_ways_to_state_a_moment(text, moment):
    assert parse_stated(text, "Asia/Tokyo") == moment


@pytest.mark.parametrize(
    "text",
    ["", "TBA", "2026-02-30", "9999-12-31", "0001-01-01 00:00", "https://x.example/", "2026-01-13 25:00"],
)
def test_what_is_no_moment(text):
    assert parse_stated(text, AOE) is None


@given(st.text(max_size=30) | st.from_regex(r"[0-9/-]{8,10}[ T]?[0-9:.]*[Z+]?[0-9:]*", fullmatch=True))
def test_any_text_is_a_moment_or_none(text):
    found = parse_stated(text, "Europe/Paris")
    assert found is None or 1979 <= found.instant().year <= 2201
