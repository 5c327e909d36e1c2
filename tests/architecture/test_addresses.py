"""Every address, walked as everybody. Nothing breaks, and what is not yours is a 404."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from hallway.areas.notices.unsubscribing import Off
from hallway.ground.activity.notices import kinds
from hallway.ground.editions.models import Edition
from hallway.ground.editions.validators import RESERVED
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

Patterns = list[URLPattern | URLResolver]


def addresses(patterns: Patterns | None = None, prefix: str = "") -> Iterator[str]:
    """Every path pattern, as Django's route syntax."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(entry.pattern).removeprefix("^").removesuffix("$").removesuffix(r"\Z")
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, route)
        else:
            yield route


def fill(route: str, talk: Happening) -> str:
    """A real path for a route: of the shared edition and its talk."""
    values = {
        "edition": talk.edition.slug,
        "code": talk.code,
        "day": "2027-09-11",
        "date": "2027-09-11",
        "year": "2027",
        "slug": "tide",
        "pk": "1",
        "kind": next(iter(kinds()), "1"),
        "language": "en",
        "token": Off(1, "digest", "mail").token,
    }

    def value(match: re.Match[str]) -> str:
        return values.get(match[1].split(":")[-1], "1")

    return "/" + re.sub(r"<([^>]+)>", value, route)


def paths(talk: Happening) -> list[str]:
    return sorted({fill(route, talk) for route in addresses() if "(" not in route})


def test_every_first_word_is_reserved() -> None:
    firsts = {route.split("/")[0] for route in addresses()} - {""}
    assert {word for word in firsts if "<" not in word and "(" not in word} <= RESERVED


WALKERS = ["stranger", "bob", "grace", "mallory", "ada"]


@pytest.mark.parametrize("who", WALKERS)
def test_no_address_breaks_for(who: str, talk: Happening, walker: Callable[[str], Client]) -> None:
    client = walker(who)
    broken = {path: status for path in paths(talk) if (status := client.get(path).status_code) >= 500}
    assert broken == {}


def is_of_a_team(path: str) -> bool:
    """Of the organisers of an edition, or of those who look after the directory."""
    return "/organise/" in path or path.startswith("/directory/")


@pytest.mark.parametrize("who", ["bob", "grace", "mallory"])
def test_pages_of_the_team_are_404_for(who: str, talk: Happening, walker: Callable[[str], Client]) -> None:
    client = walker(who)
    team = [path for path in paths(talk) if is_of_a_team(path)]
    assert team
    assert {path: status for path in team if (status := client.get(path).status_code) not in {404, 405}} == {}


def test_pages_of_the_team_ask_strangers_to_sign_in_or_are_404(talk: Happening, client: Client) -> None:
    for path in filter(is_of_a_team, paths(talk)):
        response = client.get(path)
        assert response.status_code in {404, 405} or response.headers.get("Location", "").startswith(
            "/accounts/"
        ), path


@pytest.mark.parametrize("who", ["stranger", "bob", "grace", "mallory"])
def test_a_hidden_edition_is_hidden_at_every_address(
    who: str, talk: Happening, walker: Callable[[str], Client]
) -> None:
    Edition.objects.filter(pk=talk.edition_id).update(published=False)
    client = walker(who)
    own = [path for path in paths(talk) if path.startswith(f"/{talk.edition.slug}/")]
    leaking = {
        path: status for path in own if (status := client.get(path).status_code) not in {404, 405, 302}
    }
    assert leaking == {}


@pytest.fixture
def walker(
    signed_in: Callable[[Person], Client], ada: Person, bob: Person, grace: Person, mallory: Person
) -> Callable[[str], Client]:
    people = {"ada": ada, "bob": bob, "grace": grace, "mallory": mallory}

    def client_of(who: str) -> Client:
        return signed_in(people[who]) if who in people else Client()

    return client_of
