"""What is mine of the directory, as pages show it; a fixed number of queries, however much there is."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from hallway.areas.directory.about.places import distance_words, kilometres, point_of, point_of_edition
from hallway.areas.directory.about.prediction import Expected, expected, history_of
from hallway.areas.directory.about.series import next_of
from hallway.areas.directory.mine.rules import NEXT_STATES, still_to_come
from hallway.areas.directory.models import Follow, Plan, Save, TicketAlert, Traveller
from hallway.areas.directory.states import PlanState
from hallway.formats.moments import AOE, zone_info
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.words import aoe_until, left_words, zone_words
from hallway.ground.editions.models import Edition, EditionQuerySet, Series
from hallway.ground.editions.states import HELD
from hallway.ground.people.contacts import contacts_of
from hallway.ground.people.models import Person

NEXT_DEADLINES = 8
SOON = dt.timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline to come of something that is mine; `ends` is aware and in the deadline's own zone."""

    deadline: Deadline
    ends: dt.datetime
    zone: str  # "CEST", "anywhere on Earth"
    until: str  # for AoE the same moment in UTC, otherwise empty
    left: str
    is_soon: bool

    @property
    def edition(self) -> Edition:
        return self.deadline.edition

    @property
    def what(self) -> str:
        return self.deadline.label or str(self.deadline.get_kind_display())


@dataclass(frozen=True, slots=True)
class Saved:
    """An edition that is saved; `away` is how far it is from home, where both are known."""

    edition: Edition
    going: bool
    by_following: bool
    away: str


@dataclass(frozen=True, slots=True)
class Column:
    """Plans in one state; `moves` are the states to which they usually go."""

    state: PlanState
    moves: tuple[PlanState, ...]
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """A series with its next edition, or what is likely where none is announced."""

    series: Series
    next: Edition | None
    expected: Expected | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A conference to which contacts go."""

    edition: Edition
    people: tuple[Person, ...]


def mine(person: Person) -> EditionQuerySet:
    """Public editions that are saved or for which there is a plan."""
    plans = Plan.objects.filter(person=person).values("edition")
    saves = Save.objects.filter(person=person).values("edition")
    return Edition.objects.published().filter(Q(pk__in=saves) | Q(pk__in=plans))


def dues(person: Person, most: int = NEXT_DEADLINES) -> list[Due]:
    """The next deadlines of what is mine. One query."""
    held = mine(person).filter(status__in=HELD).order_by()
    upcoming = Deadline.objects.upcoming().filter(edition__in=held.values("pk"))
    return [_due(one) for one in upcoming.select_related("edition")[:most]]


def _due(deadline: Deadline) -> Due:
    moment = now()
    ends = (deadline.closes_at or moment).astimezone(zone_info(deadline.zone))
    return Due(
        deadline=deadline,
        ends=ends,
        zone=zone_words(deadline.zone, ends),
        until=aoe_until(ends) if deadline.zone == AOE else "",
        left=left_words(ends, moment),
        is_soon=ends - moment < SOON,
    )


def columns(person: Person) -> list[Column]:
    """The plans by state, in the order in which a talk goes through them. One query."""
    plans: dict[str, list[Plan]] = defaultdict(list)
    for plan in Plan.objects.filter(person=person, edition__published=True).select_related("edition"):
        plans[plan.state].append(plan)
    return [Column(state, NEXT_STATES[state], tuple(plans[state])) for state in PlanState]


def saves(person: Person, me: Traveller) -> tuple[list[Saved], list[Saved]]:
    """What is saved and to come, by first day, and what is over, the latest first. One query."""
    found = Save.objects.filter(person=person, edition__published=True)
    rows = found.select_related("edition__series", "edition__entry")
    home = point_of(me)
    ordered = [
        Saved(
            edition=one.edition,
            going=one.going,
            by_following=one.by_following,
            away=distance_words(kilometres(home, point_of_edition(one.edition))),
        )
        for one in rows.order_by(F("edition__starts_on").asc(nulls_last=True), "edition__name")
    ]
    over = [one for one in ordered if one.edition.is_over]
    return [one for one in ordered if not one.edition.is_over], over[::-1]


def followed(person: Person) -> list[Followed]:
    """The series that are followed. Three queries."""
    follows = list(Follow.objects.filter(person=person).select_related("series").order_by("series__name"))
    editions: dict[int, list[Edition]] = defaultdict(list)
    for edition in Edition.objects.published().filter(series__in=[one.series_id for one in follows]):
        editions[edition.series_id].append(edition)
    unknown = [pk for pk, known in editions.items() if next_of(known) is None]
    calls: dict[int, list[Deadline]] = defaultdict(list)
    for call in Deadline.objects.filter(edition__series__in=unknown).select_related("edition"):
        calls[call.edition.series_id].append(call)
    return [_followed(one.series, editions[one.series_id], calls[one.series_id]) for one in follows]


def _followed(series: Series, editions: list[Edition], calls: list[Deadline]) -> Followed:
    coming = next_of(editions)
    history = sorted(history_of(editions, calls), key=lambda one: one.start)
    return Followed(series, coming, None if coming else expected(history))


def alerts(person: Person) -> list[Series]:
    """The series whose tickets somebody waits for. One query."""
    waiting = TicketAlert.objects.filter(person=person).values("series")
    return list(Series.objects.filter(pk__in=waiting))


def traveller(person: Person) -> Traveller:
    """Home, sharing and calendar; an unsaved row with nothing for somebody who has set none of it."""
    return Traveller.objects.filter(person=person).first() or Traveller(person=person)


def meetings(person: Person, me: Traveller) -> list[Meeting]:
    """Where contacts go next who share that, for somebody who shares it too. At most two queries."""
    contacts = contacts_of(person) if me.shows_going else set()
    if not contacts:
        return []
    going = Save.objects.filter(
        still_to_come("edition__"),
        going=True,
        person__in=contacts,
        person__is_active=True,
        person__traveller__shows_going=True,
    )
    people: dict[int, list[Person]] = defaultdict(list)
    editions: dict[int, Edition] = {}
    for one in going.select_related("person", "edition").order_by("edition__starts_on", "person__name"):
        people[one.edition_id].append(one.person)
        editions[one.edition_id] = one.edition
    return [Meeting(edition, tuple(people[pk])) for pk, edition in editions.items()]


def in_calendar(person: Person) -> EditionQuerySet:
    """What the calendar of a person holds: all that is mine, the last months included."""
    since = now().date() - dt.timedelta(days=180)
    dated = mine(person).annotate(last_day=Coalesce("ends_on", "starts_on"))
    return dated.filter(Q(last_day=None) | Q(last_day__gte=since)).order_by("starts_on", "slug")


def owner_of_calendar(token: str) -> Person | None:
    """Whose calendar has this secret. One look into a unique index, whether there is one or not."""
    held = Traveller.objects.filter(calendar_token=token, person__is_active=True).select_related("person")
    found = held.first()
    return found.person if found else None
