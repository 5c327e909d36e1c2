import json

from hypothesis import given, settings

from hallway.formats.report import Severity
from hallway.formats.schedule_json.read import read
from hallway.formats.schedule_json.write import document, write
from hallway.formats.tests.compare import VOC_HEAD, VOC_SESSION, people_of, picked, placed
from hallway.formats.tests.sample import sample
from hallway.formats.tests.strategies import schedules


def events(schedule, **options):
    days = document(schedule, **options)["schedule"]["conference"]["days"]
    return [event for day in days for room in day["rooms"].values() for event in room]


@settings(max_examples=40, deadline=None)
@given(schedules())
def test_what_is_written_is_read_back(schedule):
    again, report = read(write(schedule))
    assert report.of(Severity.ERROR) == []
    assert picked([again], VOC_HEAD) == picked([schedule], VOC_HEAD)
    assert picked(again.sessions, VOC_SESSION, "key") == picked(placed(schedule), VOC_SESSION, "key")
    rooms = ["name", "guid", "slug", "description", "capacity", "url"]
    assert picked(again.rooms, rooms)[: len(schedule.rooms)] == picked(schedule.rooms, rooms)
    assert picked(again.tracks, ["name", "slug", "description", "color"]) == picked(
        schedule.tracks, ["name", "slug", "description", "color"]
    )
    speakers = [one for one in schedule.speakers if one.key in people_of(placed(schedule))]
    fields = ["key", "name", "code", "number", "guid", "biography", "avatar_url", "links"]
    assert picked(again.speakers, fields, "key") == picked(speakers, fields, "key")


def test_each_slot_has_its_own_id_code_guid_and_slug():
    found = events(sample())
    for name in ("id", "code", "guid", "slug"):
        assert len({event[name] for event in found}) == len(found) == 4


def test_names_of_a_slot_stay_when_others_move_or_join():
    before = {event["guid"]: (event["id"], event["slug"]) for event in events(sample())}
    changed = sample()
    changed.sessions.reverse()
    changed.sessions[0].start = changed.sessions[1].start
    after = {event["guid"]: (event["id"], event["slug"]) for event in events(changed)}
    assert before.items() <= after.items()
    assert len(after) == 5


def test_another_instance_gives_other_guids():
    one, two = events(sample(), instance="a.example"), events(sample(), instance="b.example")
    assert {event["guid"] for event in one}.isdisjoint(event["guid"] for event in two)


def test_a_party_after_midnight_belongs_to_the_day_before():
    days = document(sample())["schedule"]["conference"]["days"]
    assert [event["title"] for event in days[0]["rooms"]["Ballroom"]] == ["Party"]
    assert days[0]["day_start"] == "2026-09-04T03:00:00+09:30"
    assert days[0]["day_end"] == "2026-09-05T02:59:00+09:30"


def test_an_acronym_is_made_fit_for_the_schema():
    schedule = sample()
    schedule.acronym = "pycon-au"
    assert document(schedule)["schedule"]["conference"]["acronym"] == "pycon_au"
    schedule.acronym = "EP"
    assert document(schedule)["schedule"]["conference"]["acronym"] == "ep_conf"


def test_a_break_is_recognisable_and_a_person_has_one_dialect():
    found = {event["title"]: event for event in events(sample())}
    assert found["Lunch & <chat>"]["type"] == "break"
    ines, bo = found["=Parsers; for people"]["persons"]
    assert "name" in ines and "id" not in ines
    assert bo["id"] == 42 and "name" not in bo


def test_it_is_plain_utf8():
    assert "🦄" in write(sample()).decode("utf-8")
    assert json.loads(write(sample()))["$schema"].endswith("schema.json")
