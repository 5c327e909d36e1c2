"""Each fact of an edition under a key of its own, as plain JSON: what stands there, and how it is set.

    day/2027-09-11   ["09:00", "18:00", 5]      from, until, and the minutes between two beginnings
    room/12          ["hearing loop", "stage"]
    walk/3/12        5                          minutes
    person/55        [[beginning, end]]         when somebody can come
    note/55          {"note": …, "said_at": …}  what they said beside it, and that they have said it
    session/99       {"features": …, "expected": …, "is_first_time": …, "after": …}

None is what stands where nobody has said anything.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from hallway.areas.programme.timetable.models import (
    Availability,
    AvailabilityNote,
    Hours,
    RoomFacts,
    SessionNeeds,
    Walk,
)
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

Value = Any  # plain JSON
Facts = Mapping[str, Value]
NO_NEEDS: dict[str, Value] = {"features": [], "expected": None, "is_first_time": False, "after": None}


class Gone(Exception):
    """What a fact is about, or what it names, is no longer there."""


class Circle(Exception):
    """Two sessions would wait for each other: that leaves no timetable at all."""


def day_key(day: dt.date) -> str:
    return f"day/{day.isoformat()}"


def walk_key(one: int, other: int) -> str:
    """A way is the same in both directions."""
    return f"walk/{min(one, other)}/{max(one, other)}"


def ends_of(key: str) -> tuple[int, int]:
    """The rooms of a way."""
    _sort, one, other = key.split("/")
    return int(one), int(other)


def times_of(value: Value) -> list[tuple[dt.datetime, dt.datetime]]:
    """When somebody can come, of what stands under their key."""
    return [(dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end)) for start, end in value or ()]


def fingerprint(value: Value) -> str:
    """A short text that is another one when the fact is; empty where nobody has said anything.

    Saying the same again later is no other fact.
    """
    if value is None:
        return ""
    if isinstance(value, dict):
        value = {name: part for name, part in value.items() if name != "said_at"}
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def standing(edition: Edition, keys: Iterable[str]) -> dict[str, Value]:
    """What stands under these keys. One query for each sort of key."""
    found: dict[str, Value] = dict.fromkeys(keys)
    sorts: dict[str, list[str]] = defaultdict(list)
    for key in found:
        sort, _, rest = key.partition("/")
        sorts[sort].append(rest)
    for sort, about in sorts.items():
        found.update({key: value for key, value in _READ[sort](edition, about).items() if key in found})
    return found


def hours(edition: Edition, days: Collection[str] | None = None) -> dict[str, Value]:
    """Those of every day that has any, whichever days are asked for: there are few."""
    return {
        day_key(one.day): [f"{one.opens:%H:%M}", f"{one.closes:%H:%M}", one.step]
        for one in Hours.objects.filter(edition=edition)
    }


def rooms(edition: Edition, places: Collection[str] | None = None) -> dict[str, Value]:
    facts = RoomFacts.objects.filter(place__edition=edition)
    return {f"room/{one.place_id}": sorted(set(one.features)) for one in facts if one.features}


def walks(edition: Edition, ways: Collection[str] | None = None) -> dict[str, Value]:
    ways_there = Walk.objects.filter(edition=edition).order_by("pk")
    return {walk_key(one.one_id, one.other_id): one.minutes for one in ways_there if one.minutes}


def windows(edition: Edition, people: Collection[str]) -> dict[str, Value]:
    found: dict[str, Value] = defaultdict(list)
    for one in Availability.objects.filter(edition=edition, person__in=map(int, people)):
        found[f"person/{one.person_id}"].append(
            [moment.astimezone(dt.UTC).isoformat() for moment in (one.starts_at, one.ends_at)]
        )
    return {key: sorted(times) for key, times in found.items()}


def notes(edition: Edition, people: Collection[str]) -> dict[str, Value]:
    said = AvailabilityNote.objects.filter(edition=edition, person__in=map(int, people))
    return {f"note/{one.person_id}": {"note": one.note, "said_at": one.said_at.isoformat()} for one in said}


def needs(edition: Edition, sessions: Collection[str]) -> dict[str, Value]:
    found = {}
    for one in SessionNeeds.objects.filter(happening__edition=edition, happening__in=map(int, sessions)):
        value = {
            "features": sorted(set(one.features)),
            "expected": one.expected,
            "is_first_time": one.is_first_time,
            "after": one.after_id,
        }
        if value != NO_NEEDS:
            found[f"session/{one.happening_id}"] = value
    return found


def put(edition: Edition, key: str, value: Value) -> None:
    """Let this stand under the key from now on. Raises Gone or Circle."""
    sort, _, rest = key.partition("/")
    _PUT[sort](edition, rest, value)


def _put_hours(edition: Edition, day: str, value: Value) -> None:
    Hours.objects.filter(edition=edition, day=day).delete()
    if value:
        opens, closes, step = value
        Hours.objects.create(
            edition=edition, day=dt.date.fromisoformat(day), step=step,
            opens=dt.time.fromisoformat(opens), closes=dt.time.fromisoformat(closes),
        )  # fmt: skip


def _put_room(edition: Edition, place: str, value: Value) -> None:
    pk = int(place)
    _check_there(edition.places.filter(pk=pk).exists())
    RoomFacts.objects.filter(place=pk).delete()
    if value:
        RoomFacts.objects.create(place_id=pk, features=value)


def _put_walk(edition: Edition, way: str, value: Value) -> None:
    one, other = (int(end) for end in way.split("/"))
    _check_there(edition.places.filter(pk__in=[one, other]).count() == 2)
    Walk.objects.filter(edition=edition, one__in=[one, other], other__in=[one, other]).delete()
    if value:
        Walk.objects.create(edition=edition, one_id=one, other_id=other, minutes=value)


def _put_windows(edition: Edition, person: str, value: Value) -> None:
    pk = int(person)
    _check_there(Person.objects.filter(pk=pk).exists())
    Availability.objects.filter(edition=edition, person=pk).delete()
    Availability.objects.bulk_create(
        Availability(edition=edition, person_id=pk, starts_at=start, ends_at=end)
        for start, end in times_of(value)
    )


def _put_note(edition: Edition, person: str, value: Value) -> None:
    pk = int(person)
    _check_there(Person.objects.filter(pk=pk).exists())
    AvailabilityNote.objects.filter(edition=edition, person=pk).delete()
    if value is not None:
        said_at = dt.datetime.fromisoformat(value["said_at"])
        AvailabilityNote.objects.create(edition=edition, person_id=pk, note=value["note"], said_at=said_at)


def _put_needs(edition: Edition, session: str, value: Value) -> None:
    pk = int(session)
    _check_there(edition.happenings.filter(pk=pk).exists())
    SessionNeeds.objects.filter(happening=pk).delete()
    if value is None:
        return
    if after := value["after"]:
        _check_there(edition.happenings.filter(pk=after).exists())
        if SessionNeeds.objects.filter(happening=after, after=pk).exists():
            raise Circle
    fields = {name: part for name, part in value.items() if name != "after"}
    SessionNeeds.objects.create(happening_id=pk, after_id=after, **fields)


def _check_there(is_there: bool) -> None:
    if not is_there:
        raise Gone


_READ: Mapping[str, Callable[[Edition, Collection[str]], dict[str, Value]]] = {
    "day": hours, "room": rooms, "walk": walks, "person": windows, "note": notes, "session": needs,
}  # fmt: skip
_PUT: Mapping[str, Callable[[Edition, str, Value], None]] = {
    "day": _put_hours, "room": _put_room, "walk": _put_walk, "person": _put_windows, "note": _put_note,
    "session": _put_needs,
}  # fmt: skip
