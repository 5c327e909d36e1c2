"""Finishing a day: whatever is asked, no host is in two rooms and no cell is used twice."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable

from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.areas.openspaces.actions import claims, talking
from hallway.areas.openspaces.arranging import Asked, Held, arrange, greedy
from hallway.areas.openspaces.finding import Free
from hallway.areas.openspaces.models import Board, Cell
from hallway.areas.openspaces.tests.conftest import Write, at
from hallway.ground.people.models import Person

NINE = dt.datetime(2027, 9, 11, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
FANS = st.frozensets(st.integers(1, 12), max_size=6)
HOSTS = st.none() | st.integers(1, 4)


def cell(room: int, hour: int, seats: int | None = 20) -> Free:
    begins = NINE + hour * HOUR
    return Free(room, begins, begins + HOUR, seats, frozenset())


ASKED = st.lists(
    st.builds(Asked, st.integers(1, 99), HOSTS, st.integers(0, 50), st.just(frozenset()), FANS),
    unique_by=lambda one: one.key,
    max_size=20,
)
CELLS = st.lists(
    st.builds(cell, st.integers(1, 4), st.integers(0, 5), st.none() | st.integers(0, 60)),
    unique_by=lambda one: (one.room, one.starts_at),
    max_size=20,
)
HELD = st.lists(st.builds(lambda h, who: Held(NINE + h * HOUR, who), st.integers(0, 5), HOSTS), max_size=6)


@given(ASKED, CELLS, HELD)
def test_no_host_is_in_two_rooms_and_no_cell_is_used_twice(
    asked: list[Asked], free: list[Free], held: list[Held]
) -> None:
    held = list({(one.host, one.starts_at): one for one in held}.values())
    found = greedy(asked, free, held)
    assert len(set(found.values())) == len(found) and set(found.values()) <= set(free)
    hosts = {one.key: one.host for one in asked}
    spoken = [(hosts[key], one.starts_at) for key, one in found.items() if hosts[key]]
    spoken += [(one.host, one.starts_at) for one in held if one.host]
    assert all(count == 1 for count in Counter(spoken).values())
    if len({one.host for one in asked if one.host}) == len([one for one in asked if one.host]) and not held:
        assert len(found) == min(len(asked), len(free))


def test_cards_with_the_same_fans_do_not_stand_side_by_side() -> None:
    fans = frozenset({1, 2, 3})
    asked = [Asked(1, 1, fans=fans), Asked(2, 2, fans=fans)]
    found = greedy(asked, [cell(1, 0), cell(2, 0), cell(1, 1)], [])
    assert found[1].starts_at != found[2].starts_at


def test_the_team_gives_every_card_a_place_after_the_vote(
    signed_in: Callable[[Person], Client], write: Write, board: Board, bob: Person, grace: Person, ada: Person
) -> None:
    cards = [write(bob, "GIS"), write(bob, "Acroyoga"), write(grace, "A quiet hour", is_sensitive=True)]
    Board.objects.update(state="vote", votes_each=1)
    assert talking.vote(cards[1], by=grace) and not talking.vote(cards[0], by=grace)
    signed_in(ada).post("/pyharbour-2027/organise/board/arrangement/")
    assert Cell.objects.count() == 3
    assert not Cell.objects.filter(holder=None).exists()
    assert Cell.objects.get(card=cards[1]).starts_at == at(10)
    assert "GIS" in Client().get("/pyharbour-2027/board/2027-09-11/").content.decode()


def test_votes_are_counted_for_everybody_and_can_be_taken_back(
    signed_in: Callable[[Person], Client], write: Write, board: Board, bob: Person, grace: Person
) -> None:
    card = write(bob)
    address = f"{card.get_absolute_url()}vote/"
    signed_in(grace).post(address)
    assert not card.votes.exists()  # there is no vote
    Board.objects.update(state="vote")
    for _ in range(2):
        signed_in(grace).post(address)
    assert "1 vote" in Client().get("/pyharbour-2027/board/cards/").content.decode()
    assert "No, not after all" in signed_in(grace).get(address).content.decode()
    signed_in(grace).post(address, {"on": "no"})
    assert "0 votes" in Client().get("/pyharbour-2027/board/cards/").content.decode()


def missed(asked: list[Asked], found: dict[int, Free], held: list[Held]) -> int:
    """How often somebody would have to be in two rooms at once."""
    stand = [(found[one.key].starts_at, one.fans) for one in asked if one.key in found]
    stand += [(one.starts_at, one.fans) for one in held]
    return sum(
        len(fans & others)
        for number, (at_, fans) in enumerate(stand)
        for when, others in stand[number + 1 :]
        if when == at_
    )


@given(ASKED, CELLS, HELD)
@settings(max_examples=25)
def test_the_engine_places_the_same_cards_and_makes_nothing_worse(
    asked: list[Asked], free: list[Free], held: list[Held]
) -> None:
    held = list({(one.host, one.starts_at): one for one in held}.values())
    first, found = greedy(asked, free, held), arrange(asked, free, held)
    assert found.keys() == first.keys()
    assert len(set(found.values())) == len(found) and set(found.values()) <= set(free)
    hosts = {one.key: one.host for one in asked}
    spoken = [(hosts[key], one.starts_at) for key, one in found.items() if hosts[key]]
    spoken += [(one.host, one.starts_at) for one in held if one.host]
    assert all(count == 1 for count in Counter(spoken).values())
    assert arrange(asked, free, held) == found


def test_the_engine_finds_what_greed_does_not() -> None:
    chance = random.Random(1)
    asked = [
        Asked(key, key, fans=frozenset(chance.sample(range(80), chance.randint(2, 25)))) for key in range(30)
    ]
    free = [cell(room, hour, 40) for room in range(5) for hour in range(8)]
    better, greedy_ = arrange(asked, free, []), greedy(asked, free, [])
    assert missed(asked, better, []) < missed(asked, greedy_, [])


def test_the_team_sees_who_leads_and_who_has_no_place(
    signed_in: Callable[[Person], Client], write: Write, board: Board, bob: Person, grace: Person, ada: Person
) -> None:
    first = write(bob, "GIS")
    write(grace, "A quiet hour", is_sensitive=True)
    write(grace, "Acroyoga")
    Board.objects.update(state="vote", votes_each=3)
    talking.vote(first, by=grace)
    talking.vote(first, by=bob)
    claims.place_for_the_team(first, board.rooms.all()[0].place, at(10), by=ada)
    page = signed_in(ada).get("/pyharbour-2027/organise/board/cards/").content.decode()
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert table.index("GIS") < table.index("Acroyoga") < table.index("A quiet hour")
    assert table.count("none yet") == 2 and "Sat 10:00 Porthole" in table
    assert "2 people have voted" in page and "2 cards have no place" in page
