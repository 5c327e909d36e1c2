"""The demo's schedule has a history, as a real one has."""

from __future__ import annotations

import datetime as dt

import pytest

from demo.releases import release_twice
from hallway.areas.programme.timetable.changelog import read
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

START = dt.datetime(2027, 9, 11, 0, 15, tzinfo=dt.UTC)


@pytest.fixture
def rooms(edition: Edition) -> list[Place]:
    return [
        Place.objects.create(edition=edition, slug=name, name=name, order=n) for n, name in enumerate("abc")
    ]


def test_two_talks_change_rooms_and_stand_where_they_were_loaded(
    edition: Edition, rooms: list[Place], ada: Person
) -> None:
    for minutes, room in ((0, rooms[2]), (60, rooms[0]), (60, rooms[1])):
        at = START + dt.timedelta(minutes=minutes)
        times = {"starts_at": at, "ends_at": at + dt.timedelta(minutes=25)}
        Happening.objects.create(edition=edition, title=f"In {room.name}", place=room, **times)
    release_twice(edition, by=ada)
    second, first = edition.releases.all()
    assert (first.name, read(first.changelog)) == ("First light", [])
    changed = {(one.title, one.before.room, one.after.room) for one in read(second.changelog)}
    assert changed == {("In a", "b", "a"), ("In b", "a", "b")}
    assert all(one.title == f"In {one.place.name}" for one in edition.happenings.select_related("place"))
    assert first.released_at < second.released_at and not edition.drafts.filter(closed_at=None).exists()
