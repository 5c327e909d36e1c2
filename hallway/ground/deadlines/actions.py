"""Announcing deadlines and moving them. Every move stays in the history and is told to who follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from hallway.formats.moments import AOE, Moment
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline, Extension
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person


@dataclass(frozen=True, slots=True)
class News:
    """A deadline of an edition that is new itself."""

    edition: Edition
    kind: DeadlineKind
    original: Moment | None = None
    extended: Moment | None = None
    zone: str = AOE
    url: str = ""


@transaction.atomic
def announce(
    edition: Edition,
    kind: DeadlineKind,
    *,
    by: Person | None,
    moment: Moment | None = None,
    source: str = "",
    **more: Any,
) -> Deadline:
    """The deadline of that kind, made if there was none. Without a moment the call is known, its end is not.

    What was announced first is never overwritten by an extension: use `extend` for those,
    and `correct` for a date that was wrong from the start. `more` are further fields of the row.
    """
    deadline, is_new = Deadline.objects.get_or_create(
        edition=edition, kind=kind, label=more.pop("label", ""), defaults={"source": source}
    )
    if is_new:
        return _write(deadline, "deadline.announced", moment, source, by, more)
    return correct(deadline, by=by, moment=moment, source=source, **more)


@transaction.atomic
def correct(
    deadline: Deadline,
    *,
    by: Person | None,
    moment: Moment | None,
    source: str = "",
    **more: Any,
) -> Deadline:
    """Put right what was announced first. Nothing is recorded where nothing changes."""
    return _write(deadline, "deadline.corrected", moment, source, by, more)


@transaction.atomic
def extend(deadline: Deadline, *, by: Person | None, moment: Moment, source: str = "") -> Deadline:
    """Move the end, in the deadline's zone; the same end twice is one extension.

    A move to earlier is one too, and says so.
    """
    deadline = Deadline.objects.select_for_update().get(pk=deadline.pk)
    last = deadline.extensions.last()
    if moment == (last.moment if last else deadline.moment):
        return deadline
    Extension.objects.create(deadline=deadline, on=moment.day, at=moment.clock, source=source)
    before = deadline.closes_at
    _settle(deadline)
    deadline.save()
    later = before is None or (deadline.closes_at is not None and deadline.closes_at > before)
    _tell("deadline.extended" if later else "deadline.moved", deadline, before, by)
    return deadline


@transaction.atomic
def retract(deadline: Deadline, *, by: Person | None, source: str = "") -> Deadline:
    """Take the last extension back: it was never announced. The caller keeps what it was."""
    deadline = Deadline.objects.select_for_update().get(pk=deadline.pk)
    last = deadline.extensions.last()
    if last is None:
        return deadline
    last.delete()
    before = deadline.closes_at
    _settle(deadline)
    deadline.source = source or deadline.source
    deadline.save()
    _tell("deadline.corrected", deadline, before, by)
    return deadline


@transaction.atomic
def announce_all(news: Sequence[News], *, source: str = "") -> None:
    """The deadlines of editions that appear with them, in two statements.

    Nothing is recorded: whoever makes the editions tells of them, and their deadlines are part of that.
    """
    rows = [_row(one, source) for one in news]
    Deadline.objects.bulk_create(rows, batch_size=500)
    extended = [
        Extension(deadline=row, on=one.extended.day, at=one.extended.clock, source=source)
        for one, row in zip(news, rows, strict=True)
        if one.extended
    ]
    Extension.objects.bulk_create(extended, batch_size=500)


def _row(one: News, source: str) -> Deadline:
    counts = one.extended or one.original
    row = Deadline(edition=one.edition, kind=one.kind, zone=one.zone, url=one.url, source=source)
    if one.original:
        row.on, row.at = one.original.day, one.original.clock
    row.closes_at = counts.instant() if counts else None
    return row


def verify(deadline: Deadline, *, by: Person | None, source: str = "") -> None:
    """Somebody looked, and it is right."""
    Deadline.objects.filter(pk=deadline.pk).update(verified_at=now(), source=source or deadline.source)


def _write(
    deadline: Deadline,
    verb: str,
    moment: Moment | None,
    source: str,
    by: Person | None,
    more: dict[str, Any],
) -> Deadline:
    before = deadline.closes_at
    fields = {"source": source or deadline.source, **more}
    if moment:
        fields |= {"on": moment.day, "at": moment.clock, "zone": moment.zone}
    changed = {name for name, value in fields.items() if getattr(deadline, name) != value}
    for name in changed:
        setattr(deadline, name, fields[name])
    _settle(deadline)
    if changed or before != deadline.closes_at:
        deadline.save()
        _tell(verb, deadline, before, by)
    return deadline


def _settle(deadline: Deadline) -> None:
    """Work out the instant that counts, from the last extension or what was announced first."""
    last = deadline.extensions.last() if deadline.pk else None
    moment = last.moment if last else deadline.moment
    deadline.closes_at = moment.instant() if moment else None


def _tell(verb: str, deadline: Deadline, before: dt.datetime | None, by: Person | None) -> None:
    record(
        verb,
        deadline,
        by=by,
        edition=deadline.edition,
        public=True,
        before=before.isoformat() if before else "",
        now=deadline.closes_at.isoformat() if deadline.closes_at else "",
    )
