"""Two tabs at the same moment: one beacon, one question."""

from __future__ import annotations

import pytest

from hallway.areas.hallway.actions import helping
from hallway.areas.hallway.actions.beacons import Refused
from hallway.areas.hallway.models import Answer, Beacon, Plea
from hallway.areas.hallway.tests.conftest import Ask, Light
from hallway.ground.people.models import Person
from hallway.ground.tests.at_once import at_once

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
