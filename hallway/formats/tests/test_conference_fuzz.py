"""Bad lists end in FormatError or in a report, and whatever was read can be written in every form."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.formats.atom.conferences import call_entries, closing_entries
from hallway.formats.atom.write import Feed
from hallway.formats.atom.write import write as write_atom
from hallway.formats.conference_csv.read import read as read_organizers
from hallway.formats.conference_csv.write import write as write_organizers
from hallway.formats.confs_tech.read import read as read_confs_tech
from hallway.formats.csv_tables.conferences_read import read as read_own
from hallway.formats.csv_tables.conferences_write import write as write_own
from hallway.formats.deadlines_yaml.read import read as read_yaml
from hallway.formats.deadlines_yaml.write import lacks
from hallway.formats.deadlines_yaml.write import write as write_yaml
from hallway.formats.detect_list import detect_list
from hallway.formats.feeds import Listed
from hallway.formats.geocodes import leave_out_far_points
from hallway.formats.ical.conferences import write_conferences, write_deadlines
from hallway.formats.json_ld.conferences import listed_event
from hallway.formats.json_ld.write import dumps_for_script
from hallway.formats.report import MAX_FINDINGS, FormatError, Report
from hallway.formats.tests.test_conference_lists import ITEM, TABLE
from hallway.formats.tests.test_deadlines_yaml_read import text_of
from hallway.formats.tests.test_deadlines_yaml_write import FAULTY
from hallway.formats.tests.test_fuzz import change

NOW = datetime(2026, 1, 1, tzinfo=UTC)
READERS = (read_yaml, read_organizers, read_confs_tech, read_own, detect_list)
YAML = text_of() + text_of(**FAULTY)[5:] + text_of(cfp="TBA", cfp_ext="'2026-03-01'")[5:]
DOCUMENTS = (YAML, TABLE, json.dumps([ITEM, ITEM]).encode(), write_own(read_yaml(YAML)[0]))
ODD = (
    "",
    "~",
    "TBA",
    "9999-12-31 23:59:59",
    "2200-12-31",
    "0001-01-01",
    "Etc/GMT+12",
    "\U0001f984",
    "𝟚𝟘𝟚𝟞",
    "-0",
)
ODDER = (
    "[1, [2]]",
    "{a: {b: c}}",
    '"\\0"',
    "https://[",
    "Online",
    "2026-03-29 02:30:00",
    "nan",
    "1e400",
    "x" * 500,
)


def write_everywhere(conferences):
    listed = [Listed(one, "https://conf.example/" + one.key) for one in conferences]
    write_yaml(conferences)
    write_organizers(conferences)
    write_own(conferences)
    write_deadlines(listed, stamp=NOW, host="conf.example", name="Deadlines")
    write_conferences(listed, stamp=NOW, host="conf.example", name="Conferences")
    entries = call_entries(listed, host="conf.example", stamp=NOW)
    fromstring(write_atom(Feed("tag:conf.example,2026:calls", "Calls", NOW, "Hallway"), entries))
    closing_entries(listed, host="conf.example", now=NOW)
    json.dumps([one.raw for one in conferences]).encode()
    for one in listed:
        json.loads(dumps_for_script(listed_event(one)))
        lacks(one.conference)


def read_or_refuse(reader, data):
    """What any reader may do: refuse plainly, or give conferences that every writer accepts."""
    try:
        conferences, report = reader(data)
    except FormatError as error:
        assert str(error)
        return
    assert len({one.key for one in conferences}) == len(conferences)
    assert all(one.key and one.name and 1980 <= one.year <= 2200 for one in conferences)
    for call in (call for one in conferences for call in one.calls):
        if call.original and call.extended:
            assert call.extended.instant() > call.original.instant()
    assert all(finding.where and finding.message for finding in report.findings)
    leave_out_far_points(conferences, Report())
    write_everywhere(conferences)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_arbitrary_bytes(data):
    for reader in READERS:
        read_or_refuse(reader, data)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(DOCUMENTS), st.data())
def test_lists_with_bytes_changed(document, data):
    start = data.draw(st.integers(0, len(document)))
    length = data.draw(st.integers(0, 40))
    patch = data.draw(
        st.binary(max_size=6) | st.sampled_from([b"", b"\n- ", b'"', b"&x ", b"\xff\xfe", b": "])
    )
    read_or_refuse(detect_list, document[:start] + patch + document[start + length :])


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_records_with_odd_values(data):
    lines = YAML.decode().splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        index = data.draw(st.integers(2, len(lines) - 1))
        name, mark, _rest = lines[index].partition(": ")
        lines[index] = name + mark + data.draw(st.sampled_from(ODDER) | st.text(max_size=8))
    read_or_refuse(read_yaml, "\n".join(lines).encode())


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_tables_with_odd_cells(data):
    table = [line.split(",") for line in DOCUMENTS[3].decode("utf-8-sig").splitlines()]
    row = data.draw(st.sampled_from(table[1:]))
    for _ in range(data.draw(st.integers(1, 4))):
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(st.sampled_from(ODD) | st.text(max_size=8))
    read_or_refuse(read_own, "\n".join(",".join(cells) for cells in table).encode())


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_json_with_values_of_the_wrong_type(data):
    tree = [dict(ITEM), dict(ITEM)]
    for _ in range(data.draw(st.integers(1, 3))):
        change(tree, data)
    read_or_refuse(read_confs_tech, json.dumps(tree).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"- {conference: a, year: 2026, cfp: x}\n" * 20_000,
        b"- [" + b"a, " * 200_000 + b"]\n",
        b"- conference: a\n  year: 2026\n  note: '" + b"x" * 5_000_000 + b"'\n",
        b"- " + b"a" * 5_000_000,
        b"name,year,call_closes\n" + b"a,2026,soon\n" * 20_000,
    ],
)
def test_a_flood_of_records_is_cut_off(data):
    try:
        conferences, report = detect_list(data)
    except FormatError as error:
        assert "list" in str(error)
        return
    assert len(report.findings) <= MAX_FINDINGS + 1
    assert len({one.key for one in conferences}) == len(conferences)
