"""Queries for the public programme. Each needs the same number of queries whatever the size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Count, Prefetch, Q

from hallway.areas.programme import grid
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Place, Track
from hallway.ground.happenings import days
from hallway.ground.happenings.models import Appearance, Happening, HappeningQuerySet
from hallway.ground.happenings.states import ON_STAGE, PROGRAMME, Choice, Kind, SignUpState, State
from hallway.ground.people.models import Person
from hallway.ground.people.reading import Profile, profile
from hallway.ground.people.states import Audience

MOST_SIDE_BY_SIDE = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of the grid and what stands in it: one session, or a bundle of sessions side by side."""

    sessions: list[Happening]
    cell: grid.Cell
    has_company: bool = False  # something else goes on meanwhile, so a bundle stays folded
    is_past: bool = False

    @property
    def is_bundle(self) -> bool:
        return len(self.sessions) > 1


@dataclass(frozen=True, slots=True)
class Slot:
    """What begins at the same moment of a day."""

    start: datetime
    row: int
    entries: list[Placed]

    @property
    def is_past(self) -> bool:
        return all(entry.is_past for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Door:
    """The head of a column: a room, or None for sessions without one."""

    place: Place | None
    column: int
    column_to: int


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day as a wall plan and, in the same order, as an agenda."""

    day: date
    slots: list[Slot]
    doors: list[Door]
    fits: bool

    @property
    def is_under_way(self) -> bool:
        """Some of it is over and some is not: phones then begin with what is on."""
        return {slot.is_past for slot in self.slots} == {True, False}

    def __bool__(self) -> bool:
        return bool(self.slots)


def with_people(happenings: HappeningQuerySet) -> HappeningQuerySet:
    """What a session card needs: place, track, topics and people, in three queries more."""
    appearances = Prefetch("appearances", Appearance.objects.select_related("person"))
    return happenings.select_related("place", "track", "edition").prefetch_related(appearances, "topics")


def public_profile(person: Person) -> Profile:
    """A speaker as everybody may see them. Prefetch `handles` for lists."""
    return profile(person, nearness=Audience.PUBLIC, is_speaker=True)


def _introduced(part: Appearance) -> Profile:
    """Somebody with a part in a session: those on stage as speakers, others as they chose."""
    return profile(part.person, nearness=Audience.PUBLIC, is_speaker=part.part in ON_STAGE)


@dataclass(frozen=True, slots=True)
class Performer:
    """Somebody's part in a session, with what everybody may see of them."""

    part: Appearance
    profile: Profile

    @property
    def has_page(self) -> bool:
        return self.part.part in ON_STAGE


def performers_of(session: Happening) -> list[Performer]:
    """Everybody with a part in a session, in order. Two queries."""
    parts = session.appearances.select_related("person").prefetch_related("person__handles")
    return [Performer(part, _introduced(part)) for part in parts]


def public_sessions(edition: Edition) -> HappeningQuerySet:
    """What the public sees of an edition; its own team sees the same before the edition is public."""
    return Happening.objects.filter(edition=edition, state__in=[State.PUBLIC, State.CANCELLED])


def days_of(edition: Edition) -> list[date]:
    """The days that have something in them, in order."""
    starts = public_sessions(edition).scheduled().placed().values_list("starts_at", flat=True).distinct()
    return sorted({days.programme_day(start, edition.zone) for start in starts if start})


def sessions_of_day(edition: Edition, day: date) -> list[Happening]:
    start, end = days.bounds(day, edition.zone)
    found = public_sessions(edition).scheduled().filter(starts_at__gte=start, starts_at__lt=end)
    return list(with_people(found).in_order())


def cards_of_day(edition: Edition, day: date) -> int:
    """How many cards are pinned to the open-space board on a day."""
    start, end = days.bounds(day, edition.zone)
    cards = public_sessions(edition).filter(kind=Kind.OPEN_SPACE, state=State.PUBLIC)
    return cards.filter(starts_at__gte=start, starts_at__lt=end).count()


def all_sessions(edition: Edition) -> list[Happening]:
    """Everything but breaks, placed or not."""
    return list(with_people(public_sessions(edition).programme()).in_order())


def plan_of(day: date, sessions: Iterable[Happening], moment: datetime) -> DayPlan:
    """Lay out these sessions, which must be in order of time, as it stands at `moment`."""
    sessions = [session for session in sessions if session.has_time]
    places = {session.place.pk: session.place for session in sessions if session.place}
    order = sorted(places, key=lambda pk: (places[pk].order, pk))
    bundles = _bundles(sessions)
    layout: grid.Grid[int] = grid.lay_out([_span(bundle[0]) for bundle in bundles], order)
    single = [bundle[0] for bundle in bundles if len(bundle) == 1 and bundle[0].has_page]
    placed = [
        Placed(
            bundle,
            layout.cells[bundle[0].pk],
            has_company=len(bundle) > 1 and any(_overlap(bundle[0], one) for one in single),
            is_past=bundle[0].span[1] <= moment,
        )
        for bundle in bundles
    ]
    slots = [
        Slot(layout.moments[row - grid.FIRST_ROW], row, entries)
        for row, run in groupby(placed, key=lambda entry: entry.cell.row)
        for entries in [list(run)]
    ]
    doors = [Door(places[room] if room else None, *columns) for room, columns in layout.columns.items()]
    return DayPlan(day, slots, doors, layout.fits)


def _bundles(sessions: list[Happening]) -> list[list[Happening]]:
    """Sprint tables or posters that share room and hours would be slivers side by side: they share a cell."""
    groups: dict[tuple[object, ...], list[Happening]] = {}
    for session in sessions:
        key = (session.span, session.place_id, session.is_plenary, session.has_page)
        groups.setdefault(key, []).append(session)
    bundled = []
    for group in groups.values():
        bundled += [group] if len(group) > MOST_SIDE_BY_SIDE else [[session] for session in group]
    return bundled


def _span(session: Happening) -> grid.Span[int]:
    start, end = session.span
    plenary = session.is_plenary or (session.place_id is None and not session.has_page)
    return grid.Span(session.pk, start, end, session.place_id, plenary)


def speakers_of(edition: Edition) -> list[Profile]:
    """Everybody who is on stage, by name."""
    people = Person.objects.filter(
        appearances__part__in=ON_STAGE,
        appearances__happening__edition=edition,
        appearances__happening__state__in=[State.PUBLIC, State.CANCELLED],
        appearances__happening__kind__in=PROGRAMME,
    )
    listed = people.distinct().order_by("name", "pk").prefetch_related("handles")
    return [public_profile(person) for person in listed]


def sessions_of_person(person: Person, edition: Edition) -> tuple[list[Happening], list[Happening]]:
    """Their sessions in this edition, and those in all other public editions, newest edition first."""
    visible = Q(edition__published=True) | Q(edition=edition)
    found = Happening.objects.filter(
        visible,
        appearances__person=person,
        appearances__part__in=ON_STAGE,
        state__in=[State.PUBLIC, State.CANCELLED],
    ).programme()
    sessions = list(with_people(found).order_by("-edition__starts_on", "starts_at", "pk"))
    here = [session for session in sessions if session.edition_id == edition.pk]
    return here, [session for session in sessions if session.edition_id != edition.pk]


def tracks_with_counts(edition: Edition) -> list[Track]:
    public = Q(happenings__state__in=[State.PUBLIC, State.CANCELLED], happenings__kind__in=PROGRAMME)
    return list(edition.tracks.annotate(session_count=Count("happenings", filter=public)))


def rooms_with_counts(edition: Edition) -> list[Place]:
    public = Q(happenings__state__in=[State.PUBLIC, State.CANCELLED], happenings__kind__in=PROGRAMME)
    return list(edition.places.annotate(session_count=Count("happenings", filter=public)))


def recordings_of(edition: Edition) -> list[Happening]:
    return list(with_people(public_sessions(edition).programme().exclude(recording_url="")).order_by("title"))


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One line of my plan; `clashes` are titles of other starred sessions at the same time."""

    session: Happening
    clashes: list[str]
    choice: Choice = Choice.FIRST

    @property
    def is_second(self) -> bool:
        return self.choice == Choice.SECOND

    @property
    def is_over(self) -> bool:
        return self.session.ends_at is not None and self.session.ends_at <= now()

    @property
    def can_be_missed(self) -> bool:
        """Over, and of a kind that is recorded; cards and dinners are not."""
        return self.is_over and self.session.kind in PROGRAMME

    @property
    def is_to_watch(self) -> bool:
        """I was not there: I was at my first choice, or I say that I missed it."""
        return self.can_be_missed and self.choice != Choice.FIRST


def with_clashes(sessions: list[Happening], choices: Mapping[int, Choice]) -> list[PlanEntry]:
    """Mark what overlaps. Sessions must be in order of time; unplaced ones clash with nothing."""
    entries = []
    for session in sessions:
        others = [other.title for other in sessions if other is not session and _overlap(session, other)]
        entries.append(PlanEntry(session, others, choices.get(session.pk, Choice.FIRST)))
    return entries


def _overlap(one: Happening, other: Happening) -> bool:
    if not (one.starts_at and one.ends_at and other.starts_at and other.ends_at):
        return False
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def places_of(session: Happening, person: Person) -> dict[str, Any]:
    """Places left, how many wait, and where `person` stands: state, and position while waiting."""
    waiting = session.sign_ups.filter(state=SignUpState.WAITING)
    mine = session.sign_ups.filter(person=person).first()
    earlier = Q(asked_at__lt=mine.asked_at) | Q(asked_at=mine.asked_at, id__lt=mine.pk) if mine else Q()
    return {
        "left": None if session.capacity is None else max(session.capacity - session.taken, 0),
        "waiting": waiting.count(),
        "state": mine.state if mine else SignUpState.OUT,
        "position": waiting.filter(earlier).count() + 1,
    }
