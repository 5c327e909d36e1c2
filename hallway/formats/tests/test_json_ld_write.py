import json

from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.formats.json_ld.write import conference, dumps_for_script, person, session
from hallway.formats.tests.sample import sample
from hallway.formats.tests.strategies import schedules


@given(st.text())
def test_nothing_can_end_the_script_and_nothing_is_lost(text):
    written = dumps_for_script({"x": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"x": text}


@settings(max_examples=25, deadline=None)
@given(schedules())
def test_every_placed_session_is_a_sub_event(schedule):
    found = json.loads(dumps_for_script(conference(schedule))).get("subEvent", [])
    placed = [one for one in schedule.sessions if one.start and not one.is_break]
    assert [event["name"] for event in found] == [one.title for one in placed]


def test_a_conference():
    found = conference(sample())
    assert (found["@type"], found["startDate"], found["endDate"]) == ("Event", "2026-09-04", "2026-09-05")
    assert found["location"]["address"]["addressLocality"] == "Adelaide"
    assert "Lunch & <chat>" not in [event["name"] for event in found["subEvent"]]


def test_a_session():
    schedule = sample()
    found = session(schedule, schedule.sessions[0])
    assert (found["@type"], found["startDate"]) == ("Event", "2026-09-04T10:00:00+09:30")
    assert found["superEvent"]["name"] == "Hallway Conf"
    assert [one["name"] for one in found["performer"]] == ["Inés Okafor", "Bo <b>Tables"]
    schedule.sessions[0].cancelled = True
    assert session(schedule, schedule.sessions[0])["eventStatus"].endswith("EventCancelled")


def test_a_workshop_teaches():
    schedule = sample()
    found = session(schedule, schedule.sessions[-1])
    assert found["@type"] == "EducationEvent"
    assert "startDate" not in found


def test_a_person():
    assert person(sample().speakers[1]) == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Bo <b>Tables",
        "sameAs": ["https://bo.example/"],
    }
