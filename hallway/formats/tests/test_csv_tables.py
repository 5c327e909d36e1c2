import csv
import io
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.formats.csv_tables.cells import guard, unguard
from hallway.formats.csv_tables.read import read
from hallway.formats.csv_tables.write import write_sessions, write_speakers
from hallway.formats.report import FormatError, Severity
from hallway.formats.tests.compare import picked
from hallway.formats.tests.sample import sample
from hallway.formats.tests.strategies import schedules

CARRIED = [
    *("key", "title", "subtitle", "kind", "track", "room", "start", "duration", "language", "code"),
    *("abstract", "description", "url", "do_not_record", "cancelled", "is_break"),
]
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@settings(max_examples=40, deadline=None)
@given(schedules())
def test_what_is_written_is_read_back(schedule):
    again, report = read(write_sessions(schedule), timezone=schedule.timezone)
    assert report.of(Severity.ERROR) == []
    assert picked(again.sessions, CARRIED) == picked(schedule.sessions, CARRIED)


@given(st.text(max_size=10))
def test_a_guarded_cell_runs_nothing_and_comes_back(text):
    assert not guard(text).startswith(DANGEROUS)
    assert unguard(guard(text)) == text


def test_no_cell_of_a_table_is_a_formula():
    schedule = sample()
    schedule.speakers[0].name = "=HYPERLINK(1)"
    for row in rows(write_sessions(schedule)) + rows(write_speakers(schedule)):
        assert not any(cell.startswith(DANGEROUS) for cell in row.values())
    assert rows(write_sessions(schedule))[0]["title"] == "'=Parsers; for people"


def test_speakers_with_their_sessions():
    ines = rows(write_speakers(sample()))[0]
    assert (ines["name"], ines["code"]) == ("Inés Okafor", "ABC123")
    assert ines["sessions"].count("Parsers") == 2


def test_a_table_typed_by_a_person():
    data = "Title;Speaker;Type;Start;Duration;Room\nIntro;Inés; talk ;2026-09-04 10:00;0:30;Hall\n\n".encode()
    schedule, report = read(data, timezone="Australia/Adelaide")
    session = schedule.sessions[0]
    assert session.start == datetime.fromisoformat("2026-09-04T10:00:00+09:30")
    assert (session.title, session.kind, session.room) == ("Intro", "talk", "Hall")
    assert [one.name for one in schedule.speakers] == ["Inés"]
    assert report.of(Severity.WARNING) == []


def test_a_finding_names_line_and_column():
    _, report = read(b"title,start\nIntro,soon\n", timezone="UTC")
    assert report.of(Severity.WARNING)[0].where == "line 2, column start"


@pytest.mark.parametrize("data", [b"a,b\n1,2", b"hello"])
def test_a_table_without_titles_is_refused(data):
    with pytest.raises(FormatError, match="title"):
        read(data)
