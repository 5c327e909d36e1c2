"""From a draft to the public schedule: one transaction, kept for ever, told to those whom it touches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from hallway.areas.programme.timetable import changelog
from hallway.areas.programme.timetable.changelog import Entry
from hallway.areas.programme.timetable.journal import DraftClosed
from hallway.areas.programme.timetable.models import Draft, Placement, Release
from hallway.areas.programme.timetable.spots import Spot, spot_of
from hallway.ground import markdown
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.models import Person

BATCH = 100


class NameTaken(Exception):
    """The edition has a release of that name already."""


class DraftChanged(Exception):
    """Somebody has edited the draft since its changes were looked at."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What one session of a release is and where it stands, as it was called then."""

    happening: int
    code: str
    title: str
    kind: str
    is_plenary: bool
    room: str
    spot: Spot

    @property
    def is_break(self) -> bool:
        return self.kind == Kind.BREAK

    @property
    def starts_at(self) -> dt.datetime:
        """Raises ValueError without one, which no release has: what waits is not in it."""
        if self.spot.starts_at is None:
            raise ValueError(f"{self.title} has no time")
        return self.spot.starts_at


def clean_name(name: str) -> str:
    """A name that can stand in an address. Raises ValidationError."""
    name = " ".join(name.split())
    if not name or len(name) > 80 or "/" in name or not name.isprintable() or name in {".", ".."}:
        raise ValidationError(_("A name of up to 80 letters, without a slash."))
    return name


def suggested_name(edition: Edition) -> str:
    """The number of the next release."""
    last = edition.releases.order_by("-number").values_list("number", flat=True).first()
    return str((last or 0) + 1)


def preview(draft: Draft) -> list[Entry]:
    """What releasing this draft would change. Three queries."""
    edition = draft.edition
    return changelog.compare(_touchable(edition, _wanted(draft)), _wanted(draft), _rooms(edition))


def preview_back(release: Release) -> list[Entry]:
    """What going back to this release would change."""
    wanted = _wanted_of(release)
    return changelog.compare(_touchable(release.edition, wanted), wanted, _rooms(release.edition))


@transaction.atomic
def release(
    draft: Draft, *, by: Person | None, name: str, notes: str = "", revision: int | None = None
) -> Release:
    """Make the draft the public schedule. `revision` is the one whose changes were looked at.

    Raises DraftChanged, DraftClosed, NameTaken or ValidationError; then nothing has happened.
    """
    edition = Edition.objects.select_for_update(no_key=True).get(pk=draft.edition_id)
    current = Draft.objects.select_for_update(no_key=True).get(pk=draft.pk)
    if current.closed_at:
        raise DraftClosed
    if revision is not None and current.revision != revision:
        raise DraftChanged
    made = _publish(edition, _wanted(draft), by=by, name=name, notes=notes, draft=draft)
    settled = draft.placements.exclude(~Q(happening__kind=Kind.BREAK), happening__state=State.DRAFT)
    settled = Placement.objects.filter(pk__in=settled.values("pk"))
    settled.placed().update(base_place=F("place"), base_starts_at=F("starts_at"), base_minutes=F("minutes"))
    settled.filter(starts_at=None).update(base_place=None, base_starts_at=None, base_minutes=None)
    Draft.objects.filter(pk=draft.pk).update(begun_from=made)
    return made


@transaction.atomic
def roll_back(target: Release, *, by: Person, name: str, notes: str = "") -> Release:
    """Make an old release the public schedule again, as a new release. Raises as `release` does.

    Sessions that are cancelled or gone stay so; those that came later wait for a place again.
    """
    edition = Edition.objects.select_for_update(no_key=True).get(pk=target.edition_id)
    return _publish(edition, _wanted_of(target), by=by, name=name, notes=notes, back_to=target)


def standings(release: Release) -> list[Standing]:
    """What stood where in a release, in order of time."""
    found = []
    for happening, code, title, kind, is_plenary, room, place, starts, minutes in release.snapshot:
        spot = Spot(place, dt.datetime.fromisoformat(starts), minutes)
        found.append(Standing(happening, code, title, kind, is_plenary, room, spot))
    return found


def _wanted(draft: Draft) -> dict[int, Spot]:
    """Happening → spot, of everything in the draft that may be public."""
    rows = draft.placements.placed().select_related("happening")
    return {row.happening_id: spot_of(row) for row in rows if _may_be_public(row.happening)}


def _may_be_public(happening: Happening) -> bool:
    """A session that nobody has said yes to yet is planned with, and shown to nobody."""
    return happening.state == State.PUBLIC or happening.kind == Kind.BREAK


def _wanted_of(release: Release) -> dict[int, Spot]:
    rooms = set(release.edition.places.values_list("pk", flat=True))
    return {
        one.happening: Spot(
            one.spot.place if one.spot.place in rooms else None, one.spot.starts_at, one.spot.minutes
        )
        for one in standings(release)
    }


def _touchable(edition: Edition, wanted: Mapping[int, Spot], *, lock: bool = False) -> list[Happening]:
    """What a release may move: public sessions, and breaks that are public or are to be."""
    is_break = Q(kind=Kind.BREAK) & (Q(state=State.PUBLIC) | Q(pk__in=wanted))
    found = Happening.objects.scheduled().filter(is_break | Q(state=State.PUBLIC), edition=edition)
    found = found.exclude(state=State.CANCELLED).order_by("id")
    return list(found.select_for_update() if lock else found)


def _rooms(edition: Edition) -> dict[int, str]:
    return dict(edition.places.values_list("pk", "name"))


def _publish(
    edition: Edition,
    wanted: dict[int, Spot],
    *,
    by: Person | None,
    name: str,
    notes: str,
    draft: Draft | None = None,
    back_to: Release | None = None,
) -> Release:
    """Write everything. The caller holds the edition, so releases and imports take turns."""
    name = clean_name(name)
    if edition.releases.filter(name__iexact=name).exists():
        raise NameTaken
    rooms = _rooms(edition)
    happenings = _touchable(edition, wanted, lock=True)
    entries = changelog.compare(happenings, wanted, rooms)
    _move(happenings, entries, wanted)
    last = edition.releases.order_by("-number").values_list("number", flat=True).first()
    made = Release.objects.create(
        edition=edition,
        number=(last or 0) + 1,
        name=name,
        notes=notes,
        notes_html=markdown.to_html(notes),
        changelog=[entry.written() for entry in entries],
        snapshot=_snapshot(happenings, rooms),
        released_by=by,
        draft=draft,
        back_to=back_to,
    )
    Edition.objects.filter(pk=edition.pk).update(schedule_version=name)
    record(
        "programme.released", made, by=by, edition=edition, public=True, version=name, changed=0,
        sessions=[entry.happening for entry in entries], **changelog.counts(entries),
    )  # fmt: skip
    return made


def _move(happenings: list[Happening], entries: list[Entry], wanted: Mapping[int, Spot]) -> None:
    """The changed rows, in a few statements, however many they are."""
    by_id = {one.pk: one for one in happenings}
    changed = [by_id[entry.happening] for entry in entries]
    moment = now()
    for one in changed:
        spot = wanted.get(one.pk, Spot())
        # RFC 5545, 3.8.7.4: calendars believe a new time or room only with a new number; what comes back
        # after it was taken off was cancelled in them.
        one.sequence += one.starts_at is not None or one.sequence > 0
        one.starts_at, one.ends_at, one.place_id = spot.starts_at, spot.ends_at, spot.place
        one.changed_at = moment
        if one.kind == Kind.BREAK:
            one.state = State.PUBLIC if spot.starts_at else State.DRAFT
    Happening.objects.bulk_update(
        changed, ["starts_at", "ends_at", "place", "state", "sequence", "changed_at"], batch_size=BATCH
    )


def _snapshot(happenings: list[Happening], rooms: Mapping[int, str]) -> list[list[Any]]:
    rows = []
    for one in sorted((one for one in happenings if one.has_time), key=lambda one: (one.span, one.pk)):
        starts, ends = one.span
        minutes = int((ends - starts) / dt.timedelta(minutes=1))
        room = rooms.get(one.place_id or 0, "")
        rows.append(
            [one.pk, one.code, one.title, one.kind, one.is_plenary, room, one.place_id,
             starts.astimezone(dt.UTC).isoformat(), minutes]
        )  # fmt: skip
    return rows
