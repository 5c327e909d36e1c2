"""Who may listen to what, at the address where browsers ask."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.live import grants
from hallway.live.grants import Grant, fingerprint, sign, verify
from hallway.live.topics import Family

SignedIn = Callable[[Person], Client]


def ask(client: Client, *topics: Any) -> HttpResponse:
    return client.post("/live/grants/", json.dumps({"topics": topics}), "application/json")


def test_a_stranger_hears_of_what_is_public(client: Client, edition: Edition, board: Family) -> None:
    assert ask(client, board(edition.slug)).json()["topics"] == [board(edition.slug)]


def test_forbidden_unknown_and_malformed_topics_look_alike(
    signed_in: SignedIn, edition: Edition, bob: Person, grace: Person, board: Family, desk: Family
) -> None:
    asked = [desk(bob.code), board("nowhere"), "no-family/x", "", "test-desk/", board(edition.slug)]
    reply = ask(signed_in(grace), *asked)
    assert reply.json()["topics"] == [board(edition.slug)]
    assert bob.code not in reply.content.decode()
    assert ask(signed_in(bob), desk(bob.code)).json()["topics"] == [desk(bob.code)]


def test_a_hidden_edition_is_for_its_team_alone(
    client: Client, signed_in: SignedIn, edition: Edition, ada: Person, bob: Person, board: Family
) -> None:
    Edition.objects.update(published=False)
    assert ask(client, board(edition.slug)).json()["topics"] == []
    assert ask(signed_in(bob), board(edition.slug)).json()["topics"] == []
    assert ask(signed_in(ada), board(edition.slug)).json()["topics"] == [board(edition.slug)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body", ["", "{}", "[]", "null", '{"topics": "x"}', '{"topics": [1]}', '{"topics": ["%s"]}' % ("x" * 121),
             json.dumps({"topics": ["x"] * 33}), "[" * 100_000, '{"topics": null}', "\0"]
)  # fmt: skip
def test_what_is_no_list_of_topics_is_refused(client: Client, body: str) -> None:
    assert client.post("/live/grants/", body, "application/json").status_code == 400


def test_a_grant_is_for_the_session_that_asked(
    signed_in: SignedIn, edition: Edition, bob: Person, board: Family
) -> None:
    browser = signed_in(bob)
    text = ask(browser, board(edition.slug)).json()["grant"]
    own = browser.cookies["sessionid"].value
    grant = verify(text, settings.SECRET_KEY, session_key=own)
    assert grant is not None and grant.holder == str(bob.pk)
    assert verify(text, settings.SECRET_KEY, session_key="another") is None
    assert verify(text, settings.SECRET_KEY, session_key="") is None
    assert own not in text


def made(**changes: Any) -> Grant:
    fields = {"holder": "7", "topics": ["a/b"], "position": 3, "expires": 2**40, "session": ""}
    return Grant(**{**fields, **changes})


def test_a_grant_ends() -> None:
    assert verify(sign(made(), "s"), "s", session_key="") == made()
    assert verify(sign(made(expires=1), "s"), "s", session_key="") is None


@example("=", 152)
@given(st.text(alphabet="abcdeyJ0-_.=+/ä\n", max_size=80), st.integers(0, 200))
def test_nothing_but_what_was_signed_is_a_grant(noise: str, place: int) -> None:
    text = sign(made(), "s")
    spoiled = text[:place] + noise + text[place:]
    assert verify(noise, "s", session_key="") is None
    assert spoiled == text or verify(spoiled, "s", session_key="") is None
    assert verify(text, "another", session_key="") is None


def test_a_fingerprint_tells_nothing_and_differs() -> None:
    assert fingerprint("", "s") == ""
    assert len({fingerprint(key, secret) for key in ("a", "b") for secret in ("s", "t")}) == 4


def test_a_full_grant_fits_into_an_address(client: Client) -> None:
    topics = [f"board/{'x' * 114}{number}" for number in range(10, 42)]
    assert len(sign(made(topics=topics), "s")) < 6000
    assert grants.SECONDS == 300
