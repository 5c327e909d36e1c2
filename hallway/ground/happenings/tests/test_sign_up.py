from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection

from hallway.ground.happenings import actions
from hallway.ground.happenings.models import Happening, SignUp
from hallway.ground.happenings.states import SignUpState, State
from hallway.ground.people.models import Person


@pytest.fixture
def tutorial(talk: Happening) -> Happening:
    talk.takes_sign_ups, talk.capacity = True, 2
    talk.save()
    return talk


def people(count: int) -> list[Person]:
    return [Person.objects.create_user(name=f"Guest {number}") for number in range(count)]


def states(tutorial: Happening) -> list[str]:
    return list(tutorial.sign_ups.order_by("asked_at", "id").values_list("state", flat=True))


def test_the_third_of_two_places_waits(tutorial: Happening) -> None:
    assert [actions.sign_up(tutorial, by=one).state for one in people(3)] == ["in", "in", "waiting"]


def test_asking_twice_takes_one_place(tutorial: Happening, bob: Person) -> None:
    actions.sign_up(tutorial, by=bob)
    actions.sign_up(tutorial, by=bob)
    tutorial.refresh_from_db()
    assert (tutorial.taken, SignUp.objects.count()) == (1, 1)


def test_a_freed_place_goes_to_the_first_who_waits(tutorial: Happening) -> None:
    one, two, three, four = people(4)
    for person in (one, two, three, four):
        actions.sign_up(tutorial, by=person)
    actions.cancel_sign_up(tutorial, by=one)
    assert states(tutorial) == ["out", "in", "in", "waiting"]


def test_who_cancels_and_asks_again_stands_at_the_end(tutorial: Happening) -> None:
    one, two, three = people(3)
    for person in (one, two, three):
        actions.sign_up(tutorial, by=person)
    actions.cancel_sign_up(tutorial, by=one)
    assert actions.sign_up(tutorial, by=one).state == SignUpState.WAITING


def test_more_places_let_the_waiting_in(tutorial: Happening) -> None:
    for person in people(4):
        actions.sign_up(tutorial, by=person)
    Happening.objects.update(capacity=3)
    assert len(actions.promote_waiting(tutorial)) == 1


def test_without_capacity_everybody_is_in(tutorial: Happening) -> None:
    Happening.objects.update(capacity=None)
    assert {actions.sign_up(tutorial, by=one).state for one in people(5)} == {"in"}


@pytest.mark.parametrize(
    "change", [{"takes_sign_ups": False}, {"state": State.DRAFT}, {"state": State.CANCELLED}]
)
def test_closed_is_said(tutorial: Happening, bob: Person, change: dict[str, object]) -> None:
    for name, value in change.items():
        setattr(tutorial, name, value)
    with pytest.raises(actions.SignUpsClosed):
        actions.sign_up(tutorial, by=bob)


def test_the_database_itself_refuses_overbooking(tutorial: Happening) -> None:
    with pytest.raises(IntegrityError):
        Happening.objects.update(taken=3)


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_for_two_places(tutorial: Happening) -> None:
    errors: list[Exception] = []
    ready = threading.Barrier(20)

    def ask(person: Person) -> None:
        try:
            ready.wait()
            actions.sign_up(tutorial, by=person)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=[one]) for one in people(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tutorial.refresh_from_db()
    held = SignUp.objects.filter(state=SignUpState.IN).count()
    assert (errors, tutorial.taken, held, SignUp.objects.count()) == ([], 2, 2, 20)
