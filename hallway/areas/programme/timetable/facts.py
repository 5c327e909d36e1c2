"""Writing and reading what a timetable has to respect. Whoever saves last is right: these are plain forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from hallway.areas.programme.timetable.models import (
    Availability,
    AvailabilityNote,
    Hours,
    RoomFacts,
    SessionNeeds,
    Walk,
)
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import State
from hallway.ground.people.models import Person


@transaction.atomic
def set_hours(
    edition: Edition, hours: Mapping[dt.date, tuple[dt.time, dt.time, int] | None], *, by: Person | None
) -> None:
    """From, until and step of each day; None takes what was said of a day away."""
    Hours.objects.filter(edition=edition, day__in=list(hours)).delete()
    Hours.objects.bulk_create(
        Hours(edition=edition, day=day, opens=one[0], closes=one[1], step=one[2])
        for day, one in hours.items()
        if one
    )
    record("timetable.facts_changed", edition, by=by, edition=edition, about="hours")


@transaction.atomic
def set_windows(
    edition: Edition,
    person: Person,
    windows: Iterable[tuple[dt.datetime, dt.datetime]],
    *,
    by: Person | None,
) -> None:
    """The team says when somebody can come; none means always."""
    _replace_windows(edition, person, windows)
    record("timetable.facts_changed", edition, by=by, edition=edition, about="people")


@transaction.atomic
def say_when(
    edition: Edition, *, by: Person, windows: Iterable[tuple[dt.datetime, dt.datetime]] | None, note: str
) -> None:
    """Somebody says themselves when they can come. `windows` None leaves what is known as it is."""
    if windows is not None:
        _replace_windows(edition, by, windows)
    said = {"note": note, "said_at": now()}
    AvailabilityNote.objects.update_or_create(edition=edition, person=by, defaults=said)
    record("timetable.availability_given", edition, by=by, edition=edition)


def _replace_windows(
    edition: Edition, person: Person, windows: Iterable[tuple[dt.datetime, dt.datetime]]
) -> None:
    Availability.objects.filter(edition=edition, person=person).delete()
    Availability.objects.bulk_create(
        Availability(edition=edition, person=person, starts_at=start, ends_at=end) for start, end in windows
    )


@transaction.atomic
def set_rooms(
    edition: Edition,
    features: Mapping[int, list[str]],
    walks: Iterable[tuple[int, int, int]],
    *,
    by: Person | None,
) -> None:
    """What each room (by id) has, and the minutes between rooms."""
    RoomFacts.objects.filter(place__edition=edition).delete()
    RoomFacts.objects.bulk_create(
        RoomFacts(place_id=place, features=words) for place, words in features.items() if words
    )
    Walk.objects.filter(edition=edition).delete()
    Walk.objects.bulk_create(
        [Walk(edition=edition, one_id=one, other_id=other, minutes=minutes) for one, other, minutes in walks],
        ignore_conflicts=True,
    )
    record("timetable.facts_changed", edition, by=by, edition=edition, about="rooms")


@transaction.atomic
def set_needs(
    happening: Happening,
    *,
    by: Person | None,
    features: list[str],
    expected: int | None,
    is_first_time: bool,
    after: Happening | None,
) -> None:
    """What a session needs of its room, how many will come, and what has to be over before it begins."""
    fields = {"features": features, "expected": expected, "is_first_time": is_first_time, "after": after}
    SessionNeeds.objects.update_or_create(happening=happening, defaults=fields)
    record("timetable.facts_changed", happening, by=by, edition=happening.edition, about="needs")


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with a session, and when they can come; no windows: always."""

    person: Person
    windows: list[Availability]
    said: AvailabilityNote | None


def people_of(edition: Edition) -> list[Somebody]:
    """Everybody with a part in a session that may take place, by name. Three queries."""
    parts = Appearance.objects.filter(happening__edition=edition).exclude(happening__state=State.CANCELLED)
    windows: dict[int, list[Availability]] = {}
    for one in Availability.objects.filter(edition=edition):
        windows.setdefault(one.person_id, []).append(one)
    people = Person.objects.filter(pk__in=parts.values("person")).order_by("name", "pk")
    said = {one.person_id: one for one in AvailabilityNote.objects.filter(edition=edition)}
    return [Somebody(person, windows.get(person.pk, []), said.get(person.pk)) for person in people]
