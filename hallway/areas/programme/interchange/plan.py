"""What an import would do, as plain values: nothing here reads or writes the database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from hallway.areas.programme.states import RecordKind
from hallway.formats.report import Finding

Values = dict[str, Any]  # field → JSON value; times as ISO 8601 in UTC, rooms, tracks and people by key
# What nobody needs to look at: how the file numbers and names things.
TECHNICAL = frozenset({"order", "guid", "source_key", "source_kind", "source_number"})
MOVES = frozenset({"starts_at", "ends_at", "place"})


class Verb(StrEnum):
    CREATE = "create"
    UPDATE = "update"
    CANCEL = "cancel"
    DELETE = "delete"


@dataclass(slots=True)
class Change:
    """One thing that an import makes, changes or takes away."""

    kind: RecordKind
    verb: Verb
    key: str
    label: str
    row: int | None = None  # id of what is there already
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)  # name → (before, after)
    overwritten: list[str] = field(default_factory=list)  # corrected here, and changed in the file since

    @property
    def is_move(self) -> bool:
        return self.verb == Verb.UPDATE and bool(MOVES & self.fields.keys())

    @property
    def is_technical(self) -> bool:
        """Nothing changes that a person would look at."""
        return self.verb == Verb.UPDATE and not self.fields.keys() - TECHNICAL

    def after(self) -> Values:
        return {name: after for name, (_, after) in self.fields.items()}


@dataclass(frozen=True, slots=True)
class Kept:
    """A correction that somebody made here and that the file does not know; it stays."""

    kind: RecordKind
    label: str
    field: str  # "" for the whole thing


@dataclass(slots=True)
class Merge:
    """The outcome of comparing one record of the file with its row and with the last import."""

    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    overwritten: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def merge(file: Values, row: Values, base: Mapping[str, Any], *, gentle: bool = False) -> Merge:
    """Three-way comparison, field by field.

    What the file says now is taken when it differs from what the file said at the last
    import (`base`); when it does not, a difference is a correction made here and stays.
    What `base` does not know is taken. With `gentle` a correction stays whatever the file
    says, and what `base` does not know is only filled in where the row says nothing.
    """
    result = Merge()
    for name, theirs in file.items():
        ours = row[name]
        if ours == theirs:
            continue
        corrected = ours != base[name] if name in base else gentle and not _empty(ours)
        if corrected and (gentle or base[name] == theirs):
            result.kept.append(name)
            continue
        result.fields[name] = (ours, theirs)
        if corrected:
            result.overwritten.append(name)
    return result


def _empty(value: Any) -> bool:
    return value in (None, "", [], [None, None])


@dataclass(slots=True)
class Memory:
    """What the next import has to know about one record of the file."""

    kind: RecordKind
    key: str
    values: Values
    row: int | None  # None: the change with this key makes the row


@dataclass(slots=True)
class ImportPlan:
    """Everything that an import would do, in the order of the file."""

    title: str = ""
    version: str = ""
    changes: list[Change] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    unchanged: int = 0  # sessions
    findings: list[Finding] = field(default_factory=list)
    memory: list[Memory] = field(default_factory=list)  # only what differs from the last import
    forgotten: list[int] = field(default_factory=list)  # ids of ImportedRecord
    names: dict[str, str] = field(default_factory=dict)  # key of a room, track or person → its name

    @property
    def is_empty(self) -> bool:
        """True when applying would write nothing at all."""
        return not (self.changes or self.memory or self.forgotten)

    def of(self, kind: RecordKind, *verbs: Verb) -> list[Change]:
        return [one for one in self.changes if one.kind == kind and (not verbs or one.verb in verbs)]

    def counts(self) -> dict[str, int]:
        """How many sessions are new, moved, otherwise changed …; and new rooms, tracks and people."""
        sessions = self.of(RecordKind.SESSION)
        silent = sum(one.is_technical for one in sessions)
        moved = sum(one.is_move for one in sessions)
        return {
            "new": _count(sessions, Verb.CREATE),
            "moved": moved,
            "changed": _count(sessions, Verb.UPDATE) - moved - silent,
            "removed": _count(sessions, Verb.CANCEL, Verb.DELETE),
            "unchanged": self.unchanged + silent,
            "rooms": len(self.of(RecordKind.ROOM, Verb.CREATE)),
            "tracks": len(self.of(RecordKind.TRACK, Verb.CREATE)),
            "people": len(self.of(RecordKind.SPEAKER, Verb.CREATE)),
        }

    def digest(self) -> str:
        """A fingerprint of the changes: equal for two plans that do the same."""
        told = [[one.kind, one.verb, one.key, one.row, one.fields] for one in self.changes]
        return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()


def _count(changes: Iterable[Change], *verbs: Verb) -> int:
    return sum(one.verb in verbs for one in changes)
