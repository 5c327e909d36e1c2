"""The one way in which placements of a draft are written, and the way back.

Edits of one draft take turns: each holds the row of the draft first. Inside its turn an edit looks
at the version of every placement that it is about to write; one that somebody else has written
meanwhile is left alone and the whole edit refused, with what stands there now. Two people who move
different sessions therefore both win, and nobody overwrites what they have not seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from hallway.areas.programme.timetable.models import Draft, Edit, Placement
from hallway.areas.programme.timetable.rules import Reach
from hallway.areas.programme.timetable.spots import Spot, read, spot_of
from hallway.areas.programme.timetable.states import STEPS_BACK, EditKind, EditState
from hallway.ground.activity.actions import record
from hallway.ground.people.models import Person

EVERYTHING = Reach(all=True)


class Refused(Exception):
    """An edit that was not made; nothing was written. `placements` are what it is about, as they stand."""

    def __init__(self, placements: Iterable[Placement] = ()) -> None:
        super().__init__()
        self.placements = list(placements)


class Overtaken(Refused):
    """Somebody else has written these placements since they were seen."""


class Locked(Refused):
    """These placements are locked: unlock them first."""


class OutOfReach(Refused):
    """These sessions belong to tracks of others."""


class DraftClosed(Refused):
    """The draft was put away."""


class Reweighed(Refused):
    """Somebody has weighed the rules anew since."""


class NothingToUndo(Refused):
    """There is nothing of one's own to undo, or to do again."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Where a placement is to stand. `version` is the one that was seen; None takes it as it is now."""

    placement: int
    spot: Spot
    version: int | None = None


@transaction.atomic
def write(
    draft: Draft,
    wishes: Sequence[Wish],
    *,
    by: Person | None,
    kind: EditKind,
    reach: Reach = EVERYTHING,
    about: Edit | None = None,
) -> Edit | None:
    """Make one edit of all these wishes, or none of them.

    None when everything stands like that already. Raises Overtaken, Locked, OutOfReach, DraftClosed.
    """
    _take_turn(draft)
    rows = _rows(draft, [wish.placement for wish in wishes])
    _check_versions(rows, wishes)
    changed = [(rows[wish.placement], wish.spot) for wish in wishes]
    changed = [(row, spot) for row, spot in changed if spot_of(row) != spot]
    if not changed:
        return None
    _check_allowed([row for row, _spot in changed], changed, reach)
    return _write(draft, changed, by=by, kind=kind, about=about)


@transaction.atomic
def weigh(draft: Draft, weights: Mapping[str, float], *, by: Person | None) -> Edit | None:
    """Let the soft rules count so much in this draft; rules that are not named count as usual.

    One edit of the journal, as a move is. None when they count like that already. Raises DraftClosed.
    """
    _take_turn(draft)
    if draft.weights == weights:
        return None
    return _weigh(draft, dict(weights), by=by, kind=EditKind.WEIGHTS, about=None)


def _weigh(
    draft: Draft, weights: dict[str, float], *, by: Person | None, kind: EditKind, about: Edit | None
) -> Edit:
    edit = Edit(draft=draft, number=draft.revision + 1, by=by, kind=kind, about=about)
    edit.weights = [draft.weights, weights]
    edit.save()
    draft.revision, draft.weights = edit.number, weights
    Draft.objects.filter(pk=draft.pk).update(revision=edit.number, weights=weights)
    record("timetable.edited", draft, by=by, edition=draft.edition, revision=edit.number, kind=str(kind))
    return edit


def _take_turn(draft: Draft) -> None:
    current = Draft.objects.select_for_update(no_key=True).get(pk=draft.pk)
    if current.closed_at:
        raise DraftClosed
    draft.revision, draft.weights = current.revision, current.weights


def _rows(draft: Draft, wanted: Iterable[int]) -> dict[int, Placement]:
    """The placements by id. Raises Overtaken for one that is no longer there."""
    wanted = set(wanted)
    found = Placement.objects.filter(draft=draft, pk__in=wanted).select_related("happening")
    rows = {row.pk: row for row in found}
    if len(rows) < len(wanted):
        raise Overtaken
    return rows


def _check_versions(rows: dict[int, Placement], wishes: Iterable[Wish]) -> None:
    stale = [
        rows[wish.placement]
        for wish in wishes
        if wish.version not in {None, rows[wish.placement].version}
        and spot_of(rows[wish.placement]) != wish.spot
    ]
    if stale:
        raise Overtaken(stale)


def _check_allowed(rows: list[Placement], changed: list[tuple[Placement, Spot]], reach: Reach) -> None:
    beyond = [row for row in rows if not reach.covers(row.happening)]
    if beyond:
        raise OutOfReach(beyond)
    fast = [row for row, spot in changed if row.is_locked and spot.is_locked]
    if fast:
        raise Locked(fast)


def _write(
    draft: Draft,
    changed: list[tuple[Placement, Spot]],
    *,
    by: Person | None,
    kind: EditKind,
    about: Edit | None,
) -> Edit:
    number = draft.revision + 1
    changes = []
    for row, spot in changed:
        changes.append([row.pk, spot_of(row).written(), spot.written()])
        row.place_id, row.starts_at = spot.place, spot.starts_at
        row.minutes, row.is_locked = spot.minutes, spot.is_locked
        row.version += 1
        row.changed_in = number
    Placement.objects.bulk_update(
        [row for row, _spot in changed],
        ["place", "starts_at", "minutes", "is_locked", "version", "changed_in"],
        batch_size=100,
    )
    Draft.objects.filter(pk=draft.pk).update(revision=number)
    draft.revision = number
    edit = Edit.objects.create(draft=draft, number=number, by=by, kind=kind, changes=changes, about=about)
    record("timetable.edited", draft, by=by, edition=draft.edition, revision=number, kind=str(kind))
    return edit


@transaction.atomic
def undo(draft: Draft, *, by: Person, reach: Reach = EVERYTHING, edit: Edit | None = None) -> Edit:
    """Take back the newest edit of `by` that is in force, or the given one, whoever made it.

    What it wrote must still stand as it left it. Raises NothingToUndo, or Overtaken with what stands
    elsewhere by now.
    """
    _take_turn(draft)
    target = newest_done(draft, by) if edit is None else _again(edit)
    if target is None or target.state == EditState.UNDONE or target.kind in STEPS_BACK:
        raise NothingToUndo
    return _step(draft, target, EditKind.UNDO, EditState.UNDONE, by=by, reach=reach)


@transaction.atomic
def redo(draft: Draft, *, by: Person, reach: Reach = EVERYTHING) -> Edit:
    """Do again what `by` undid last, unless they have edited since. Raises as `undo` does."""
    _take_turn(draft)
    target = first_undone(draft, by)
    if target is None:
        raise NothingToUndo
    return _step(draft, target, EditKind.REDO, EditState.DONE, by=by, reach=reach)


def newest_done(draft: Draft, person: Person) -> Edit | None:
    """What `undo` takes back."""
    return _own(draft, person).filter(state=EditState.DONE).first()


def first_undone(draft: Draft, person: Person) -> Edit | None:
    """What `redo` does again: the oldest undone edit after the newest that is in force."""
    last = newest_done(draft, person)
    undone = _own(draft, person).filter(state=EditState.UNDONE, number__gt=last.number if last else 0)
    return undone.order_by("number").first()


def _own(draft: Draft, person: Person) -> QuerySet[Edit]:
    return Edit.objects.filter(draft=draft, by=person).exclude(kind__in=STEPS_BACK).order_by("-number")


def _again(edit: Edit) -> Edit:
    """The edit as it is now that it is our turn."""
    return Edit.objects.get(pk=edit.pk)


def _step(draft: Draft, target: Edit, kind: EditKind, state: EditState, *, by: Person, reach: Reach) -> Edit:
    is_back = kind == EditKind.UNDO
    if target.weights:
        before, after = target.weights if is_back else target.weights[::-1]
        if draft.weights != after:
            raise Reweighed
        if not reach.all:
            raise OutOfReach
        Edit.objects.filter(pk=target.pk).update(state=state)
        return _weigh(draft, before, by=by, kind=kind, about=target)
    steps = [(pk, read(after if is_back else before), read(before if is_back else after))
             for pk, before, after in target.changes]  # fmt: skip
    rows = _rows(draft, [pk for pk, _now, _then in steps])
    moved = [rows[pk] for pk, expected, _then in steps if spot_of(rows[pk]) != expected]
    if moved:
        raise Overtaken(moved)
    beyond = [row for row in rows.values() if not reach.covers(row.happening)]
    if beyond:
        raise OutOfReach(beyond)
    Edit.objects.filter(pk=target.pk).update(state=state)
    changed = [(rows[pk], then) for pk, _now, then in steps]
    return _write(draft, changed, by=by, kind=kind, about=target)
