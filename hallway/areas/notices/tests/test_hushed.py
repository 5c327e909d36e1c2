"""Who wants to hear nothing of talks hears nothing of them, and of everything else as before."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import pytest

from hallway.areas.notices.models import Told
from hallway.areas.notices.tests.conftest import URGENT, Clock, notice
from hallway.ground.activity import notices
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

Tell = Callable[..., dict[str, int]]
TALK = replace(URGENT, key="tests.talk", about_talks=True)


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """People who are hushed in every edition, and a kind that is about talks."""
    people: set[int] = set()

    def hush(_edition: int, asked: Collection[int]) -> set[int]:
        return people & set(asked)

    monkeypatch.setattr(notices, "_hushes", [hush])
    monkeypatch.setitem(notices._kinds, TALK.key, TALK)
    return people


def test_talks_are_hushed_and_stand_in_the_list(
    time: Clock, tell: Tell, quiet: set[int], edition: Edition, bob: Person, grace: Person
) -> None:
    quiet.add(bob.pk)
    both = [notice(person, kind=TALK, key=person.name, edition=edition.pk) for person in (bob, grace)]
    assert tell(*both) == {"sent": 1}
    assert Told.objects.filter(person=bob).exists()


def test_everything_else_is_heard(
    time: Clock, tell: Tell, quiet: set[int], edition: Edition, bob: Person
) -> None:
    quiet.add(bob.pk)
    assert tell(notice(bob, kind=URGENT, edition=edition.pk)) == {"sent": 1}


def test_who_turns_it_off_hears_the_next_one(
    time: Clock, tell: Tell, quiet: set[int], edition: Edition, bob: Person
) -> None:
    quiet.add(bob.pk)
    tell(notice(bob, "first", TALK, edition=edition.pk))
    quiet.clear()
    assert tell(notice(bob, "second", TALK, edition=edition.pk))["sent"] == 1
