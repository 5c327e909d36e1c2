from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from icalendar import Calendar

from hallway.formats.ical.write import write
from hallway.formats.tests.compare import placed
from hallway.formats.tests.sample import sample
from hallway.formats.tests.strategies import schedules

STAMP = datetime(2026, 8, 1, 12, tzinfo=UTC)


def events(data):
    return list(Calendar.from_ical(data).walk("VEVENT"))


def feed(schedule, **options):
    return write(schedule, stamp=STAMP, host="conf.example", **options)


@settings(max_examples=30, deadline=None)
@given(schedules())
def test_a_calendar_shows_every_placed_session_at_its_time(schedule):
    data = feed(schedule)
    found = {str(event["UID"]).partition("@")[0]: event for event in events(data)}
    assert set(found) == {session.key for session in placed(schedule)}
    for session in placed(schedule):
        event = found[session.key]
        assert event["DTSTART"].dt == session.start
        assert str(event["SUMMARY"]) == session.title
        assert ("DTEND" in event) == bool(session.duration)
        assert event["SEQUENCE"] == session.sequence
        assert str(event["STATUS"]) == ("CANCELLED" if session.cancelled else "CONFIRMED")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_the_feed_says_how_often_to_ask_again_and_in_which_zone():
    text = feed(sample(), refresh=timedelta(hours=1)).decode()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in text
    assert "X-PUBLISHED-TTL:PT60M" in text
    assert "BEGIN:VTIMEZONE" in text and "TZID:Australia/Adelaide" in text
    assert "DTSTART;TZID=Australia/Adelaide:20260904T100000" in text


def test_a_utc_programme_needs_no_zone():
    schedule = sample()
    schedule.timezone = "UTC"
    text = feed(schedule).decode()
    assert "VTIMEZONE" not in text and "DTSTART:20260904T003000Z" in text


def test_an_event_in_full():
    event = events(feed(sample()))[0]
    assert str(event["LOCATION"]) == "Curlyboi, Town Hall"
    assert event["CATEGORIES"].cats == ["Community 🦄"]
    assert str(event["URL"]) == "https://conf.example/talk/TALK01/"
    assert str(event["DESCRIPTION"]).startswith("Inés Okafor, Bo <b>Tables\n\nWhy")
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == STAMP


def test_the_uid_stays_when_the_session_moves_and_the_feed_is_smaller():
    schedule = sample()
    before = str(events(feed(schedule))[0]["UID"])
    schedule.sessions[0].start += timedelta(days=1)
    schedule.sessions[0].sequence = 1
    event = events(feed(schedule, sessions=schedule.sessions[:1]))[0]
    assert str(event["UID"]) == before
    assert event["SEQUENCE"] == 1


def test_the_zone_tells_the_right_offset_on_the_day():
    calendar = Calendar.from_ical(feed(sample()))
    start = calendar.walk("VEVENT")[0]["DTSTART"].dt
    assert start.utcoffset() == timedelta(hours=9, minutes=30)
    assert len(calendar.walk("VTIMEZONE")) == 1
