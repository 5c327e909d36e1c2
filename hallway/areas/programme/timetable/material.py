"""The rows of a draft, and everything that is known about them, in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from hallway.areas.programme.timetable import days
from hallway.areas.programme.timetable.days import OpenDay
from hallway.areas.programme.timetable.interest import Audience, audience_of, likely
from hallway.areas.programme.timetable.models import Draft, Placement, RoomFacts, SessionNeeds, Walk
from hallway.ground.editions.models import Edition, Place
from hallway.ground.editions.states import PhaseKind
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import Kind, State

# Only these are moved by a solve; everything else stands where somebody has put it.
SOLVED = frozenset({Kind.TALK, Kind.TUTORIAL, Kind.WORKSHOP, Kind.PANEL, Kind.KEYNOTE})
PHASE_OF = {
    Kind.TUTORIAL: PhaseKind.TUTORIALS,
    Kind.WORKSHOP: PhaseKind.TUTORIALS,
    Kind.SPRINT: PhaseKind.SPRINTS,
    Kind.TALK: PhaseKind.TALKS,
    Kind.PANEL: PhaseKind.TALKS,
    Kind.KEYNOTE: PhaseKind.TALKS,
    Kind.LIGHTNING: PhaseKind.TALKS,
}
IN_PHASES = frozenset({PhaseKind.TUTORIALS, PhaseKind.TRACKS, PhaseKind.TALKS, PhaseKind.SPRINTS})
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def minute_of(moment: dt.datetime) -> int:
    """The engine's axis: whole minutes since 1970."""
    return int((moment - EPOCH).total_seconds() // 60)


def moment_of(minute: int) -> dt.datetime:
    return EPOCH + dt.timedelta(minutes=minute)


def is_solved(happening: Happening) -> bool:
    """Whether a solve may move it; plenaries and what has its own hours stand as they are."""
    return happening.kind in SOLVED and not happening.is_plenary


def in_all_rooms(row: Placement) -> bool:
    """Whether nothing can be beside it."""
    return row.happening.is_plenary or (row.place_id is None and row.happening.kind == Kind.BREAK)


class Named(NamedTuple):
    """A person of a session, or a topic."""

    pk: int
    name: str


class Claim(NamedTuple):
    """A room that a card of the open-space board has taken. No word on whose card it is, or on what."""

    happening: int
    place: int
    starts_at: dt.datetime
    ends_at: dt.datetime


@dataclass
class Material:
    """The rows of a draft and what was read off them."""

    draft: Draft
    rows: list[Placement]
    places: list[Place]
    features: dict[int, frozenset[str]]  # place → words
    days: list[OpenDay]
    phases: dict[dt.date, frozenset[str]]
    needs: dict[int, SessionNeeds]
    walks: list[Walk]
    windows: dict[int, list[tuple[dt.datetime, dt.datetime]]]
    people: dict[int, list[Named]]  # happening → who gives it, in order
    topics: dict[int, list[Named]]
    claims: list[Claim]
    known_phases: frozenset[str] = field(default=frozenset())

    @property
    def edition(self) -> Edition:
        return self.draft.edition

    @cached_property
    def audience(self) -> Audience:
        return audience_of(self.edition)

    @cached_property
    def by_happening(self) -> dict[int, Placement]:
        return {row.happening_id: row for row in self.rows}

    def open_day(self, day: dt.date) -> OpenDay | None:
        return next((one for one in self.days if one.day == day), None)

    def people_of(self, happening: int) -> list[Named]:
        return self.people.get(happening, [])

    def expected(self, happening: int) -> int:
        """How many will come: as the team says, else half of those who starred it."""
        needs = self.needs.get(happening)
        return likely(self.audience.stars[happening], needs.expected if needs else None)


def load(draft: Draft) -> Material:
    """Everything of a draft. A dozen queries, however large it is."""
    edition = draft.edition
    rows = _rows(draft)
    phases: dict[dt.date, set[str]] = defaultdict(set)
    for phase in edition.phases.all():
        for number in range((phase.ends_on - phase.starts_on).days + 1):
            phases[phase.starts_on + dt.timedelta(days=number)].add(phase.kind)
    facts = RoomFacts.objects.filter(place__edition=edition)
    windows = defaultdict(list)
    for one in edition.availabilities.all():
        windows[one.person_id].append((one.starts_at, one.ends_at))
    return Material(
        draft=draft,
        rows=rows,
        places=list(edition.places.all()),
        features={one.place_id: frozenset(one.features) for one in facts},
        days=days.open_days(edition, [row.span for row in rows if row.starts_at]),
        phases={day: frozenset(kinds & IN_PHASES) for day, kinds in phases.items()},
        needs={one.happening_id: one for one in SessionNeeds.objects.filter(happening__edition=edition)},
        walks=list(edition.walks.all()),
        windows=dict(windows),
        people=_people(draft),
        topics=_topics(draft),
        claims=_claims(edition),
        known_phases=frozenset().union(*phases.values()) & IN_PHASES,
    )


# Long texts that no page of the timetable shows.
_TEXTS = [
    f"happening__{name}"
    for name in ("abstract", "abstract_html", "description", "description_html", "links", "subtitle")
]


def _rows(draft: Draft) -> list[Placement]:
    """Every placement with its happening and where it stands."""
    rows = list(draft.placements.select_related("happening").defer(*_TEXTS).order_by("happening_id"))
    places = {place.pk: place for place in draft.edition.places.all()}
    tracks = {track.pk: track for track in draft.edition.tracks.defer("body", "body_html")}
    for row in rows:
        row.draft = draft
        row.place = places.get(row.place_id or 0)
        row.happening.edition = draft.edition
        row.happening.track = tracks.get(row.happening.track_id or 0)
    return rows


def _people(draft: Draft) -> dict[int, list[Named]]:
    parts = Appearance.objects.filter(happening__placements__draft=draft).order_by("order", "id")
    return _grouped(parts.values_list("happening_id", "person_id", "person__name"))


def _topics(draft: Draft) -> dict[int, list[Named]]:
    tagged = Happening.topics.through.objects.filter(happening__placements__draft=draft).order_by("topic")
    return _grouped(tagged.values_list("happening_id", "topic_id", "topic__name"))


def _grouped(found: Iterable[tuple[int, int, str]]) -> dict[int, list[Named]]:
    grouped: dict[int, list[Named]] = defaultdict(list)
    for happening, pk, name in found:
        if all(pk != known.pk for known in grouped[happening]):
            grouped[happening].append(Named(pk, name))
    return dict(grouped)


def _claims(edition: Edition) -> list[Claim]:
    cards = edition.happenings.filter(kind=Kind.OPEN_SPACE, starts_at__isnull=False)
    cards = cards.exclude(state=State.CANCELLED).only("place_id", "starts_at", "ends_at").order_by("pk")
    return [Claim(one.pk, one.place_id, *one.span) for one in cards if one.place_id]


def phase_of(happening: Happening, known: frozenset[str]) -> str:
    """The phase in which it belongs; of those that the edition has."""
    wanted = str(PHASE_OF.get(Kind(happening.kind), ""))
    if wanted == PhaseKind.TALKS and happening.track and happening.track.is_specialist:
        wanted = str(PhaseKind.TRACKS)
    if wanted and wanted not in known:
        return str(PhaseKind.TALKS) if PhaseKind.TALKS in known else ""
    return wanted
