import json

from hypothesis import given, settings

from hallway.formats.report import Severity
from hallway.formats.sessionize import write as sessionize
from hallway.formats.sessionize.read import read
from hallway.formats.tests.compare import picked
from hallway.formats.tests.sample import sample
from hallway.formats.tests.strategies import schedules

CARRIED = [
    *("title", "kind", "start", "duration", "room", "track", "number", "language", "stream_url"),
    *("recording_url", "is_break", "plenary", "cancelled", "speakers"),
]


@settings(max_examples=40, deadline=None)
@given(schedules(without_clock_changes=True))
def test_what_is_written_is_read_back(schedule):
    for session in schedule.sessions:
        session.duration = session.duration if session.start else session.duration * 0
    again, report = read(sessionize.write(schedule), timezone=schedule.timezone)
    assert report.of(Severity.WARNING) == report.of(Severity.ERROR) == []
    assert picked(again.sessions, CARRIED) == picked(schedule.sessions, CARRIED)
    assert [one.description for one in again.sessions] == [
        one.description or one.abstract for one in schedule.sessions
    ]
    fields = ["key", "name", "tagline", "biography", "avatar_url", "links"]
    assert picked(again.speakers, fields) == picked(schedule.speakers, fields)
    assert picked(again.rooms, ["name", "number"]) == picked(schedule.rooms, ["name", "number"])


def test_times_are_local_and_bare():
    first = sessionize.all_view(sample())["sessions"][0]
    assert (first["startsAt"], first["endsAt"]) == ("2026-09-04T10:00:00", "2026-09-04T10:45:00")


def test_speakers_know_their_sessions():
    ines, bo = sessionize.speakers_view(sample())
    assert [one["name"] for one in ines["sessions"]] == ["=Parsers; for people"] * 2
    assert bo["sessions"][-1]["name"] == "Not placed yet"
    assert (ines["firstName"], ines["lastName"]) == ("Inés", "Okafor")


def test_the_grid_has_days_rooms_and_time_slots():
    friday, saturday = sessionize.grid_smart_view(sample())
    assert friday["date"] == "2026-09-04T00:00:00" and friday["isDefault"] and not saturday["isDefault"]
    assert [slot["slotStart"] for slot in friday["timeSlots"]] == ["10:00:00", "12:00:00", "01:30:00"]
    assert {room["name"] for room in friday["rooms"]} == {"", "Curlyboi", "Ballroom"}


def test_every_view_is_json():
    for view in sessionize.VIEWS.values():
        assert json.loads(sessionize.dumps(view(sample())))
    assert set(sessionize.speaker_wall_view(sample())[0]) >= {"id", "fullName", "profilePicture"}
