import json
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from hallway.formats.report import FormatError, Severity
from hallway.formats.schedule_json.read import read

GUID = str(UUID(int=1))


def event(**changes):
    base = {
        "guid": GUID,
        "id": 1,
        "title": "A talk",
        "date": "2026-09-04T10:00:00+02:00",
        "start": "10:00",
        "duration": "0:30",
        "persons": [],
    }
    return base | changes


def read_events(*events, room="Curie", timezone=None, **conference):
    day = {"index": 1, "date": "2026-09-04", "rooms": {room: list(events)}}
    head = {"title": "Conf", "time_zone_name": "Europe/Berlin", "days": [day]} | conference
    document = {"schedule": {"version": "1", "base_url": "https://c.example/", "conference": head}}
    return read(json.dumps(document).encode(), timezone=timezone)


def one(**changes):
    schedule, report = read_events(event(**changes))
    return schedule.sessions[0], report


def places(report, severity=Severity.WARNING):
    return [finding.where for finding in report.of(severity)]


def test_a_frab_event():
    schedule, report = read_events(event(persons=[{"id": 7, "public_name": "jinxx"}], logo="/x.png"))
    session = schedule.sessions[0]
    assert session.start == datetime.fromisoformat("2026-09-04T10:00:00+02:00")
    assert (session.key, session.room, session.duration) == (GUID, "Curie", timedelta(minutes=30))
    assert session.logo_url == "https://c.example/x.png"
    assert [(speaker.key, speaker.name) for speaker in schedule.speakers] == [("person-7", "jinxx")]
    assert report.findings == []


def test_a_pretalx_event():
    person = {"id": 26, "code": "NQTF8Y", "public_name": "Brian", "biography": "Me"}
    schedule, _ = read_events(event(url="https://c.example/talk/G9JGWY/", persons=[person]))
    assert schedule.sessions[0].code == "G9JGWY"
    assert (schedule.speakers[0].key, schedule.speakers[0].biography) == ("NQTF8Y", "Me")


def test_a_finding_names_its_place():
    _, report = one(duration=[1])
    assert places(report) == ['schedule.conference.days[0].rooms["Curie"][0].duration']


def test_times_that_cannot_be_right():
    assert one(duration="-1:00")[0].duration == timedelta(0)
    assert one(duration="900:00")[0].duration == timedelta(0)
    session, report = one(end="2026-09-04T09:00:00+02:00")
    assert session.duration == timedelta(minutes=30)
    assert places(report)[0].endswith("[0].end")
    session, report = one(date="9999-12-31T10:00:00Z")
    assert session.start is None and places(report)[0].endswith("[0].date")


def test_an_end_wins_over_a_duration():
    assert one(end="2026-09-04T12:00:00+02:00")[0].duration == timedelta(hours=2)


def test_a_session_without_date_uses_the_clock_time_of_its_day():
    session, _ = one(date=None)
    assert session.start == datetime.fromisoformat("2026-09-04T10:00:00+02:00")


def test_a_session_without_any_time_is_kept_without_a_place():
    session, report = one(date=None, start=None)
    assert session.start is None
    assert len(report.of(Severity.NOTE)) == 1


def test_two_events_with_one_guid_are_both_kept_whatever_their_order():
    early, late = event(title="early"), event(title="late", date="2026-09-04T15:00:00+02:00")
    for events in ((early, late), (late, early)):
        schedule, report = read_events(*events)
        keys = {session.title: session.key for session in schedule.sessions}
        assert keys == {"early": GUID, "late": f"{GUID}-2"}
        assert "both kept" in report.findings[0].message


def test_keys_stay_when_sessions_move_between_reads():
    first, _ = read_events(
        event(), event(guid=None, id=5, title="b"), event(guid=None, id=None, slug="conf-b")
    )
    again, _ = read_events(event(guid=None, id=None, slug="conf-b"), event(guid=None, id=5), event(date=None))
    assert {session.key for session in first.sessions} == {session.key for session in again.sessions}


def test_a_talk_given_twice_is_two_sessions():
    slot = event(guid=None, code="ABCDEF")
    schedule, report = read_events(slot, slot | {"date": "2026-09-04T12:00:00+02:00"})
    assert [session.key for session in schedule.sessions] == ["ABCDEF", "ABCDEF-2"]
    assert places(report) == []


def test_a_session_outside_the_conference_is_told():
    _, report = read_events(event(), start="2026-10-01", end="2026-10-02")
    assert "outside the conference" in report.findings[0].message


def test_a_room_that_is_not_listed_is_added():
    schedule, report = read_events(event(), rooms=[{"name": "Gray"}])
    assert [room.name for room in schedule.rooms] == ["Gray", "Curie"]
    assert "not in the list" in report.findings[0].message


def test_an_unknown_zone_falls_back_to_the_caller():
    schedule, report = read_events(event(), time_zone_name="Mars/Base", timezone="Europe/Paris")
    assert schedule.timezone == "Europe/Paris"
    assert places(report) == ["schedule.conference.time_zone_name"]


def test_text_decoded_twice_is_repaired_everywhere():
    session, report = one(title="‚Äòminiconfs‚Äô", track="ü¶Ñ Fun")
    assert (session.title, session.track) == ("‘miniconfs’", "🦄 Fun")
    assert len(report.findings) == 2


def test_nan_is_told():
    data = b'{"schedule": {"conference": {"title": "C", "days": [{"rooms": {"R": [{"id": NaN}]}}]}}}'
    _, report = read(data)
    assert "NaN" in report.findings[0].message


@pytest.mark.parametrize("record", [7, None, "x", []])
def test_a_record_that_is_no_event_is_left_out_as_an_error(record):
    schedule, report = read_events(event(), record)
    assert len(schedule.sessions) == 1
    assert places(report, Severity.ERROR) == ['schedule.conference.days[0].rooms["Curie"][1]']


def test_another_json_is_refused():
    with pytest.raises(FormatError, match=r"no schedule\.conference"):
        read(b'{"schedule": []}')
