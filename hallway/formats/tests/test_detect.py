import pytest

from hallway.formats.csv_tables.write import write_sessions
from hallway.formats.detect import read_schedule
from hallway.formats.frab_xml.write import write as write_xml
from hallway.formats.pretalx_json.write import write as write_pretalx
from hallway.formats.report import FormatError
from hallway.formats.schedule_json.write import write as write_voc
from hallway.formats.sessionize.write import write as write_sessionize
from hallway.formats.tests.sample import sample

ZONE = "Australia/Adelaide"


@pytest.mark.parametrize("write", [write_voc, write_xml, write_pretalx, write_sessionize, write_sessions])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_format_is_recognised_in_every_encoding(write, encoding):
    data = write(sample()).decode("utf-8-sig").encode(encoding)
    schedule, _ = read_schedule(data, timezone=ZONE)
    assert {one.title for one in schedule.sessions} >= {"=Parsers; for people", "Party", "Lunch & <chat>"}
    party = next(one for one in schedule.sessions if one.title == "Party")
    assert party.start == next(one for one in sample().sessions if one.key == "party").start


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\xef\xbb\xbf"[:2], "empty"),
        (b"PK\x03\x04xxxx", "ZIP"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "web page"),
        (b"<?xml version='1.0'?>\n<html xmlns='x'></html>", "web page"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "Calendar"),
        (b'{"hello": 1}', "no programme"),
        (b"[1, 2]", "no programme"),
        (b"<rss></rss>", "first element is <rss>"),
        (b"Dear all, here is the programme", "not known"),
    ],
)
def test_what_is_not_a_programme_is_refused_in_plain_words(data, words):
    with pytest.raises(FormatError, match=words):
        read_schedule(data)


def test_a_file_that_is_too_large_is_refused_with_its_size():
    with pytest.raises(FormatError, match=r"21\.0 MB, and the limit is 20 MB"):
        read_schedule(b"{" + b" " * (21 * 1024 * 1024))


def test_broken_json_names_line_and_column():
    with pytest.raises(FormatError, match="line 2, column 3") as caught:
        read_schedule(b"{\n  oops}")
    assert caught.value.where == "line 2, column 3"


def test_broken_xml_names_line_and_column():
    with pytest.raises(FormatError, match="mismatched tag at line 2, column 8"):
        read_schedule(b"<schedule>\n<day></schedule>")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "https://evil.example/x.dtd">',
    ],
)
def test_entities_and_outside_references_are_refused(declaration):
    with pytest.raises(FormatError, match="used for attacks"):
        read_schedule(f"<?xml version='1.0'?>{declaration}<schedule>&b;</schedule>".encode())
