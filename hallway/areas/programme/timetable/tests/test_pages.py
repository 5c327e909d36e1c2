"""The organisers' pages: who may open them, what they show, what they refuse."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.programme.timetable import actions, releasing
from hallway.areas.programme.timetable.checking import Warning, check
from hallway.areas.programme.timetable.copying import take_in_new
from hallway.areas.programme.timetable.models import Draft, Release
from hallway.areas.programme.timetable.problem import load, minute_of
from hallway.areas.programme.timetable.spots import spot_of
from hallway.areas.programme.timetable.tests.conftest import MINUTE, NINE, Add, at, placed
from hallway.ground.access.models import RoleGrant
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition, Place, Track
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.models import Person

DESK = "/pyharbour-2027/organise/timetable/"
DAY = "2027-09-11"
SignedIn = Callable[[Person], Client]


@pytest.fixture
def browser(ada: Person, signed_in: SignedIn) -> Client:
    return signed_in(ada)


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


def move(browser: Client, draft: Draft, happening: Happening, **changes: object) -> tuple[int, dict]:
    """Send what the script sends for the session as it stands, with these changes."""
    row = placed(draft, happening)
    start = minute_of(row.starts_at) if row.starts_at else None
    wish = {
        "id": row.pk,
        "version": row.version,
        "place": row.place_id,
        "start": start,
        "minutes": row.minutes,
        "locked": False,
    }
    response = browser.post(
        f"{DESK}{draft.pk}/moves/", json.dumps(wish | changes), content_type="application/json"
    )
    return response.status_code, response.json() if "json" in response["Content-Type"] else {}


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


def test_cells_say_what_stands_in_the_way_and_what_it_costs(
    browser: Client,
    draft: Draft,
    talk: Happening,
    add: Add,
    cove: Place,
    hall: Place,
    grace: Person,
    bob: Person,
) -> None:
    add("Grace again", cove, 120, grace)
    beside = add("Beside", cove, 200)
    for number in range(130):
        fan = Person(name=f"F{number}", code=f"F{number:05}")
        fan.save()
        for one in (talk, beside):
            one.stars.create(person=fan)
    take_in_new(draft)

    def asked(one: Happening) -> tuple[dict, dict]:
        answer = browser.get(f"{DESK}{draft.pk}/cells/{placed(draft, one).pk}/?day={DAY}").json()
        nine = minute_of(NINE)
        return answer, {(room, at - nine): (level, text) for room, at, level, text in answer["cells"]}

    answer, cells = asked(talk)
    assert cells[cove.pk, 120] == (
        "hard",
        "“Grace again” is in Cove at the same time. Grace is in “Grace again” at the same time.",
    )
    assert cells[hall.pk, 120][0] == "hard"
    assert cells[hall.pk, 200] == ("soft", "130 stars lost, people change rooms")
    assert cells[cove.pk, 170] == ("soft", "5 without a seat")
    assert cells[hall.pk, 75] == ("soft", "people change rooms")
    assert asked(beside)[1][hall.pk, 110] == ("free", "Free")
    assert answer["times"][str(minute_of(NINE) + 75)] == "10:15"


def test_what_stands_outside_of_the_draft_keeps_its_room(
    browser: Client, draft: Draft, talk: Happening, add: Add, cove: Place, hall: Place, ada: Person
) -> None:
    add("A secret circle", cove, 60, ada, kind=Kind.OPEN_SPACE)
    add("Boats", hall, 0, kind=Kind.SOCIAL)
    take_in_new(draft)
    card, social = "An open space is pinned to Cove at this time.", "“Boats” is in Tide at the same time."
    cells = browser.get(f"{DESK}{draft.pk}/cells/{placed(draft, talk).pk}/?day={DAY}").json()["cells"]
    said = {(room, minute - minute_of(NINE)): text for room, minute, _level, text in cells}
    assert (said[cove.pk, 75], said[hall.pk, 15]) == (card, social)
    assert move(browser, draft, talk, place=cove.pk, start=minute_of(NINE) + 60)[0] == 200
    page = browser.get(f"{DESK}{draft.pk}/?day={DAY}").content.decode()
    assert card in page and "secret" not in page
    boats = draft.placements.get(happening__title="Boats").happening
    assert move(browser, draft, talk, place=hall.pk, start=minute_of(NINE) + 200)[0] == 200
    assert move(browser, draft, boats, place=cove.pk, start=minute_of(NINE) + 60)[0] == 200
    assert card in browser.get(f"{DESK}{draft.pk}/?day={DAY}").content.decode()
    assert f"<strong>Boats</strong>: {card}" in browser.get(f"{DESK}{draft.pk}/release/").content.decode()


def test_what_no_solve_moves_is_named_where_it_stands_in_one_room_with_another(
    browser: Client, draft: Draft, add: Add, cove: Place, hall: Place
) -> None:
    add("Dinner", cove, 60, kind=Kind.SOCIAL, minutes=60)
    for title in ("Sprint on sails", "Sprint on knots"):  # they share a room as they like
        add(title, cove, 0, kind=Kind.SPRINT, minutes=70)
    add("Games", cove, 120, kind=Kind.SOCIAL)  # begins when the dinner ends
    add("Closing", cove, 110, kind=Kind.OTHER, is_plenary=True)
    add("Everybody", None, kind=Kind.OTHER, is_plenary=True)
    take_in_new(draft)
    material = load(draft)
    titles = {row.happening_id: row.happening.title for row in material.rows}
    found = {titles[pk]: mine for pk, mine in check(material).of_session.items()}
    others = {title: {one.text.split("”")[0][1:] for one in mine} for title, mine in found.items()}
    assert others == {
        "Dinner": {"Sprint on sails", "Sprint on knots", "Closing"},
        "Sprint on sails": {"Dinner"}, "Sprint on knots": {"Dinner"},
        "Closing": {"Dinner", "Games"}, "Games": {"Closing"},
    }  # fmt: skip
    assert found["Games"] == [Warning("“Closing” is in Cove at the same time.", False)]
    page = browser.get(f"{DESK}{draft.pk}/?day={DAY}").content.decode()
    assert "“Dinner” is in Cove at the same time." in page and "No clashes." in page
    dinner = draft.placements.get(happening__title="Dinner").happening
    assert move(browser, draft, dinner, place=hall.pk, start=minute_of(NINE) + 200)[0] == 200
    assert "“Dinner” is in" not in browser.get(f"{DESK}{draft.pk}/?day={DAY}").content.decode()


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


def test_the_form_suggests_where_it_would_stand_well(
    browser: Client, draft: Draft, talk: Happening, add: Add, cove: Place
) -> None:
    new = add("Where to?")
    take_in_new(draft)
    page = browser.get(f"{DESK}{draft.pk}/session/{new.code}/").content.decode()
    assert "Sat 11 Sep, 10:15, Cove" in page  # Tide is taken then
    assert "Sat 11 Sep, 10:15, Tide" not in page


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


def test_a_release_by_the_form(
    browser: Client, draft: Draft, talk: Happening, cove: Place, ada: Person
) -> None:
    actions.place(placed(draft, talk), at(cove, 60), by=ada)
    page = browser.get(f"{DESK}{draft.pk}/release/").content.decode()
    assert "Sat 11 Sep, 10:15, Tide" in " ".join(page.split()) or "10:15" in page
    form = {"name": "Beacon", "notes": "We moved.", "revision": 1}
    assert browser.post(f"{DESK}{draft.pk}/release/", form)["Location"] == f"{DESK}releases/"
    assert "10:00" in Client().get(f"/pyharbour-2027/schedule/{DAY}/").content.decode()
    taken = browser.post(f"{DESK}{draft.pk}/release/", form)
    assert "Every release needs its own." in taken.content.decode()
    late = browser.post(f"{DESK}{draft.pk}/release/", {"name": "Late", "revision": 0})
    assert late.status_code == 409 and "since you opened this page" in late.content.decode()
    assert Release.objects.count() == 1


def test_every_version_stays_at_its_address(
    browser: Client, draft: Draft, talk: Happening, cove: Place, ada: Person, client: Client
) -> None:
    first = releasing.release(draft, by=ada, name="First light", notes="Hello")
    actions.place(placed(draft, talk), at(cove, 60), by=ada)
    releasing.release(draft, by=ada, name="2")
    old = client.get(first.get_absolute_url())
    assert (
        old.status_code == 200 and "An old version" in old.content.decode() and "Tide" in old.content.decode()
    )
    assert "as it is now" in client.get("/pyharbour-2027/schedule/v/2/").content.decode()
    assert client.get("/pyharbour-2027/schedule/v/").content.decode().count("First light") == 1
    assert client.get("/pyharbour-2027/schedule/v/2/export/schedule.xml").status_code == 302
    assert client.get("/pyharbour-2027/schedule/v/3/").status_code == 404
    feed = client.get("/pyharbour-2027/schedule/feed.xml").content.decode()
    assert "Version First light" in feed and "/schedule/v/2/" in feed
    Edition.objects.filter(pk=draft.edition_id).update(published=False)
    assert client.get(first.get_absolute_url()).status_code == 404


def test_going_back_by_the_form(
    browser: Client, draft: Draft, talk: Happening, cove: Place, ada: Person
) -> None:
    releasing.release(draft, by=ada, name="1")
    actions.place(placed(draft, talk), at(cove, 60), by=ada)
    releasing.release(draft, by=ada, name="2")
    page = f"{DESK}releases/1/return/"
    assert "1 again" in browser.get(page).content.decode()
    assert browser.post(page, {"name": "2"}).status_code == 200
    assert browser.post(page, {"name": "1 again"}).status_code == 302
    talk.refresh_from_db()
    assert talk.place_id != cove.pk


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
