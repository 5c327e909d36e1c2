"""What people do to drafts. Each edit is one entry of the draft's journal (see journal.py)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace

from django.db import transaction

from hallway.areas.programme.timetable import journal
from hallway.areas.programme.timetable.copying import (
    copy_draft,
    copy_public,
    public_spot,
    take_in_new,
    to_be_placed,
)
from hallway.areas.programme.timetable.journal import EVERYTHING, Wish, redo, undo, weigh
from hallway.areas.programme.timetable.models import Draft, Edit, Placement
from hallway.areas.programme.timetable.rules import Reach
from hallway.areas.programme.timetable.spots import Spot, spot_of
from hallway.areas.programme.timetable.states import EditKind
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.models import Person

__all__ = [
    "Wish", "add_break", "begin", "catch_up", "close", "lock", "move_day", "place", "redo", "remove",
    "reopen", "set_minutes", "shift", "swap_in", "undo", "weigh",
]  # fmt: skip


@transaction.atomic
def begin(edition: Edition, *, by: Person | None, name: str, source: Draft | None = None) -> Draft:
    """A new draft: as the public schedule stands, or as another draft of the edition does."""
    last = edition.releases.first()
    draft = Draft.objects.create(
        edition=edition,
        name=name,
        created_by=by,
        begun_from=source.begun_from if source else last,
        weights=_weights(edition, source),
    )
    if source:
        copy_draft(source, draft)
        take_in_new(draft)
    else:
        copy_public(draft, to_be_placed(edition))
    record("timetable.begun", draft, by=by, edition=edition, source=source.pk if source else None)
    return draft


def _weights(edition: Edition, source: Draft | None) -> dict[str, float]:
    """What counts in the draft that is copied, else in the newest one: the conference is the same."""
    last = source or edition.drafts.order_by("-id").first()
    return dict(last.weights) if last else {}


@transaction.atomic
def close(draft: Draft, *, by: Person) -> None:
    """Put a draft away; it takes no edits until it is opened again."""
    if Draft.objects.filter(pk=draft.pk, closed_at=None).update(closed_at=now()):
        record("timetable.closed", draft, by=by, edition=draft.edition)


@transaction.atomic
def reopen(draft: Draft, *, by: Person) -> None:
    if Draft.objects.filter(pk=draft.pk, closed_at__isnull=False).update(closed_at=None):
        record("timetable.reopened", draft, by=by, edition=draft.edition)


def place(
    placement: Placement,
    spot: Spot,
    *,
    by: Person | None,
    version: int | None = None,
    reach: Reach = EVERYTHING,
) -> Edit | None:
    """Put one session where `spot` says. Raises what `journal.write` raises."""
    kind = EditKind.PLACE if placement.starts_at is None else EditKind.MOVE
    if placement.starts_at == spot.starts_at and placement.place_id == spot.place:
        kind = EditKind.LENGTH if placement.minutes != spot.minutes else EditKind.LOCK
    wish = Wish(placement.pk, spot, version)
    return journal.write(placement.draft, [wish], by=by, kind=kind, reach=reach)


def remove(
    placements: Collection[Placement], *, by: Person, version: int | None = None, reach: Reach = EVERYTHING
) -> Edit | None:
    """Put these sessions of one draft back into the tray."""
    wishes = [Wish(row.pk, spot_of(row).in_tray(), version) for row in placements]
    return _write(placements, wishes, EditKind.REMOVE, by=by, reach=reach)


def lock(
    placements: Collection[Placement], is_locked: bool, *, by: Person, reach: Reach = EVERYTHING
) -> Edit | None:
    """Nail these sessions of one draft down, or let them go. What waits in the tray cannot be locked."""
    placed = [row for row in placements if row.starts_at]
    wishes = [Wish(row.pk, replace(spot_of(row), is_locked=is_locked)) for row in placed]
    return _write(placed, wishes, EditKind.LOCK if is_locked else EditKind.UNLOCK, by=by, reach=reach)


def set_minutes(placement: Placement, minutes: int, *, by: Person, reach: Reach = EVERYTHING) -> Edit | None:
    """Make a session longer or shorter; it begins when it began."""
    wish = Wish(placement.pk, replace(spot_of(placement), minutes=minutes))
    return _write([placement], [wish], EditKind.LENGTH, by=by, reach=reach)


def shift(
    placements: Collection[Placement],
    by_minutes: int,
    *,
    by: Person,
    room: Place | None = None,
    kind: EditKind = EditKind.SHIFT,
    reach: Reach = EVERYTHING,
) -> Edit | None:
    """Move these sessions of one draft together, earlier or later, and into `room` if one is given.

    What is locked stays; raises Locked when all of it is.
    """
    loose = [row for row in placements if row.starts_at and not row.is_locked]
    if not loose and placements:
        raise journal.Locked(placements)
    by_time = dt.timedelta(minutes=by_minutes)
    wishes = [
        Wish(
            row.pk, replace(spot_of(row).later(by_time), place=room.pk if room else row.place_id), row.version
        )
        for row in loose
    ]
    return _write(loose, wishes, kind, by=by, reach=reach)


def move_day(
    placements: Collection[Placement], days: int, *, by: Person, reach: Reach = EVERYTHING
) -> Edit | None:
    """Move these sessions so many days on (or back), at the same hour of the venue's clock.

    Across a change of the clocks 10:15 stays 10:15.
    """
    loose = [row for row in placements if row.starts_at and not row.is_locked]
    if not loose:
        return None
    zone = loose[0].draft.edition.zone
    wishes = []
    for row in loose:
        local = row.span[0].astimezone(zone) + dt.timedelta(days=days)
        wishes.append(Wish(row.pk, replace(spot_of(row), starts_at=local.astimezone(dt.UTC)), row.version))
    return _write(loose, wishes, EditKind.DAY, by=by, reach=reach)


@transaction.atomic
def add_break(
    draft: Draft, *, by: Person, title: str, starts_at: dt.datetime, minutes: int, room: Place | None = None
) -> Edit | None:
    """Put a break into all rooms, or into one. Undoing takes it off again."""
    happening = Happening.objects.create(
        edition=draft.edition,
        kind=Kind.BREAK,
        state=State.DRAFT,  # public with the next release of this draft
        title=title,
        is_plenary=room is None,
    )
    row = Placement.objects.create(draft=draft, happening=happening, minutes=minutes, is_locked=False)
    spot = Spot(room.pk if room else None, starts_at, minutes, is_locked=True)
    return journal.write(draft, [Wish(row.pk, spot)], by=by, kind=EditKind.BREAK)


def swap_in(
    draft: Draft, wishes: Collection[Wish], *, by: Person, kind: EditKind, reach: Reach = EVERYTHING
) -> Edit | None:
    """Take over many placements at once, as one edit: a solve, or cards from a table."""
    return journal.write(draft, list(wishes), by=by, kind=kind, reach=reach)


@transaction.atomic
def catch_up(draft: Draft, *, by: Person) -> tuple[int, int]:
    """Take over what an import or another release has changed on the public schedule since.

    What was moved here stays as it is here; how many were taken over, and how many stayed.
    """
    changed = behind_public(draft)
    wishes, kept = [], 0
    for row, public in changed:
        base = (row.base_place_id, row.base_starts_at)
        if (row.place_id, row.starts_at) == base and not row.is_locked:
            wishes.append(Wish(row.pk, replace(public, is_locked=False)))
        else:
            kept += 1
        row.base_place_id, row.base_starts_at = public.place, public.starts_at
        row.base_minutes = public.minutes if public.starts_at else None
    journal.write(draft, wishes, by=by, kind=EditKind.CATCH_UP)
    Placement.objects.bulk_update(
        [row for row, _public in changed], ["base_place", "base_starts_at", "base_minutes"], batch_size=100
    )
    return len(wishes), kept


def behind_public(draft: Draft) -> list[tuple[Placement, Spot]]:
    """Placements whose public spot is no longer the one that the draft took over, with where it is now."""
    return behind(draft.placements.select_related("happening"))


def behind(rows: Iterable[Placement]) -> list[tuple[Placement, Spot]]:
    """The same for placements that are at hand with their happenings."""
    found = []
    for row in rows:
        if row.happening.state == State.DRAFT:
            continue
        public = public_spot(row.happening, row.minutes)
        base = (row.base_place_id, row.base_starts_at, row.base_minutes)
        if base != (public.place, public.starts_at, public.minutes if public.starts_at else None):
            found.append((row, public))
    return found


def _write(
    rows: Collection[Placement], wishes: Iterable[Wish], kind: EditKind, *, by: Person, reach: Reach
) -> Edit | None:
    if not rows:
        return None
    draft = next(iter(rows)).draft
    return journal.write(draft, list(wishes), by=by, kind=kind, reach=reach)
