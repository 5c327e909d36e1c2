"""From rows to the engine's problem, and from its plans back to spots.

Ids: a session is its happening, a room its place, a person themselves, each as text.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch

from hallway.areas.programme.timetable import days
from hallway.areas.programme.timetable.days import OpenDay
from hallway.areas.programme.timetable.interest import audience_of
from hallway.areas.programme.timetable.models import Draft, Placement, RoomFacts, SessionNeeds, Walk
from hallway.areas.programme.timetable.spots import Spot
from hallway.engines.timetable.model import (
    Before,
    Block,
    Day,
    Fixed,
    Interest,
    Lock,
    Person,
    Plan,
    Problem,
    Room,
    Session,
    Span,
    Travel,
)
from hallway.engines.timetable.model import Placement as Stand
from hallway.engines.timetable.rules import DEFAULT_WEIGHTS, Soft
from hallway.ground.editions.models import Edition, Place
from hallway.ground.editions.states import PhaseKind
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.happenings.states import Kind

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
CHANGE_OVER = 5  # minutes between two sessions, where nothing says when they begin
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def minute_of(moment: dt.datetime) -> int:
    return int((moment - EPOCH) / dt.timedelta(minutes=1))


def moment_of(minute: int) -> dt.datetime:
    return EPOCH + dt.timedelta(minutes=minute)


@dataclass(slots=True)
class Material:
    """The rows of a draft, fetched in a fixed number of queries, and what was read off them."""

    draft: Draft
    rows: list[Placement]
    places: list[Place]
    features: dict[int, frozenset[str]]  # place → words
    days: list[OpenDay]
    phases: dict[dt.date, frozenset[str]]
    needs: dict[int, SessionNeeds]
    walks: list[Walk]
    windows: dict[int, list[tuple[dt.datetime, dt.datetime]]]
    known_phases: frozenset[str] = frozenset()

    @property
    def edition(self) -> Edition:
        return self.draft.edition

    @property
    def by_happening(self) -> dict[int, Placement]:
        return {row.happening_id: row for row in self.rows}

    def open_day(self, day: dt.date) -> OpenDay | None:
        return next((one for one in self.days if one.day == day), None)


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
        known_phases=frozenset().union(*phases.values()) & IN_PHASES,
    )


# Long texts that no page of the timetable shows.
_TEXTS = [
    f"happening__{name}"
    for name in ("abstract", "abstract_html", "description", "description_html", "links", "subtitle")
]


def _rows(draft: Draft) -> list[Placement]:
    """Every placement with its happening, who gives it, what it is about, and where it stands."""
    parts = Appearance.objects.select_related("person").only("happening", "part", "order", "person__name")
    found = draft.placements.select_related("happening").defer(*_TEXTS).order_by("happening_id")
    rows = list(
        found.prefetch_related(
            Prefetch("happening__appearances", parts.order_by("order", "id")), "happening__topics"
        )
    )
    places = {place.pk: place for place in draft.edition.places.all()}
    tracks = {track.pk: track for track in draft.edition.tracks.defer("body", "body_html")}
    for row in rows:
        row.draft = draft
        row.place = places.get(row.place_id or 0)
        row.happening.edition = draft.edition
        row.happening.track = tracks.get(row.happening.track_id or 0)
    return rows


def is_solved(happening: Happening) -> bool:
    """Whether a solve may move it; plenaries and what has its own hours stand as they are."""
    return happening.kind in SOLVED and not happening.is_plenary


def problem_of(
    material: Material,
    *,
    for_solving: bool = False,
    also: int | None = None,
    weights: Mapping[Soft, float] | None = None,
    interest: Interest | None = None,
) -> Problem:
    """The engine's problem.

    For checking a session may begin at every step of a day; for solving at the times that are in use,
    or that follow from the lengths. `also` is a happening that is looked at as if a solve could move it.
    """
    rows = [row for row in material.rows if is_solved(row.happening) or row.happening_id == also]
    others = [row for row in material.rows if row.starts_at and row not in rows]
    published = published_plan(material)
    return Problem(
        rooms=tuple(_room(place, material) for place in material.places),
        days=tuple(_day(day, rows, others, material, for_solving) for day in material.days),
        sessions=tuple(_session(row, material, for_solving) for row in rows),
        people=_people(material),
        fixed=tuple(_fixed(row) for row in others),
        locks=tuple(_lock(row) for row in rows if row.is_locked and row.starts_at),
        order=tuple(Before(str(one.after_id), str(pk)) for pk, one in material.needs.items() if one.after_id),
        travel=tuple(Travel(str(one.one_id), str(one.other_id), one.minutes) for one in material.walks),
        interest=audience_of(material.edition).interest if interest is None else interest,
        weights={**DEFAULT_WEIGHTS, **(weights or {})},
        published=published if published.placements else None,
    )


def plan_of(rows: Iterable[Placement]) -> Plan:
    """Where what a solve may move stands, as far as it has a room and a time."""
    return Plan(
        {
            str(row.happening_id): Stand(minute_of(row.starts_at), str(row.place_id))
            for row in rows
            if row.starts_at and row.place_id and is_solved(row.happening)
        }
    )


def published_plan(material: Material) -> Plan:
    """Where the public schedule has them."""
    return Plan(
        {
            str(row.happening_id): Stand(minute_of(row.happening.starts_at), str(row.happening.place_id))
            for row in material.rows
            if row.happening.starts_at and row.happening.place_id and is_solved(row.happening)
        }
    )


def spots_of(plan: Plan, material: Material) -> dict[int, Spot]:
    """Placement → spot, of everything in the plan that stands elsewhere in the draft, or nowhere yet."""
    rows = material.by_happening
    found = {}
    for session, stand in plan.placements.items():
        row = rows.get(int(session))
        if row is None or row.is_locked:
            continue
        spot = Spot(int(stand.room), moment_of(stand.start), row.minutes)
        if (row.place_id, row.starts_at) != (spot.place, spot.starts_at):
            found[row.pk] = spot
    return found


def phase_of(happening: Happening, known: frozenset[str]) -> str:
    """The phase in which it belongs; of those that the edition has."""
    wanted = str(PHASE_OF.get(Kind(happening.kind), ""))
    if wanted == PhaseKind.TALKS and happening.track and happening.track.is_specialist:
        wanted = str(PhaseKind.TRACKS)
    if wanted and wanted not in known:
        return str(PhaseKind.TALKS) if PhaseKind.TALKS in known else ""
    return wanted


def _room(place: Place, material: Material) -> Room:
    features = material.features.get(place.pk, frozenset())
    return Room(str(place.pk), place.name, place.capacity, features)


def _session(row: Placement, material: Material, for_solving: bool) -> Session:
    one, needs = row.happening, material.needs.get(row.happening_id)
    phase = phase_of(one, material.known_phases)
    return Session(
        id=str(one.pk),
        title=one.title,
        length=max(row.minutes, 1),
        people=tuple(str(part.person_id) for part in one.appearances.all()),
        phase=phase,
        rooms=_usual_rooms(material, phase) if for_solving else None,
        features=frozenset(needs.features) if needs else frozenset(),
        track=str(one.track_id or ""),
        topics=frozenset(str(topic.pk) for topic in one.topics.all()),
        audience=needs.expected if needs else None,
        recorded=one.is_recorded is not False,
        first_time=needs.is_first_time if needs else False,
        level=one.level,
    )


def _usual_rooms(material: Material, phase: str) -> frozenset[str] | None:
    """The rooms in which sessions of this phase stand, here or on the public schedule.

    While most of its sessions wait, rooms in which nothing stands are open to it, too. None: all rooms.
    """
    known = material.known_phases
    used: dict[bool, set[int]] = {True: set(), False: set()}  # by this phase, by others
    waiting = placed = 0
    for row in material.rows:
        is_mine = is_solved(row.happening) and phase_of(row.happening, known) == phase
        rooms = {pk for pk in (row.place_id, row.happening.place_id) if pk}
        used[is_mine] |= rooms
        waiting += is_mine and not rooms
        placed += is_mine and bool(rooms)
    if waiting > placed:
        every = {place.pk for place in material.places if not place.is_virtual}
        used[True] |= every - used[False]
    return frozenset(str(pk) for pk in used[True]) or None


def _people(material: Material) -> tuple[Person, ...]:
    named = {
        part.person_id: part.person.name for row in material.rows for part in row.happening.appearances.all()
    }
    return tuple(
        Person(str(pk), name, _spans(material.windows[pk]) if pk in material.windows else None)
        for pk, name in named.items()
    )


def _spans(windows: Iterable[tuple[dt.datetime, dt.datetime]]) -> tuple[Span, ...]:
    return tuple(Span(minute_of(start), minute_of(end)) for start, end in windows)


def _fixed(row: Placement) -> Fixed:
    one = row.happening
    in_all_rooms = one.is_plenary or (one.kind == Kind.BREAK and row.place_id is None)
    rooms = None if in_all_rooms else frozenset({str(row.place_id)} if row.place_id else ())
    start, end = row.span
    people = tuple(str(part.person_id) for part in one.appearances.all())
    return Fixed(str(one.pk), one.title, Span(minute_of(start), minute_of(end)), rooms, people)


def _lock(row: Placement) -> Lock:
    return Lock(str(row.happening_id), minute_of(row.span[0]), str(row.place_id) if row.place_id else None)


def _day(
    day: OpenDay, rows: list[Placement], others: list[Placement], material: Material, for_solving: bool
) -> Day:
    closed = [row.span for row in others if _fixed(row).rooms is None]
    here = [row for row in rows if row.starts_at and day.opens <= row.starts_at < day.closes]
    phases = material.phases.get(day.day, frozenset())
    blocks = []
    for number, (start, end) in enumerate(days.blocks_of(day, closed)):
        span = Span(minute_of(start), minute_of(end))
        if for_solving:
            starts = _usual_starts(span, here, _lengths(material, phases))
        else:
            starts = tuple(range(span.start, span.end, day.step))
        # Something that belongs to no phase may stand on every day.
        blocks.append(Block(f"{day.day}-{number}", span, starts, phases=phases | {""} if phases else phases))
    return Day(day.day.isoformat(), day.day.isoformat(), tuple(blocks))


def _lengths(material: Material, phases: frozenset[str]) -> list[int]:
    """The lengths of what may stand on a day of these phases, each once."""
    known = material.known_phases
    return sorted(
        {
            row.minutes
            for row in material.rows
            if is_solved(row.happening) and (not phases or phase_of(row.happening, known) in phases)
        }
    )


def _usual_starts(span: Span, here: Iterable[Placement], lengths: Iterable[int]) -> tuple[int, ...]:
    """The starts that are in use in a block, and where time is left, one session after the other."""
    used = sorted({minute_of(row.span[0]) for row in here})
    used = [start for start in used if span.start <= start < span.end]
    found = set(used)
    for length in lengths:
        at = span.start
        while at + length <= span.end:
            coming = next((start for start in used if at <= start < at + length), None)
            at = at if coming is None else coming
            if at + length <= span.end:
                found.add(at)
            at += length + CHANGE_OVER
    return tuple(sorted(found))
