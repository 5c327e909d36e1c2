from __future__ import annotations

import random

import pytest
from django.http import QueryDict
from django.test import Client

from hallway.areas.directory import lists, search
from hallway.areas.directory.lists import Asked
from hallway.areas.directory.models import SeriesAlias, Spot
from hallway.areas.directory.tests.world import conference, listed
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition

NAMES = [
    "PyCon Lithuania",
    "DjangoCon Europe",
    "Python Pizza Hamburg",
    "Xtreme Python",
    "SciPy Latin America",
]


@pytest.fixture
def world(db: None) -> list[Edition]:
    editions = [conference(name, city="Wrocław", country="Poland") for name in NAMES]
    listed(*editions)
    return editions


def names(query: str) -> set[str]:
    asked = Asked.from_query(_query(query))
    found = lists.find(lists.to_come(now()), asked)
    return set(Edition.objects.filter(pk__in=found.editions).values_list("name", flat=True))


def _query(text: str) -> QueryDict:
    query = QueryDict(mutable=True)
    query["q"] = text
    return query


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lithuania", {"PyCon Lithuania"}),
        ("lith", {"PyCon Lithuania"}),
        ("PYCON  lith", {"PyCon Lithuania"}),
        ("django con", {"DjangoCon Europe"}),
        ("xtremepython", {"Xtreme Python"}),
        ("wroclaw pizza", {"Python Pizza Hamburg"}),
        ("pologne", set()),
        ("polska", set()),
        ("hamburg scipy", set()),
        ("!!!", set(NAMES)),
        ("", set(NAMES)),
        ("poland", set(NAMES)),
        ("Polen", set(NAMES)),
    ],
)
def test_what_a_query_finds(world: list[Edition], query: str, found: set[str]) -> None:
    assert names(query) == found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seed", range(4))
def test_one_slip_in_the_longest_word_is_forgiven(world: list[Edition], name: str, seed: int) -> None:
    chance = random.Random(seed)
    word = max(name.split(), key=len)
    place = chance.randrange(1, len(word) - 1)
    slipped = [
        word[:place] + word[place + 1 :],
        word[:place] + "q" + word[place:],
        word[:place] + "q" + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ][seed]
    assert name in names(name.replace(word, slipped))


def test_a_common_word_is_found_the_other_way_too(
    world: list[Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {query: names(query) for query in ("python", "lith", "pythom", "scipy", "py")}
    monkeypatch.setattr(search, "RARE", -1)
    assert {query: names(query) for query in before} == before


def test_a_page_says_what_it_took_the_query_for(world: list[Edition], client: Client) -> None:
    page = client.get("/conferences/?q=pycon+lihtuania").text
    assert "PyCon Lithuania" in page
    assert 'href="?q=pycon%20lithuania"' in page
    assert "Did you mean" not in client.get("/conferences/?q=lithuania").text


def test_other_names_and_places_are_found(db: None) -> None:
    edition = conference("PyCon AU", entry={"alt_name": "Kiwi PyCon"})
    SeriesAlias.objects.create(series=edition.series, name="PyCon Australia", key="pycon australia")
    Spot.objects.create(edition=edition, city="Ballarat", country="Australia")
    listed(edition)
    assert all(names(query) == {"PyCon AU"} for query in ("kiwi", "australia", "ballarat"))


def test_years_are_not_forgiven(db: None) -> None:
    listed(conference("PyCon X", year=2027))
    assert (names("2027"), names("2028")) == ({"PyCon X"}, set())


def test_a_query_costs_at_most_three_questions(world: list[Edition], django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(3):
        search.understand("pyocn lihtuania djagno pizaz hambrug extreme " * 20)


@pytest.mark.parametrize("query", ["%", "_", "' or 1=1", "\\", "𝔭𝔶", "a" * 5000, "\u0301", "py%con"])
def test_odd_queries_are_only_queries(world: list[Edition], client: Client, query: str) -> None:
    assert client.get("/conferences/", {"q": query}).status_code == 200
