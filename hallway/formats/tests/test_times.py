from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.formats import times
from hallway.formats.report import Report, Severity

ONE_OCLOCK = datetime.fromisoformat("2026-01-05T13:00:00+01:00")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("0:45", 45),
        ("01:30", 90),
        ("01:00:00", 60),
        ("1:02:00:00", 26 * 60),
        ("45", 45),
        ("PT1H30M", 90),
        ("P1D", 1440),
        ("-1:00", -60),
    ],
)
def test_durations(text, minutes):
    assert times.parse_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "x", "1:x", "1:2:3:4:5", "P", "٣:٠٠", "1e9", "99999999:00"])
def test_what_is_no_duration(text):
    assert times.parse_duration(text) is None


@given(st.integers(0, 14 * 1440))
def test_a_duration_survives_writing(minutes):
    length = timedelta(minutes=minutes)
    assert times.parse_duration(times.format_duration(length)) == length


def test_moments_days_and_clocks():
    assert times.parse_moment("2026-01-05 13:00:00 +0100") == ONE_OCLOCK
    assert times.parse_moment("9999-12-31T23:59:59Z") is None
    assert times.parse_moment("soon") is None
    assert times.parse_day("2026-01-05T09:00:00Z") == date(2026, 1, 5)
    assert times.parse_day("2026-02-30") is None
    assert times.parse_clock("9:05") == time(9, 5)
    assert times.parse_clock("25:00") is None


@pytest.mark.parametrize(
    "name", ["", "Mars/Base", "../etc/passwd", "America", "x" * 500, "\x00", "Europe/Bérlin"]
)
def test_unknown_zones_are_none(name):
    assert times.load_zone(name) is None


@pytest.mark.parametrize(
    ("declared", "offered", "expected", "warned"),
    [
        ("Europe/Berlin", "Asia/Tokyo", "Europe/Berlin", False),
        ("Mars/Base", "Europe/Paris", "Europe/Paris", True),
        ("Mars/Base", None, "Etc/GMT-1", True),
        ("UTC", None, "Etc/GMT-1", True),
        ("UTC", "Europe/Paris", "Europe/Paris", True),
        ("UTC", "Asia/Tokyo", "Etc/GMT-1", True),
        ("", "Europe/Paris", "Europe/Paris", False),
        ("", None, "Etc/GMT-1", True),
    ],
)
def test_the_zone_of_a_programme(declared, offered, expected, warned):
    report = Report()
    assert times.choose_zone(declared, offered, [ONE_OCLOCK], report, "zone") == expected
    assert bool(report.of(Severity.WARNING)) is warned


def test_without_any_hint_the_zone_is_utc_with_a_warning():
    report = Report()
    assert times.choose_zone("", None, [datetime(2026, 1, 1)], report, "zone") == "UTC"
    assert "UTC is used" in report.findings[0].message


@pytest.mark.parametrize("minutes", range(-12 * 60, 14 * 60 + 1, 30))
def test_a_zone_made_from_an_offset_can_have_that_offset(minutes):
    offset = timedelta(minutes=minutes)
    name = times.zone_for_offsets([offset])
    zone = times.load_zone(name)
    if zone is None:
        assert minutes % 60
        return
    year = [datetime(2020, month, 1, tzinfo=UTC).astimezone(zone).utcoffset() for month in range(1, 13)]
    assert offset in year
