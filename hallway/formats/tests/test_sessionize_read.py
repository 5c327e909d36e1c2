import json
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from hallway.formats.report import FormatError, Severity
from hallway.formats.sessionize.read import read

SPEAKER = str(UUID(int=3))
SESSION = {
    "id": "1234",
    "title": "Talk",
    "description": "Text",
    "startsAt": "2026-09-04T10:00:00",
    "endsAt": "2026-09-04T10:45:00",
    "isServiceSession": False,
    "isPlenumSession": True,
    "speakers": [SPEAKER],
    "categoryItems": [7, 8],
    "roomId": 5,
    "liveUrl": None,
    "recordingUrl": "https://v.example/1",
    "status": "Accepted",
}


def read_sessions(*sessions, timezone="Australia/Adelaide"):
    document = {
        "sessions": list(sessions),
        "speakers": [{"id": SPEAKER, "firstName": "Inés", "lastName": "Okafor", "tagLine": "Hi"}],
        "categories": [
            {"id": 1, "title": "Track", "items": [{"id": 7, "name": "Web"}]},
            {"id": 2, "title": "Session format", "items": [{"id": 8, "name": "Tutorial"}]},
        ],
        "rooms": [{"id": 5, "name": "Hall", "sort": 0}],
        "questions": [],
    }
    return read(json.dumps(document).encode(), timezone=timezone)


def test_a_session_in_the_zone_of_the_caller():
    schedule, report = read_sessions(SESSION)
    session = schedule.sessions[0]
    assert session.start == datetime.fromisoformat("2026-09-04T10:00:00+09:30")
    assert (session.key, session.duration) == ("event-1234", timedelta(minutes=45))
    assert (session.room, session.track, session.kind, session.plenary) == ("Hall", "Web", "Tutorial", True)
    assert [(one.key, one.name) for one in schedule.speakers] == [(SPEAKER, "Inés Okafor")]
    assert report.of(Severity.WARNING) == []


def test_without_a_zone_there_is_a_warning():
    schedule, report = read_sessions(SESSION, timezone=None)
    assert schedule.timezone == "UTC"
    assert len(report.of(Severity.WARNING)) == 1


def test_a_service_session_is_a_break_with_a_uuid():
    identifier = str(UUID(int=9))
    session = read_sessions(SESSION | {"id": identifier, "isServiceSession": True, "categoryItems": []})[
        0
    ].sessions[0]
    assert (session.key, session.is_break, session.kind) == (identifier, True, "break")


def test_an_end_before_the_start_is_told():
    schedule, report = read_sessions(SESSION | {"endsAt": "2026-09-04T09:00:00"})
    assert schedule.sessions[0].duration == timedelta(0)
    assert report.of(Severity.WARNING)[0].where == "sessions[0].endsAt"


def test_another_json_is_refused():
    with pytest.raises(FormatError, match="Sessionize"):
        read(b'{"sessions": []}')
