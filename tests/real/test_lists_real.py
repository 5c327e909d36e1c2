"""Real lists of conferences in, judged, and out again, with exact counts."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import fromstring

import pytest
import vobject
import yaml
from icalendar import Calendar

from hallway.formats.atom.conferences import call_entries, closing_entries
from hallway.formats.atom.write import Feed
from hallway.formats.atom.write import write as write_atom
from hallway.formats.conference_csv.write import write as write_csv
from hallway.formats.conferences import CallKind, Conference, Mode, Origin, Status
from hallway.formats.csv_tables.conferences_read import read as read_own
from hallway.formats.csv_tables.conferences_write import write as write_own
from hallway.formats.deadlines_yaml.write import lacks
from hallway.formats.deadlines_yaml.write import write as write_yaml
from hallway.formats.detect_list import detect_list
from hallway.formats.feeds import Listed
from hallway.formats.geocodes import far_points
from hallway.formats.ical.conferences import write_conferences, write_deadlines
from hallway.formats.json_ld.conferences import listed_event
from hallway.formats.report import Finding, FormatError, Severity
from tests.real.data import ENVIRONMENT, shared_data

DATA = shared_data() or pytest.skip(f"no public data here; set {ENVIRONMENT}", allow_module_level=True)
FILES = {"conferences.yml": 58, "archive.yml": 585}
LISTS = DATA / "conference-lists"
NOW = datetime(2026, 8, 15, tzinfo=UTC)  # the day from which the files are

# Every finding of the two files: what was mended (notes) and what a person should look at (warnings).
NOTES = {
    "no-call": 34,
    "word": 24,
    "awaited": 17,
    "country-spelling": 13,
    "point-online": 4,
    "city-spelling": 2,
    "zone-spelling": 2,
    "point-untitled": 2,
    "point-yearless": 1,
    "handle": 1,
    "city-is-country": 1,
}
WARNINGS = {
    "long-before": 5,
    "extension-alone": 5,
    "point-other-year": 5,
    "duplicate": 3,
    "extension": 2,
    "year-differs": 2,
    "handle": 1,
    "country": 1,
}


def load(name: str) -> tuple[list[Conference], list[Finding]]:
    conferences, report = detect_list((DATA / "python-deadlines" / name).read_bytes(), "text/plain", name)
    return conferences, report.findings


@pytest.fixture(scope="module")
def both() -> tuple[list[Conference], list[Finding]]:
    """The conferences and findings of both files. Do not change them."""
    loaded = [load(name) for name in FILES]
    return [one for conferences, _ in loaded for one in conferences], [
        finding for _, findings in loaded for finding in findings
    ]


@pytest.fixture(scope="module")
def conferences(both) -> list[Conference]:
    return both[0]


@pytest.fixture(scope="module")
def listed(conferences) -> list[Listed]:
    return [Listed(one, f"https://conf.example/{one.key}") for one in conferences]


@pytest.mark.parametrize(("name", "count"), FILES.items())
def test_every_record_comes_in_with_a_key_of_its_own(name, count):
    found, findings = load(name)
    assert len(found) == count == len({one.key for one in found})
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


def test_no_conference_stands_in_both_files(conferences):
    assert len({one.key for one in conferences}) == len(conferences) == 643


def test_what_was_mended_and_what_a_person_should_look_at(both):
    kinds = {severity: Counter() for severity in Severity}
    for finding in both[1]:
        kinds[finding.severity][finding.kind] += 1
    assert kinds[Severity.NOTE] == NOTES
    assert kinds[Severity.WARNING] == WARNINGS
    assert kinds[Severity.ERROR] == {}
    assert (sum(NOTES.values()), sum(WARNINGS.values())) == (101, 24)


def test_facts_of_the_whole(conferences):
    assert Counter(one.status for one in conferences) == {
        Status.ANNOUNCED: 619,
        Status.CANCELLED: 20,
        Status.POSTPONED: 3,
        Status.NOT_HELD: 1,
    }
    assert Counter(one.mode for one in conferences) == {Mode.IN_PERSON: 537, Mode.ONLINE: 103, Mode.HYBRID: 3}
    calls = [call for one in conferences for call in one.calls]
    assert Counter(call.kind for call in calls) == {
        CallKind.CALL: 590,
        CallKind.TUTORIAL: 49,
        CallKind.WORKSHOP: 3,
    }
    assert sum(call.effective is None for call in calls) == 17
    assert sum(call.extended is not None for call in calls) == 51
    assert sum(one.aid for one in conferences) == 56
    assert len({place.country for one in conferences for place in one.places} - {""}) == 69
    assert all(one.starts_on and one.ends_on and one.topics and one.link for one in conferences)


def test_every_extension_is_later_than_what_it_extends(conferences):
    pairs = [
        (call.original.instant(), call.extended.instant())
        for one in conferences
        for call in one.calls
        if call.original and call.extended
    ]
    assert len(pairs) == 46
    assert all(extended > original for original, extended in pairs)


def test_wrong_points_are_found_by_other_years_of_the_same_town(conferences):
    found = far_points(conferences)
    assert [(far.conference.title, round(far.kilometres)) for far in found if far.certain] == [
        ("Django Day Copenhagen 2026", 627),
        ("PyBay 2024", 2795),
        ("PyOhio 2025", 165),
    ]
    assert {far.conference.title for far in found if not far.certain} == {
        *("PyCon Finland 2025", "Plone Conference 2025", "PyCon China 2023", "PyCon China 2019"),
    }


@pytest.mark.parametrize("name", FILES)
def test_the_file_comes_back_to_the_byte(name):
    data = (DATA / "python-deadlines" / name).read_bytes()
    again = write_yaml(load(name)[0])
    for loader in (yaml.CBaseLoader, yaml.CSafeLoader):
        assert yaml.load(again, Loader=loader) == yaml.load(data, Loader=loader)
    assert again == data


def test_without_the_memory_of_the_file_all_but_the_faults_comes_back(conferences):
    """Of 7,236 fields only those differ that were mended, left out, or have another usual form."""
    stood = yaml.load(write_yaml(conferences), Loader=yaml.CBaseLoader)
    own = [clone(one) for one in conferences]
    again = yaml.load(write_yaml(own), Loader=yaml.CBaseLoader)
    changed = Counter(
        name
        for was, now in zip(stood, again, strict=True)
        for name in was.keys() | now.keys()
        if was.get(name) != now.get(name)
    )
    assert changed == {
        "place": 17,  # spellings of countries and towns
        "cfp_ext": 5,  # two are no extensions, three were days without a time
        "location": 4,  # points of conferences online
        "extra_places": 3,
        "timezone": 2,  # UTC+0
        "mastodon": 2,  # one was a photographer's page, one is at Bluesky
        "bluesky": 1,
    }


def clone(one: Conference) -> Conference:
    (again,), _ = read_own(write_own([one]))
    return again


def test_what_the_format_itself_would_refuse(conferences):
    assert {one.title: lacks(one) for one in conferences if lacks(one)} == {
        "PyCon Taiwan 2025": ["place"],
        "Python BarCamp Karlsruhe 2024": ["start"],
        "PyCon Israel 2023": ["place"],
        "SciPy India 2021": ["start"],
        "PyCon India 2020": ["place"],
    }


def test_our_own_table_holds_everything(conferences):
    again, report = read_own(write_own(conferences))
    assert report.findings == []
    for was, now in zip(conferences, again, strict=True):
        now.where, now.raw, now.origin = was.where, was.raw, Origin.DEADLINES_YAML
    assert again == conferences


def test_the_table_of_the_organizers():
    data = (LISTS / "python-organizers-2026.csv").read_bytes()
    found, report = detect_list(data)
    assert (len(found), len({one.key for one in found})) == (35, 35)
    assert Counter(finding.kind for finding in report.findings) == {"year-in-name": 3}
    assert sum(one.call() is not None for one in found) == 24
    assert len({place.country for one in found for place in one.places}) == 23
    rows = [
        list(csv.reader(io.StringIO(text))) for text in (write_csv(found).decode("utf-8-sig"), data.decode())
    ]
    assert rows[0] == rows[1]


def test_the_list_of_confs_tech():
    found, report = detect_list((LISTS / "confs-tech-python-2026.json").read_bytes())
    assert (len(found), len({one.key for one in found})) == (8, 8)
    assert Counter(finding.kind for finding in report.findings) == {
        "country-spelling": 2,
        "handle": 2,
        "duplicate": 2,
    }
    assert [one.mode for one in found].count(Mode.ONLINE) == 3


@pytest.mark.parametrize("name", ["types.yml", "LICENSE"])
def test_other_files_beside_them_are_refused(name):
    with pytest.raises(FormatError, match=r"no conference|not known"):
        load(name)


def test_two_calendar_programs_see_every_deadline_at_its_instant(listed):
    data = write_deadlines(listed, stamp=NOW, host="conf.example", name="Deadlines")
    expected = {
        f"{one.conference.key}-{call.kind}@conf.example": call.effective.instant()
        for one in listed
        for call in one.conference.calls
        if call.effective
    }
    assert len(expected) == 625
    ours = {str(event["UID"]): event["DTSTART"].dt for event in Calendar.from_ical(data).walk("VEVENT")}
    theirs = {event.uid.value: event.dtstart.value for event in vobject.readOne(data.decode()).vevent_list}
    assert ours == theirs == expected


def test_two_calendar_programs_see_every_conference_on_its_days(listed):
    data = write_conferences(listed, stamp=NOW, host="conf.example", name="Conferences")
    expected = {
        f"{one.conference.key}@conf.example": (
            one.conference.starts_on,
            one.conference.ends_on + timedelta(days=1),
        )
        for one in listed
    }
    ours = Calendar.from_ical(data).walk("VEVENT")
    theirs = vobject.readOne(data.decode()).vevent_list
    assert {str(event["UID"]): (event["DTSTART"].dt, event["DTEND"].dt) for event in ours} == expected
    assert {event.uid.value: (event.dtstart.value, event.dtend.value) for event in theirs} == expected
    assert sum(str(event["STATUS"]) == "CANCELLED" for event in ours) == 24


def test_feeds_and_linked_data(listed):
    entries = call_entries(listed, host="conf.example", stamp=NOW)
    root = fromstring(write_atom(Feed("tag:conf.example,2026:calls", "Calls", NOW, "Hallway"), entries))
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == 625
    closing = closing_entries(listed, host="conf.example", now=NOW)
    assert [entry.title.partition(":")[0] for entry in closing] == [
        "Django Day Copenhagen 2026",
        "PyCon Netherlands 2026",
        "PyData Global 2026",
        "Python Pizza Istanbul 2026",
    ]
    assert Counter(offer["name"] for one in listed for offer in listed_event(one).get("offers", [])) == {
        "Call for proposals": 579,
        "Call for tutorials": 49,
        "Call for workshops": 3,
        "Financial aid": 56,
        "Sponsorship": 251,
    }
