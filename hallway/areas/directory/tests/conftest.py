"""Conferences of the world, for the tests of the directory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import count

import pytest
from django.test import Client

from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Series
from hallway.ground.people.models import Person

Announce = Callable[..., Edition]


@pytest.fixture
def narnia(db: None) -> Series:
    return Series.objects.create(slug="pycon-narnia", name="PyCon Narnia")


@pytest.fixture
def announce(narnia: Series) -> Announce:
    """`announce(in_days=90)` is a conference of the world that begins in so many days."""
    number = count(1)

    def make(in_days: int = 90, series: Series | None = None, **fields: object) -> Edition:
        nth = next(number)
        first = now().date() + dt.timedelta(days=in_days)
        facts = {
            "slug": f"pycon-narnia-{nth}",
            "acronym": "pycon_narnia",
            "name": f"PyCon Narnia {nth}",
            "year": first.year,
            "starts_on": first,
            "ends_on": first + dt.timedelta(days=2),
            "published": True,
            "hosted": False,
            "city": "Cair Paravel",
            "country": "Narnia",
        }
        return Edition.objects.create(series=series or narnia, **{**facts, **fields})

    return make


@pytest.fixture
def abroad(announce: Announce) -> Edition:
    """A conference somewhere else, to come."""
    return announce()


@pytest.fixture
def people(db: None) -> Callable[[int], list[Person]]:
    """`people(3)`: three more of them, quickly."""

    def make(many: int) -> list[Person]:
        return Person.objects.bulk_create(
            [Person(email=f"p{n}@many.example", name=f"P {n}", password="!") for n in range(many)]
        )

    return make


@pytest.fixture
def mine(signed_in: Callable[[Person], Client], bob: Person) -> Client:
    """Bob's browser."""
    return signed_in(bob)
