from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

SignedIn = Callable[[Person], Client]


@pytest.fixture
def tutorial(talk: Happening) -> Happening:
    talk.takes_sign_ups, talk.capacity = True, 1
    talk.save()
    return talk


@pytest.fixture
def path(tutorial: Happening) -> str:
    return f"/me/places/pyharbour-2027/{tutorial.code}/"


def read(browser: Client, path: str) -> str:
    return browser.get(path).content.decode()


def test_the_session_page_leads_to_the_places(client: Client, tutorial: Happening, path: str) -> None:
    page = client.get(f"/pyharbour-2027/talk/{tutorial.code}/").content.decode()
    assert "Only 1 places." in page and f'href="{path}"' in page


def test_one_gets_the_place_and_the_next_waits(
    signed_in: SignedIn, path: str, bob: Person, ada: Person
) -> None:
    signed_in(bob).post(path)
    signed_in(ada).post(path)
    assert "You have a place." in read(signed_in(bob), path)
    assert "You are number 1 on the waiting list" in read(signed_in(ada), path)


def test_giving_up_lets_the_next_in(signed_in: SignedIn, path: str, bob: Person, ada: Person) -> None:
    for person in (bob, ada):
        signed_in(person).post(path)
    signed_in(bob).post(path, {"give_up": "yes"})
    assert "You have a place." in read(signed_in(ada), path)
    assert "Wait for a place" in read(signed_in(bob), path)


def test_strangers_are_asked_to_sign_in(client: Client, path: str) -> None:
    assert client.post(path)["Location"].startswith("/accounts/login/")


def test_a_session_without_sign_ups_has_no_places(signed_in: SignedIn, path: str, bob: Person) -> None:
    Happening.objects.update(takes_sign_ups=False)
    assert signed_in(bob).get(path).status_code == 404
