from datetime import UTC, date, datetime

import pytest

from hallway.formats.assembly import Assembly
from hallway.formats.report import MAX_FINDINGS, Report
from hallway.formats.schedule import Session, Speaker


def finished(*starts, first=date(2026, 9, 4), last=date(2026, 9, 5)):
    assembly = Assembly(Report())
    assembly.schedule.start, assembly.schedule.end = first, last
    for start in starts:
        assembly.session(Session("", "T", start=start), "there")
    return assembly.finish("UTC", None, "zone"), assembly.report


@pytest.mark.parametrize(
    ("day", "hour", "outside"), [(4, 0, False), (6, 1, False), (6, 4, True), (3, 23, True), (5, 12, False)]
)
def test_only_what_is_outside_by_every_count_of_days_is_told(day, hour, outside):
    _, report = finished(datetime(2026, 9, day, hour, tzinfo=UTC))
    assert bool(report.findings) is outside


def test_missing_dates_come_from_the_sessions():
    schedule, _ = finished(datetime(2026, 9, 4, 9), datetime(2026, 9, 6, 1), first=None, last=None)
    assert (schedule.start, schedule.end) == (date(2026, 9, 4), date(2026, 9, 5))


def test_dates_in_the_wrong_order_are_swapped():
    schedule, report = finished(first=date(2026, 9, 5), last=date(2026, 9, 4))
    assert schedule.start < schedule.end
    assert "ends before it starts" in report.findings[0].message


def test_a_person_met_twice_is_one_and_completed():
    assembly = Assembly(Report())
    assembly.speaker(Speaker("", "Inés", code="ABC123"), "a")
    assembly.speaker(Speaker("", "Ines", code="ABC123", biography="Me"), "b")
    (speaker,) = assembly.finish("UTC", None, "zone").speakers
    assert (speaker.name, speaker.biography) == ("Inés", "Me")
    assert assembly.report.findings[0].where == "b"


def test_people_without_any_id_are_known_by_name():
    assembly = Assembly(Report())
    keys = {assembly.speaker(Speaker("", name), "a") for name in ("Inés Okafor", "INÉS  okafor", "小明")}
    assert keys == {"name-ines-okafor", "name-小明"}


def test_a_report_stops_listening():
    report = Report()
    for _ in range(MAX_FINDINGS + 50):
        report.note("x", "y")
    assert len(report.findings) == MAX_FINDINGS + 1
