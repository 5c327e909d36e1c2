"""Lines that people type: understood, or named with their number; nothing is guessed or half done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from hallway.areas.programme.timetable import lines
from hallway.areas.programme.timetable.copying import take_in_new
from hallway.areas.programme.timetable.models import Availability, Draft, Hours, RoomFacts, SessionNeeds, Walk
from hallway.areas.programme.timetable.spots import spot_of
from hallway.areas.programme.timetable.tests.conftest import DESK, Add, at, placed
from hallway.ground.editions.models import Place
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

ZONE, DAY = ZoneInfo("Australia/Hobart"), dt.date(2027, 9, 11)
ROOMS = {"tide": 1, "the cove": 2}


def read(text: str, day: dt.date = DAY) -> lines.Read:
    return lines.read_cards(text, codes={"K7QXTM": 1, "ABCDEF": 2}, rooms=ROOMS, day=day, zone=ZONE)


@pytest.mark.parametrize(
    "text", ["K7QXTM Tide 10:15", "k7qxtm, tide, 10.15", "Tide:\n\n  K7QXTM 10:15", "TIDE\nK7QXTM 10h15"]
)
def test_a_card_is_read_as_people_write_it(text: str) -> None:
    found = read(text)
    assert found.problems == []
    (card,) = found.values
    assert (card.code, card.place, card.starts_at.astimezone(ZONE).strftime("%H:%M")) == (
        "K7QXTM",
        1,
        "10:15",
    )


@pytest.mark.parametrize(("text", "problem"), [
    ("ZZZZZZ Tide 10:15", "Line 1: There is no session “ZZZZZZ” in this draft."),
    ("\nK7QXTM Slip 10:15", "Line 2: There is no room “Slip”."),
    ("K7QXTM 10:15", "Line 1: No room: name it in the line, or in a line above."),
    ("K7QXTM Tide 25:15", "Line 1: “25:15” is no time: write it like 10:15."),
    ("K7QXTM", "Line 1: A line has a code, a room and a time: “K7QXTM Tide 10:15”."),
    ("K7QXTM Tide 9:00\nK7QXTM Tide 10:00", "Line 2: “K7QXTM” is there twice."),
])  # fmt: skip
def test_what_is_not_understood_is_named(text: str, problem: str) -> None:
    assert problem in read(text).problems


def test_a_time_that_the_clocks_skip_is_named() -> None:
    assert "skip it" in read("K7QXTM Tide 02:30", dt.date(2027, 10, 2)).problems[0]


@example(",")
@given(st.text(max_size=300))
def test_no_text_breaks_the_readers(text: str) -> None:
    for found in (read(text), lines.read_windows(text, ZONE), lines.read_walks(text, ROOMS)):
        assert isinstance(found.values, list) and all(found.problems)
    assert all(word == word.strip() for word in lines.read_words(text))


def test_windows_and_ways() -> None:
    found = lines.read_windows(
        "2027-09-11 09:00–17:30\n2027-09-12 22:00-01:00\n2027-02-30 09:00–10:00\nsoon", ZONE
    )
    assert [(end - start) for start, end in found.values] == [dt.timedelta(hours=8.5), dt.timedelta(hours=3)]
    assert found.problems == [
        "Line 3: There is no day “2027-02-30”.",
        "Line 4: Write it like 2027-09-11 09:00–17:30.",
    ]
    ways = lines.read_walks("Tide – The Cove 5\nTide - Tide 3\nTide – Moon 2", ROOMS)
    assert ways.values == [(1, 2, 5)] and len(ways.problems) == 2


@given(st.datetimes(dt.datetime(2027, 5, 1), dt.datetime(2027, 9, 1)), st.integers(1, 6000))
def test_a_time_is_read_as_it_is_written(begins: dt.datetime, minutes: int) -> None:
    start = begins.replace(second=0, microsecond=0, tzinfo=dt.UTC)
    end = start + dt.timedelta(minutes=minutes)
    assert lines.read_windows(lines.written_window(start, end, ZONE), ZONE).values == [(start, end)]


def test_cards_come_back_as_one_edit_or_not_at_all(
    browser: Client, draft: Draft, talk: Happening, add: Add, cove: Place
) -> None:
    new = add("On paper")
    take_in_new(draft)
    page = f"{DESK}{draft.pk}/cards/in/"
    wrong = browser.post(
        page, {"day": "2027-09-11", "lines": f"{talk.code} Cove 9:00\n{new.code} Nowhere 9:30"}
    )
    assert wrong.status_code == 422 and "There is no room “Nowhere”." in wrong.content.decode()
    assert placed(draft, talk).starts_at == talk.starts_at
    right = browser.post(page, {"day": "2027-09-11", "lines": f"Cove:\n{talk.code} 9:00\n{new.code} 9:30"})
    assert right.status_code == 302
    assert [spot_of(placed(draft, one)) for one in (talk, new)] == [at(cove, 0), at(cove, 30)]
    assert draft.edits.count() == 1
    printed = browser.get(f"{DESK}{draft.pk}/cards/").content.decode()
    assert talk.code in printed and new.code in printed


def test_facts_are_kept_by_forms(
    browser: Client, draft: Draft, talk: Happening, hall: Place, cove: Place, grace: Person
) -> None:
    hours = {"step": 5, "from-2027-09-11": "09:00", "until-2027-09-11": "01:00"}
    assert browser.post(f"{DESK}facts/hours/", hours).status_code == 302
    assert Hours.objects.get().closes == dt.time(1)
    assert (
        "closes before it opens"
        in browser.post(f"{DESK}facts/hours/", hours | {"until-2027-09-11": "08:00"}).content.decode()
    )
    browser.post(f"{DESK}facts/people/{grace.code}/", {"windows": "2027-09-11 09:00–17:30"})
    assert Availability.objects.get().person == grace
    assert "09:00" in browser.get(f"{DESK}facts/people/").content.decode()
    assert (
        "no day"
        in browser.post(
            f"{DESK}facts/people/{grace.code}/", {"windows": "2027-02-30 09:00–10:00"}
        ).content.decode()
    )
    rooms = {f"room-{hall.pk}": "Stage, hearing  loop", f"room-{cove.pk}": "", "walks": "Tide – Cove 5"}
    assert browser.post(f"{DESK}facts/rooms/", rooms).status_code == 302
    assert (RoomFacts.objects.get().features, Walk.objects.get().minutes) == (["hearing loop", "stage"], 5)
    assert "Tide – Cove 5" in browser.get(f"{DESK}facts/rooms/").content.decode()
    needs = {"expected": "40", "features": "stage", "is_first_time": "on", "after": ""}
    assert browser.post(f"{DESK}facts/sessions/{talk.code}/", needs).status_code == 302
    kept = SessionNeeds.objects.get()
    assert (kept.expected, kept.features, kept.is_first_time) == (40, ["stage"], True)


@pytest.mark.parametrize("page", ["hours/", "people/", "rooms/"])
def test_facts_are_the_programme_teams(
    page: str, draft: Draft, bob: Person, signed_in: Callable[[Person], Client]
) -> None:
    assert signed_in(bob).get(f"{DESK}facts/{page}").status_code == 404
