"""Between the public schedule and drafts: what a new draft begins with, and what came in afterwards."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from hallway.areas.programme.timetable.models import LONGEST, Draft, Placement
from hallway.areas.programme.timetable.spots import Spot
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening, HappeningQuerySet
from hallway.ground.happenings.states import Kind, State

BATCH = 200
MINUTE = dt.timedelta(minutes=1)
# How long something is that never had a time, where nothing of its kind has one.
USUAL: Mapping[str, int] = {
    Kind.TALK: 30, Kind.TUTORIAL: 180, Kind.WORKSHOP: 90, Kind.PANEL: 45, Kind.KEYNOTE: 45,
    Kind.LIGHTNING: 60, Kind.POSTER: 180, Kind.SPRINT: 480, Kind.SOCIAL: 120,
}  # fmt: skip


def to_be_placed(edition: Edition) -> HappeningQuerySet:
    """What a draft has a placement for: sessions that may take place, and breaks that are public.

    A break that was put into one draft alone is a happening in the state of a draft; it stays there.
    """
    is_public_break = Q(kind=Kind.BREAK, state=State.PUBLIC, starts_at__isnull=False)
    is_session = ~Q(kind=Kind.BREAK) & Q(state__in=[State.PUBLIC, State.DRAFT])
    return Happening.objects.scheduled().filter(is_public_break | is_session, edition=edition)


def public_spot(happening: Happening, minutes: int = 30) -> Spot:
    """Where it stands on the public schedule; `minutes` is for what has no time there."""
    if happening.starts_at is None or happening.ends_at is None:
        return Spot(minutes=minutes)
    whole = int((happening.ends_at - happening.starts_at) / MINUTE)
    return Spot(happening.place_id, happening.starts_at, max(1, min(whole, LONGEST)))


def usual_minutes(edition: Edition) -> dict[str, int]:
    """Kind → the length that most of its sessions have. One query."""
    lengths: dict[str, Counter[int]] = defaultdict(Counter)
    placed = edition.happenings.filter(starts_at__isnull=False).values_list("kind", "starts_at", "ends_at")
    for kind, starts, ends in placed:
        if starts and ends:
            lengths[kind][int((ends - starts) / MINUTE)] += 1
    found = {kind: counted.most_common(1)[0][0] for kind, counted in lengths.items()}
    return {**USUAL, **found}


def copy_public(draft: Draft, happenings: Iterable[Happening]) -> None:
    """Give the draft a placement for each of these, where the public schedule has it. Twice is once."""
    usual = usual_minutes(draft.edition)
    rows = [_placement(draft, one, public_spot(one, usual.get(one.kind, 30))) for one in happenings]
    Placement.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def _placement(draft: Draft, happening: Happening, spot: Spot) -> Placement:
    return Placement(
        draft=draft,
        happening=happening,
        place_id=spot.place,
        starts_at=spot.starts_at,
        minutes=min(spot.minutes, LONGEST),
        base_place_id=spot.place,
        base_starts_at=spot.starts_at,
        base_minutes=spot.minutes if spot.starts_at else None,
        changed_in=draft.revision,
    )


def copy_draft(source: Draft, draft: Draft) -> None:
    """Let the draft begin as another one stands."""
    rows = [
        Placement(
            draft=draft,
            happening_id=row.happening_id,
            place_id=row.place_id,
            starts_at=row.starts_at,
            minutes=row.minutes,
            is_locked=row.is_locked,
            base_place_id=row.base_place_id,
            base_starts_at=row.base_starts_at,
            base_minutes=row.base_minutes,
        )
        for row in source.placements.all()
    ]
    Placement.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def take_in_new(draft: Draft) -> int:
    """Placements for sessions that have come since; how many. One query where there are none."""
    known = Placement.objects.filter(draft=draft).values("happening")
    missing = list(to_be_placed(draft.edition).exclude(pk__in=known))
    if missing:
        copy_public(draft, missing)
    return len(missing)
