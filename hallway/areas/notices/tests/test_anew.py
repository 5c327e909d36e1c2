"""Between deciding and sending lie a night or a day: what no longer holds by then does not go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

import pytest
from django.core import mail

from hallway.areas.notices.models import Delivery, Habit, Told
from hallway.areas.notices.tests.conftest import EXTENDED, QUIETLY, Clock, notice, run
from hallway.ground.activity import notices
from hallway.ground.activity.notices import Kind, Words
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

Tell = Callable[..., dict[str, int]]


class World:
    """What is said now, by what was said first; None: it is gone."""

    def __init__(self) -> None:
        self.now: dict[str, str | None] = {}
        self.asked: list[tuple[int, int]] = []  # person, how many at once

    def anew(self, person: int, many: Sequence[Words]) -> list[Words | None]:
        self.asked.append((person, len(many)))
        said = [self.now.get(words["what"], words["what"]) for words in many]
        return [{**words, "what": one} if one else None for words, one in zip(many, said, strict=True)]


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    world = World()
    for kind in (EXTENDED, QUIETLY):
        monkeypatch.setitem(notices._kinds, kind.key, replace(kind, anew=world.anew, body="{what}"))
    return world


@pytest.fixture
def sleeper(bob: Person) -> Person:
    """Bob in London, in June, whose night has just begun: what is told now comes at seven."""
    Habit.objects.create(person=bob, quiet_from=dt.time(11), quiet_until=dt.time(7))
    Person.objects.filter(pk=bob.pk).update(time_zone="Europe/London")
    return bob


def news(person: Person, what: str, kind: Kind = EXTENDED) -> notices.Notice:
    return notice(person, what, kind, words={"conference": "PyCon Example", "series": "PyCon", "what": what})


def test_what_no_longer_holds_after_the_night_does_not_go(
    time: Clock, tell: Tell, world: World, sleeper: Person
) -> None:
    assert tell(news(sleeper, "One"), news(sleeper, "Two"), news(sleeper, "Three")) == {}
    assert world.asked == [], "nobody asks before it goes"
    world.now = {"One": None, "Two": "Two, put right"}
    time.forward(hours=20)
    assert run() == {"passed": 1, "sent": 2}
    assert ["put right" in one.body for one in mail.outbox] == [True, False]
    assert Told.objects.count() == 3, "it stands in their list"
    time.forward(hours=1)
    assert run() == {}


def test_a_digest_is_asked_once_and_leaves_out_what_is_gone(
    time: Clock, tell: Tell, world: World, bob: Person
) -> None:
    tell(*(news(bob, what, QUIETLY) for what in ("One", "Two", "Three")))
    world.now = {"Two": None, "Three": "Drei"}
    time.forward(hours=24)
    assert run() == {"sent": 1}
    assert world.asked == [(bob.pk, 3)]
    [digest] = mail.outbox
    assert "One" in digest.body and "Drei" in digest.body and "Two" not in digest.body
    assert "Three" not in digest.body


def test_a_digest_of_which_nothing_is_left_is_not_sent(
    time: Clock, tell: Tell, world: World, bob: Person
) -> None:
    tell(news(bob, "One", QUIETLY), news(bob, "Two", QUIETLY))
    world.now = {"One": None, "Two": None}
    time.forward(hours=24)
    assert run() == {"passed": 1} and mail.outbox == []
    assert Delivery.objects.get().get_state_display() == "not sent: it no longer held"


def test_an_area_that_cannot_answer_is_asked_again(
    time: Clock, tell: Tell, world: World, sleeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(person: int, many: Sequence[Words]) -> list[Words | None]:
        raise ValueError("secret")

    tell(news(sleeper, "One"))
    time.forward(hours=20)
    monkeypatch.setitem(notices._kinds, EXTENDED.key, replace(EXTENDED, anew=broken))
    assert run() == {"waiting": 1}
    monkeypatch.setitem(notices._kinds, EXTENDED.key, replace(EXTENDED, anew=world.anew))
    time.forward(minutes=5)
    assert run() == {"sent": 1}


def test_who_asks_for_silence_in_the_night_is_left_alone_in_the_morning(
    time: Clock, tell: Tell, sleeper: Person, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet: set[int] = set()

    def hush(_edition: int, asked: Collection[int]) -> set[int]:
        return quiet & set(asked)

    monkeypatch.setattr(notices, "_hushes", [hush])
    monkeypatch.setitem(notices._kinds, EXTENDED.key, replace(EXTENDED, about_talks=True))
    tell(notice(sleeper, edition=edition.pk), notice(sleeper, "two"))
    quiet.add(sleeper.pk)
    time.forward(hours=20)
    assert run() == {"off": 1, "sent": 1}, "what belongs to no edition is heard"
