"""The organisers' pages: who may open them, what they show, what they refuse."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.programme.timetable import actions
from hallway.areas.programme.timetable.copying import take_in_new
from hallway.areas.programme.timetable.models import Draft
from hallway.areas.programme.timetable.problem import minute_of
from hallway.areas.programme.timetable.spots import spot_of
from hallway.areas.programme.timetable.tests.conftest import (
    DAY,
    DESK,
    MINUTE,
    NINE,
    Add,
    SignedIn,
    at,
    move,
    placed,
)
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition, Place, Track
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.models import Person


@pytest.fixture
def pages(draft: Draft, talk: Happening) -> list[str]:
    """Every page of a draft that is read."""
    names = [
        "",
        "board/",
        "changes/",
        "list/",
        "block/",
        "break/",
        "journal/",
        "release/",
        "solves/",
        "compare/",
        "balance/",
        f"session/{talk.code}/",
    ]
    row = placed(draft, talk)
    return [
        DESK,
        *(f"{DESK}{draft.pk}/{name}" for name in names),
        f"{DESK}{draft.pk}/cells/{row.pk}/?day={DAY}",
    ]


@pytest.mark.parametrize("who", ["bob", "grace", "mallory"])
def test_drafts_are_a_404_for(
    who: str, pages: list[str], signed_in: SignedIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(who))
    assert {client.get(page).status_code for page in pages} == {404}


def test_a_stranger_is_asked_to_sign_in(pages: list[str], client: Client) -> None:
    assert all("/accounts/" in client.get(page)["Location"] for page in pages)


def test_the_programme_team_opens_every_page(pages: list[str], bea: Person, signed_in: SignedIn) -> None:
    client = signed_in(bea)
    assert {page: status for page in pages if (status := client.get(page).status_code) != 200} == {}


def test_drafts_of_another_edition_are_not_found_here(
    draft: Draft, mallory: Person, signed_in: SignedIn
) -> None:
    assert signed_in(mallory).get(f"/pyharbour-2028/organise/timetable/{draft.pk}/").status_code == 404


def test_the_board_and_the_list_ask_the_same_whatever_there_is(
    browser: Client, draft: Draft, add: Add, cove: Place, grace: Person, queries: Callable
) -> None:
    def asked(page: str) -> int:
        browser.get(page)
        return queries(lambda: browser.get(page))

    pages = [f"{DESK}{draft.pk}/", f"{DESK}{draft.pk}/list/", f"{DESK}{draft.pk}/release/", DESK]
    few = [asked(page) for page in pages]
    for number in range(30):
        add(f"Talk {number}", cove, number * 15, grace, minutes=15)
        add(f"Waiting {number}")
    actions.begin(draft.edition, by=None, name="Other")
    take_in_new(draft)
    assert [asked(page) for page in pages] == few


def test_the_editor_shows_board_and_tray(browser: Client, draft: Draft, talk: Happening, add: Add) -> None:
    add("No time yet", kind=Kind.TUTORIAL)
    page = browser.get(f"{DESK}{draft.pk}/?day={DAY}").content.decode()
    assert "No time yet" in page and talk.title in page and "10:15" in page
    assert "No time yet" not in browser.get(f"{DESK}{draft.pk}/?day={DAY}&kind=talk").content.decode()
    assert "Deleting" in browser.get(f"{DESK}{draft.pk}/?day=nonsense").content.decode()


def test_a_move_is_answered_with_the_new_revision(
    browser: Client, draft: Draft, talk: Happening, cove: Place
) -> None:
    status, answer = move(browser, draft, talk, place=cove.pk, start=minute_of(NINE))
    assert (status, answer) == (200, {"revision": 1})
    assert spot_of(placed(draft, talk)) == at(cove, 0)


def test_who_comes_second_is_told_who_was_first(
    browser: Client, draft: Draft, talk: Happening, cove: Place, bea: Person
) -> None:
    seen = placed(draft, talk).version
    actions.place(placed(draft, talk), at(cove, 0), by=bea)
    status, answer = move(browser, draft, talk, version=seen, start=minute_of(NINE) + 60)
    assert status == 409
    assert (
        answer["problem"] == f"Bea has changed “{talk.title}” in the meantime. Now: Sat 11 Sep, 09:00, Cove."
    )


@pytest.mark.parametrize("wrong", [
    {"start": "soon"}, {"start": -5}, {"minutes": 0}, {"minutes": 10**9}, {"place": 10**9}, {"id": None},
    {"version": "x"}, {"start": 10**12}, {"place": True}, {"minutes": 1.5},
])  # fmt: skip
def test_nonsense_is_refused_and_changes_nothing(
    wrong: dict, browser: Client, draft: Draft, talk: Happening
) -> None:
    before = spot_of(placed(draft, talk))
    status, _answer = move(browser, draft, talk, **wrong)
    assert status == 400
    assert spot_of(placed(draft, talk)) == before


def test_broken_json_and_foreign_placements_are_refused(browser: Client, draft: Draft) -> None:
    address = f"{DESK}{draft.pk}/moves/"
    for body in ("", "[]", "{", '"x"', "[" * 5000):
        assert browser.post(address, body, content_type="application/json").status_code == 400
    wish = {"id": 999_999, "version": 1, "place": None, "start": None, "minutes": 30, "locked": False}
    assert browser.post(address, json.dumps(wish), content_type="application/json").status_code == 404


def test_changes_tell_what_others_did(
    browser: Client, draft: Draft, talk: Happening, cove: Place, ada: Person, bea: Person
) -> None:
    actions.place(placed(draft, talk), at(cove, 0), by=bea)
    actions.lock([placed(draft, talk)], True, by=ada)
    answer = browser.get(f"{DESK}{draft.pk}/changes/?since=0").json()
    assert answer == {"revision": 2, "facts": 0, "told": [f"Bea moved: “{talk.title}”"]}
    assert browser.get(f"{DESK}{draft.pk}/changes/?since=²").json()["told"] == []


def test_a_session_is_moved_by_a_form_without_script(
    browser: Client, draft: Draft, talk: Happening, cove: Place
) -> None:
    page = f"{DESK}{draft.pk}/session/{talk.code}/"
    form = {
        "day": DAY,
        "time": "09:30",
        "place": cove.pk,
        "minutes": 45,
        "version": placed(draft, talk).version,
        "back": "list",
    }
    response = browser.post(page, form)
    assert response["Location"] == f"{DESK}{draft.pk}/list/"
    assert spot_of(placed(draft, talk)) == at(cove, 30, 45)
    again = browser.post(page, form | {"time": "11:00"})
    assert again.status_code == 409 and "in the meantime" in again.content.decode()
    browser.post(page, {"day": "", "time": "", "minutes": 45})
    assert placed(draft, talk).starts_at is None


def test_a_time_that_the_clocks_skip_is_named(
    browser: Client, draft: Draft, talk: Happening, cove: Place
) -> None:
    # On 3 October Hobart's clocks go from 02:00 to 03:00; the night belongs to the day before.
    draft.edition.timetable_hours.create(day="2027-10-02", opens="18:00", closes="02:55")
    before = spot_of(placed(draft, talk))
    form = {"day": "2027-10-02", "time": "02:30", "place": cove.pk, "minutes": 30}
    page = browser.post(f"{DESK}{draft.pk}/session/{talk.code}/", form).content.decode()
    assert "02:30 does not exist on this day: the clocks of Australia/Hobart skip it." in page
    assert spot_of(placed(draft, talk)) == before


def test_a_block_is_shifted_by_a_form(
    browser: Client, draft: Draft, talk: Happening, add: Add, cove: Place
) -> None:
    later = add("Later", cove, 180)
    take_in_new(draft)
    form = {"day": DAY, "begins": "11:00", "what": "shift", "minutes": "-15"}
    assert browser.post(f"{DESK}{draft.pk}/block/", form).status_code == 302
    assert placed(draft, later).starts_at == NINE + 165 * MINUTE
    assert placed(draft, talk).starts_at == talk.starts_at
    refused = browser.post(f"{DESK}{draft.pk}/block/", {"day": DAY, "what": "day"})
    assert "Say where it goes." in refused.content.decode()


def test_a_break_is_put_by_a_form(browser: Client, draft: Draft) -> None:
    form = {"title": "Cake", "day": DAY, "time": "10:00", "minutes": 30, "room": ""}
    assert browser.post(f"{DESK}{draft.pk}/break/", form).status_code == 302
    page = browser.get(f"{DESK}{draft.pk}/?day={DAY}").content.decode()
    assert "Cake" in page and "“Cake” is in all rooms at the same time." in page


def test_undo_and_redo_by_buttons(
    browser: Client, draft: Draft, talk: Happening, cove: Place, ada: Person
) -> None:
    edit = actions.place(placed(draft, talk), at(cove, 0), by=ada)
    browser.post(f"{DESK}{draft.pk}/undo/")
    assert placed(draft, talk).starts_at == talk.starts_at
    browser.post(f"{DESK}{draft.pk}/redo/")
    assert spot_of(placed(draft, talk)) == at(cove, 0)
    response = browser.post(f"{DESK}{draft.pk}/undo/", {"edit": edit.number, "back": "https://evil.example/"})
    assert response["Location"] == draft.get_absolute_url()
    assert placed(draft, talk).starts_at == talk.starts_at
    again = browser.post(
        f"{DESK}{draft.pk}/undo/", {"edit": edit.number}, headers={"accept": "application/json"}
    )
    assert (again.status_code, again.json()["problem"]) == (409, "There is nothing of yours to take back.")
    assert "taken back" in browser.get(f"{DESK}{draft.pk}/journal/").content.decode()


def test_a_track_organiser_sees_all_and_moves_their_own(
    draft: Draft, talk: Happening, add: Add, cove: Place, track: Track, grace: Person, signed_in: SignedIn
) -> None:
    RoleGrant.objects.create(edition=draft.edition, person=grace, role=Role.TRACK, track=track)
    mine = add("Mine", track=track)
    take_in_new(draft)
    client = signed_in(grace)
    assert client.get(f"{DESK}{draft.pk}/").status_code == 200
    assert move(client, draft, mine, place=cove.pk, start=minute_of(NINE))[0] == 200
    assert move(client, draft, talk, place=cove.pk, start=minute_of(NINE) + 60)[0] == 409
    for forbidden in ("release/", "break/"):
        assert client.get(f"{DESK}{draft.pk}/{forbidden}").status_code == 404
    assert client.get(f"{DESK}releases/").status_code == 404


def test_a_conference_without_rooms_or_days_says_so(browser: Client, edition: Edition, ada: Person) -> None:
    Happening.objects.create(edition=edition, title="A talk", state=State.DRAFT)
    draft = actions.begin(edition, by=ada, name="x")
    page = browser.get(f"{DESK}{draft.pk}/").content.decode()
    assert "no days yet" in page
    edition.phases.create(name="Talks", starts_on="2027-09-11", ends_on="2027-09-11")
    assert "There are no rooms" in browser.get(f"{DESK}{draft.pk}/").content.decode()


def test_a_draft_is_begun_put_away_and_opened_again(
    browser: Client, edition: Edition, talk: Happening
) -> None:
    assert "There is no draft yet" in browser.get(DESK).content.decode()
    browser.post(DESK, {"name": "One"})
    draft = Draft.objects.get()
    browser.post(DESK, {"name": "Two", "source": draft.pk})
    assert Draft.objects.count() == 2
    browser.post(f"{DESK}{draft.pk}/state/", {"open": "no"})
    assert move(browser, draft, talk, start=minute_of(NINE))[0] == 409
    browser.post(f"{DESK}{draft.pk}/state/")
    assert move(browser, draft, talk, start=minute_of(NINE))[0] == 200
