"""Find me a slot, for a host who has a day of their own."""

from __future__ import annotations

import datetime as dt

import pytest

from hallway.areas.openspaces.actions import claims
from hallway.areas.openspaces.models import Board, Card
from hallway.areas.openspaces.reading import board_of, suggestions
from hallway.areas.openspaces.tests.conftest import Write, at
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.actions import sign_up, star
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import Part
from hallway.ground.people.models import Person


@pytest.fixture
def elsewhere(edition: Edition, hall: Place) -> Happening:
    """Something of the schedule from ten to half past one."""
    return Happening.objects.create(
        edition=edition,
        title="A long morning",
        place=hall,
        starts_at=at(10),
        ends_at=at(13, 30),
        takes_sign_ups=True,
        capacity=9,
    )


def hours(card: Card, edition: Edition, person: Person) -> set[dt.datetime]:
    board = board_of(edition)
    assert board
    return {one.square.starts_at for one in suggestions(card, board, person)}


@pytest.mark.parametrize("why", ["speaker", "chair", "place", "star"])
def test_nothing_is_proposed_while_the_host_is_elsewhere(
    why: str, write: Write, board: Board, edition: Edition, elsewhere: Happening, bob: Person
) -> None:
    card = write(bob)
    assert at(10) in hours(card, edition, bob)
    if why == "place":
        sign_up(elsewhere, by=bob)
    elif why == "star":
        star(elsewhere, by=bob)
    else:
        Appearance.objects.create(happening=elsewhere, person=bob, part=Part(why))
    found = hours(card, edition, bob)
    assert found and min(found) == at(14)


def test_nor_while_they_help_at_another_card(
    write: Write, board: Board, edition: Edition, porthole: Place, bob: Person, grace: Person
) -> None:
    hers, mine = write(grace, "Hers"), write(bob, "Mine")
    claims.pin(hers, porthole, at(10), by=grace)
    Appearance.objects.create(happening=hers.happening, person=bob, part=Part.HOST, order=1)
    assert at(10) not in hours(mine, edition, bob)
