import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings

from hallway.formats.conferences import CallKind, Conference, Status
from hallway.formats.csv_tables.conferences_read import read
from hallway.formats.csv_tables.conferences_write import write
from hallway.formats.moments import parse_local_text
from hallway.formats.report import FormatError, Severity
from hallway.formats.tests.conference_strategies import lists

HEAD = "name,year,"


def one(columns, cells):
    conferences, report = read(f"{HEAD}{columns}\nPyCon Narnia,2026,{cells}\n".encode())
    return conferences[0], [finding.message for finding in report.findings]


@settings(max_examples=60, deadline=None)
@given(lists)
def test_what_is_written_is_read_back(conferences):
    again, report = read(write(conferences))
    assert report.findings == []
    assert [replace(conference, where="") for conference in again] == conferences


def test_no_cell_is_a_formula():
    conference = Conference("=HYPERLINK(1)", 2026, note="@SUM(1)")
    table = csv.DictReader(io.StringIO(write([conference]).decode("utf-8-sig")))
    assert {row["name"] for row in table} == {"'=HYPERLINK(1)"}
    assert read(write([conference]))[0][0].note == "@SUM(1)"


def test_a_table_that_a_person_typed():
    conference, messages = one(
        "Status,Country,City,call_closes,call_extended,key",
        "not held,Brasil,Recife,2026-01-13 AoE,2026-01-20 23:59 america/recife,",
    )
    assert (conference.key, conference.status) == ("pycon-narnia-2026", Status.NOT_HELD)
    assert conference.places[0].text() == "Recife, Brazil"
    assert conference.call(CallKind.CALL).extended == parse_local_text("2026-01-20 23:59 America/Recife")
    assert messages == []


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("call_closes", "next week", "is not a deadline such as"),
        ("call_closes", "2026-01-13 23:59 CST", "is not a deadline such as"),
        ("country", "Narnia", "is not a known country"),
        ("topics", "PY COOKING", "“COOKING” is not a known topic"),
        ("status", "maybe", "“maybe” is none of idea"),
        ("twitter", "not a name", "does not say which profile"),
        ("link", "javascript:alert(1)", "is not a web address"),
        ("starts_on", "2026-02-30", "Expected a date"),
    ],
)
def test_what_cannot_be_used_is_told(column, cell, words):
    columns = "city," + column
    _, messages = one(columns, f"Cair Paravel,{cell}")
    assert len(messages) == 1
    assert words in messages[0]


def test_an_extension_that_is_no_extension_is_left_out():
    conference, messages = one("call_closes,call_extended", "2026-01-13 AoE,2026-01-13 AoE")
    assert conference.call().extended is None
    assert "no later than the deadline" in messages[0]


def test_repeated_keys_are_made_unique():
    conferences, report = read(b"key,name,year\na,PyCon Narnia,2026\na,PyCon Ankh,2026\n")
    assert [conference.key for conference in conferences] == ["a", "pycon-ankh-2026"]
    assert [finding.kind for finding in report.findings] == ["duplicate"]


def test_a_row_without_name_or_year_is_left_out():
    conferences, report = read(b"name,year\n,2026\nPyCon Narnia,soon\nPyCon Narnia,2026\n")
    assert len(conferences) == 1
    assert [finding.kind for finding in report.of(Severity.ERROR)] == ["record", "record"]


@pytest.mark.parametrize("data", [b"a,b\n1,2", b"hello", b"name;town\nPyCon;Ankh"])
def test_a_table_without_the_columns_is_refused(data):
    with pytest.raises(FormatError, match="“name” and “year”"):
        read(data)
