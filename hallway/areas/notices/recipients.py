"""Everything that deciding and sending have to know of people, for many at once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from hallway.areas.notices.kinds import kind_of
from hallway.areas.notices.models import Choice, DeadAddress, Habit, PushEndpoint, Told
from hallway.areas.notices.timing import Quiet
from hallway.ground.activity.notices import Kind, Timing, hushed
from hallway.ground.people.models import Person

_USUAL = Habit()


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person as notices see them."""

    id: int
    name: str
    email: str
    language: str
    time_zone: str  # may be empty: not chosen
    is_active: bool
    habit: Habit
    choices: dict[tuple[str, str], Timing]
    endpoints: list[PushEndpoint]  # those that work
    dead: frozenset[str]  # addresses that take nothing

    def timing(self, kind: Kind, channel: str) -> Timing:
        """What they chose, or what the kind's area thinks best; a channel it does not know is off."""
        usual = getattr(kind, channel, Timing.OFF)
        return self.choices.get((kind.key, channel), usual)

    def quiet(self, kind: Kind | None, channel: str) -> Quiet | None:
        """The hours in which this channel leaves them alone."""
        if channel in self.habit.loud or (kind and kind.breaks_quiet):
            return None
        return Quiet(self.habit.quiet_from, self.habit.quiet_until)

    def zone(self, otherwise: str = "") -> ZoneInfo:
        """Their own zone, or `otherwise` (an edition's), or UTC."""
        return zone_named(self.time_zone) or zone_named(otherwise) or ZoneInfo("UTC")


def recipients(ids: Collection[int]) -> dict[int, Recipient]:
    """Those of these people who exist. Five queries, however many they are."""
    habits = Habit.objects.in_bulk(ids)
    choices: dict[int, dict[tuple[str, str], Timing]] = defaultdict(dict)
    for choice in Choice.objects.filter(person__in=ids):
        choices[choice.person_id][choice.kind, choice.channel] = Timing(choice.timing)
    endpoints: dict[int, list[PushEndpoint]] = defaultdict(list)
    for endpoint in PushEndpoint.objects.filter(person__in=ids, retired_at=None).order_by("id"):
        endpoints[endpoint.person_id].append(endpoint)
    dead: dict[int, set[str]] = defaultdict(set)
    for person_id, address in DeadAddress.objects.filter(person__in=ids).values_list("person", "address"):
        dead[person_id].add(address)
    people = Person.objects.filter(pk__in=ids).only("name", "email", "language", "time_zone", "is_active")
    return {
        person.pk: Recipient(
            id=person.pk,
            name=person.name,
            email=person.email or "",
            language=language_of(person.language),
            time_zone=person.time_zone,
            is_active=person.is_active,
            habit=habits.get(person.pk, _USUAL),
            choices=choices[person.pk],
            endpoints=endpoints[person.pk],
            dead=frozenset(dead[person.pk]),
        )
        for person in people
    }


def unheard(rows: Iterable[Told]) -> set[int]:
    """What is about talks, and told to people who want to hear nothing of them: it stays in their list."""
    of_talks = [row for row in rows if row.edition_id and (kind := kind_of(row.kind)) and kind.about_talks]
    people: dict[int, set[int]] = defaultdict(set)
    for row in of_talks:
        people[row.edition_id or 0].add(row.person_id)
    quiet = {(edition, one) for edition, ids in people.items() for one in hushed(edition, ids)}
    return {row.pk for row in of_talks if (row.edition_id, row.person_id) in quiet}


def language_of(chosen: str) -> str:
    """One of the languages that there are."""
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


@cache
def zone_named(name: str) -> ZoneInfo | None:
    """The zone of that name; None for an empty or unknown one."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def normalised(address: str) -> str:
    """An address as DeadAddress keeps it: lower case, the domain as mail servers write it."""
    name, _at, domain = address.strip().lower().rpartition("@")
    try:
        return f"{name}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return f"{name}@{domain}"


def is_late(until: dt.datetime | None, moment: dt.datetime) -> bool:
    """Whether it is no use any more."""
    return until is not None and moment > until
