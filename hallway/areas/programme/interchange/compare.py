"""Comparing a schedule with the rows of an edition: the plan of an import."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import Any, TypeVar

from hallway.areas.programme.interchange import values
from hallway.areas.programme.interchange.current import Current
from hallway.areas.programme.interchange.plan import Change, ImportPlan, Kept, Memory, Merge, Verb, merge
from hallway.areas.programme.interchange.values import FileValues
from hallway.areas.programme.states import RecordKind
from hallway.formats.report import Report
from hallway.formats.schedule import Schedule, Session
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import State

Values = values.Values
Row = TypeVar("Row")


def compare(schedule: Schedule, current: Current) -> ImportPlan:
    """Plan the import of `schedule` into the edition of `current`. Pure: writes nothing."""
    report = Report()
    comparison = _Comparison(schedule, current, report)
    comparison.edition()
    comparison.rooms()
    comparison.tracks()
    comparison.speakers()
    comparison.sessions()
    comparison.plan.findings = report.findings
    return comparison.plan


class _Comparison:
    """Goes through the file once and fills the plan."""

    def __init__(self, schedule: Schedule, current: Current, report: Report) -> None:
        self.schedule = schedule
        self.current = current
        self.report = report
        self.file = FileValues(schedule, report)
        self.plan = ImportPlan(title=schedule.title, version=schedule.version)
        self._place_keys: dict[int, str] = {}
        self._track_keys: dict[int, str] = {}

    def edition(self) -> None:
        """Facts about the conference: filled in where nobody has said anything, and kept up to date."""
        row = self.current.edition
        theirs = self.file.edition()
        self._weigh(
            RecordKind.EDITION, "edition", row.name, theirs, values.of_edition(row), row.pk, gentle=True
        )

    def rooms(self) -> None:
        rooms = _by_key(self.schedule.rooms, values.room_key)
        places = self.current.places
        free = self._free(RecordKind.ROOM, places, rooms)
        by_guid = {str(place.guid): pk for pk, place in free.items() if place.guid}
        by_name = {place.name.casefold(): pk for pk, place in free.items()}
        for order, (key, room) in enumerate(rooms.items()):
            theirs = self.file.room(room, order)
            row = self._remembered(RecordKind.ROOM, key, places)
            row = row or by_guid.get(str(room.guid)) or by_name.pop(theirs["name"].casefold(), None)
            row = None if row in self._place_keys else row
            if row:
                self._place_keys[row] = key
            self.plan.names[key] = room.name
            ours = values.of_place(places[row]) if row else None
            self._weigh(RecordKind.ROOM, key, room.name, theirs, ours, row)

    def tracks(self) -> None:
        told = _by_key(self.schedule.tracks, values.track_key)
        tracks = self.current.tracks
        free = self._free(RecordKind.TRACK, tracks, told)
        by_name = {track.name.casefold(): pk for pk, track in free.items()}
        for order, (key, track) in enumerate(told.items()):
            theirs = self.file.track(track, order)
            row = self._remembered(RecordKind.TRACK, key, tracks) or by_name.pop(
                theirs["name"].casefold(), None
            )
            if row:
                self._track_keys[row] = key
            self.plan.names[key] = track.name
            ours = values.of_track(tracks[row]) if row else None
            self._weigh(RecordKind.TRACK, key, track.name, theirs, ours, row)

    def _remembered(self, kind: RecordKind, key: str, rows: Container[int]) -> int | None:
        record = self.current.records.get((kind, key))
        return record.row if record and record.row in rows else None

    def _free(self, kind: RecordKind, rows: dict[int, Row], keys: Iterable[str]) -> dict[int, Row]:
        """Rows that no key of the file has from an earlier import: names may find them."""
        taken = {self._remembered(kind, key, rows) for key in keys}
        return {pk: row for pk, row in rows.items() if pk not in taken}

    def speakers(self) -> None:
        """People with an account say themselves who they are: only what they left empty is filled."""
        for speaker in self.schedule.speakers:
            key, theirs = values.speaker_key(speaker.key), self.file.speaker(speaker)
            self.plan.names[key] = speaker.name
            person = self.current.people.get(self.current.person_of.get(key, 0))
            if person is None:
                self._weigh(RecordKind.SPEAKER, key, speaker.name, theirs, None, None)
                continue
            if not person.is_active:  # erased: nothing of what the file says comes back
                continue
            record = self.current.records.get((RecordKind.SPEAKER, key))
            base = record.values if record else self.current.elsewhere.get(key)
            if person.email:
                base = None
            self._weigh(
                RecordKind.SPEAKER, key, speaker.name, theirs, values.of_person(person), person.pk,
                base=base or {}, gentle=not base,
            )  # fmt: skip

    def sessions(self) -> None:
        # Our own export brings the cards of the board along; they are no part of the programme.
        sessions = [one for one in self.schedule.sessions if one.guid not in self.current.cards]
        matches = _match(sessions, self.current)
        for session in sessions:
            key = values.session_key(session)
            row = matches.get(key)
            if row is None and (RecordKind.SESSION, key) in self.current.records:
                self.plan.kept.append(Kept(RecordKind.SESSION, session.title, ""))  # deleted by hand
                continue
            theirs = self.file.session(session, self._speakers(session)) | {"source_key": key}
            if not self._session(key, session.title, theirs, row):
                self.plan.unchanged += 1
        claimed = {row.pk for row in matches.values()}
        for row in self.current.happenings.values():
            if row.source_key and row.pk not in claimed:
                self._gone(row)
        self._forget(claimed)
        self._doubt()
        self._not_kept()

    def _session(self, key: str, title: str, theirs: Values, row: Happening | None) -> bool:
        if row is None:
            return self._weigh(RecordKind.SESSION, key, title, theirs, None, None)
        record = self.current.records.get((RecordKind.SESSION, row.source_key))
        ours, base = self._row_values(row), record.values if record else {}
        return self._weigh(RecordKind.SESSION, key, title, theirs, ours, row.pk, base=base)

    def _row_values(self, row: Happening) -> Values:
        givers = [self.current.key_of.get(one, f"row-{one}") for one in self.current.givers.get(row.pk, ())]
        return values.of_happening(row, self._place_keys, self._track_keys, givers) | {
            "source_key": row.source_key
        }

    def _speakers(self, session: Session) -> list[str]:
        """Keys of the speakers, one for each person: two keys may have become the same person."""
        keys = []
        for name in session.speakers:
            key = values.speaker_key(name)
            person = self.current.person_of.get(key)
            keys.append(self.current.key_of[person] if person else key)
        return list(dict.fromkeys(keys))

    def _gone(self, row: Happening) -> None:
        """A session that the file lacks: struck out if people may have planned with it, else deleted."""
        record = self.current.records.get((RecordKind.SESSION, row.source_key))
        if record and record.values.get("state") == State.CANCELLED:
            return
        if self.current.edition.published and row.starts_at and row.state != State.DRAFT:
            if record:
                remembered = record.values | {"state": State.CANCELLED.value}
                self.plan.memory.append(Memory(RecordKind.SESSION, row.source_key, remembered, row.pk))
            if row.state == State.CANCELLED:
                return
            fields: dict[str, tuple[Any, Any]] = {"state": (row.state, State.CANCELLED.value)}
            verb = Verb.CANCEL
        else:
            fields, verb = {}, Verb.DELETE
        self.plan.changes.append(Change(RecordKind.SESSION, verb, row.source_key, row.title, row.pk, fields))

    def _forget(self, claimed: set[int]) -> None:
        """Drop the memory of sessions that are deleted, or that the file knows by another key now."""
        deleted = {one.row for one in self.plan.of(RecordKind.SESSION, Verb.DELETE)}
        keys = {values.session_key(session) for session in self.schedule.sessions}
        for (kind, key), record in self.current.records.items():
            if kind != RecordKind.SESSION or key in keys:
                continue
            if record.row in deleted or record.row in claimed or record.row not in self.current.happenings:
                self.plan.forgotten.append(record.pk)

    def _doubt(self) -> None:
        """A file that takes most of the programme away is probably another conference's."""
        removed = len(self.plan.of(RecordKind.SESSION, Verb.CANCEL, Verb.DELETE))
        if removed > 1 and removed * 2 > len(self.current.happenings):
            self.report.warn(
                "file",
                f"It lacks {removed} of the {len(self.current.happenings)} sessions that are here. "
                "Is it the right file?",
            )

    def _not_kept(self) -> None:
        """What the file says and Hallway has no place for."""
        if any(speaker.avatar_url or speaker.links for speaker in self.schedule.speakers):
            self.report.note("speakers", "Their pictures and links are not taken over; they can add them.")
        if any(session.logo_url or session.recording_license for session in self.schedule.sessions):
            self.report.note("sessions", "Their pictures and the licences of recordings are not taken over.")

    def _weigh(
        self,
        kind: RecordKind,
        key: str,
        label: str,
        theirs: Values,
        ours: Values | None,
        row: int | None,
        *,
        base: Values | None = None,
        gentle: bool = False,
    ) -> bool:
        """Put one record into the plan; says whether anything changes. `base` defaults to the last import."""
        record = self.current.records.get((kind, key))
        if record is None or record.values != theirs or record.row != row:
            self.plan.memory.append(Memory(kind, key, theirs, row))
        if ours is None:
            fields = {name: (None, value) for name, value in theirs.items()}
            self.plan.changes.append(Change(kind, Verb.CREATE, key, label, None, fields))
            return True
        if base is None:
            base = record.values if record else {}
        outcome = merge(theirs, ours, base, gentle=gentle)
        self.plan.kept += [Kept(kind, label, name) for name in outcome.kept]
        return self._changed(kind, key, label, row, outcome)

    def _changed(self, kind: RecordKind, key: str, label: str, row: int | None, outcome: Merge) -> bool:
        if not outcome.fields:
            return False
        self.plan.changes.append(
            Change(kind, Verb.UPDATE, key, label, row, outcome.fields, outcome.overwritten)
        )
        return True


def _by_key(things: Iterable[Row], key_of: Callable[[Row], str]) -> dict[str, Row]:
    """The first thing of each key, in the order of the file: “Hall” and “HALL” are one room."""
    found: dict[str, Row] = {}
    for thing in things:
        found.setdefault(key_of(thing), thing)
    return found


def _match(sessions: list[Session], current: Current) -> dict[str, Happening]:
    """Which session of the file is which row: by its key of the last import, else by guid, else by code.

    The latter two recognise a programme that now comes in another format.
    """
    rows = {row.pk: row for row in current.happenings.values()}
    by_key = {row.source_key: row for row in rows.values() if row.source_key}
    matches: dict[str, Happening] = {}
    for session in sessions:
        if row := by_key.get(values.session_key(session)):
            matches[values.session_key(session)] = rows.pop(row.pk)
    for name in ("guid", "code"):
        index = {str(getattr(row, name)): row for row in rows.values()}
        for session in sessions:
            row = index.get(str(getattr(session, name) or ""))
            if row and row.pk in rows and values.session_key(session) not in matches:
                matches[values.session_key(session)] = rows.pop(row.pk)
    return matches
