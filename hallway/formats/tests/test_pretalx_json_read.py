import json
from datetime import datetime, timedelta

import pytest

from hallway.formats.pretalx_json.read import read
from hallway.formats.report import FormatError, Severity

TALK = {
    "code": "ABCDEF",
    "id": 12,
    "title": "Talk",
    "speakers": ["SPEAK1"],
    "track": 3,
    "room": 5,
    "start": "2026-09-04T10:00:00+02:00",
    "end": "2026-09-04T10:30:00+02:00",
    "duration": 30,
    "do_not_record": True,
    "content_locale": "de",
}
BREAK = {"id": 13, "title": {"en": "Lunch"}, "room": 5, "start": "2026-09-04T12:00:00+02:00", "duration": 60}


def read_talks(*talks, **changes):
    document = {
        "talks": list(talks),
        "tracks": [{"id": 3, "name": {"de": "Netz", "en": "Web"}, "color": "#112233"}],
        "rooms": [{"id": 5, "name": {"en": "Big hall"}, "description": None}],
        "speakers": [{"code": "SPEAK1", "name": "Inés", "avatar": None}],
        "version": "v2",
        "timezone": "Europe/Berlin",
        "event_start": "2026-09-04",
        "event_end": "2026-09-05",
    }
    return read(json.dumps(document | changes).encode())


def test_a_talk_with_its_names_looked_up():
    schedule, report = read_talks(TALK)
    session = schedule.sessions[0]
    assert (session.key, session.room, session.track, session.speakers) == (
        "ABCDEF",
        "Big hall",
        "Web",
        ["SPEAK1"],
    )
    assert session.start == datetime.fromisoformat("2026-09-04T10:00:00+02:00")
    assert (session.duration, session.do_not_record, session.language) == (timedelta(minutes=30), True, "de")
    assert schedule.tracks[0].color == "#112233"
    assert report.findings == []


def test_a_talk_without_code_is_a_break():
    session = read_talks(BREAK)[0].sessions[0]
    assert (session.title, session.kind, session.is_break, session.key) == (
        "Lunch",
        "break",
        True,
        "event-13",
    )


def test_the_end_serves_when_there_is_no_duration():
    assert read_talks(TALK | {"duration": None})[0].sessions[0].duration == timedelta(minutes=30)
    session_report = read_talks(TALK | {"duration": None, "end": "2026-09-04T08:00:00+02:00"})
    assert session_report[0].sessions[0].duration == timedelta(0)
    assert session_report[1].of(Severity.WARNING)[0].where == "talks[0].end"


def test_speakers_may_be_written_in_full():
    schedule, _ = read_talks(TALK | {"speakers": [{"code": "OTHER1", "name": "Bo"}]}, speakers=[])
    assert [(one.key, one.name) for one in schedule.speakers] == [("OTHER1", "Bo")]


def test_names_that_lead_nowhere_are_told():
    _, report = read_talks(TALK | {"room": 99, "speakers": ["NOBODY"]})
    assert {one.where for one in report.of(Severity.WARNING)} == {"talks[0].room", "talks[0].speakers[0]"}


def test_a_cancelled_talk():
    assert read_talks(TALK | {"state": "canceled"})[0].sessions[0].cancelled


def test_another_json_is_refused():
    with pytest.raises(FormatError, match="talks"):
        read(b"{}")


def test_a_break_may_have_any_type():
    session = read_talks(BREAK | {"slot_type": "Dinner"})[0].sessions[0]
    assert (session.kind, session.is_break) == ("Dinner", True)
