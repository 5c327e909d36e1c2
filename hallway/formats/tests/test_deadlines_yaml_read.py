from datetime import UTC, date, datetime, time

import pytest

from hallway.formats.conferences import CallDate, CallKind, Mode, Status
from hallway.formats.deadlines_yaml.read import read
from hallway.formats.moments import AOE, Moment
from hallway.formats.report import FormatError, Severity

SOUND = {
    "conference": "PyCon Narnia",
    "year": "2026",
    "link": "https://narnia.example/",
    "cfp": "'2026-03-01 23:59:00'",
    "place": "Vilnius, Lithuania",
    "start": "2026-07-01",
    "end": "2026-07-03",
    "sub": "PY",
    "location": "[{title: PyCon Narnia 2026, latitude: 54.68, longitude: 25.28}]",
}


def text_of(**changes):
    """One record; a field with the value None is left away."""
    fields = SOUND | changes
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return ("---\n\n- " + "\n  ".join(lines) + "\n").encode()


def one(**changes):
    """The conference of a changed record, and its findings as (severity, kind)."""
    conferences, report = read(text_of(**changes))
    assert all(finding.where.startswith("line ") for finding in report.findings)
    return conferences[0], [(finding.severity.value, finding.kind) for finding in report.findings]


def test_a_sound_record():
    conference, findings = one()
    assert findings == []
    assert (conference.key, conference.title) == ("pycon-narnia-2026", "PyCon Narnia 2026")
    assert (conference.status, conference.mode, conference.topics) == (
        Status.ANNOUNCED,
        Mode.IN_PERSON,
        ("PY",),
    )
    assert (conference.starts_on, conference.ends_on) == (date(2026, 7, 1), date(2026, 7, 3))
    place = conference.places[0]
    assert (place.city, place.country, place.country_name) == ("Vilnius", "LT", "Lithuania")
    assert (place.title, place.point) == ("PyCon Narnia 2026", (54.68, 25.28))
    assert conference.calls == [CallDate(CallKind.CALL, Moment(date(2026, 3, 1), time(23, 59), AOE))]


def test_no_zone_means_anywhere_on_earth():
    instant = one()[0].call().effective.instant()
    assert instant == datetime(2026, 3, 2, 11, 59, tzinfo=UTC)


def test_all_deadlines_stand_in_the_zone_of_the_record():
    conference, findings = one(
        timezone="Europe/Warsaw",
        cfp_ext="'2026-03-15'",
        tutorial_deadline="'2026-02-01 12:00:00'",
        workshop_deadline="'2026-02-02 12:00:00'",
    )
    assert findings == []
    assert {call.effective.zone for call in conference.calls} == {"Europe/Warsaw"}
    assert conference.call().effective == Moment(date(2026, 3, 15), None, "Europe/Warsaw")
    assert conference.call(CallKind.TUTORIAL).original.clock == time(12)
    assert conference.call(CallKind.WORKSHOP).original.day == date(2026, 2, 2)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"cfp": "Cancelled"}, Status.CANCELLED),
        ({"cfp": "canceled", "note": "Cancelled due to a dragon"}, Status.CANCELLED),
        ({"cfp": "Postponed"}, Status.POSTPONED),
        ({"cfp": "Cancelled", "note": "Postponed to 2027"}, Status.POSTPONED),
        ({"cfp": "Cancelled", "note": "Moved to 2027 due to a dragon"}, Status.POSTPONED),
        ({"cfp": "Cancelled", "note": "Postponed from 2025"}, Status.CANCELLED),
        ({"cfp": "Cancelled", "note": "Conference never went beyond announcement."}, Status.NOT_HELD),
    ],
)
def test_a_word_for_a_date_is_a_status(changes, status):
    conference, findings = one(**changes)
    assert (conference.status, conference.calls, findings) == (status, [], [("note", "word")])


def test_a_note_alone_decides_nothing():
    assert one(note="Postponed from 2025")[0].status is Status.ANNOUNCED


@pytest.mark.parametrize("word", ["TBA", "TBD", "tba"])
def test_an_awaited_date_is_a_call_without_one(word):
    conference, findings = one(cfp=word)
    assert conference.calls == [CallDate(CallKind.CALL)]
    assert (conference.call().effective, findings) == (None, [("note", "awaited")])


@pytest.mark.parametrize("word", ["None", "N/A", "none"])
def test_no_call_is_no_call(word):
    conference, findings = one(cfp=word)
    assert (conference.calls, conference.status) == ([], Status.ANNOUNCED)
    assert findings == [("note", "no-call")]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"cfp_ext": "https://narnia.example/cfp"}, "address-for-date"),
        ({"cfp": "'2026-02-30 23:59:00'"}, "date"),
        ({"cfp": "sometime in September"}, "date"),
        ({"cfp": "'9999-12-31 23:59:00'"}, "date"),
        ({"cfp": "'2026-07-02 23:59:00'"}, "after-start"),
        ({"cfp": "'2025-03-01 23:59:00'"}, "long-before"),
        ({"cfp_ext": "'2026-03-01 23:59:00'"}, "extension"),
        ({"cfp_ext": "'2026-02-01 23:59:00'"}, "extension"),
        ({"cfp": "TBA", "cfp_ext": "'2026-02-01 23:59:00'"}, "extension-alone"),
        ({"start": "2026-06-31"}, "date"),
        ({"end": "2026-08-03"}, "span"),
        ({"end": "2026-06-03"}, "span"),
        ({"timezone": "CST"}, "zone"),
        ({"timezone": "Etc/GMT-12"}, "zone-sign"),
        ({"year": "2025"}, "year-differs"),
        ({"year": "MMXXVI"}, "year"),
        ({"sub": "PY,COOKING"}, "topic"),
        ({"link": "narnia"}, "address"),
        ({"mastodon": "https://unsplash.com/@narnia"}, "handle"),
        ({"place": "Vilnius, Narnia"}, "country"),
        ({"link": None}, "missing"),
        ({"location": None}, "missing"),
        ({"sub": ""}, "missing"),
        ({"note": "[a, b]"}, "not-text"),
        ({"location": "[{title: PyCon Narnia 2026, latitude: 0, longitude: 0.0}]"}, "point-default"),
        ({"location": "[{title: Online, latitude: 1, longitude: 2}]"}, "point-default"),
        ({"location": "[{title: PyCon Narnia 2026, latitude: 91, longitude: 2}]"}, "point"),
        ({"location": "[{title: PyCon Narnia 2026, latitude: nan, longitude: 2}]"}, "point"),
        ({"location": "[{title: PyCon Narnia 2025, latitude: 1, longitude: 2}]"}, "point-other-year"),
        ({"location": "here"}, "point"),
    ],
)
def test_what_a_person_should_look_at(changes, kind):
    conference, findings = one(**changes)
    assert ("warning", kind) in findings
    for name in changes:
        assert name in conference.raw or changes[name] is None


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"conference": "PyCon Narnia 2026"}, "year-in-name"),
        ({"timezone": "UTC+0"}, "zone-spelling"),
        ({"place": "Recife, Brasil"}, "country-spelling"),
        ({"place": "Shanhai, China"}, "city-spelling"),
        ({"location": "[{latitude: 1, longitude: 2}]"}, "point-untitled"),
        ({"location": "[{title: PyCon, latitude: 1, longitude: 2}]"}, "point-yearless"),
        ({"place": "Online"}, "point-online"),
        ({"mastodon": "https://bsky.app/profile/narnia.example"}, "handle"),
        ({"twitter": "'@narnia'"}, "handle"),
        ({"slogan": "Always winter"}, "unknown-field"),
    ],
)
def test_what_is_mended_without_loss(changes, kind):
    conference, findings = one(**changes)
    assert findings == [("note", kind)]
    assert all(name in conference.raw for name in changes)


def test_a_slip_in_the_month_of_the_end_is_mended():
    assert one(end="2026-08-03")[0].ends_on == date(2026, 7, 3)
    assert one(start="2026-12-30", end="2026-01-02", cfp="TBA")[0].ends_on == date(2027, 1, 2)
    assert one(start="2026-01-30", end="2027-02-01", cfp="TBA")[0].ends_on == date(2026, 2, 1)


@pytest.mark.parametrize("zone", ["AoE", "UTC-12", "Etc/GMT+12", '"12 July, anywhere on earth (UTC+12)"'])
def test_every_way_to_write_aoe(zone):
    assert one(timezone=zone)[0].call().effective.zone == AOE


def test_towns_and_being_online():
    conference, findings = one(
        place="Vilnius, Lithuania",
        extra_places="['Online', 'Riga, Latvia']",
        location="[{title: A 2026, latitude: 1, longitude: 2}, {title: B 2026, latitude: 3, longitude: 4}]",
    )
    assert (conference.mode, findings) == (Mode.HYBRID, [])
    assert [(place.city, place.point) for place in conference.places] == [
        ("Vilnius", (1, 2)),
        ("Riga", (3, 4)),
    ]
    assert one(place="Online", location=None)[0].mode is Mode.ONLINE
    assert one(note="Hybrid event")[0].mode is Mode.HYBRID


@pytest.mark.parametrize(
    ("text", "aid", "link"),
    [
        ("https://narnia.example/aid", True, "https://narnia.example/aid"),
        ("'yes'", True, ""),
        ("'no'", False, ""),
        (None, False, ""),
    ],
)
def test_financial_aid(text, aid, link):
    conference, _ = one(finaid=text)
    assert (conference.aid, conference.aid_link) == (aid, link)


def test_profiles():
    conference, findings = one(twitter="narnia", mastodon="https://fosstodon.org/@narnia/")
    assert (conference.twitter, conference.mastodon) == ("narnia", "https://fosstodon.org/@narnia/")
    assert findings == []


def test_conferences_of_one_name_are_kept_apart_by_town():
    records = [text_of(place=f"{town}, China")[5:] for town in ("Guangzhou", "Beijing", "Beijing")]
    conferences, report = read(b"\n".join(records))
    assert [one.key for one in conferences] == [
        *("pycon-narnia-2026-guangzhou", "pycon-narnia-2026-beijing", "pycon-narnia-2026-beijing-2"),
    ]
    assert [finding.kind for finding in report.findings] == ["duplicate"] * 3


def test_a_record_without_name_is_left_out_and_told():
    data = text_of() + text_of(conference=None)[5:] + b"- just words\n"
    conferences, report = read(data)
    assert len(conferences) == 1
    assert [finding.kind for finding in report.of(Severity.ERROR)] == ["record", "record"]


def test_a_year_may_stand_in_the_name_or_the_first_day_only():
    assert one(conference="PyCon Narnia 2026", year=None)[0].year == 2026
    conference, findings = one(year=None)
    assert (conference.year, findings) == (2026, [("warning", "year")])


def test_a_finding_names_line_conference_and_field():
    _, report = read(text_of(cfp="soonish"))
    assert report.findings[0].where == "line 6, PyCon Narnia 2026, cfp"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"conference: PyCon", "not a list"),
        (b"just words", "not a list"),
        (b"- conference: &a PyCon\n  year: 2026\n", "anchors or aliases, at line 1"),
        (b"- &a [x]\n- *a\n", "anchors or aliases"),
        (b"- conference: [", "not valid YAML"),
        (b"- a: b: c\n", "not valid YAML: mapping values.* at line 1, column 7"),
        (b"- {a: 1}\n- {b: 2}\n", "holds no conference"),
        (b"- ? [a]\n  : b\n", "a name is a list"),
        (b"---\n", "not a list"),
        (b"# nothing here\n", "holds nothing"),
        (b"- " * 50_000, "nested too deeply"),
        (b"[" * 100_000, "nested too deeply"),
        (b"- {a: " * 10_000, "nested too deeply|not valid"),
        (b"- a: !!python/object/apply:os.system [echo]\n", "holds no conference"),
    ],
)
def test_what_is_no_list_is_refused_in_plain_words(data, words):
    with pytest.raises(FormatError, match=words):
        read(data)


def test_a_field_that_is_given_twice_is_told():
    conferences, report = read(text_of() + b"  sub: WEB\n")
    assert conferences[0].topics == ("WEB",)
    assert [finding.kind for finding in report.findings] == ["twice"]


def test_no_record_means_no_conference():
    assert read(b"[]")[0] == []
