"""Bad input ends in FormatError or in a report, never in another exception."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.formats import detect
from hallway.formats.csv_tables import read as csv_read
from hallway.formats.csv_tables import write as csv_write
from hallway.formats.frab_xml import read as xml_read
from hallway.formats.frab_xml import write as xml_write
from hallway.formats.ical import write as ical_write
from hallway.formats.json_ld import write as json_ld
from hallway.formats.pretalx_json import read as pretalx_read
from hallway.formats.pretalx_json import write as pretalx_write
from hallway.formats.report import MAX_FINDINGS, FormatError
from hallway.formats.schedule_json import read as voc_read
from hallway.formats.schedule_json import write as voc_write
from hallway.formats.sessionize import read as sessionize_read
from hallway.formats.sessionize import write as sessionize_write
from hallway.formats.tests.sample import sample
from hallway.formats.xcal import write as xcal_write

READERS = (voc_read.read, xml_read.read, pretalx_read.read, sessionize_read.read, csv_read.read)
DOCUMENTS = (
    voc_write.write(sample()),
    xml_write.write(sample()),
    pretalx_write.write(sample()),
    sessionize_write.write(sample()),
    csv_write.write_sessions(sample()),
)
JSON_DOCUMENTS = (DOCUMENTS[0], DOCUMENTS[2], DOCUMENTS[3])
STAMP = datetime(2026, 1, 1, tzinfo=UTC)

odd_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([-1, 2**63, 1e999, float("nan"), 1.5, "", "9999-12-31T23:59:59Z", "0001-01-01", "-1:00"]),
    st.sampled_from(
        ["99999:00", "America", "../x", "\ud800", "x\x00y", "http://[", "<p>", "2026-02-30", "25:99"]
    ),
    st.text(max_size=8),
    st.lists(st.none() | st.integers() | st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=3), st.none() | st.integers(), max_size=2),
)


def write_everywhere(schedule):
    voc_write.write(schedule)
    xml_write.write(schedule)
    pretalx_write.write(schedule)
    ical_write.write(schedule, stamp=STAMP)
    xcal_write.write(schedule)
    xcal_write.write_standard(schedule, stamp=STAMP)
    csv_write.write_sessions(schedule)
    csv_write.write_speakers(schedule)
    json_ld.dumps_for_script(json_ld.conference(schedule))
    for view in sessionize_write.VIEWS.values():
        sessionize_write.dumps(view(schedule))


def read_or_refuse(reader, data):
    """What any reader may do: refuse plainly, or give a schedule that every writer accepts."""
    try:
        schedule, report = reader(data, timezone="Europe/Berlin")
    except FormatError as error:
        assert str(error)
        return
    assert len({session.key for session in schedule.sessions}) == len(schedule.sessions)
    assert all(session.start is None or session.start.tzinfo for session in schedule.sessions)
    assert all(finding.where and finding.message for finding in report.findings)
    write_everywhere(schedule)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["", "a.json", "a.csv", "a.xml"]))
def test_arbitrary_bytes(data, filename):
    for reader in READERS:
        read_or_refuse(reader, data)
    read_or_refuse(
        lambda data, timezone: detect.read_schedule(data, filename=filename, timezone=timezone), data
    )


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(DOCUMENTS), st.data())
def test_documents_with_bytes_changed(document, data):
    start = data.draw(st.integers(0, len(document)))
    length = data.draw(st.integers(0, 40))
    patch = data.draw(st.binary(max_size=6) | st.sampled_from([b"", b"<", b'"', b"&x;", b"\xff\xfe", b"]]>"]))
    read_or_refuse(detect.read_schedule, document[:start] + patch + document[start + length :])


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(JSON_DOCUMENTS), st.data())
def test_json_with_values_of_the_wrong_type(document, data):
    tree = json.loads(document)
    for _ in range(data.draw(st.integers(1, 3))):
        change(tree, data)
    read_or_refuse(detect.read_schedule, json.dumps(tree).encode())


def change(tree, data):
    """Replace one value somewhere in the tree."""
    node = tree
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if not isinstance(node[key], (dict, list)) or data.draw(st.integers(0, 7)) == 0:
            node[key] = data.draw(odd_values)
            return
        node = node[key]


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_xml_with_words_changed(data):
    words = DOCUMENTS[1].decode().split(">")
    index = data.draw(st.integers(1, len(words) - 2))
    odd = st.sampled_from(["9999-12-31T23:59:59Z", "-1:00", "25:00", "99999:00", "abc", "", "5", "-3", "1e9"])
    text, mark, tag = words[index].partition("<")
    words[index] = (data.draw(odd) if text.strip() else text) + mark + tag
    read_or_refuse(detect.read_schedule, ">".join(words).encode())


@pytest.mark.parametrize("reader", READERS[:4])
@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"a":' * 100_000, b"<a>" * 100_000, b"1" * 5000, b"nul"])
def test_deep_and_broken_documents_are_refused(reader, data):
    with pytest.raises(FormatError):
        reader(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<schedule>" + b"<a/>" * 210_000 + b"</schedule>",
        b'{"talks": [' + b"1," * 300_000 + b"1]}",
        b'{"schedule": {"conference": {"rooms": ['
        + b",".join(b'{"name": "r%d", "guid": "%032x"}' % (n, n) for n in range(20_000))
        + b"]}}}",
    ],
)
def test_a_flood_of_records_is_cut_off(data):
    try:
        _, report = detect.read_schedule(data)
        assert len(report.findings) <= MAX_FINDINGS + 1
    except FormatError as error:
        assert "elements" in str(error)
