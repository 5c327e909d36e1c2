"""Carrying out a plan: a few bulk statements, called inside one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Model, QuerySet

from hallway.areas.programme.interchange.current import Current, identities, sources
from hallway.areas.programme.interchange.plan import MOVES, Change, ImportPlan, Values, Verb
from hallway.areas.programme.interchange.values import session_key, speaker_key
from hallway.areas.programme.interchange.words import free_slug, golden_hue, hue_of, usable_code
from hallway.areas.programme.models import ImportedRecord
from hallway.areas.programme.states import RecordKind
from hallway.formats.schedule import Schedule
from hallway.ground import markdown
from hallway.ground.clock import now
from hallway.ground.codes import new_code
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition, Place, Track
from hallway.ground.happenings.models import Appearance, Happening
from hallway.ground.people.models import Person, SourceIdentity

Progress = Callable[[str, int, int], None]
BATCH = 200


def carry_out(plan: ImportPlan, schedule: Schedule, current: Current, progress: Progress) -> None:
    """Write everything that the plan says. The caller holds the transaction and records the activity."""
    writer = _Writer(plan, schedule, current)
    steps = [
        writer.edition, writer.places, writer.tracks, writer.people, writer.sessions, writer.appearances,
        writer.removals, writer.memory,
    ]  # fmt: skip
    for done, step in enumerate(steps):
        progress("writing", done, len(steps))
        step()
    progress("writing", len(steps), len(steps))


class _Writer:
    """Knows which row each key of the file has become."""

    def __init__(self, plan: ImportPlan, schedule: Schedule, current: Current) -> None:
        self.plan = plan
        self.schedule = schedule
        self.current = current
        self.rows: dict[tuple[str, str], int] = {
            (one.kind, one.key): one.row for one in plan.memory if one.row is not None
        }
        for (kind, key), record in current.records.items():
            self.rows.setdefault((kind, key), record.row)
        for key, person in current.person_of.items():
            self.rows[RecordKind.SPEAKER, key] = person

    def edition(self) -> None:
        edition = self.current.edition
        fields: Values = {}
        for change in self.plan.of(RecordKind.EDITION):
            fields |= change.after()
        if dates := fields.pop("dates", None):
            fields["starts_on"], fields["ends_on"] = (dt.date.fromisoformat(day) for day in dates)
        if fields:
            Edition.objects.filter(pk=edition.pk).update(**fields)
            edition.refresh_from_db()

    def places(self) -> None:
        taken = {place.slug for place in self.current.places.values()}
        first = len(taken)
        made: list[tuple[Change, Place]] = []
        for index, change in enumerate(self.plan.of(RecordKind.ROOM, Verb.CREATE)):
            slug = free_slug(change.label, taken, "room")
            taken.add(slug)
            place = Place(edition=self.current.edition, slug=slug, hue=golden_hue(first + index))
            made.append((change, _filled(place, _place_fields(change.after()))))
        self._create(Place.objects.all(), made)
        self._update(Place.objects.all(), self.current.places, RecordKind.ROOM, _place_fields)

    def tracks(self) -> None:
        taken = {track.slug for track in self.current.tracks.values()}
        first = len(taken)
        colors = {track.name: track.color for track in self.schedule.tracks}
        made: list[tuple[Change, Track]] = []
        for index, change in enumerate(self.plan.of(RecordKind.TRACK, Verb.CREATE)):
            slug = free_slug(change.label, taken, "track")
            taken.add(slug)
            hue = hue_of(colors.get(change.label, ""))
            track = Track(edition=self.current.edition, slug=slug)
            track.hue = golden_hue(first + index) if hue is None else hue
            made.append((change, _filled(track, _track_fields(change.after()))))
        self._create(Track.objects.all(), made)
        self._update(Track.objects.all(), self.current.tracks, RecordKind.TRACK, _track_fields)

    def people(self) -> None:
        """New people have no address, so they cannot sign in; the same source names them again next time."""
        made: list[tuple[Change, Person]] = []
        for change in self.plan.of(RecordKind.SPEAKER, Verb.CREATE):
            person = _filled(Person(), _person_fields(change.after()))
            person.set_unusable_password()
            made.append((change, person))
        self._create(Person.objects.all(), made)
        strong, weak = sources(self.schedule, self.current.edition)
        speakers = {speaker_key(speaker.key): speaker for speaker in self.schedule.speakers}
        SourceIdentity.objects.bulk_create(
            [
                SourceIdentity(source=source, key=key, person=person)
                for change, person in made
                for source, key in identities(speakers[change.key], strong, weak)
            ],
            batch_size=BATCH,
            ignore_conflicts=True,
        )
        self._update(Person.objects.all(), self.current.people, RecordKind.SPEAKER, _person_fields)
        self._tell_other_editions()

    def _tell_other_editions(self) -> None:
        """Somebody who has changed is on the pages of other editions, too."""
        changed = [one.row for one in self.plan.of(RecordKind.SPEAKER, Verb.UPDATE)]
        if changed:
            slugs = Edition.objects.filter(happenings__appearances__person__in=changed).distinct()
            publishing.raise_version(*(publishing.scope(edition.slug) for edition in slugs))

    def sessions(self) -> None:
        happenings = self.current.happenings.values()
        codes = {row.code for row in happenings}
        guids = {row.guid for row in happenings}
        told = {session_key(session): session for session in self.schedule.sessions}
        made: list[tuple[Change, Happening]] = []
        for change in self.plan.of(RecordKind.SESSION, Verb.CREATE):
            session = told[change.key]
            row = Happening(edition=self.current.edition, sequence=session.sequence)
            row.code = session.code if usable_code(session.code, codes) else _free_code(codes)
            row.guid = session.guid if session.guid and session.guid not in guids else uuid4()
            codes.add(row.code)
            guids.add(row.guid)
            _filled(row, self._session_fields(change.after()))
            row.render()
            made.append((change, row))
        self._create(Happening.objects.all(), made)
        self._update_sessions()

    def _update_sessions(self) -> None:
        changed = []
        names: set[str] = set()
        for change in self.plan.of(RecordKind.SESSION, Verb.UPDATE, Verb.CANCEL):
            row = self.current.happenings[change.row or 0]
            was_placed = row.starts_at is not None
            fields = self._session_fields(change.after())
            _filled(row, fields)
            row.render()
            row.changed_at = now()
            # RFC 5545, 3.8.7.4: calendars believe a new time or a cancellation only with a new number.
            if was_placed and (MOVES | {"state"}) & change.fields.keys():
                row.sequence += 1
            names |= fields.keys()
            changed.append(row)
        if changed:
            names |= {"abstract_html", "description_html", "changed_at", "sequence"}
            Happening.objects.bulk_update(changed, sorted(names), batch_size=BATCH // 4)

    def _session_fields(self, values: Values) -> Values:
        fields = {name: value for name, value in values.items() if name != "speakers"}
        for name in ("starts_at", "ends_at"):
            if fields.get(name):
                fields[name] = dt.datetime.fromisoformat(fields[name])
        for name, kind in (("place", RecordKind.ROOM), ("track", RecordKind.TRACK)):
            if name in fields:
                key = fields.pop(name)
                fields[f"{name}_id"] = self.rows[kind, key] if key else None
        return fields

    def appearances(self) -> None:
        """Who gives what. Parts that people have been given here (moderator, chair) are kept."""
        changes = [one for one in self.plan.of(RecordKind.SESSION) if "speakers" in one.fields]
        rows = {self._row(one): one.fields["speakers"][1] for one in changes}
        before = {
            (one.happening_id, one.person_id): one.part
            for one in Appearance.objects.filter(happening__in=[one.row for one in changes if one.row])
        }
        Appearance.objects.filter(happening__in=[one.row for one in changes if one.row]).delete()
        wanted = []
        for happening, keys in rows.items():
            for order, key in enumerate(keys):
                one = Appearance(happening_id=happening, person_id=self.rows[RecordKind.SPEAKER, key])
                one.part = before.get((one.happening_id, one.person_id), one.part)
                one.order = order
                wanted.append(one)
        Appearance.objects.bulk_create(wanted, batch_size=BATCH)

    def removals(self) -> None:
        deleted = [one.row for one in self.plan.of(RecordKind.SESSION, Verb.DELETE) if one.row]
        if deleted:
            Happening.objects.filter(pk__in=deleted).delete()

    def memory(self) -> None:
        if self.plan.forgotten:
            ImportedRecord.objects.filter(pk__in=self.plan.forgotten).delete()
        edition = self.current.edition
        kept = [
            ImportedRecord(edition=edition, kind=one.kind, key=one.key, values=one.values, row=row)
            for one in self.plan.memory
            if (row := edition.pk if one.kind == RecordKind.EDITION else self.rows.get((one.kind, one.key)))
        ]
        ImportedRecord.objects.bulk_create(
            kept,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["edition", "kind", "key"],
            update_fields=["values", "row"],
        )

    def _row(self, change: Change) -> int:
        return change.row or self.rows[change.kind, change.key]

    def _create(self, rows: QuerySet[Any], made: list[tuple[Change, Any]]) -> None:
        rows.bulk_create([row for _, row in made], batch_size=BATCH)
        for change, row in made:
            self.rows[change.kind, change.key] = row.pk

    def _update(
        self,
        queryset: QuerySet[Any],
        known: dict[int, Any],
        kind: RecordKind,
        fields_of: Callable[[Values], Values],
    ) -> None:
        changed: list[Model] = []
        names: set[str] = set()
        for change in self.plan.of(kind, Verb.UPDATE):
            fields = fields_of(change.after())
            names |= fields.keys()
            changed.append(_filled(known[change.row or 0], fields))
        if changed:
            queryset.bulk_update(changed, sorted(names), batch_size=BATCH // 4)


def _filled(row: Any, fields: Values) -> Any:
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def _place_fields(values: Values) -> Values:
    return values | ({"guid": UUID(values["guid"])} if values.get("guid") else {})


def _track_fields(values: Values) -> Values:
    return values | ({"body_html": markdown.to_html(values["body"])} if "body" in values else {})


def _person_fields(values: Values) -> Values:
    return values | ({"bio_html": markdown.to_html(values["bio"])} if "bio" in values else {})


def _free_code(taken: Iterable[str]) -> str:
    code = new_code()
    while code in taken:
        code = new_code()
    return code
