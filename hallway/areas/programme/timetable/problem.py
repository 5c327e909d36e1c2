"""From the rows of a draft to the engine's problem, and from its plans back to spots.

Ids: a session is its happening, a room its place, a person themselves, each as text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from hallway.areas.programme.timetable import days
from hallway.areas.programme.timetable.days import OpenDay
from hallway.areas.programme.timetable.material import (
    Claim,
    Material,
    in_all_rooms,
    is_solved,
    load,
    minute_of,
    moment_of,
    phase_of,
)
from hallway.areas.programme.timetable.models import Draft, Placement
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
from hallway.ground.editions.models import Place

__all__ = [
    "Material", "is_solved", "load", "minute_of", "moment_of", "plan_of", "problem_of", "published_plan",
    "spots_of", "weights_of",
]  # fmt: skip

CHANGE_OVER = 5  # minutes between two sessions, where nothing says when they begin


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
    rows, others = [], []
    for row in material.rows:
        if is_solved(row.happening) or row.happening_id == also:
            rows.append(row)
        elif row.starts_at:
            others.append(row)
    published = published_plan(material)
    return Problem(
        rooms=tuple(_room(place, material) for place in material.places),
        days=tuple(_day(day, rows, others, material, for_solving) for day in material.days),
        sessions=_sessions(rows, material, for_solving),
        people=_people(material),
        fixed=(*(_fixed(row, material) for row in others), *map(_claimed, material.claims)),
        locks=tuple(_lock(row) for row in rows if row.is_locked and row.starts_at),
        order=tuple(Before(str(one.after_id), str(pk)) for pk, one in material.needs.items() if one.after_id),
        travel=tuple(Travel(str(one.one_id), str(one.other_id), one.minutes) for one in material.walks),
        interest=material.audience.interest if interest is None else interest,
        weights={**weights_of(material.draft), **(weights or {})},
        published=published if published.placements else None,
    )


def weights_of(draft: Draft) -> dict[Soft, float]:
    """How much each soft rule counts in a draft."""
    return {rule: float(draft.weights.get(str(rule), usual)) for rule, usual in DEFAULT_WEIGHTS.items()}


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


def _room(place: Place, material: Material) -> Room:
    features = material.features.get(place.pk, frozenset())
    return Room(str(place.pk), place.name, place.capacity, features)


def _sessions(rows: list[Placement], material: Material, for_solving: bool) -> tuple[Session, ...]:
    phases = {row.pk: phase_of(row.happening, material.known_phases) for row in rows}
    rooms: dict[str, frozenset[str] | None] = {}
    if for_solving:
        rooms = {phase: _usual_rooms(material, phase) for phase in set(phases.values())}
    return tuple(_session(row, material, phases[row.pk], rooms.get(phases[row.pk])) for row in rows)


def _session(row: Placement, material: Material, phase: str, rooms: frozenset[str] | None) -> Session:
    one, needs = row.happening, material.needs.get(row.happening_id)
    return Session(
        id=str(one.pk),
        title=one.title,
        length=max(row.minutes, 1),
        people=tuple(str(person.pk) for person in material.people_of(one.pk)),
        phase=phase,
        rooms=rooms,
        features=frozenset(needs.features) if needs else frozenset(),
        track=str(one.track_id or ""),
        topics=frozenset(str(topic.pk) for topic in material.topics.get(one.pk, ())),
        audience=needs.expected if needs else None,
        recorded=one.is_recorded is not False,
        first_time=needs.is_first_time if needs else False,
        level=one.level,
    )


def usual_rooms(material: Material, row: Placement) -> set[int]:
    """The rooms that a person would think of for a session: those of its kind, and those of no other."""
    mine, others = _rooms_in_use(material, phase_of(row.happening, material.known_phases))
    return mine | {place.pk for place in material.places if not place.is_virtual} - others


def _usual_rooms(material: Material, phase: str) -> frozenset[str] | None:
    """The rooms in which sessions of this phase stand, here or on the public schedule.

    While most of its sessions wait, rooms in which nothing stands are open to it, too. None: all rooms.
    """
    mine, others = _rooms_in_use(material, phase)
    known = material.known_phases
    rows = [
        row for row in material.rows if is_solved(row.happening) and phase_of(row.happening, known) == phase
    ]
    placed = sum(1 for row in rows if row.place_id or row.happening.place_id)
    if len(rows) > 2 * placed:
        mine |= {place.pk for place in material.places if not place.is_virtual} - others
    return frozenset(str(pk) for pk in mine) or None


def _rooms_in_use(material: Material, phase: str) -> tuple[set[int], set[int]]:
    """By what a solve may move into this phase, and by everything else, here or on the public schedule."""
    known, mine, others = material.known_phases, set[int](), set[int]()
    for row in material.rows:
        is_mine = is_solved(row.happening) and phase_of(row.happening, known) == phase
        rooms = {pk for pk in (row.place_id, row.happening.place_id) if pk}
        (mine if is_mine else others).update(rooms)
    return mine, others


def _people(material: Material) -> tuple[Person, ...]:
    named = {person.pk: person.name for mine in material.people.values() for person in mine}
    return tuple(
        Person(str(pk), name, _spans(material.windows[pk]) if pk in material.windows else None)
        for pk, name in named.items()
    )


def _spans(windows: Iterable[tuple[dt.datetime, dt.datetime]]) -> tuple[Span, ...]:
    return tuple(Span(minute_of(start), minute_of(end)) for start, end in windows)


def _fixed(row: Placement, material: Material) -> Fixed:
    one = row.happening
    rooms = None if in_all_rooms(row) else frozenset({str(row.place_id)} if row.place_id else ())
    start, end = row.span
    people = tuple(str(person.pk) for person in material.people_of(one.pk))
    return Fixed(str(one.pk), one.title, Span(minute_of(start), minute_of(end)), rooms, people)


def _claimed(claim: Claim) -> Fixed:
    """A card of the board keeps its room; who hosts it is nobody's business here."""
    span = Span(minute_of(claim.starts_at), minute_of(claim.ends_at))
    return Fixed(str(claim.happening), "", span, frozenset({str(claim.place)}))


def _lock(row: Placement) -> Lock:
    return Lock(str(row.happening_id), minute_of(row.span[0]), str(row.place_id) if row.place_id else None)


def _day(
    day: OpenDay, rows: list[Placement], others: list[Placement], material: Material, for_solving: bool
) -> Day:
    closed = [row.span for row in others if in_all_rooms(row)]
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
