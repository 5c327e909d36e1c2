"""Speakers say themselves when they cannot come; the team sees and corrects it; solves keep to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.areas.programme.timetable import checking, facts, parts
from hallway.areas.programme.timetable.days import OpenDay
from hallway.areas.programme.timetable.models import Availability, AvailabilityNote, Draft
from hallway.areas.programme.timetable.portability import availability_notes, forget_when_they_can_come
from hallway.areas.programme.timetable.problem import load
from hallway.areas.programme.timetable.states import Part
from hallway.areas.programme.timetable.tests.conftest import NINE, shown
from hallway.ground.editions.models import Edition, Phase
from hallway.ground.happenings.actions import star
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.models import Person

MINE = "/me/availability/pyharbour-2027/"
DESK = "/pyharbour-2027/organise/timetable/facts/people/"
SATURDAY = dt.date(2027, 9, 11)
SignedIn = Callable[[Person], Client]


@pytest.fixture
def days(edition: Edition, talk: Happening) -> None:
    """Two days of talks."""
    ends_on = SATURDAY + dt.timedelta(days=1)
    Phase.objects.create(edition=edition, name="Talks", kind="talks", starts_on=SATURDAY, ends_on=ends_on)
    for day in (SATURDAY, ends_on):
        edition.timetable_hours.create(day=day, opens="09:00", closes="18:00")


@pytest.fixture
def browser(days: None, grace: Person, signed_in: SignedIn) -> Client:
    return signed_in(grace)


def box(part: Part, day: dt.date = SATURDAY) -> str:
    return f"cannot-{day}-{part}"


def windows() -> list[tuple[str, str]]:
    zone = ZoneInfo("Australia/Hobart")
    return [
        (f"{one.starts_at.astimezone(zone):%d %H:%M}", f"{one.ends_at.astimezone(zone):%d %H:%M}")
        for one in Availability.objects.all()
    ]


def test_a_speaker_says_when_they_cannot_come(
    browser: Client, draft: Draft, bea: Person, signed_in: SignedIn
) -> None:
    assert MINE in browser.get("/me/").content.decode()
    page = browser.get(MINE).content.decode()
    assert "Saturday 11 September: Morning" in page and "Evening" not in page
    answer = browser.post(MINE, {box(Part.MORNING): "on", "note": "My train comes at 11."})
    assert answer["Location"] == MINE
    assert windows() == [("11 12:00", "13 03:00")]
    assert "checked" in browser.get(MINE).content.decode()
    # The talk stands at 10:15: everybody at the board sees it.
    assert [
        one.text for one in checking.check(load(draft)).of_session[draft.placements.get().happening_id]
    ] == ["Grace cannot come at this time."]
    assert "My train comes at 11." in signed_in(bea).get(DESK).content.decode()


def test_the_team_corrects_it_and_exact_times_stay_until_a_box_changes(
    browser: Client, grace: Person, bea: Person, signed_in: SignedIn
) -> None:
    browser.post(MINE, {box(Part.MORNING): "on", "note": ""})
    desk = signed_in(bea)
    assert "They have said themselves" in desk.get(f"{DESK}{grace.code}/").content.decode()
    hers, times = f"{DESK}{grace.code}/", "2027-09-11 10:30–18:00\n2027-09-12 09:00–18:00"
    desk.post(hers, {"windows": times, **shown(desk, hers)})
    exact = windows()
    page = browser.get(MINE).content.decode()
    assert "Sat 11 Sep, 10:30–18:00" in page
    browser.post(MINE, {box(Part.MORNING): "on", "note": "Thanks", **shown(browser, MINE)})
    assert windows() == exact and AvailabilityNote.objects.get().note == "Thanks"
    browser.post(MINE, {"note": "", **shown(browser, MINE)})
    assert windows() == []


def test_somebody_who_can_never_come_is_told_to_write(browser: Client) -> None:
    every = {box(part, SATURDAY + dt.timedelta(days=n)): "on" for part in Part for n in (0, 1)}
    page = browser.post(MINE, every | {"note": ""})
    assert page.status_code == 200 and "No time is left for your session like that." in page.content.decode()
    assert windows() == [] and not AvailabilityNote.objects.exists()


def test_only_for_those_with_a_public_session(
    browser: Client, talk: Happening, bob: Person, edition: Edition, signed_in: SignedIn, client: Client
) -> None:
    assert signed_in(bob).get(MINE).status_code == 404
    assert "/accounts/" in client.get(MINE)["Location"]
    for changes in ({"state": State.DRAFT}, {"state": State.CANCELLED}, {"kind": Kind.OPEN_SPACE}):
        before = {name: getattr(talk, name) for name in changes}
        Happening.objects.filter(pk=talk.pk).update(**changes)
        assert browser.get(MINE).status_code == 404
        Happening.objects.filter(pk=talk.pk).update(**before)
    # Whose session is chosen and has no time yet has been told, too.
    Happening.objects.filter(pk=talk.pk).update(starts_at=None, ends_at=None, place=None)
    assert browser.get(MINE).status_code == 200
    Edition.objects.update(published=False)
    assert browser.get(MINE).status_code == 404


def test_too_often_is_too_often(browser: Client) -> None:
    answers = [browser.post(MINE, {"note": str(n), **shown(browser, MINE)}).status_code for n in range(32)]
    assert answers == [302] * 30 + [429] * 2


def test_a_person_takes_it_with_them_and_it_goes_when_they_go(
    days: None, edition: Edition, grace: Person, signed_in: SignedIn
) -> None:
    facts.say_when(edition, by=grace, windows=[(NINE, NINE + dt.timedelta(hours=3))], note="Train")
    assert availability_notes(grace)[0]["note"] == "Train"
    forget_when_they_can_come(grace, names_too=False)
    assert not Availability.objects.exists() and not AvailabilityNote.objects.exists()


ZONES = [ZoneInfo(name) for name in ("Australia/Hobart", "Europe/Berlin", "America/St_Johns", "UTC")]


@st.composite
def open_days(draw: st.DrawFn) -> tuple[list[OpenDay], ZoneInfo]:
    """Some days in a row, also those on which clocks change."""
    zone = draw(st.sampled_from(ZONES))
    first = draw(st.sampled_from([dt.date(2027, 3, 26), dt.date(2027, 10, 2), SATURDAY]))
    found = []
    for number in range(draw(st.integers(1, 4))):
        day = first + dt.timedelta(days=number)
        opens = dt.datetime.combine(day, dt.time(draw(st.integers(4, 12))), zone).astimezone(dt.UTC)
        found.append(OpenDay(day, opens, opens + dt.timedelta(hours=draw(st.integers(1, 12)))))
    return found, zone


@settings(max_examples=150, deadline=None)
@given(open_days(), st.data())
def test_ticks_survive_the_way_to_windows_and_back(given_: tuple[list[OpenDay], ZoneInfo], data) -> None:
    listed, zone = given_
    all_boxes = [(one.day, part) for one in listed for part in parts.offered(one, zone)]
    cannot = data.draw(st.sets(st.sampled_from(all_boxes)))
    found = parts.free(listed, cannot, zone)
    if found or not cannot:
        assert parts.ticked(listed, found, zone) == cannot
    else:
        assert cannot == set(all_boxes)
    for start, end in found:
        assert start < end
        for day, part in cannot:
            begins, ends = parts.span_of(day, part, zone)
            assert ends <= start or end <= begins


def test_a_speaker_reads_how_large_the_room_is_and_how_many_will_come(
    browser: Client, edition: Edition, talk: Happening, bob: Person, ada: Person, queries: Callable[..., int]
) -> None:
    assert "Nobody has starred it yet" in browser.get(MINE).content.decode()
    before = queries(lambda: browser.get(MINE))
    for person in (bob, ada):
        star(talk, by=person)
    page = browser.get(MINE).content.decode()
    assert f"{talk.place.capacity} seats" in page and "2 people have starred it" in page
    assert "Reckon with about 1 person" in page
    needs = {"features": [], "is_first_time": False, "after": None}
    facts.set_needs(talk, by=None, expected=120, **needs)
    assert "Reckon with about 120 people" in browser.get(MINE).content.decode()
    assert queries(lambda: browser.get(MINE)) == before
