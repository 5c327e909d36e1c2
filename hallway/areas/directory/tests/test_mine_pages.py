"""My conferences, my calls, and the one-button pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hallway.areas.directory import indexing
from hallway.areas.directory.mine import actions
from hallway.areas.directory.models import Entry, Follow, Plan, Save, TicketAlert, Traveller
from hallway.areas.directory.tests.builders import call_of
from hallway.areas.directory.tests.conftest import Announce
from hallway.engines.geography.points import Point
from hallway.ground.editions.models import Edition, Series
from hallway.ground.people import contacts
from hallway.ground.people.models import Person
from hallway.ground.people.portability import everything_about, let_go

SignedIn = Callable[[Person], Client]
HOME, CALLS = "/me/conferences/", "/me/calls/"


def text_of(client: Client, path: str = HOME) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


# -- switches ----------------------------------------------------------------------------------------------

SWITCHES = {
    "saves": ("pycon-narnia-1", Save.objects.exists, "Save it", "Take it off my list"),
    "follows": ("pycon-narnia", Follow.objects.exists, "Follow it", "Stop following"),
    "going": ("pycon-narnia-1", lambda: Save.objects.filter(going=True).exists(), "I am going", "not going"),
    "tickets": ("pycon-narnia", TicketAlert.objects.exists, "Tell me when", "Do not tell me"),
}


@pytest.mark.parametrize("kind", SWITCHES)
def test_a_switch_works_without_script(mine: Client, abroad: Edition, kind: str) -> None:
    slug, is_on, on, off = SWITCHES[kind]
    path = f"/me/{kind}/{slug}/"
    assert on in text_of(mine, path)
    for _ in range(2):
        response = mine.post(path, {"next": "/calls/?q=narnia"})
        assert (response.status_code, response.headers["Location"]) == (302, "/calls/?q=narnia")
        assert is_on()
    assert off in text_of(mine, path)
    for _ in range(2):
        mine.post(path, {"on": "no"})
        assert not is_on()


@pytest.mark.parametrize("kind", SWITCHES)
def test_strangers_are_asked_to_sign_in_first(client: Client, abroad: Edition, kind: str) -> None:
    path = f"/me/{kind}/{SWITCHES[kind][0]}/"
    for response in (client.get(path), client.post(path)):
        assert response.headers["Location"] == f"/accounts/login/?next={path}"
    assert not SWITCHES[kind][1]()


def test_a_switch_needs_the_token(abroad: Edition, bob: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(bob)
    path = f"/me/saves/{abroad.slug}/"
    assert client.post(path).status_code == 403
    token = client.get("/me/overlay/?for=saved").json()["csrf"]
    sent = client.post(path, headers={"X-CSRFToken": token, "Accept": "application/json"})
    assert sent.json() == {"ok": True} and Save.objects.count() == 1


def test_the_way_back_leads_to_this_house_only(mine: Client, abroad: Edition) -> None:
    path = f"/me/saves/{abroad.slug}/"
    page = mine.get(path, headers={"Referer": "http://testserver/calls/?q=x"}).content.decode()
    assert 'href="/calls/?q=x"' in page
    for elsewhere in (
        "https://evil.example/",
        "//evil.example/",
        "javascript:alert(1)",
        "/\\evil.example",
        path,
    ):
        response = mine.post(path, {"next": elsewhere})
        assert response.headers["Location"] == abroad.get_absolute_url(), elsewhere


def test_what_is_hidden_cannot_be_kept(mine: Client, abroad: Edition) -> None:
    Edition.objects.update(published=False)
    for kind, (slug, *_rest) in SWITCHES.items():
        assert mine.post(f"/me/{kind}/{slug}/").status_code == 404
        mine.post(f"/me/{kind}/", json.dumps([slug]), content_type="application/json")
    assert not Save.objects.exists() and not Follow.objects.exists()


def test_what_the_browser_kept_is_taken_over(mine: Client, announce: Announce) -> None:
    slugs = json.dumps([announce().slug, announce().slug, "no-such"])
    for _ in range(2):
        assert mine.post("/me/saves/", slugs, content_type="application/json").status_code == 200
    assert Save.objects.count() == 2


@pytest.mark.parametrize("body", ["{", '"A"', "[1]", json.dumps(["a"] * 501), '["\\u0000"]'])
def test_a_wrong_list_is_refused(mine: Client, body: str) -> None:
    assert mine.post("/me/saves/", body, content_type="application/json").status_code == 400


def test_the_overlay_knows_what_is_mine_and_sends_what_is_asked(
    mine: Client, abroad: Edition, bob: Person, signed_in: SignedIn, grace: Person
) -> None:
    actions.go(abroad, by=bob)
    actions.follow(abroad.series, by=bob)
    overlay = mine.get("/me/overlay/?for=saved,followed,going,nonsense").json()
    assert {name: overlay[name] for name in ("saved", "followed", "going")} == {
        "saved": [abroad.slug], "followed": ["pycon-narnia"], "going": [abroad.slug],
    }  # fmt: skip
    assert set(overlay) == {"name", "me", "now", "csrf", "saved", "followed", "going"}
    assert set(mine.get("/me/overlay/").json()) == {"name", "me", "now", "csrf"}
    assert signed_in(grace).get("/me/overlay/?for=saved").json()["saved"] == []


def test_public_pages_hold_the_buttons_and_nothing_of_mine(
    mine: Client, client: Client, abroad: Edition, bob: Person
) -> None:
    call_of(abroad, 30)
    indexing.rebuild()
    actions.save(abroad, by=bob)
    actions.follow(abroad.series, by=bob)
    pages = {
        "/calls/": "saves/pycon-narnia-1",
        "/conferences/": "saves/pycon-narnia-1",
        f"/conferences/{abroad.slug}/": "saves/pycon-narnia-1",
        "/series/pycon-narnia/": "follows/pycon-narnia",
    }
    for path, button in pages.items():
        stranger = client.get(path).content
        assert f'href="/me/{button}/"'.encode() in stranger, path
        assert stranger == mine.get(path).content, path


# -- pages -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [HOME, CALLS])
def test_my_pages_are_for_me(client: Client, path: str) -> None:
    assert client.get(path).headers["Location"] == f"/accounts/login/?next={path}"


def test_an_empty_page_says_what_to_do(mine: Client) -> None:
    page = text_of(mine)
    for hint in (
        "No deadline of yours is near",
        "Nothing saved yet",
        "You follow no series yet",
        "No talk planned yet",
        "works both ways",
    ):
        assert hint in page
    assert "No call of yours is open" in text_of(mine, CALLS)


def test_everything_stands_on_my_page(mine: Client, announce: Announce, bob: Person) -> None:
    edition, over = announce(in_days=60), announce(in_days=-60)
    call_of(edition, 10)
    actions.save(edition, by=bob)
    actions.go(over, by=bob)
    actions.follow(edition.series, by=bob)
    actions.wait_for_tickets(edition.series, by=bob)
    actions.plan(edition, by=bob, title="Lamp posts")
    page = text_of(mine)
    for words in (
        "23:59",
        "anywhere on Earth",
        "UTC",
        "Lamp posts",
        "you were there",
        "1 that is over",
    ):
        assert words in page, words


def test_my_page_shows_nothing_of_others(mine: Client, abroad: Edition, grace: Person) -> None:
    actions.save(abroad, by=grace)
    actions.plan(abroad, by=grace, title="Secret plan")
    page = text_of(mine)
    assert abroad.name not in page and "Secret plan" not in page


def test_my_calls_are_those_of_what_is_mine(mine: Client, announce: Announce, bob: Person) -> None:
    saved, planned, other = announce(), announce(), announce()
    for edition in (saved, planned, other):
        call_of(edition, 20)
    indexing.rebuild()
    actions.save(saved, by=bob)
    actions.plan(planned, by=bob, title="Lamp posts")
    page = text_of(mine, CALLS)
    assert saved.name in page and planned.name in page and other.name not in page


def test_the_next_one_is_predicted(mine: Client, announce: Announce, bob: Person, narnia: Series) -> None:
    for years in range(1, 6):
        announce(in_days=-365 * years + 40)
    actions.follow(narnia, by=bob)
    assert "Next, likely:" in text_of(mine)


def test_the_number_of_queries_is_fixed(mine: Client, announce: Announce, bob: Person) -> None:
    def fill(number: int) -> None:
        for n in range(number):
            series = Series.objects.create(slug=f"s{Series.objects.count()}", name="S")
            edition = announce(series=series)
            announce(in_days=-400, series=series)
            call_of(edition, 20)
            actions.follow(series, by=bob)
            actions.wait_for_tickets(series, by=bob)
            actions.plan(edition, by=bob, title=f"Talk {n}")

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as found:
            text_of(mine, path)
        return len(found)

    fill(2)
    indexing.rebuild()
    few = {path: queries(path) for path in (HOME, CALLS)}
    fill(18)
    indexing.rebuild()
    assert {path: queries(path) for path in (HOME, CALLS)} == few
    assert few[HOME] <= 20


# -- plans -------------------------------------------------------------------------------------------------


def test_a_talk_goes_from_idea_to_given(mine: Client, abroad: Edition) -> None:
    path = f"/me/conferences/{abroad.slug}/plan/"
    for _ in range(2):
        mine.post(path, {"title": "Lamp  posts", "state": "idea", "note": ""})
    plan = Plan.objects.get()
    assert plan.title == "Lamp posts"
    for state in ("submitted", "accepted", "given"):
        mine.post(f"/me/conferences/plans/{plan.pk}/state/", {"state": state})
        plan.refresh_from_db()
        assert plan.state == state
    assert mine.post(f"/me/conferences/plans/{plan.pk}/state/", {"state": "burnt"}).status_code == 404


def test_a_plan_is_edited(mine: Client, abroad: Edition, bob: Person) -> None:
    plan = actions.plan(abroad, by=bob, title="Lamp posts")
    actions.plan(abroad, by=bob, title="Fauns")
    path = f"/me/conferences/plans/{plan.pk}/"
    assert "Lamp posts" in text_of(mine, path)
    again = mine.post(path, {"title": "Fauns", "state": "idea"})
    assert again.status_code == 200 and "already" in again.content.decode()
    mine.post(path, {"title": "Lamp posts at night", "state": "declined", "note": "Next year"})
    plan.refresh_from_db()
    assert (plan.title, plan.state, plan.note) == ("Lamp posts at night", "declined", "Next year")


def test_what_was_dropped_can_be_put_back_by_its_owner(
    mine: Client, abroad: Edition, bob: Person, signed_in: SignedIn, grace: Person
) -> None:
    plan = actions.plan(abroad, by=bob, title="Lamp posts", note="Ask the beavers")
    mine.post(f"/me/conferences/plans/{plan.pk}/removal/")
    page = text_of(mine)
    assert "“Lamp posts” is gone." in page and "is gone" not in text_of(mine)
    undo = re.search(r'name="plan" value="([^"]+)"', page)
    assert undo
    path = "/me/conferences/plans/restoration/"
    assert signed_in(grace).post(path, {"plan": undo[1]}).status_code == 404
    assert mine.post(path, {"plan": undo[1] + "x"}).status_code == 404
    for _ in range(2):
        assert mine.post(path, {"plan": undo[1]}).status_code == 302
    assert Plan.objects.get().note == "Ask the beavers"


@pytest.mark.parametrize("part", ["", "state/", "removal/"])
def test_plans_of_others_are_not_found(
    part: str, abroad: Edition, bob: Person, signed_in: SignedIn, grace: Person
) -> None:
    plan = actions.plan(abroad, by=bob, title="Lamp posts")
    path = f"/me/conferences/plans/{plan.pk}/{part}"
    fields = {"title": "Stolen", "state": "given"}
    assert signed_in(grace).post(path, fields).status_code == 404
    assert Plan.objects.get().title == "Lamp posts"


# -- travel ------------------------------------------------------------------------------------------------


def test_home_is_a_city_that_conferences_know(mine: Client, abroad: Edition, bob: Person) -> None:
    Entry.objects.create(edition=abroad, latitude=50.5, longitude=12.25)
    mine.post("/me/conferences/home/", {"home": "cair paravel"})
    me = Traveller.objects.get(person=bob)
    assert (me.home, me.latitude, me.longitude) == ("Cair Paravel, Narnia", 50.5, 12.25)
    actions.save(abroad, by=bob)
    assert "in the same town" in text_of(mine)
    wrong = mine.post("/me/conferences/home/", {"home": "Calormen"})
    assert wrong.status_code == 200 and "larger city" in wrong.content.decode()
    mine.post("/me/conferences/home/", {"home": ""})
    me.refresh_from_db()
    assert (me.home, me.latitude) == ("", None)


def test_contacts_see_each_other_only_if_both_share(
    mine: Client, abroad: Edition, bob: Person, grace: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "_finders", [lambda person: {grace.pk} if person == bob.pk else {bob.pk}])
    actions.go(abroad, by=grace)
    assert "Grace" not in text_of(mine)
    mine.post("/me/conferences/sharing/", {"on": "yes"})
    assert "Grace" not in text_of(mine)
    actions.share_going(True, by=grace)
    assert "Grace" in text_of(mine)
    mine.post("/me/conferences/sharing/", {"on": "no"})
    assert "Grace" not in text_of(mine)


def test_nobody_is_a_contact_before_an_area_says_so(bob: Person) -> None:
    assert contacts.contacts_of(bob) == set()


# -- taking it along, and erasing it -----------------------------------------------------------------------


def test_all_of_it_is_in_the_download_and_goes_with_me(abroad: Edition, bob: Person, grace: Person) -> None:
    for person in (bob, grace):
        actions.follow(abroad.series, by=person)
        actions.unsave(abroad, by=person)
        actions.wait_for_tickets(abroad.series, by=person)
        actions.plan(abroad, by=person, title="Lamp posts")
        actions.set_home("Cair Paravel", Point(50, 12), by=person)
    sections = ("conferences_dismissed", "series_followed", "ticket_alerts", "talk_plans", "travel")
    assert all(len(everything_about(bob)[section]) == 1 for section in sections)
    let_go(bob, names_too=False)
    assert not any(everything_about(bob)[section] for section in sections)
    assert all(everything_about(grace)[section] for section in sections)
