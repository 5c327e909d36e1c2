import json
import re

from hypothesis import given, settings

from hallway.formats.pretalx_json.read import read
from hallway.formats.pretalx_json.write import document, write
from hallway.formats.report import Severity
from hallway.formats.tests.compare import picked
from hallway.formats.tests.sample import sample
from hallway.formats.tests.strategies import schedules

CARRIED = [
    *("title", "kind", "start", "duration", "room", "track", "number", "abstract", "description"),
    *("language", "do_not_record", "is_break", "cancelled", "updated"),
]


@settings(max_examples=40, deadline=None)
@given(schedules())
def test_what_is_written_is_read_back(schedule):
    again, report = read(write(schedule))
    assert report.of(Severity.ERROR) == []
    assert picked(again.sessions, CARRIED) == picked(schedule.sessions, CARRIED)
    codes = {one.key: one.code for one in schedule.speakers}
    assert [one.speakers for one in again.sessions] == [
        [codes[k] for k in one.speakers] for one in schedule.sessions
    ]
    assert [one.code for one in again.sessions] == [
        "" if one.is_break else one.code for one in schedule.sessions
    ]
    fields = ["name", "description", "number"]
    assert picked(again.rooms, [*fields, "capacity"]) == picked(schedule.rooms, [*fields, "capacity"])
    assert picked(again.tracks, [*fields, "color"]) == picked(schedule.tracks, [*fields, "color"])
    fields = ["name", "code", "biography", "avatar_url"]
    assert picked(again.speakers, fields) == picked(schedule.speakers, fields)
    assert (again.version, again.timezone, again.start) == (
        schedule.version,
        schedule.timezone,
        schedule.start,
    )


def test_codes_have_six_characters_and_breaks_have_none():
    talks = document(sample())["talks"]
    codes = [talk["code"] for talk in talks if "code" in talk]
    assert len(set(codes)) == len(codes) == 4
    assert all(re.fullmatch("[0-9A-Z]{6}", code) for code in codes)
    assert [talk["title"] for talk in talks if "slot_type" in talk] == ["Lunch & <chat>"]


def test_rooms_and_tracks_without_numbers_get_some():
    found = json.loads(write(sample()))
    assert [room["id"] for room in found["rooms"]] == [1, 2]
    assert found["talks"][0]["room"] == found["rooms"][0]["id"]
