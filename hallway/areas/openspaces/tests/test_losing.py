"""The answer for those who come too late: quick, true, and for nobody who had no claim to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from hallway.areas.openspaces.actions import claims
from hallway.areas.openspaces.models import Board, Card, Cell
from hallway.areas.openspaces.slots import stamp
from hallway.areas.openspaces.states import Who
from hallway.areas.openspaces.tests.conftest import Write, at
from hallway.ground.editions.kept import forget_kept
from hallway.ground.editions.models import Edition, Place
from hallway.ground.people.models import Person

SignIn = Callable[[Person], Client]
CELL = f"/pyharbour-2027/board/cell/porthole/{stamp(at(12))}/"


@pytest.fixture
def hers(write: Write, porthole: Place, grace: Person, signed_in: SignIn, ada: Person) -> Card:
    """A card of Grace's hangs at noon, and somebody has lost already, so that a picture is at hand."""
    card = write(grace, "First")
    claims.pin(card, porthole, at(12), by=grace)
    ask(signed_in(ada), write(ada, "Warm"))
    return card


def ask(client: Client, card: Card) -> HttpResponse:
    return client.post(CELL, {"card": card.happening.code.lower()})


def test_a_loser_costs_four_questions(
    hers: Card, write: Write, bob: Person, signed_in: SignIn, queries: Callable[..., int]
) -> None:
    card, bobs, answers = write(bob, "Acroyoga"), signed_in(bob), []
    assert queries(lambda: answers.append(ask(bobs, card))) == 4  # session, person, version, title
    page = answers[0].content.decode()
    assert "Somebody was quicker" in page and "Acroyoga" in page and page.count('name="room"') == 6
    assert "no-store" in answers[0].headers["Cache-Control"]


def test_while_the_board_fills_a_loser_is_shown_the_free_cells_of_a_moment_ago(
    hers: Card, write: Write, porthole: Place, grace: Person, bob: Person, signed_in: SignIn
) -> None:
    card, second = write(bob), CELL.replace(stamp(at(12)), stamp(at(14)))
    claims.pin(write(grace, "Second"), porthole, at(14), by=grace)  # the picture at hand is older
    page = signed_in(bob).post(second, {"card": card.happening.code}).content.decode()
    assert "Somebody was quicker" in page and "Sat 14:00 Porthole" not in page
    assert "Sat 14:00 Galley" in page and Cell.objects.count() == 2


def test_nothing_is_offered_at_an_hour_at_which_another_card_of_theirs_hangs(
    hers: Card, write: Write, galley: Place, bob: Person, signed_in: SignIn
) -> None:
    other, card, bobs = write(bob, "Other"), write(bob, "Late"), signed_in(bob)
    claims.pin(other, galley, at(13), by=bob)
    forget_kept()  # a moment has passed
    page = ask(bobs, card).content.decode()
    assert "Somebody was quicker" in page and "Sat 13:00" not in page and "Sat 10:00" in page
    moving = ask(bobs, other).content.decode()  # its own hour stays open to it
    assert "Somebody was quicker" in moving and "Sat 13:00 Porthole" in moving


def test_what_was_taken_is_to_be_had_again_at_once(
    hers: Card, write: Write, bob: Person, grace: Person, signed_in: SignIn
) -> None:
    card, bobs = write(bob), signed_in(bob)
    assert ask(bobs, card).status_code == 200
    claims.unpin(hers, by=grace)
    assert ask(bobs, card).status_code == 302
    assert Cell.objects.get().card == card


def test_its_owner_is_told_once_more_that_it_is_theirs(hers: Card, grace: Person, signed_in: SignIn) -> None:
    assert ask(signed_in(grace), hers).status_code == 302


def test_nobody_is_answered_for_a_card_of_others(hers: Card, bob: Person, signed_in: SignIn) -> None:
    assert ask(signed_in(bob), hers).status_code == 404


def test_who_may_not_write_here_is_told_nothing(
    hers: Card, write: Write, mallory: Person, signed_in: SignIn
) -> None:
    card = write(mallory)  # while everybody could; a card is no ticket
    Board.objects.update(who=Who.ATTENDEES)
    forget_kept()  # the row was changed behind everybody's back
    assert ask(signed_in(mallory), card).status_code == 404


def test_the_board_of_a_hidden_edition_answers_nobody(
    hers: Card, write: Write, bob: Person, signed_in: SignIn
) -> None:
    card = write(bob)
    Edition.objects.update(published=False)
    forget_kept()
    assert ask(signed_in(bob), card).status_code == 404


@pytest.mark.parametrize("code", ["\0", "A\0B", "K7QXTM" * 500, "’"])
def test_nonsense_is_no_card(hers: Card, code: str, bob: Person, signed_in: SignIn) -> None:
    free = CELL.replace("porthole", "galley")
    for address in (CELL, free):
        assert signed_in(bob).post(address, {"card": code}).status_code == 404
