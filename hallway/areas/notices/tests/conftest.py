"""Kinds of notices that exist in these tests alone, and a clock that tests can move."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.test import Client

from hallway.areas.notices import deciding, delivering, telling
from hallway.ground import clock
from hallway.ground.activity import notices
from hallway.ground.activity.notices import Kind, Notice, Timing
from hallway.ground.people.models import Person

NOON = dt.datetime(2027, 6, 1, 12, tzinfo=dt.UTC)
EXTENDED = Kind(
    key="tests.extended",
    group="Deadlines",
    label="A deadline moved",
    because="You follow {series}.",
    subject="{conference}: more time",
    body="The call of **{conference}** closes {closes}.\n\nHand in at {link}",
    example={"conference": "PyCon Example", "series": "PyCon", "closes": "Tuesday, 1 June 2027, 12:00 (UTC)"},
)
QUIETLY = replace(
    EXTENDED, key="tests.quietly", label="Small news", mail=Timing.DIGEST, push=Timing.OFF, body="{what}",
    subject="News of {conference}",
)  # fmt: skip
URGENT = replace(EXTENDED, key="tests.urgent", label="Cannot wait", breaks_quiet=True)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> dt.datetime:
        return self.now

    def forward(self, **much: float) -> None:
        self.now += dt.timedelta(**much)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the house, at noon in June until a test moves it."""
    moved = Clock()
    monkeypatch.setattr(clock, "timezone", SimpleNamespace(now=moved))
    return moved


@pytest.fixture(autouse=True)
def own_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but what the tests register."""
    monkeypatch.setattr(notices, "_kinds", {kind.key: kind for kind in (EXTENDED, QUIETLY, URGENT)})
    monkeypatch.setattr(notices, "_tellers", {})
    monkeypatch.setattr(notices, "_watchers", [])


def notice(person: Person, key: str = "one", kind: Kind = EXTENDED, **fields: object) -> Notice:
    """A notice about PyCon Example."""
    usual = {
        "path": "/conferences/example/",
        "words": {"conference": "PyCon Example", "series": "PyCon", "what": "Something small."},
        "moments": {"closes": NOON + dt.timedelta(days=3)},
    }
    return Notice(kind=kind.key, person=person.pk, key=key, **{**usual, **fields})


def run() -> dict[str, int]:
    """What the worker does every few seconds."""
    telling.expand_outbox()
    deciding.decide()
    return dict(delivering.deliver())


@pytest.fixture
def tell(time: Clock) -> Callable[..., dict[str, int]]:
    """`tell(notice(bob))` keeps these notices and lets the worker run once."""

    def told(*many: Notice) -> dict[str, int]:
        telling.tell(many)
        return run()

    return told


@pytest.fixture
def admin(db: None, signed_in: Callable[[Person], Client]) -> Client:
    """Somebody who may do everything, in their browser."""
    return signed_in(Person.objects.create_user(email="root@example.org", name="Root", is_admin=True))
