from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

from django.conf import LazySettings
from django.test import Client

from hallway.ground.happenings.models import Happening, Star
from hallway.ground.people.models import Person

SignedIn = Callable[[Person], Client]
OVERLAY = "/me/overlay/?edition=pyharbour-2027&for=stars,is_team"


def star_path(talk: Happening) -> str:
    return f"/me/stars/pyharbour-2027/{talk.code}/"


def test_a_stranger_s_overlay_is_empty(client: Client, talk: Happening) -> None:
    response = client.get(OVERLAY)
    assert response.json()["name"] == "" and "no-store" in response.headers["Cache-Control"]


def test_the_overlay_knows_my_stars_and_only_mine(
    signed_in: SignedIn, talk: Happening, bob: Person, ada: Person
) -> None:
    signed_in(bob).post(star_path(talk))
    assert signed_in(bob).get(OVERLAY).json()["stars"] == [talk.code]
    assert signed_in(ada).get(OVERLAY).json()["stars"] == []


def test_the_overlay_tells_the_team(
    signed_in: SignedIn, ada: Person, mallory: Person, talk: Happening
) -> None:
    assert signed_in(ada).get(OVERLAY).json()["is_team"] is True
    assert signed_in(mallory).get(OVERLAY).json()["is_team"] is False


def test_starring_works_without_script(signed_in: SignedIn, talk: Happening, bob: Person) -> None:
    client = signed_in(bob)
    assert "Star it" in client.get(star_path(talk)).content.decode()
    assert client.post(star_path(talk)).headers["Location"] == talk.get_absolute_url()
    assert "Take the star away" in client.get(star_path(talk)).content.decode()
    client.post(star_path(talk), {"on": "no"})
    assert not Star.objects.exists()


def test_strangers_are_asked_to_sign_in_to_star(client: Client, talk: Happening) -> None:
    assert client.post(star_path(talk)).headers["Location"].startswith("/accounts/login/")
    assert not Star.objects.exists()


def test_a_star_needs_the_token(talk: Happening, bob: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(bob)
    assert client.post(star_path(talk)).status_code == 403
    token = client.get(OVERLAY).json()["csrf"]
    assert client.post(star_path(talk), headers={"X-CSRFToken": token}).status_code == 302


def test_stars_of_the_browser_are_taken_over_once(signed_in: SignedIn, talk: Happening, bob: Person) -> None:
    codes = json.dumps([talk.code, talk.code, "NOSUCH"])
    for _ in range(2):
        response = signed_in(bob).post("/me/stars/pyharbour-2027/", codes, content_type="application/json")
        assert response.status_code == 200
    assert Star.objects.count() == 1


def test_a_wrong_list_of_stars_is_refused(signed_in: SignedIn, talk: Happening, bob: Person) -> None:
    for body in ("{", '"A"', "[1]", json.dumps(["A"] * 1001)):
        response = signed_in(bob).post("/me/stars/pyharbour-2027/", body, content_type="application/json")
        assert response.status_code == 400
    assert not Star.objects.exists()


def test_hidden_sessions_cannot_be_starred(signed_in: SignedIn, talk: Happening, bob: Person) -> None:
    Happening.objects.update(state="draft")
    assert signed_in(bob).post(star_path(talk)).status_code == 404


def test_my_plan_says_what_clashes(signed_in: SignedIn, talk: Happening, bob: Person) -> None:
    rival = Happening.objects.create(
        edition=talk.edition, title="The rival talk", starts_at=talk.starts_at, ends_at=talk.ends_at
    )
    client = signed_in(bob)
    for session in (talk, rival):
        client.post(star_path(session))
    page = client.get("/me/plan/").content.decode()
    assert "At the same time: The rival talk" in page


def test_of_two_at_one_time_one_is_the_second_choice_and_afterwards_to_watch(
    signed_in: SignedIn, talk: Happening, bob: Person, settings: LazySettings
) -> None:
    bobs, later = signed_in(bob), talk.ends_at + dt.timedelta(minutes=1)
    other = Happening.objects.create(
        edition=talk.edition, title="Whales", kind=talk.kind, state=talk.state,
        starts_at=talk.starts_at, ends_at=talk.ends_at,
    )  # fmt: skip
    for one in (talk, other):
        bobs.post(star_path(one))
    assert bobs.get("/me/plan/").text.count("This one is my second choice") == 2
    answer = bobs.post(f"{star_path(other)}choice/", {"choice": "second"})
    assert answer.headers["Location"] == f"/me/plan/#{other.code}"
    page = bobs.get("/me/plan/").text
    assert "Your second choice." in page and "I go here after all" in page
    settings.NOW = later.isoformat()
    page = bobs.get("/me/plan/").text
    first, watch = page.split("To watch later")
    assert talk.title in first and other.title in watch and "The recording is not there yet." in watch
    bobs.post(f"{star_path(talk)}choice/", {"choice": "missed"})
    Happening.objects.filter(pk=talk.pk).update(recording_url="https://videos.example/1")
    watch = bobs.get("/me/plan/").text.split("To watch later")[1]
    assert talk.title in watch and 'href="https://videos.example/1"' in watch
    bobs.post(f"{star_path(talk)}choice/", {"choice": "first"})
    assert talk.title not in bobs.get("/me/plan/").text.split("To watch later")[1]


def test_a_choice_is_made_of_one_s_own_star_alone(
    signed_in: SignedIn, talk: Happening, bob: Person, ada: Person
) -> None:
    signed_in(ada).post(star_path(talk))
    for choice in ("second", "none"):
        assert signed_in(bob).post(f"{star_path(talk)}choice/", {"choice": choice}).status_code == 404
    assert signed_in(ada).post(f"{star_path(talk)}choice/", {"choice": "none"}).status_code == 404
    assert Star.objects.get().choice == "first"
