"""What a browser shows after live events is what a fresh page shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from hallway.areas.openspaces.actions import cards, claims, hosting, organising, talking, wishing
from hallway.areas.openspaces.models import Board
from hallway.areas.openspaces.tests.conftest import SATURDAY, Write, at
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.actions import star, unstar
from hallway.ground.people.models import Person
from hallway.live.models import Event
from hallway.live.testing import LivePage

BOARD = "/pyharbour-2027/board/"
DAY = f"{BOARD}{SATURDAY}/"


@pytest.mark.parametrize("path", [DAY, f"{DAY}list/", f"{BOARD}screen/", BOARD])
def test_the_board_follows_everything_that_happens_on_it(
    path: str, write: Write, board: Board, porthole: Place, galley: Place, bob: Person, ada: Person
) -> None:
    page = LivePage(Client(), path)
    card = write(bob, "GIS with Python")
    steps: list[Callable[[], object]] = [
        lambda: claims.pin(card, porthole, at(10), by=bob),
        lambda: star(card.happening, by=ada),
        lambda: cards.change(card, by=bob, fields={"title": "GIS: bring a map"}),
        lambda: claims.move(card, galley, at(11), by=ada),
        lambda: unstar(card.happening, by=ada),
        lambda: organising.block(board, porthole, at(10), by=ada, reason="Repairs"),
        lambda: claims.unpin(card, by=bob),
        lambda: organising.unblock(board, porthole, at(10), by=ada),
        lambda: claims.pin(card, porthole, at(10), by=bob),
        lambda: cards.remove(card, by=ada),
    ]
    for step in steps:
        step()
        page.catch_up()
        page.assert_fresh()


def test_other_days_are_left_in_peace(write: Write, porthole: Place, bob: Person) -> None:
    page = LivePage(Client(), f"{BOARD}2027-09-12/")
    claims.pin(write(bob), porthole, at(12), by=bob)
    assert page.catch_up() == [] and page.fetched == []


def test_a_card_follows_what_is_said_and_who_hosts(
    write: Write, porthole: Place, bob: Person, grace: Person
) -> None:
    card = write(bob)
    page = LivePage(Client(), card.get_absolute_url())
    hosting.offer_help(card, by=grace)
    for step in (
        lambda: talking.comment(card, "I bring biscuits", by=grace),
        lambda: hosting.accept_help(card, card.helpers.get(), by=bob),
        lambda: claims.pin(card, porthole, at(12), by=bob),
        lambda: talking.delete_comment(card.comments.get(), by=grace),
    ):
        step()
        page.catch_up()
        page.assert_fresh()
    assert "Grace" in page.text


def test_cards_and_wishes_without_a_place_are_followed(
    write: Write, board: Board, porthole: Place, bob: Person, grace: Person
) -> None:
    page = LivePage(Client(), f"{BOARD}cards/")
    card = write(bob)
    wish = wishing.wish(board, "Typing for teachers", by=grace)
    page.catch_up()
    page.assert_fresh()
    wishing.want_too(wish, by=bob)
    wishing.would_host(wish, "somebody helps", by=bob)
    claims.pin(card, porthole, at(12), by=bob)
    page.catch_up()
    page.assert_fresh()
    assert "somebody helps" in page.text


def test_who_loses_and_who_drafts_make_no_noise(
    write: Write, porthole: Place, bob: Person, grace: Person
) -> None:
    claims.pin(write(bob), porthole, at(12), by=bob)
    card = write(grace)
    before = Event.objects.count()
    with pytest.raises(claims.Refused):
        claims.pin(card, porthole, at(12), by=grace)
    write(grace, "Nobody sees this", shown=False)
    assert Event.objects.count() == before


def test_nobody_listens_to_a_hidden_edition(edition: Edition, board: Board, client: Client) -> None:
    Edition.objects.update(published=False)
    answer = client.post(
        "/live/grants/", '{"topics": ["board/pyharbour-2027/2027-09-11"]}', "application/json"
    )
    assert answer.json()["topics"] == []
