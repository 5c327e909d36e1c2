from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hallway.areas.site.models import Redirect
from hallway.ground.activity.models import Activity
from hallway.ground.editions.models import Edition, Phase, Place, TeamCredit, Track, TrackSeries
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

DESK = "/pyharbour-2027/organise/"


@pytest.fixture
def browser(ada: Person, signed_in: Callable[[Person], Client]) -> Client:
    return signed_in(ada)


ROWS: dict[str, dict[str, Any]] = {
    "phases": {"name": "Tutorials", "kind": "tutorials", "starts_on": "2027-09-08", "ends_on": "2027-09-09"},
    "tracks": {"name": "Django", "is_specialist": "on", "hue": 150, "order": 0},
    "places": {"name": "Galley", "kind": "room", "hue": 85, "order": 0},
    "redirects": {"from_path": "/about/us/", "to_path": "culture/", "permanent": "on"},
    "team": {"new_name": "Kit Morrow", "team": "Steering", "order": 0},
}


@pytest.mark.parametrize("kind", ROWS)
def test_add_list_change_delete(browser: Client, client: Client, kind: str) -> None:
    name = ROWS[kind].get("name") or {"team": "Kit Morrow", "redirects": "about/us → culture"}[kind]
    assert name in browser.post(f"{DESK}{kind}/new/", ROWS[kind], follow=True).text
    model = {"phases": Phase, "tracks": Track, "places": Place, "redirects": Redirect, "team": TeamCredit}[
        kind
    ]
    row = model.objects.get()
    assert browser.get(f"{DESK}{kind}/{row.pk}/").status_code == 200
    assert Activity.objects.filter(verb=f"{model._meta.model_name}.added").exists()
    browser.post(f"{DESK}{kind}/{row.pk}/deletion/")
    assert not model.objects.exists()


def test_a_phase_does_not_end_before_it_begins(browser: Client) -> None:
    text = browser.post(f"{DESK}phases/new/", {**ROWS["phases"], "ends_on": "2027-09-01"}).text
    assert "The last day is before the first." in text
    assert not Phase.objects.exists()


@pytest.mark.parametrize("kind", ["places", "tracks"])
def test_two_of_the_same_address_are_refused(browser: Client, kind: str) -> None:
    browser.post(f"{DESK}{kind}/new/", ROWS[kind])
    assert "is already the address of another one" in browser.post(f"{DESK}{kind}/new/", ROWS[kind]).text


@pytest.mark.parametrize("kind", ["places", "tracks"])
def test_what_still_holds_sessions_is_not_deleted(
    browser: Client, edition: Edition, talk: Happening, track: Track, kind: str
) -> None:
    Happening.objects.update(track=track)
    row = talk.place if kind == "places" else track
    text = browser.post(f"{DESK}{kind}/{row.pk}/deletion/", follow=True).text
    assert "still holds 1 session." in text
    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("from_path", "to_path"),
    [("organise/x", "a"), ("/", "a"), ("same", "same/"), ("organise", "/"), ("a", " ")],
)
def test_redirects_that_cannot_be(browser: Client, from_path: str, to_path: str) -> None:
    browser.post(f"{DESK}redirects/new/", {"from_path": from_path, "to_path": to_path})
    assert not Redirect.objects.exists()


def test_a_specialist_track_continues_that_of_earlier_years(browser: Client, edition: Edition) -> None:
    line = TrackSeries.objects.create(series=edition.series, slug="django", name="Django")
    browser.post(f"{DESK}tracks/new/", ROWS["tracks"])
    assert Track.objects.get().continues == line


def test_a_credit_names_one_person(browser: Client, ada: Person) -> None:
    both = {**ROWS["team"], "person": ada.pk}
    neither = {**ROWS["team"], "new_name": ""}
    for data in (both, neither):
        assert "one of the two" in browser.post(f"{DESK}team/new/", data).text
    browser.post(f"{DESK}team/new/", {**neither, "person": ada.pk})
    assert TeamCredit.objects.get().person == ada


def test_the_history_of_thanks_names_the_team_and_not_the_person(
    browser: Client, edition: Edition, grace: Person
) -> None:
    credit = TeamCredit.objects.create(edition=edition, person=grace, team="Registration")
    browser.post(f"{DESK}team/{credit.pk}/deletion/")
    assert edition.activities.get(verb="teamcredit.deleted").data == {"label": "Registration"}


def test_the_team_cannot_name_people_it_does_not_know(browser: Client, mallory: Person) -> None:
    text = browser.get(f"{DESK}team/new/").text
    assert "Ada" in text
    assert "Mallory" not in text


def test_details_are_saved_and_shown(browser: Client, client: Client, edition: Edition) -> None:
    form = browser.get(f"{DESK}details/").context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {
        "headline": "New words.",
        "starts_on": "",
    }
    data["ends_on"] = ""
    browser.post(f"{DESK}details/", data)
    assert "New words." in client.get("/pyharbour-2027/").text
    edition.refresh_from_db()
    assert edition.starts_on is None


def test_the_edition_does_not_end_before_it_begins(browser: Client, edition: Edition) -> None:
    form = browser.get(f"{DESK}details/").context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"ends_on": "2027-09-01"}
    assert "The last day is before the first." in browser.post(f"{DESK}details/", data).text


@pytest.mark.parametrize("kind", ROWS)
def test_as_many_queries_for_many_as_for_few(
    browser: Client, edition: Edition, queries: Callable[..., int], kind: str
) -> None:
    browser.post(f"{DESK}{kind}/new/", ROWS[kind], follow=True)
    few = queries(lambda: browser.get(f"{DESK}{kind}/"))
    for n in range(4):
        browser.post(
            f"{DESK}{kind}/new/", {**ROWS[kind], "slug": f"s{n}", "from_path": f"old/{n}"}, follow=True
        )
    assert len(browser.get(f"{DESK}{kind}/").context["rows"]) == 5
    assert queries(lambda: browser.get(f"{DESK}{kind}/")) == few


def test_a_specialist_track_has_as_many_organisers_as_the_conference_asks_for(
    browser: Client, edition: Edition, talk: Happening, ada: Person, grace: Person
) -> None:
    Edition.objects.update(track_team=2)
    one = browser.post(f"{DESK}tracks/new/", {**ROWS["tracks"], "organisers": [ada.pk]}).text
    assert "This conference asks for 2 organisers at least." in one and "Django" in one
    assert not Track.objects.exists()
    browser.post(f"{DESK}tracks/new/", {**ROWS["tracks"], "organisers": [ada.pk, grace.pk]})
    browser.post(f"{DESK}tracks/new/", {**ROWS["tracks"], "name": "General", "is_specialist": ""})
    assert set(Track.objects.values_list("name", flat=True)) == {"Django", "General"}
