"""Two tabs at the same moment: one beacon, one question, one room."""

from __future__ import annotations

import datetime as dt

import pytest

from hallway.areas.hallway.actions import helping, here
from hallway.areas.hallway.actions.beacons import Refused
from hallway.areas.hallway.models import Answer, Beacon, Here, Plea
from hallway.areas.hallway.tests.conftest import Ask, Light
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.ground.tests.at_once import at_once
from hallway.live.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_four_beacons_of_one_person_one_burns(light: Light, bob: Person) -> None:
    raised = at_once(*(lambda n=n: light(bob, f"Topic {n}") for n in range(4)))
    assert [type(error) for error in raised] == [Refused] * 3
    assert Beacon.objects.live().count() == Beacon.objects.count() == 1


def test_the_same_question_and_the_same_answer_are_one(ask: Ask, bob: Person, carol: Person) -> None:
    assert at_once(*(lambda: ask(bob) for _ in range(3))) == []
    plea = Plea.objects.get()
    assert at_once(*(lambda: helping.answer(plea, "Reboot", by=carol) for _ in range(3))) == []
    assert Answer.objects.count() == 1


def test_who_presses_in_four_rooms_at_once_is_in_one(edition: Edition, hall: Place, bob: Person) -> None:
    rooms = [room_in(edition, hall, number) for number in range(4)]
    assert at_once(*(lambda one=one: here.enter(one, shows_face=True, by=bob) for one in rooms)) == []
    [row] = Here.objects.all()
    assert row.happening in rooms
    told = Event.objects.filter(kind="changed").values_list("topic", flat=True).order_by("id")
    last = {topic: number for number, topic in enumerate(told)}  # the rooms that he has left heard it
    assert max(last, key=last.__getitem__) == f"faces/pyharbour-2027/{row.happening.code}"
    assert len(told) == len(last) * 2 - 1


def test_who_goes_out_while_another_tab_shows_them_is_out(edition: Edition, hall: Place, bob: Person) -> None:
    room = room_in(edition, hall, 0)
    here.enter(room, shows_face=False, by=bob)
    shows = [lambda: here.show(room, shows_face=True, by=bob)] * 3
    assert at_once(*shows, lambda: here.leave(room, by=bob), here.count) == []
    assert Here.objects.get().happening is None


def room_in(edition: Edition, hall: Place, number: int) -> Happening:
    begun = now() - dt.timedelta(minutes=number)
    span = {"starts_at": begun, "ends_at": begun + dt.timedelta(hours=1)}
    return Happening.objects.create(edition=edition, title=f"Talk {number}", place=hall, **span)
