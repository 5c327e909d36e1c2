from __future__ import annotations

from datetime import timedelta

from hallway.ground.happenings import actions, reading
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.people.models import Person


def other(talk: Happening, minutes: int, **fields: object) -> Happening:
    shift = timedelta(minutes=minutes)
    return Happening.objects.create(
        edition=talk.edition,
        title="Another",
        starts_at=talk.starts_at + shift,
        ends_at=talk.ends_at + shift,
        **fields,
    )


def test_now_and_next(talk: Happening) -> None:
    later, same_time = other(talk, 40), other(talk, 40)
    on_now, coming = reading.now_and_next(Happening.objects.public(), talk.starts_at + timedelta(minutes=5))
    assert (on_now, set(coming)) == ([talk], {later, same_time})


def test_what_ends_now_is_over(talk: Happening) -> None:
    assert reading.now_and_next(Happening.objects.public(), talk.ends_at) == ([], [])


def test_the_same_room_at_the_same_time_clashes(talk: Happening) -> None:
    clashing = other(talk, 15, place=talk.place)
    other(talk, 30, place=talk.place)
    assert list(reading.clashes(talk)) == [clashing]


def test_the_same_speaker_at_the_same_time_clashes(talk: Happening, grace: Person) -> None:
    clashing = other(talk, 15)
    Appearance.objects.create(happening=clashing, person=grace)
    assert list(reading.clashes(talk)) == [clashing]


def test_stars_are_kept_once_and_taken_away(talk: Happening, bob: Person) -> None:
    actions.star(talk, by=bob)
    actions.star(talk, by=bob)
    assert list(reading.starred_by(bob)) == [talk]
    actions.unstar(talk, by=bob)
    assert list(reading.starred_by(bob)) == []
