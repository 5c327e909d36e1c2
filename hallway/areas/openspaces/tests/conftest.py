"""A board: Saturday and Sunday, 10:00 to 16:00, in three rooms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from hallway.areas.openspaces.actions import cards
from hallway.areas.openspaces.models import Board, Card, OpenHours, OpenRoom
from hallway.ground.editions.models import Edition, Place
from hallway.ground.people.models import Person

HOBART = ZoneInfo("Australia/Hobart")
SATURDAY = dt.date(2027, 9, 11)
Write = Callable[..., Card]


def at(hour: int, minute: int = 0, day: dt.date = SATURDAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), HOBART).astimezone(dt.UTC)


@pytest.fixture
def rooms(edition: Edition) -> list[Place]:
    made = [("porthole", "Porthole", 20), ("galley", "Galley", 30), ("nest", "Crow’s Nest", 12)]
    return [
        Place.objects.create(edition=edition, slug=slug, name=name, capacity=seats, order=order, hue=85)
        for order, (slug, name, seats) in enumerate(made)
    ]


@pytest.fixture
def board(edition: Edition, rooms: list[Place]) -> Board:
    board = Board.objects.create(edition=edition)
    for day in (SATURDAY, SATURDAY + dt.timedelta(days=1)):
        OpenHours.objects.create(board=board, day=day, opens=dt.time(10), closes=dt.time(16))
    for place in rooms:
        OpenRoom.objects.create(board=board, place=place, has=["power"] if place.slug == "galley" else [])
    return board


@pytest.fixture
def write(board: Board) -> Write:
    """`write(bob, "Stories without a point")` is a card that is not pinned yet."""

    def make(by: Person, title: str = "My first job in software", **fields: object) -> Card:
        return cards.write(board, by=by, fields={"title": title, **fields})

    return make


@pytest.fixture
def porthole(rooms: list[Place]) -> Place:
    return rooms[0]


@pytest.fixture
def galley(rooms: list[Place]) -> Place:
    return rooms[1]


@pytest.fixture
def people(db: None) -> Callable[[int], list[Person]]:
    """`people(3)`: three more of them, quickly."""

    def make(many: int) -> list[Person]:
        return Person.objects.bulk_create(
            [Person(email=f"p{n}@many.example", name=f"Person Number{n}", password="!") for n in range(many)]
        )

    return make
