import re
from dataclasses import replace
from datetime import date, time, timedelta
from urllib.parse import urlsplit

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hallway.formats.conferences import TOPICS, CallDate, CallKind, Conference, Mode, Origin, Place, Status
from hallway.formats.deadlines_yaml.read import read
from hallway.formats.deadlines_yaml.record import FIELDS
from hallway.formats.deadlines_yaml.write import lacks, write
from hallway.formats.moments import AOE, Moment, zone_name
from hallway.formats.report import FormatError, Severity
from hallway.formats.tests.conference_strategies import conferences, lists
from hallway.formats.tests.test_deadlines_yaml_read import text_of

STATED = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"
WORDS = {"TBA", "None", "Cancelled"}
CARRIED = {CallKind.CALL, CallKind.TUTORIAL, CallKind.WORKSHOP}


def check_schema(record):
    """What the format's own validation asks of a record (practice of its site's tools)."""
    assert [name for name in FIELDS if name in record] == list(record)
    assert record["conference"] and 1989 <= record["year"] <= 3000
    assert not re.search(r"\b(19|20)\d\d\b", record["conference"])
    assert urlsplit(record["link"]).scheme in {"http", "https"}
    for name in ("cfp", "cfp_ext", "tutorial_deadline", "workshop_deadline"):
        stated = record.get(name, "TBA")
        assert stated in WORDS or re.fullmatch(STATED, stated)
    assert zone_name(record.get("timezone", "UTC")) == record.get("timezone", "UTC")
    assert record["start"].year == record["end"].year == record["year"]
    assert record["start"] <= record["end"]
    assert set(record["sub"].split(",")) <= set(TOPICS)
    assert not record.get("twitter", "").startswith("@")
    places = [record["place"], *record.get("extra_places", [])]
    assert all(place == "Online" or ", " in place for place in places)
    assert "Online" in places or record["location"]
    for point in record.get("location", []):
        assert list(point) == ["title", "latitude", "longitude"]
        assert isinstance(point["title"], str) and abs(float(point["latitude"])) <= 90


@settings(max_examples=100, deadline=None)
@given(conferences())
def test_what_fits_is_written_validly(conference):
    record = yaml.safe_load(write([conference]))[0]
    missing = lacks(conference)
    if not missing:
        check_schema(record)
    assert all(name not in record for name in missing if name in {"link", "start", "sub"})


@settings(max_examples=100, deadline=None)
@given(lists)
def test_what_the_format_carries_is_read_back(conferences):
    again, report = read(write(conferences))
    assert report.of(Severity.ERROR) == []
    for was, now in zip(conferences, again, strict=True):
        for name in ("name", "year", "alt_name", "link", "call_link", "sponsor_link", "aid_link", "topics"):
            assert getattr(now, name) == getattr(was, name)
        for name in ("mode", "starts_on", "ends_on", "mastodon", "bluesky", "twitter", "youtube"):
            assert getattr(now, name) == getattr(was, name)
        if was.status is not Status.IDEA:
            assert now.status is was.status or was.note
        for kind in CARRIED:
            check_call(was, was.call(kind), now.call(kind))


def check_call(conference, was, now):
    if conference.status in {Status.ANNOUNCED, Status.IDEA} or (was and was.kind is not CallKind.CALL):
        assert (was is None) == (now is None)
        if was and was.effective:
            assert now.effective.instant() == was.effective.instant()


fields = st.sampled_from(FIELDS) | st.text(max_size=5)
texts = st.text(max_size=9) | st.from_regex(
    r"-?[0-9]{1,4}(\.[0-9]+)?|20[0-9]{2}-[01][0-9]-[0-3][0-9]", fullmatch=True
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(fields, texts), max_size=3))
def test_any_list_of_texts_comes_back_as_it_was(records):
    named = [{"conference": "PyCon", "year": "2026"} | record for record in records]
    data = yaml.safe_dump(named, allow_unicode=True).encode()
    assume(yaml.load(data, Loader=yaml.CBaseLoader) == named)  # what YAML itself does not change
    try:
        found, report = read(data)
    except FormatError:
        assume(False)
    assume(not report.of(Severity.ERROR))
    storable = [{key.replace("\0", ""): text.replace("\0", "") for key, text in one.items()} for one in named]
    # Two names that differ in nothing but what no database keeps are one.
    assume([*map(len, storable)] == [*map(len, named)])
    assert yaml.load(write(found), Loader=yaml.CBaseLoader) == storable


FAULTY = {
    "cfp": "Cancelled",
    "cfp_ext": "https://narnia.example/",
    "timezone": "CST",
    "place": "Recife, Brasil",
    "end": "2026-09-03",
    "twitter": "'@narnia'",
    "slogan": "'0123'",
    "location": "[{latitude: 0, longitude: 0.0}]",
    "extra_places": "[Online]",
}


def test_faults_are_written_as_they_stood():
    data = text_of(**FAULTY)
    assert yaml.load(write(read(data)[0]), Loader=yaml.CBaseLoader) == yaml.load(
        data, Loader=yaml.CBaseLoader
    )


def test_only_what_changed_is_written_anew():
    data = text_of(**FAULTY)
    conference = read(data)[0][0]
    conference.sponsor_link = "https://narnia.example/sponsors"
    conference.starts_on += timedelta(days=1)
    before, after = (yaml.safe_load(text)[0] for text in (data, write([conference])))
    assert after == before | {"sponsor": "https://narnia.example/sponsors", "start": date(2026, 7, 2)}


def test_an_extension_is_added_to_the_record():
    conference = read(text_of())[0][0]
    call = conference.call()
    call.extended = replace(call.original, day=date(2026, 3, 15))
    assert yaml.safe_load(write([conference]))[0]["cfp_ext"] == "2026-03-15 23:59:00"


def test_what_was_taken_away_is_not_written():
    conference = read(text_of(note="Bring a coat", cfp_ext="'2026-03-15 23:59:00'"))[0][0]
    conference.note, conference.call().extended = "", None
    record = yaml.safe_load(write([conference]))[0]
    assert "note" not in record and "cfp_ext" not in record


def test_calling_off_is_written_in_the_way_of_the_format():
    conference = read(text_of())[0][0]
    conference.status = Status.CANCELLED
    assert yaml.safe_load(write([conference]))[0]["cfp"] == "Cancelled"


def test_a_record_of_our_own():
    moment = Moment(date(2026, 3, 1), time(12, 30), "Europe/Vilnius")
    place = Place("Vilnius", "", "LT", latitude=54.0, longitude=-1e-7)
    conference = Conference(
        "PyCon Narnia",
        2026,
        link="https://narnia.example/",
        mode=Mode.HYBRID,
        starts_on=date(2026, 7, 1),
        ends_on=date(2026, 7, 3),
        places=[place, Place("Austin", "Texas", "US")],
        topics=("PY", "DATA"),
        calls=[
            CallDate(CallKind.CALL, moment),
            CallDate(CallKind.TUTORIAL, Moment(date(2026, 2, 1), None, AOE)),
        ],
    )
    assert lacks(conference) == []
    assert write([conference]).decode() == (
        "---\n\n- conference: PyCon Narnia\n  year: 2026\n  link: https://narnia.example/\n"
        "  cfp: '2026-03-01 12:30:00'\n  tutorial_deadline: '2026-02-02 13:59:59'\n"
        "  timezone: Europe/Vilnius\n  place: Vilnius, Lithuania\n  extra_places:\n  - Austin, USA\n"
        "  - Online\n  start: 2026-07-01\n  end: 2026-07-03\n  sub: PY,DATA\n  location:\n"
        "  - title: PyCon Narnia 2026\n    latitude: 54.0\n    longitude: -0.0000001\n"
    )


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, ["link", "place", "start", "end", "sub", "location"]),
        ({"mode": Mode.ONLINE}, ["link", "start", "end", "sub"]),
        (
            {"starts_on": date(2026, 12, 30), "ends_on": date(2027, 1, 2)},
            ["link", "place", "end", "sub", "location"],
        ),
    ],
)
def test_what_the_format_would_refuse_is_said(changes, missing):
    assert lacks(Conference("PyCon Narnia", 2026, **changes)) == missing


def test_a_record_of_another_list_is_written_from_what_is_known():
    conference = replace(read(text_of())[0][0], origin=Origin.CONFS_TECH, raw={"name": "PyCon Narnia"})
    record = yaml.safe_load(write([conference]))[0]
    assert "name" not in record
    check_schema(record)
