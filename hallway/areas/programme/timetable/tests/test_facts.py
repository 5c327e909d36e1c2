"""What a timetable has to respect: all of it can be taken back, and nobody overwrites the unseen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import pytest
from django.test import Client

from hallway.areas.programme.timetable import facts, facts_journal, standing
from hallway.areas.programme.timetable.models import SessionNeeds
from hallway.areas.programme.timetable.tests.conftest import (
    DESK,
    MINUTE,
    NINE,
    SATURDAY,
    SUNDAY,
    Add,
    SignedIn,
    shown,
)
from hallway.areas.programme.timetable.tests.facts_pages import (
    HOURS,
    JOURNAL,
    ROOMS,
    carried,
    opening,
    text,
    text_after,
)
from hallway.ground.activity.models import Activity
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.ground.tests.at_once import at_once


@pytest.fixture
def adas(two_days: None, ada: Person, signed_in: SignedIn) -> Client:
    return signed_in(ada)


def hours(edition: Edition) -> dict[str, str]:
    """Day → from."""
    return {key.removeprefix("day/2027-09-"): value[0] for key, value in standing.hours(edition).items()}


def press(browser: Client, page: str, step: str) -> str:
    """Undo or redo by the button of a page; what the page says afterwards."""
    form = text(browser, page).partition(f'action="{DESK}facts/{step}/"')[2]
    number = form.partition('name="edit" value="')[2].partition('"')[0]
    answer = browser.post(f"{DESK}facts/{step}/", {"edit": number, "back": page})
    assert answer["Location"] == page
    return text(browser, page)


def test_hours_are_kept_undone_and_kept_again(desk: Client, edition: Edition) -> None:
    desk.post(HOURS, opening("09:00") | shown(desk, HOURS))
    answer = desk.post(HOURS, opening("10:00") | shown(desk, HOURS))
    assert answer["Location"] == HOURS and "Kept." in text(desk, HOURS)
    assert "Taken back." in press(desk, HOURS, "undo") and hours(edition) == {"11": "09:00"}
    assert "Done again." in press(desk, HOURS, "redo") and hours(edition) == {"11": "10:00"}
    journal = " ".join(text(desk, JOURNAL).split())
    assert "Sat 11 Sep: 09:00–18:00, every 5 minutes → 10:00–18:00, every 5 minutes" in journal
    assert "Sat 11 Sep: as long as what stands on it → 09:00–18:00, every 5 minutes" in journal
    assert edition.fact_edits.count() == 4  # nothing is ever taken out of the journal


def test_what_stands_already_is_not_written(desk: Client, edition: Edition, hall: Place, cove: Place) -> None:
    rooms = {f"room-{hall.pk}": "stage", f"room-{cove.pk}": "", "walks": "Tide – Cove 5"}
    for _again in range(2):
        desk.post(HOURS, opening("09:00") | shown(desk, HOURS))
        desk.post(ROOMS, rooms | shown(desk, ROOMS))
    assert "It stands like that already." in text(desk, ROOMS)
    assert [edit.subject for edit in edition.fact_edits.order_by("pk")] == ["hours", "rooms"]
    assert Activity.objects.filter(verb="timetable.facts_changed").count() == 2


def test_two_who_set_different_days_both_win(desk: Client, adas: Client, edition: Edition) -> None:
    desk.post(HOURS, opening("09:00", "09:00") | shown(desk, HOURS))
    mine, theirs = shown(desk, HOURS), shown(adas, HOURS)
    assert desk.post(HOURS, opening("10:00", "09:00") | mine).status_code == 302
    assert adas.post(HOURS, opening("09:00", "11:00") | theirs).status_code == 302
    assert hours(edition) == {"11": "10:00", "12": "11:00"}


def test_the_second_who_sets_the_same_day_is_told_and_loses_nothing(
    desk: Client, adas: Client, edition: Edition
) -> None:
    desk.post(HOURS, opening("09:00", "09:00") | shown(desk, HOURS))
    theirs = shown(adas, HOURS)
    desk.post(HOURS, opening("10:00", "12:00") | shown(desk, HOURS))
    refused = adas.post(HOURS, opening("11:00", "09:00") | theirs)
    page = refused.content.decode()
    assert refused.status_code == 409 and hours(edition) == {"11": "10:00", "12": "12:00"}
    assert (
        "Bea has changed the hours of Sat 11 Sep in the meantime. Now: 10:00–18:00, every 5 minutes." in page
    )
    assert 'value="11:00"' in page and "of Sun 12 Sep in" not in page
    # Who has read it may keep their own. What they did not touch stays as others have set it.
    assert adas.post(HOURS, opening("11:00", "09:00") | carried(page)).status_code == 302
    assert hours(edition) == {"11": "11:00", "12": "12:00"}


def test_another_step_of_all_days_leaves_days_that_were_not_touched(
    desk: Client, adas: Client, edition: Edition
) -> None:
    desk.post(HOURS, opening("09:00", "09:00") | shown(desk, HOURS))
    theirs = shown(adas, HOURS)
    desk.post(HOURS, opening("09:00", "09:00", step=15) | shown(desk, HOURS))
    refused = adas.post(HOURS, opening("09:00", "10:00") | theirs)
    assert "Now: 09:00–18:00, every 15 minutes." in refused.content.decode()
    adas.post(HOURS, opening("09:00", "10:00") | shown(adas, HOURS))  # without the other step, unseen
    assert {key: value[2] for key, value in standing.hours(edition).items()} == {
        "day/2027-09-11": 5, "day/2027-09-12": 5,
    }  # fmt: skip


def test_days_of_different_steps_keep_them(desk: Client, edition: Edition) -> None:
    times = (dt.time(9), dt.time(18))
    facts.set_hours(edition, {SATURDAY: (*times, 15), SUNDAY: (*times, 10)}, by=None)
    desk.post(HOURS, opening("10:00", "09:00", step=15) | shown(desk, HOURS))
    assert list(standing.hours(edition).values()) == [["10:00", "18:00", 15], ["09:00", "18:00", 10]]


def test_rooms_and_ways_are_kept_one_by_one(
    desk: Client, adas: Client, edition: Edition, hall: Place, cove: Place
) -> None:
    def form(tide: str, other: str, ways: str) -> dict[str, str]:
        return {f"room-{hall.pk}": tide, f"room-{cove.pk}": other, "walks": ways}

    mine, theirs = shown(desk, ROOMS), shown(adas, ROOMS)
    desk.post(ROOMS, form("stage", "", "Tide – Cove 5") | mine)
    assert adas.post(ROOMS, form("", "piano", "") | theirs).status_code == 302
    assert standing.rooms(edition) == {f"room/{hall.pk}": ["stage"], f"room/{cove.pk}": ["piano"]}
    assert list(standing.walks(edition).values()) == [
        5
    ]  # Ada never saw that way, so she did not take it away
    theirs = shown(adas, ROOMS)
    desk.post(ROOMS, form("stage", "piano", "Cove – Tide 7") | shown(desk, ROOMS))
    refused = adas.post(ROOMS, form("stage", "piano", "") | theirs).content.decode()
    assert "Bea has changed the way Tide – Cove in the meantime. Now: 7 min." in refused
    adas.post(ROOMS, form("stage", "piano", "") | carried(refused))
    assert standing.walks(edition) == {}
    assert "Tide – Cove: 7 min → no way to speak of" in text(desk, JOURNAL)


def test_needs_are_undone_and_wait_for_nobody_in_circles(
    desk: Client, talk: Happening, add: Add, hall: Place
) -> None:
    other = add("Part two", hall, 60)
    one, two = (f"{DESK}facts/sessions/{each.code}/" for each in (talk, other))
    needs = {"expected": "40", "features": "stage", "is_first_time": "on", "after": str(other.pk)}
    desk.post(one, needs | shown(desk, one))
    assert SessionNeeds.objects.get().after == other
    assert "only after “Part two”" in text(desk, JOURNAL)
    press(desk, one, "undo")
    assert not SessionNeeds.objects.exists()
    desk.post(two, {"features": "", "after": str(talk.pk)} | shown(desk, two))
    assert "That one waits for this one already." in press(desk, one, "redo")
    assert SessionNeeds.objects.get().happening == other


def test_undo_does_not_overwrite_what_somebody_did_since(
    desk: Client, adas: Client, edition: Edition
) -> None:
    desk.post(HOURS, opening("09:00") | shown(desk, HOURS))
    adas.post(HOURS, opening("10:00") | shown(adas, HOURS))
    page = press(desk, HOURS, "undo")
    assert (
        "Ada has changed the hours of Sat 11 Sep in the meantime. Now: 10:00–18:00, every 5 minutes." in page
    )
    assert hours(edition) == {"11": "10:00"}
    press(adas, HOURS, "undo")
    press(desk, HOURS, "undo")
    assert hours(edition) == {}


def test_anybody_of_the_team_takes_back_any_step_of_the_journal(
    desk: Client, adas: Client, edition: Edition, grace: Person
) -> None:
    desk.post(HOURS, opening("09:00") | shown(desk, HOURS))
    step = str(edition.fact_edits.get().pk)
    assert "There is nothing of yours to take back." in text_after(adas, "undo")
    assert "Taken back." in text_after(adas, "undo", edit=step) and hours(edition) == {}
    assert "There is nothing of yours" in text_after(desk, "undo", edit=step)
    assert "Done again." in text_after(adas, "redo", edit=step) and hours(edition) == {"11": "09:00"}
    for wrong in ("999999", "9" * 15):
        assert adas.post(f"{DESK}facts/undo/", {"edit": wrong}).status_code == 404
    elsewhere = adas.post(f"{DESK}facts/undo/", {"edit": step, "back": "https://evil.example/"})
    assert elsewhere["Location"] == JOURNAL


def test_a_new_step_leaves_nothing_to_do_again(desk: Client, edition: Edition) -> None:
    desk.post(HOURS, opening("09:00") | shown(desk, HOURS))
    text_after(desk, "undo")
    desk.post(HOURS, opening("10:00") | shown(desk, HOURS))
    assert "There is nothing of yours to take back." in text_after(desk, "redo")


@pytest.mark.parametrize("seen", ["", "[]", "{", "[" * 5000, '{"walk/x": "y", "walk/1/2": "z", "step": []}'])
def test_a_form_without_a_true_mark_overwrites_nothing(
    seen: str, desk: Client, edition: Edition, hall: Place
) -> None:
    facts.set_hours(edition, {SATURDAY: (dt.time(9), dt.time(18), 5)}, by=None)
    facts.set_rooms(edition, {hall.pk: ["stage"]}, [], by=None)
    assert desk.post(HOURS, opening("10:00") | {"seen": seen}).status_code == 409
    assert desk.post(ROOMS, {f"room-{hall.pk}": "piano", "walks": "", "seen": seen}).status_code == 409
    assert hours(edition) == {"11": "09:00"} and edition.fact_edits.count() == 2


@pytest.mark.parametrize("who", ["bob", "grace", "mallory"])
def test_the_journal_is_the_programme_teams(
    who: str, two_days: None, edition: Edition, signed_in: SignedIn, request: pytest.FixtureRequest
) -> None:
    edition.role_grants.create(person=request.getfixturevalue("grace"), role="track")
    client = signed_in(request.getfixturevalue(who))
    assert client.get(JOURNAL).status_code == 404
    assert {client.post(f"{DESK}facts/{step}/").status_code for step in ("undo", "redo")} == {404}


def test_steps_of_another_edition_are_not_found(
    desk: Client, edition: Edition, mallory: Person, signed_in: SignedIn
) -> None:
    facts.set_hours(edition, {SATURDAY: (dt.time(9), dt.time(18), 5)}, by=None)
    step = edition.fact_edits.get().pk
    away = "/pyharbour-2028/organise/timetable/facts/undo/"
    assert signed_in(mallory).post(away, {"edit": step}).status_code == 404
    assert hours(edition) == {"11": "09:00"}


def test_the_journal_asks_the_same_whatever_there_is(
    desk: Client, edition: Edition, add: Add, cove: Place, bea: Person, grace: Person, queries: Callable
) -> None:
    def fill(number: int) -> None:
        one = add(f"Talk {number}", cove, number * 30, grace)
        facts.set_needs(one, by=bea, features=["x"], expected=number, is_first_time=False, after=None)
        facts.set_windows(edition, grace, [(NINE, NINE + (number + 1) * MINUTE)], by=bea)
        facts.set_rooms(edition, {cove.pk: [f"word {number}"]}, [], by=bea)
        text_after(desk, "undo")

    fill(0)
    text(desk, JOURNAL)
    few = queries(lambda: desk.get(JOURNAL))
    for number in range(1, 8):
        fill(number)
    assert queries(lambda: desk.get(JOURNAL)) == few


def test_what_is_gone_is_not_brought_back(desk: Client, edition: Edition, cove: Place, bea: Person) -> None:
    facts.set_rooms(edition, {cove.pk: ["piano"]}, [], by=bea)
    facts.set_rooms(edition, {cove.pk: []}, [], by=bea)
    cove.delete()
    assert "no longer there" in text_after(desk, "undo")


def _each_with_their_own(
    edition: Edition, wishes: Mapping[str, Mapping[dt.date, str]], seen: Mapping[str, str]
) -> list[Exception]:
    people = {name: Person.objects.create_user(email=f"{name}@example.org", name=name) for name in wishes}

    def act(name: str) -> Callable[[], object]:
        times = {day: (dt.time.fromisoformat(opens), dt.time(18), 5) for day, opens in wishes[name].items()}
        return lambda: facts.set_hours(edition, times, by=people[name], seen=seen)

    return at_once(*map(act, wishes))


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_on_one_day_one_wins(edition: Edition) -> None:
    raised = _each_with_their_own(edition, {f"P{n}": {SATURDAY: f"1{n}:00"} for n in range(6)}, {})
    assert [type(error).__name__ for error in raised] == ["SetAnew"] * 5
    (won,) = edition.fact_edits.all()
    assert hours(edition) == {"11": f"1{won.by.name[1]}:00"}
    assert raised[0].facts == standing.hours(edition)  # each is told what stands there now


@pytest.mark.django_db(transaction=True)
def test_at_the_same_moment_on_different_days_both_win(edition: Edition) -> None:
    days = [SATURDAY + dt.timedelta(days=n) for n in range(4)]
    wishes = {
        f"P{n}": {day: f"1{n}:00" if day == mine else ""} for n, mine in enumerate(days) for day in [mine]
    }
    assert _each_with_their_own(edition, wishes, {}) == []
    assert list(hours(edition).values()) == ["10:00", "11:00", "12:00", "13:00"]
    assert edition.fact_edits.count() == 4


@pytest.mark.django_db(transaction=True)
def test_one_step_is_taken_back_once(desk: Client, edition: Edition, bea: Person, ada: Person) -> None:
    facts.set_hours(edition, {SATURDAY: (dt.time(9), dt.time(18), 5)}, by=bea)
    edit = edition.fact_edits.get()
    raised = at_once(*(lambda who=who: facts_journal.undo(edition, by=who, edit=edit) for who in (bea, ada)))
    assert [type(error).__name__ for error in raised] == ["NothingToUndo"]
    assert hours(edition) == {} and edition.fact_edits.count() == 2


def test_hours_of_a_conference_without_days_say_where_days_come_from(
    edition: Edition, bea: Person, signed_in: SignedIn
) -> None:
    assert "no days yet: they come from its phases" in text(signed_in(bea), HOURS)
