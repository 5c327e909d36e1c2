"""The one way in which the facts of an edition are written, and the way back.

As with the edits of a draft (see journal.py): whoever writes holds the row of the edition first, so
writers take turns. Inside its turn a write looks at what stands under every key that it is about; what
somebody else has set since it was seen is left alone and the whole write refused, with what stands
there now. Two people who change different days therefore both win. A key that somebody did not touch
is not written, whatever their form showed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from hallway.areas.programme.timetable.journal import NothingToUndo, Refused
from hallway.areas.programme.timetable.models import FactEdit
from hallway.areas.programme.timetable.standing import Circle, Facts, Gone, Value, fingerprint, put, standing
from hallway.areas.programme.timetable.states import FACT_STEPS_BACK, EditState, FactKind, Subject
from hallway.ground.activity.actions import record
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person


class SetAnew(Refused):
    """Somebody else has set these facts since they were seen. `facts` is what stands there now."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self.facts = facts


class NoLongerThere(Refused):
    """What it is about, or what it names, is gone."""


class InCircles(Refused):
    """Two sessions would wait for each other."""


@dataclass(frozen=True, slots=True)
class About:
    """What a step is about: hours, rooms, one person, or one session."""

    subject: Subject
    person: Person | None = None
    happening: Happening | None = None

    def of(self, edits: QuerySet[FactEdit]) -> QuerySet[FactEdit]:
        return edits.filter(subject=self.subject, person=self.person, happening=self.happening)


@transaction.atomic
def write(
    edition: Edition,
    about: About,
    wishes: Facts,
    *,
    by: Person | None,
    seen: Mapping[str, str] | None = None,
    kind: FactKind = FactKind.SET,
) -> FactEdit | None:
    """Let all of these facts stand, or none of them.

    `seen` holds the fingerprints of what was seen under the keys; None takes it as it is now. None when
    everything that was touched stands like that already. Raises SetAnew, NoLongerThere, InCircles.
    """
    _take_turn(edition)
    now = standing(edition, wishes)
    marks = {key: fingerprint(now[key]) if seen is None else seen.get(key, "") for key in wishes}
    touched = {key: value for key, value in wishes.items() if fingerprint(value) != marks[key]}
    changed = {key: value for key, value in touched.items() if fingerprint(value) != fingerprint(now[key])}
    _check(now, {key: marks[key] for key in changed})
    if not changed:
        return None
    return _write(
        edition, about, {key: (now[key], value) for key, value in changed.items()}, by=by, kind=kind
    )


def _take_turn(edition: Edition) -> None:
    Edition.objects.select_for_update(no_key=True).only("pk").get(pk=edition.pk)


def _check(now: Facts, expected: Mapping[str, str]) -> None:
    """Raises SetAnew with what stands otherwise than by these fingerprints."""
    others = {key: now[key] for key, mark in expected.items() if fingerprint(now[key]) != mark}
    if others:
        raise SetAnew(others)


def _write(
    edition: Edition,
    about: About,
    changes: Mapping[str, tuple[Value, Value]],
    *,
    by: Person | None,
    kind: FactKind,
    step_of: FactEdit | None = None,
) -> FactEdit:
    try:
        for key, (_before, after) in changes.items():
            put(edition, key, after)
    except Gone:
        raise NoLongerThere from None
    except Circle:
        raise InCircles from None
    edit = FactEdit.objects.create(
        edition=edition, by=by, kind=kind, about=step_of,
        subject=about.subject, person=about.person, happening=about.happening,
        changes=[[key, before, after] for key, (before, after) in changes.items()],
    )  # fmt: skip
    verb = "timetable.availability_given" if kind == FactKind.SAID else "timetable.facts_changed"
    record(verb, about.happening or edition, by=by, edition=edition, about=str(about.subject))
    return edit


@transaction.atomic
def undo(edition: Edition, *, by: Person, edit: FactEdit | None = None) -> FactEdit:
    """Take back the newest step of `by` that is in force, or the given one, whoever made it.

    What it wrote must still stand as it left it. Raises NothingToUndo, SetAnew, NoLongerThere, InCircles.
    """
    _take_turn(edition)
    target = newest_done(edition, by) if edit is None else _again(edit)
    if target is None or target.state == EditState.UNDONE or target.kind in FACT_STEPS_BACK:
        raise NothingToUndo
    return _step(target, FactKind.UNDO, EditState.UNDONE, by=by)


@transaction.atomic
def redo(edition: Edition, *, by: Person, edit: FactEdit | None = None) -> FactEdit:
    """Do again what `by` undid last, unless they have set something since; or the given step.

    Raises as `undo` does.
    """
    _take_turn(edition)
    target = first_undone(edition, by) if edit is None else _again(edit)
    if target is None or target.state == EditState.DONE:
        raise NothingToUndo
    return _step(target, FactKind.REDO, EditState.DONE, by=by)


def newest_done(edition: Edition, person: Person, about: About | None = None) -> FactEdit | None:
    """What `undo` takes back; of everything, or of one subject."""
    return _own(edition, person, about).filter(state=EditState.DONE).first()


def first_undone(edition: Edition, person: Person, about: About | None = None) -> FactEdit | None:
    """What `redo` does again: the oldest undone step after the newest that is in force."""
    last = newest_done(edition, person, about)
    undone = _own(edition, person, about).filter(state=EditState.UNDONE, pk__gt=last.pk if last else 0)
    return undone.order_by("pk").first()


def newest(edition: Edition, about: About | None = None) -> FactEdit | None:
    """What was done last, by anybody."""
    edits = FactEdit.objects.filter(edition=edition).select_related("by", "about").order_by("-pk")
    return (about.of(edits) if about else edits).first()


def _own(edition: Edition, person: Person, about: About | None) -> QuerySet[FactEdit]:
    edits = FactEdit.objects.filter(edition=edition, by=person).exclude(kind__in=FACT_STEPS_BACK)
    return (about.of(edits) if about else edits).order_by("-pk")


def _again(edit: FactEdit) -> FactEdit | None:
    """The step as it is now that it is our turn; it may have gone with the person whom it was about."""
    return FactEdit.objects.select_related("edition", "person", "happening").filter(pk=edit.pk).first()


def _step(target: FactEdit, kind: FactKind, state: EditState, *, by: Person) -> FactEdit:
    back = kind == FactKind.UNDO
    steps = {key: (after, before) if back else (before, after) for key, before, after in target.changes}
    now = standing(target.edition, steps)
    _check(now, {key: fingerprint(expected) for key, (expected, _then) in steps.items()})
    FactEdit.objects.filter(pk=target.pk).update(state=state)
    about = About(Subject(target.subject), target.person, target.happening)
    return _write(target.edition, about, steps, by=by, kind=kind, step_of=target)
