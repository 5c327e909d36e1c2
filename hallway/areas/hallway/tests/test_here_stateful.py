"""Whatever people press in whichever order: one room each, seen by those who are seen, told no more."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from hallway.areas.hallway import reading
from hallway.areas.hallway.actions import here
from hallway.areas.hallway.models import Tally
from hallway.ground.access.models import Entitlement
from hallway.ground.clock import now
from hallway.ground.editions.models import Place
from hallway.ground.happenings.models import Happening
from hallway.ground.tests.stateful import Narnia

PEOPLE, ROOMS = 5, 2
people, rooms, shown = st.integers(0, PEOPLE - 1), st.integers(0, ROOMS - 1), st.booleans()


class Rooms(Narnia):
    """The model: who is in which room, and whether they are shown there; and what was counted last."""

    PEOPLE = PEOPLE

    def __init__(self) -> None:
        super().__init__()
        for person in self.people:
            Entitlement.objects.create(edition=self.edition, person=person)
        self.rooms = [
            Happening.objects.create(
                edition=self.edition,
                title=f"Talk {n}",
                place=Place.objects.create(edition=self.edition, slug=f"r{n}", name=f"R{n}"),
                starts_at=now(),
                ends_at=now() + dt.timedelta(hours=1),
            )
            for n in range(ROOMS)
        ]
        self.there: dict[int, tuple[int, bool]] = {}
        self.open = set(range(ROOMS))
        self.counted: dict[int, int | None] = {}

    @rule(who=people, room=rooms, face=shown)
    def enter(self, who: int, room: int, face: bool) -> None:
        assert here.enter(self.rooms[room], shows_face=face, by=self.people[who]) is (room in self.open)
        if room in self.open:
            self.there[who] = room, face

    @rule(who=people, room=rooms, face=shown)
    def show(self, who: int, room: int, face: bool) -> None:
        is_there = room in self.open and self.there.get(who, (None,))[0] == room
        assert here.show(self.rooms[room], shows_face=face, by=self.people[who]) is is_there
        if is_there:
            self.there[who] = room, face

    @rule(who=people, room=rooms)
    def leave(self, who: int, room: int) -> None:
        is_there = self.there.get(who, (None,))[0] == room
        assert here.leave(self.rooms[room], by=self.people[who]) is is_there or room not in self.open
        if is_there:
            del self.there[who]

    @rule(room=rooms)
    def close(self, room: int) -> None:
        """It is moved to the afternoon before; nobody is in it any more."""
        talk = self.rooms[room]
        talk.starts_at, talk.ends_at = now() - dt.timedelta(hours=9), now() - dt.timedelta(hours=8)
        talk.save()
        self.open.discard(room)
        self.there = {who: (where, face) for who, (where, face) in self.there.items() if where != room}

    @rule()
    def count(self) -> None:
        here.count()
        numbers = {room: sum(where == room for where, _ in self.there.values()) for room in self.open}
        self.counted = {room: Tally.at_least(number) for room, number in numbers.items()}

    @invariant()
    def everybody_sees_what_they_may(self) -> None:
        for who, person in enumerate(self.people):
            for room, talk in enumerate(self.rooms):
                seen = reading.room(talk, person)
                faces = {f"P{n}" for n, place in self.there.items() if place == (room, True) and n != who}
                assert {face.profile.name for face in seen.faces} == (
                    faces if self.there.get(who) == (room, True) else set()
                )
                assert seen.is_in is (self.there.get(who, (None,))[0] == room)
                assert seen.told == (self.counted.get(room) if room in self.open else None)


@pytest.mark.django_db
def test_whatever_people_press() -> None:
    run_state_machine_as_test(Rooms, settings=settings(max_examples=12, stateful_step_count=20))
