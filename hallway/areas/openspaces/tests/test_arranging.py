"""Finishing a day: whatever is asked, no host is in two rooms and no cell is used twice."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hallway.areas.openspaces.actions import talking
from hallway.areas.openspaces.arranging import Asked, Held, greedy
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
