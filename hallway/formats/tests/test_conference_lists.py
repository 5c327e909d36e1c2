"""The tables of python-organizers, the lists of confs.tech, and telling lists apart."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from hallway.formats.conference_csv.read import COLUMNS
from hallway.formats.conference_csv.read import read as read_csv
from hallway.formats.conference_csv.write import write as write_csv
from hallway.formats.conferences import CallKind, Mode, Origin, Place, Status
from hallway.formats.confs_tech.read import read as read_json
from hallway.formats.csv_tables.conferences_write import write as write_own
from hallway.formats.deadlines_yaml.write import write as write_yaml
from hallway.formats.detect_list import detect_list
from hallway.formats.report import FormatError, Severity
from hallway.formats.tests.conference_strategies import lists
from hallway.formats.tests.test_deadlines_yaml_read import text_of
from hallway.ground.editions.states import EditionStatus
from hallway.ground.editions.states import Mode as EditionMode

HEAD = ",".join(COLUMNS)
ROW = (
    'PyCon Narnia 2026,2026-07-01,2026-07-03,"Cair Paravel, Vilnius, Lithuania",LTU,Castle,2026-02-01,'
    "2026-03-01,https://narnia.example/,https://narnia.example/cfp,https://narnia.example/sponsor"
)
TABLE = f"{HEAD}\n{ROW}\n".encode()
ITEM = {
    "name": "PyCon Narnia",
    "url": "https://narnia.example",
    "startDate": "2026-07-01",
    "endDate": "2026-07-03",
    "city": "Portland, OR",
    "country": "U.S.A.",
    "online": False,
    "cocUrl": "https://narnia.example/conduct",
    "cfpUrl": "https://narnia.example/cfp",
    "cfpEndDate": "2026-03-01",
    "twitter": "@narnia",
    "bluesky": "narnia.bsky.social",
    "mastodon": "@narnia@fosstodon.org",
}


def listing(**changes):
    conferences, report = read_json(json.dumps([ITEM | changes]).encode())
    return conferences[0], [finding.kind for finding in report.findings]


def test_status_and_mode_are_those_of_an_edition():
    assert [status.value for status in Status] == EditionStatus.values
    assert [mode.value for mode in Mode] == EditionMode.values


def test_a_row_of_the_organizers():
    conferences, report = read_csv(TABLE)
    one = conferences[0]
    assert (one.key, one.title, one.where) == ("pycon-narnia-2026", "PyCon Narnia 2026", "line 2")
    assert one.places == [Place("Cair Paravel", "Vilnius", "LT", "Castle")]
    assert [call.kind for call in one.calls] == [CallKind.CALL, CallKind.TUTORIAL]
    assert one.call().effective.instant() == datetime(2026, 3, 2, 11, 59, 59, tzinfo=UTC)
    assert [finding.kind for finding in report.findings] == ["year-in-name"]


def test_a_row_comes_back_as_it_was():
    conferences, _ = read_csv(TABLE)
    assert write_csv(conferences).decode("utf-8-sig").replace("\r\n", "\n").encode() == TABLE


def test_a_changed_row_keeps_the_rest():
    conferences, _ = read_csv(
        TABLE.replace(b"Sponsorship URL", b"Sponsorship URL,Mascot").replace(b"sponsor\n", b"sponsor,Lion\n")
    )
    conferences[0].call().original = replace(conferences[0].call().original, day=date(2026, 3, 15))
    again = write_csv(conferences).decode("utf-8-sig")
    assert "2026-02-01,2026-03-15,https" in again
    assert again.endswith("sponsor,Lion\r\n")


@pytest.mark.parametrize(
    ("cell", "other", "kind"),
    [
        ("2026-03-01", "soon", "date"),
        ("2026-03-01", "2026-08-01", "after-start"),
        ("2026-03-01", "2024-03-01", "long-before"),
        ("LTU", "NAR", "country"),
        ("2026-07-03", "2026-09-03", "span"),
        ("https://narnia.example/cfp", "ask us", ""),
    ],
)
def test_what_a_row_gets_wrong_is_told(cell, other, kind):
    conferences, report = read_csv(TABLE.replace(cell.encode(), other.encode()))
    assert kind in [finding.kind for finding in report.of(Severity.WARNING)]
    assert other in conferences[0].raw.values()


def test_a_row_online_or_without_name():
    data = (
        "Subject;Start Date;Location\nA;2026-01-01;Online\nB;2026-01-01;Online & Riga, Latvia\n;2026-01-01;\n"
    )
    conferences, report = read_csv(data.encode())
    assert [one.mode for one in conferences] == [Mode.ONLINE, Mode.HYBRID]
    assert [finding.kind for finding in report.of(Severity.ERROR)] == ["record"]


def test_no_cell_of_the_table_is_a_formula():
    conferences, _ = read_csv(TABLE.replace(b"Castle", b"=CASTLE()").replace(b"PyCon", b"@PyCon"))
    text = write_csv(conferences).decode("utf-8-sig")
    assert "'=CASTLE()" in text and "'@PyCon" in text
    assert read_csv(text.encode())[0][0].places[0].venue == "=CASTLE()"


@settings(max_examples=60, deadline=None)
@given(lists)
def test_what_the_table_of_the_organizers_carries_is_read_back(conferences):
    again, _ = read_csv(write_csv(one for one in conferences if one.starts_on))
    for was, now in zip((one for one in conferences if one.starts_on), again, strict=True):
        for name in ("name", "year", "starts_on", "ends_on", "link", "call_link", "sponsor_link"):
            assert getattr(now, name) == getattr(was, name)
        for kind in (CallKind.CALL, CallKind.TUTORIAL):
            days = [
                call.effective.day if call and call.effective else None
                for call in (was.call(kind), now.call(kind))
            ]
            assert days[0] == days[1]


def test_a_conference_of_confs_tech():
    one, findings = listing()
    assert (one.key, one.where, one.mode) == ("pycon-narnia-2026", "[0], PyCon Narnia", Mode.IN_PERSON)
    assert one.places == [Place("Portland", "OR", "US")]
    assert one.call().effective.instant() == datetime(2026, 3, 2, 11, 59, 59, tzinfo=UTC)
    assert (one.twitter, one.bluesky) == ("narnia", "https://bsky.app/profile/narnia.bsky.social")
    assert one.mastodon == "https://fosstodon.org/@narnia"
    assert (one.raw["cocUrl"], one.raw["online"]) == ("https://narnia.example/conduct", "false")
    assert findings == ["country-spelling"]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"mastodon": "@narnia"}, "handle"),
        ({"cfpEndDate": "soon"}, "date"),
        ({"cfpEndDate": "2026-09-01"}, "after-start"),
        ({"country": "Narnia"}, "country"),
        ({"endDate": "2026-12-03"}, "span"),
        ({"name": "PyCon Narnia 2026", "startDate": "2026-02-30"}, ""),
        ({"url": ["x"]}, ""),
    ],
)
def test_what_confs_tech_gets_wrong_is_told(changes, kind):
    assert kind in listing(**changes)[1]


def test_an_online_conference_of_confs_tech():
    assert listing(online=True, city=None, country=None)[0].mode is Mode.ONLINE
    assert listing(online=True)[0].mode is Mode.HYBRID
    assert read_json(json.dumps([ITEM]).encode(), topics=("PY",))[0][0].topics == ("PY",)


def test_deep_values_in_a_listing_are_bounded():
    deep = "[" * 500 + "]" * 500
    conferences, _ = read_json(json.dumps([ITEM])[:-2].encode() + f', "x": {deep}}}]'.encode())
    assert json.dumps(conferences[0].raw["x"]) == '[[[[[""]]]]]'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("data", "origin"),
    [
        (text_of(), Origin.DEADLINES_YAML),
        (b"# a list\n- conference: PyCon Narnia\n  year: 2026\n", Origin.DEADLINES_YAML),
        (TABLE, Origin.CONFERENCE_CSV),
        (json.dumps([ITEM]).encode(), Origin.CONFS_TECH),
        (write_own(read_csv(TABLE)[0]), Origin.OWN),
    ],
)
def test_every_list_is_recognised_in_every_encoding(data, origin, encoding):
    conferences, _ = detect_list(data.decode("utf-8-sig").encode(encoding))
    assert [(one.name, one.origin) for one in conferences] == [("PyCon Narnia", origin)]


@pytest.mark.parametrize(
    ("media_type", "url"), [("text/x-yaml", ""), ("", "https://a.example/list.yml?raw=1")]
)
def test_type_and_address_help_where_the_file_is_unclear(media_type, url):
    data = b"[{conference: PyCon Narnia, year: 2026}]"
    assert detect_list(data, media_type, url)[0][0].key == "pycon-narnia-2026"
    with pytest.raises(FormatError, match="not valid JSON"):
        detect_list(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04xxxx", "ZIP"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "web page, not a list of conferences"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "Calendar files"),
        (b"<rss></rss>", "XML files"),
        (b'{"message": "Not Found"}', "not a list of conferences"),
        (b'[{"title": "x"}]', "holds no conference"),
        (b"[1, 2]", "holds no conference"),
        (b"- name: General Python\n", "holds no conference"),
        (b"Dear all, here are the conferences", "not known"),
        (b"a,b\n1,2", "not known"),
        (b"[" * 100_000, "nested too deeply"),
        (b"{" + b" " * (21 * 1024 * 1024), "limit is 20 MB"),
        (b"Subject,Start Date\n" + b"a,2026-01-01\n" * 50_100, "more than 50000"),
    ],
)
def test_what_is_no_list_is_refused_in_plain_words(data, words):
    with pytest.raises(FormatError, match=words):
        detect_list(data)


def test_a_yaml_list_that_we_write_is_recognised():
    conferences, _ = read_csv(TABLE)
    assert detect_list(write_yaml(conferences))[0][0].places[0].city == "Cair Paravel"
    assert detect_list(write_yaml([]))[0] == []
