from datetime import timedelta
from xml.etree.ElementTree import fromstring

from hypothesis import given, settings

from hallway.formats.frab_xml.read import read
from hallway.formats.frab_xml.write import write
from hallway.formats.report import Severity
from hallway.formats.tests.compare import VOC_HEAD, VOC_SESSION, people_of, picked, placed
from hallway.formats.tests.sample import sample
from hallway.formats.tests.strategies import schedules


@settings(max_examples=40, deadline=None)
@given(schedules())
def test_what_is_written_is_read_back(schedule):
    again, report = read(write(schedule))
    assert report.of(Severity.ERROR) == []
    assert picked([again], VOC_HEAD) == picked([schedule], VOC_HEAD)
    assert picked(again.sessions, VOC_SESSION, "key") == picked(placed(schedule), VOC_SESSION, "key")
    assert picked(again.rooms, ["name", "guid"])[: len(schedule.rooms)] == picked(
        schedule.rooms, ["name", "guid"]
    )
    fields = ["name", "slug", "color"]
    assert picked(again.tracks, fields) == picked(schedule.tracks, fields)
    speakers = [one for one in schedule.speakers if one.key in people_of(placed(schedule))]
    fields = ["key", "name", "number", "guid"]
    assert picked(again.speakers, fields, "key") == picked(speakers, fields, "key")


def test_the_colour_is_an_attribute_and_an_empty_feedback_url_is_left_out():
    root = fromstring(write(sample()))
    assert root.find("conference/color").attrib == {"primary": "#336699"}
    assert root.find(".//feedback_url") is None


def test_a_track_slug_begins_with_a_letter_or_is_left_out():
    tracks = fromstring(write(sample())).findall("conference/track")
    assert tracks[0].get("slug") == "community"
    assert "slug" not in tracks[1].attrib


def test_the_second_slot_of_a_talk_gets_its_own_code():
    codes = [event.get("code") for event in fromstring(write(sample())).iter("event")]
    assert codes.count("TALK01") == 1
    assert len(set(codes)) == len(codes) == 4


def test_control_characters_are_stripped():
    schedule = sample()
    schedule.sessions[0].title = "Bell\x07 and \ud800 surrogate"
    titles = [title.text for title in fromstring(write(schedule)).iter("title")]
    assert "Bell and  surrogate" in titles


def test_a_duration_has_at_most_two_digits_of_hours():
    schedule = sample()
    schedule.sessions[0].duration = timedelta(days=9)
    assert "99:59" in [one.text for one in fromstring(write(schedule)).iter("duration")]


def test_an_empty_programme_still_has_a_day():
    schedule = sample()
    schedule.sessions, schedule.start, schedule.end = [], None, None
    assert len(fromstring(write(schedule)).findall("day")) == 1
