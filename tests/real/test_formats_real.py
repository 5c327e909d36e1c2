"""The formats against public conference files and the schemas of the voc."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.formats.detect import read_schedule
from hallway.formats.frab_xml import write as frab_xml
from hallway.formats.report import FormatError
from hallway.formats.schedule_json import write as schedule_json
from hallway.formats.tests.sample import sample
from hallway.formats.tests.strategies import schedules
from hallway.formats.tests.test_fuzz import JSON_DOCUMENTS, change
from tests.real.data import ENVIRONMENT, shared_data

SCHEDULES = (
    shared_data() or pytest.skip(f"no public data here; set {ENVIRONMENT}", allow_module_level=True)
) / ("schedules")
etree = pytest.importorskip("lxml.etree")
jsonschema = pytest.importorskip("jsonschema")
FILES = ("frab-camp2019.json", "pretalx-democon.json", "fosdem-2024.pentabarf.xml")


def load(name, timezone=None):
    return read_schedule((SCHEDULES / name).read_bytes(), filename=name, timezone=timezone)


@pytest.fixture(scope="module")
def xsd():
    return etree.XMLSchema(etree.parse(str(SCHEDULES / "voc-schedule.xml.xsd")))


@pytest.fixture(scope="module")
def check_json():
    schema = json.loads((SCHEDULES / "voc-schedule.schema.json").read_text())
    validator = jsonschema.Draft6Validator(schema, format_checker=jsonschema.FormatChecker())
    return lambda data: [error.message for error in validator.iter_errors(json.loads(data))]


@settings(max_examples=40, deadline=None)
@given(schedules())
def test_written_xml_is_valid(xsd, schedule):
    valid = xsd.validate(etree.fromstring(frab_xml.write(schedule)))
    assert valid, xsd.error_log


@settings(max_examples=40, deadline=None)
@given(schedules())
def test_written_json_is_valid(check_json, schedule):
    assert check_json(schedule_json.write(schedule)) == []


@pytest.mark.parametrize("name", FILES)
def test_real_files_are_written_validly(xsd, check_json, name):
    schedule, _ = load(name)
    assert xsd.validate(etree.fromstring(frab_xml.write(schedule))), xsd.error_log
    assert check_json(schedule_json.write(schedule)) == []


@pytest.mark.parametrize("acronym", ["", "EP", "pycon-au-2025", "Ü"])
def test_awkward_names_are_written_validly(xsd, check_json, acronym):
    schedule = sample()
    schedule.acronym, schedule.color, schedule.timezone = acronym, "#abc", "Etc/GMT-1"
    schedule.sessions[0].logo_url = "/relative.png"
    schedule.sessions[0].slug = "ep26-ab0"
    assert xsd.validate(etree.fromstring(frab_xml.write(schedule))), xsd.error_log
    assert check_json(schedule_json.write(schedule)) == []


def test_fosdem_is_kept_whole():
    schedule, report = load("fosdem-2024.pentabarf.xml", "Europe/Brussels")
    assert (schedule.title, schedule.city) == ("FOSDEM 2024", "Brussels")
    assert len({session.start.date() for session in schedule.sessions}) == 2
    assert (len(schedule.sessions), len(schedule.tracks), len(schedule.speakers)) == (674, 66, 738)
    assert sum(len(session.speakers) for session in schedule.sessions) == 826
    assert sum(len(session.links) for session in schedule.sessions) == 439
    assert sum(len(session.attachments) for session in schedule.sessions) == 8
    first = next(session for session in schedule.sessions if session.number == 10528)
    assert (first.key, first.start.isoformat()) == ("event-10528", "2024-02-03T10:30:00+01:00")
    assert first.abstract.startswith("Turtlestitch is based on") and "<p>" not in first.abstract
    assert [finding.severity for finding in report.findings] == ["note"]


def test_fosdem_without_a_zone_is_read_as_utc_with_a_warning():
    schedule, report = load("fosdem-2024.pentabarf.xml")
    assert schedule.timezone == "UTC"
    assert "no time zone" in report.findings[0].message


def test_camp_is_clean():
    schedule, report = load("frab-camp2019.json")
    assert (schedule.timezone, len(schedule.sessions), len(schedule.speakers)) == ("Europe/Berlin", 79, 90)
    assert report.findings == []


def test_the_faults_of_democon_are_reported():
    schedule, report = load("pretalx-democon.json")
    assert [finding.where for finding in report.findings] == [
        "schedule.conference.rooms[1]",
        "schedule.conference.time_zone_name",
    ]
    assert schedule.timezone == "Etc/GMT-1"
    assert load("pretalx-democon.json", "Europe/Berlin")[0].timezone == "Europe/Berlin"
    assert schedule.rooms[1].guid is None
    assert schedule.sessions[0].code == "G9JGWY"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(JSON_DOCUMENTS), st.data())
def test_whatever_was_read_is_written_validly(xsd, check_json, document, data):
    tree = json.loads(document)
    for _ in range(3):
        change(tree, data)
    try:
        schedule, _ = read_schedule(json.dumps(tree).encode(), timezone="Europe/Berlin")
    except FormatError:
        return
    assert xsd.validate(etree.fromstring(frab_xml.write(schedule))), xsd.error_log
    assert check_json(schedule_json.write(schedule)) == []


@given(st.text(max_size=20))
def test_any_address_that_is_let_through_is_valid(xsd, text):
    schedule = sample()
    schedule.sessions[0].url = schedule.sessions[0].logo_url = "https://example.org/" + text
    schedule.url = "http://" + text
    assert xsd.validate(etree.fromstring(frab_xml.write(schedule))), xsd.error_log
