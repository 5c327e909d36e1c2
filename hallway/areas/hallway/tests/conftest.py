"""Saturday morning of the conference: the clock stands in it, and four people are there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hallway.areas.hallway.actions import beacons, helping
from hallway.areas.hallway.models import Beacon, Plea
from hallway.ground.access.models import Entitlement
from hallway.ground.access.states import EntitlementKind
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

HALLWAY, HELP = "/pyharbour-2027/hallway/", "/pyharbour-2027/help/"
NOW = "2027-09-11T10:25:00+10:00"
Light = Callable[..., Beacon]
Ask = Callable[..., Plea]


@pytest.fixture(autouse=True)
def saturday(settings: Any) -> None:
    settings.NOW = NOW


@pytest.fixture
def light(edition: Edition) -> Light:
    """`light(bob, "Packaging")` is a beacon of Bob's that burns for half an hour."""

    def lit(person: Person, topic: str = "Packaging", minutes: int = 30, **fields: Any) -> Beacon:
        fields = {"spot": "at the coffee bar", "topic": topic, **fields}
        return beacons.light(edition, by=person, minutes=minutes, fields=fields)

    return lit


@pytest.fixture
def ask(edition: Edition) -> Ask:
    """`ask(bob, "Wi-Fi")` is a question of Bob's."""

    def asked(person: Person, topic: str = "Wi-Fi") -> Plea:
        return helping.ask(
            edition, by=person, fields={"topic": topic, "where": "row two", "text": "It is gone"}
        )

    return asked


@pytest.fixture
def carol(edition: Edition) -> Person:
    """Somebody else with a ticket."""
    person = Person.objects.create_user(email="carol@example.org", name="Carol Danvers")
    Entitlement.objects.create(edition=edition, person=person, kind=EntitlementKind.TICKET)
    return person
