"""The calendars of the directory, read by two parsers that know nothing of each other."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from hallway.formats.conferences import (
    NOT_ON_ITS_DAYS,
    CallDate,
    CallKind,
    Conference,
    Mode,
    Place,
    Status,
)
from hallway.formats.feeds import CLOSES, Change, Listed, Words
from hallway.formats.ical.conferences import write_conferences, write_deadlines
from hallway.formats.moments import AOE, Moment
from hallway.formats.tests.conference_strategies import listed, stamps

STAMP = datetime(2026, 8, 1, 12, tzinfo=UTC)
NARNIA = Conference(
    "PyCon Narnia",
    2026,
    key="pycon-narnia-2026",
    link="https://narnia.example/",
    call_link="https://narnia.example/cfp",
    starts_on=date(2026, 10, 14),
    ends_on=date(2026, 10, 16),
    mode=Mode.HYBRID,
    places=[Place("Cair Paravel", "", "LT", "The castle", latitude=54.5, longitude=25.25)],
    topics=("PY", "WEB"),
    calls=[CallDate(CallKind.CALL, Moment(date(2026, 3, 1), None, AOE))],
)


def deadlines(*all_listed, stamp=STAMP, **options):
    return write_deadlines(all_listed, stamp=stamp, host="conf.example", name="Deadlines", **options)


def conferences(*all_listed, stamp=STAMP):
    return write_conferences(all_listed, stamp=stamp, host="conf.example", name="Conferences")


def events(data):
    """Two views of the same events, as plain facts; both parsers must agree."""
    ours = Calendar.from_ical(data).walk("VEVENT")
    theirs = getattr(vobject.readOne(data.decode()), "vevent_list", [])
    facts = [
        (str(one["UID"]), str(one["SUMMARY"]), one["DTSTART"].dt, str(one["STATUS"]), int(one["SEQUENCE"]))
        for one in ours
    ]
    assert facts == [
        (one.uid.value, one.summary.value, one.dtstart.value, one.status.value, int(one.sequence.value))
        for one in theirs
    ]
    return list(ours)


@settings(max_examples=40, deadline=None)
@given(st.lists(listed, max_size=3), stamps)
def test_every_dated_call_is_an_event_at_its_instant(all_listed, stamp):
    data = deadlines(*all_listed, stamp=stamp)
    found = {str(event["UID"]): event for event in events(data)}
    expected = {
        f"{one.conference.key}-{call.kind}@conf.example": (one, call)
        for one in all_listed
        for call in one.conference.calls
        if call.effective
    }
    assert found.keys() == expected.keys()
    for uid, (one, call) in expected.items():
        event, change = found[uid], one.call_change(call)
        assert event["DTSTART"].dt == call.effective.instant()
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == (change.updated or stamp)
        assert ("(extended)" in event["SUMMARY"]) == bool(
            call.extended
        ) or "(extended)" in one.conference.name
        cancelled = one.conference.status in NOT_ON_ITS_DAYS
        assert (event["STATUS"] == "CANCELLED") == cancelled
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


@settings(max_examples=40, deadline=None)
@given(st.lists(listed, max_size=3))
def test_every_conference_with_days_is_an_all_day_event(all_listed):
    data = conferences(*all_listed)
    found = {str(event["UID"]): event for event in events(data)}
    dated = [one.conference for one in all_listed if one.conference.starts_on]
    assert found.keys() == {f"{one.key}@conf.example" for one in dated}
    for one in dated:
        event = found[f"{one.key}@conf.example"]
        assert event["DTSTART"].dt == one.starts_on
        assert event["DTEND"].dt == one.ends_on + timedelta(days=1)


def test_a_deadline_in_full():
    event = events(deadlines(Listed(NARNIA, "https://conf.example/narnia")))[0]
    assert str(event["SUMMARY"]) == "PyCon Narnia 2026: call for proposals closes"
    assert event["DTSTART"].dt == datetime(2026, 3, 2, 11, 59, 59, tzinfo=UTC)
    assert "DTEND" not in event
    assert str(event["DESCRIPTION"]) == (
        "2026-03-01 AoE (anywhere on Earth, UTC−12)\n2026-10-14 – 2026-10-16\n"
        "https://narnia.example/cfp\nhttps://narnia.example/"
    )
    assert str(event["URL"]) == "https://conf.example/narnia"
    assert event["CATEGORIES"].cats == ["PY", "WEB"]
    assert str(event["TRANSP"]) == "TRANSPARENT"


def test_an_extension_reaches_calendars_as_an_update():
    later = Moment(date(2026, 3, 15), time(23, 59), "Europe/Vilnius")
    extended = replace(NARNIA, calls=[replace(NARNIA.call(), extended=later)])
    before, after = (events(deadlines(Listed(one)))[0] for one in (NARNIA, extended))
    assert before["UID"] == after["UID"] == "pycon-narnia-2026-call@conf.example"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert str(after["SUMMARY"]).endswith("(extended)")
    assert after["DTSTART"].dt == datetime(2026, 3, 15, 21, 59, tzinfo=UTC)
    counted = Listed(extended, calls={CallKind.CALL: Change(4, STAMP + timedelta(days=1))})
    event = events(deadlines(counted))[0]
    assert (event["SEQUENCE"], event["LAST-MODIFIED"].dt) == (4, STAMP + timedelta(days=1))


def test_a_conference_in_full():
    event = events(conferences(Listed(NARNIA)))[0]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 10, 14), date(2026, 10, 17))
    assert str(event["LOCATION"]) == "The castle, Cair Paravel, Lithuania / Online"
    assert (event["GEO"].latitude, event["GEO"].longitude) == (54.5, 25.25)
    assert str(event["URL"]) == "https://narnia.example/"


def test_what_does_not_take_place_is_struck_out():
    for status in Status:
        event = events(conferences(Listed(replace(NARNIA, status=status))))[0]
        assert (str(event["STATUS"]) == "CANCELLED") == (status in NOT_ON_ITS_DAYS)


def test_the_words_can_be_of_another_language():
    words = Words(closes={**CLOSES, CallKind.CALL: "Einreichungen bis"}, anywhere="irgendwo")
    event = events(deadlines(Listed(NARNIA), words=words))[0]
    assert str(event["SUMMARY"]) == "PyCon Narnia 2026: Einreichungen bis"
    assert "AoE (irgendwo)" in event["DESCRIPTION"]


def test_an_empty_calendar_is_one():
    assert events(deadlines()) == events(conferences()) == []
