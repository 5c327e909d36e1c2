"""Writing and reading what a timetable has to respect. Each write is a step of a journal (facts_journal.py).

`seen` are the fingerprints of what whoever writes has seen (see standing.py); without them it counts as
seen just now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from hallway.areas.programme.timetable import standing
from hallway.areas.programme.timetable.facts_journal import About, write
from hallway.areas.programme.timetable.models import Availability, AvailabilityNote, FactEdit
from hallway.areas.programme.timetable.states import FactKind, Subject
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import State
from hallway.ground.people.models import Person

Seen = Mapping[str, str] | None
Window = tuple[dt.datetime, dt.datetime]
HOURS, ROOMS = About(Subject.HOURS), About(Subject.ROOMS)


def about_person(person: Person) -> About:
    return About(Subject.PERSON, person=person)


def about_session(happening: Happening) -> About:
    return About(Subject.SESSION, happening=happening)


def set_hours(
    edition: Edition,
    hours: Mapping[dt.date, tuple[dt.time, dt.time, int] | None],
    *,
    by: Person | None,
    seen: Seen = None,
) -> FactEdit | None:
    """From, until and step of each day; None takes what was said of a day away."""
    wishes = {
        standing.day_key(day): [f"{one[0]:%H:%M}", f"{one[1]:%H:%M}", one[2]] if one else None
        for day, one in hours.items()
    }
    return write(edition, HOURS, wishes, by=by, seen=seen)


def set_windows(
    edition: Edition, person: Person, windows: Iterable[Window], *, by: Person | None, seen: Seen = None
) -> FactEdit | None:
    """The team says when somebody can come; none means always."""
    wishes = {f"person/{person.pk}": _written(windows)}
    return write(edition, about_person(person), wishes, by=by, seen=seen)


@transaction.atomic
def say_when(
    edition: Edition, *, by: Person, windows: Iterable[Window] | None, note: str, seen: Seen = None
) -> FactEdit | None:
    """Somebody says themselves when they can come. `windows` None leaves what is known as it is."""
    said_at = now()
    wishes: dict[str, standing.Value] = {f"note/{by.pk}": {"note": note, "said_at": said_at.isoformat()}}
    if windows is not None:
        wishes[f"person/{by.pk}"] = _written(windows)
    edit = write(edition, about_person(by), wishes, by=by, seen=seen, kind=FactKind.SAID)
    AvailabilityNote.objects.filter(edition=edition, person=by).update(said_at=said_at)  # or said it again
    return edit


def _written(windows: Iterable[Window]) -> standing.Value:
    return sorted([moment.astimezone(dt.UTC).isoformat() for moment in one] for one in windows) or None


def set_rooms(
    edition: Edition,
    features: Mapping[int, list[str]],
    walks: Iterable[tuple[int, int, int]],
    *,
    by: Person | None,
    seen: Seen = None,
) -> FactEdit | None:
    """What each of these rooms (by id) has, and all the minutes between rooms."""
    wishes: dict[str, standing.Value] = {
        f"room/{place}": sorted(set(words)) or None for place, words in features.items()
    }
    known = standing.walks(edition) if seen is None else seen
    wishes |= {key: None for key in known if key.startswith("walk/")}
    for one, other, minutes in walks:
        wishes[standing.walk_key(one, other)] = minutes or None
    return write(edition, ROOMS, wishes, by=by, seen=seen)


def set_needs(
    happening: Happening,
    *,
    by: Person | None,
    features: list[str],
    expected: int | None,
    is_first_time: bool,
    after: Happening | None,
    seen: Seen = None,
) -> FactEdit | None:
    """What a session needs of its room, how many will come, and what has to be over before it begins."""
    fields = {"features": features, "expected": expected, "is_first_time": is_first_time,
              "after": after.pk if after else None}  # fmt: skip
    wishes = {f"session/{happening.pk}": fields if fields != standing.NO_NEEDS else None}
    return write(happening.edition, about_session(happening), wishes, by=by, seen=seen)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with a session, and when they can come; no windows: always."""

    person: Person
    windows: list[Window]
    said: AvailabilityNote | None


def people_of(edition: Edition) -> list[Somebody]:
    """Everybody with a part in a session that may take place, by name. Three queries."""
    parts = Appearance.objects.filter(happening__edition=edition).exclude(happening__state=State.CANCELLED)
    windows: dict[int, list[Window]] = {}
    for one in Availability.objects.filter(edition=edition):
        windows.setdefault(one.person_id, []).append((one.starts_at, one.ends_at))
    people = Person.objects.filter(pk__in=parts.values("person")).order_by("name", "pk")
    said = {one.person_id: one for one in AvailabilityNote.objects.filter(edition=edition)}
    return [Somebody(person, windows.get(person.pk, []), said.get(person.pk)) for person in people]
