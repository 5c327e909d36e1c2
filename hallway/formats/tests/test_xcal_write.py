from datetime import UTC, datetime
from xml.etree.ElementTree import fromstring

from hypothesis import given, settings

from hallway.formats.tests.compare import placed
from hallway.formats.tests.sample import sample
from hallway.formats.tests.strategies import schedules
from hallway.formats.xcal.write import ICALENDAR, PENTABARF, write, write_standard

STAMP = datetime(2026, 8, 1, 12, tzinfo=UTC)


@settings(max_examples=25, deadline=None)
@given(schedules())
def test_both_dialects_hold_every_placed_session(schedule):
    titles = [session.title for session in placed(schedule)]
    assert [one.text for one in fromstring(write(schedule)).iter("summary")] == titles
    standard = fromstring(write_standard(schedule, stamp=STAMP))
    assert [one.text for one in standard.findall(".//{*}summary/{*}text")] == titles


def test_an_event_as_confclerk_reads_it():
    event = fromstring(write(sample(), host="conf.example")).find("vcalendar/vevent")
    assert event.findtext("dtstart") == "20260904T100000"
    assert event.findtext("dtend") == "20260904T104500"
    assert event.findtext("duration") == "0H45M00S"
    assert event.findtext("location") == "Curlyboi"
    assert event.findtext("uid").endswith("@conf.example")
    assert int(event.findtext(f"{{{PENTABARF}}}event-id")) > 0
    assert [one.text for one in event.findall("attendee")] == ["Inés Okafor", "Bo <b>Tables"]


def test_the_standard_dialect_is_in_utc():
    root = fromstring(write_standard(sample(), stamp=STAMP))
    start = root.find(f".//{{{ICALENDAR}}}dtstart/{{{ICALENDAR}}}date-time")
    assert start.text == "2026-09-04T00:30:00Z"


def test_a_cancelled_session_says_so():
    schedule = sample()
    schedule.sessions[0].cancelled = True
    assert fromstring(write(schedule)).findtext("vcalendar/vevent/status") == "CANCELLED"
