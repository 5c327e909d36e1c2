"""A conference of the world, somebody who looks after the directory, and a form opened a minute ago."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest import MonkeyPatch

from hallway.areas.directory.actions import add_conference
from hallway.areas.directory.contributing import spam
from hallway.areas.directory.models import Moderator, Suggestion
from hallway.areas.directory.states import Origin
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

NEXT = now().year + 1
NARNIA = {
    "name": f"PyCon Narnia {NEXT}",
    "starts_on": f"{NEXT}-06-05",
    "ends_on": f"{NEXT}-06-07",
    "city": "Cair Paravel",
    "country": "United Kingdom",
    "entry.website": "https://narnia.example.org/",
    "entry.topics": "DATA,PY",
    "call.on": f"{NEXT}-01-31 23:59",
    "call.zone": "Europe/London",
}
SOURCE = "https://narnia.example.org/news"
MOVED = f"{NEXT}-02-14"
Send = Callable[..., HttpResponse]


@pytest.fixture
def narnia(db: None) -> Edition:
    return add_conference(NARNIA, by=None, origin=Origin.LIST, source="a list")


@pytest.fixture
def moderator(db: None) -> Person:
    person = Person.objects.create_user(email="mod@example.org", name="Moira")
    Moderator.objects.create(person=person)
    return person


@pytest.fixture
def at_desk(moderator: Person, signed_in: Callable[[Person], Client]) -> Client:
    return signed_in(moderator)


@pytest.fixture
def stamp(monkeypatch: MonkeyPatch) -> Callable[..., str]:
    """What a form carries that was opened so long ago."""

    def made(age: dt.timedelta = dt.timedelta(minutes=1)) -> str:
        with monkeypatch.context() as patch:
            patch.setattr(spam, "now", lambda: now() - age)
            return spam.new_stamp()

    return made


@pytest.fixture
def move(client: Client, narnia: Edition, stamp: Callable[..., str]) -> Send:
    """Propose that the call of Narnia moves; without an account unless `by` is a browser."""

    def send(
        day: str = f"{NEXT}-02-14", clock: str = "23:59", by: Client = client, **more: str
    ) -> HttpResponse:
        data = {"what": "moved", "moved-which": "call", "moved-until_0": day, "moved-until_1": clock}
        about = {"moved-source": SOURCE, "moved-stamp": stamp()}
        named = {f"moved-{name}": value for name, value in more.items()}
        return by.post(f"/conferences/{narnia.slug}/propose/", data | about | named)

    return send


@pytest.fixture
def fix(client: Client, narnia: Edition, stamp: Callable[..., str]) -> Send:
    """Propose other facts of Narnia: a form filled in with what is known, and these changes."""

    def send(changes: dict[str, object] | None = None, by: Client = client, **more: str) -> HttpResponse:
        data = filled(client.get(f"/conferences/{narnia.slug}/propose/?what=fix"))
        data |= {"fix-source": SOURCE, "fix-stamp": stamp(), "what": "fix"}
        data |= {f"fix-{name}": value for name, value in {**(changes or {}), **more}.items()}
        return by.post(f"/conferences/{narnia.slug}/propose/", data)

    return send


def filled(response: HttpResponse) -> dict[str, object]:
    """What a browser would send of the fix form without touching it."""
    data: dict[str, object] = {}
    for field in response.context["forms"]["fix"]:
        value = field.value()
        if field.name.endswith((".on", ".extended")):
            day, _blank, clock = str(value or "").partition(" ")
            data |= {f"{field.html_name}_0": day, f"{field.html_name}_1": clock}
        elif value is not None:
            data[field.html_name] = value
    return data


def only() -> Suggestion:
    return Suggestion.objects.get()
