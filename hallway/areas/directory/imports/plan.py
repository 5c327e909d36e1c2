"""What an import would do, as plain values: nothing here reads or writes the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hallway.areas.directory.imports.told import Told
from hallway.areas.directory.matching import Key

Texts = dict[str, str]


@dataclass(slots=True)
class NewEdition:
    """A conference that was not here."""

    told: Told
    key: Key  # stands for it until it has a row
    series: Key  # a row, or the key of a new one
    texts: Texts


@dataclass(slots=True)
class Change:
    """Facts of an edition that change."""

    told: Told
    edition: int
    fields: dict[str, tuple[str, str]]  # name → (before, after)


@dataclass(frozen=True, slots=True)
class Memory:
    """What the next import has to know of a record of the list."""

    told: Told
    edition: Key
    row: int | None  # of the SourceRecord that changes; None for a new one


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report: where in the file, which conference, and what."""

    where: str
    label: str
    message: str = ""
    edition: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Is the new series the other one?"""

    series: Key
    other: Key
    reasons: list[str]


@dataclass(slots=True)
class ImportPlan:
    """Everything that an import would do, and what somebody should look at."""

    came: int = 0  # records of the list
    series: dict[Key, str] = field(default_factory=dict)  # of new series: key → name
    new: list[NewEdition] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    memory: list[Memory] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    merged: list[Line] = field(default_factory=list)  # records that met an edition of another record
    asked: list[Line] = field(default_factory=list)
    refused: list[Line] = field(default_factory=list)  # facts that cannot be
    kept: list[Line] = field(default_factory=list)  # because a person said otherwise
    differs: list[Line] = field(default_factory=list)  # from a better list, or from an edition of this house
    missing: list[Line] = field(default_factory=list)  # were in the list, and are not any more
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        """True when applying would write nothing at all."""
        return not (self.new or self.changes or self.memory or self.questions)

    def counts(self) -> dict[str, Any]:
        return {
            "in": self.came,
            "new": len(self.new),
            "series": len(self.series),
            "changed": len(self.changes),
            "unchanged": self.unchanged,
            "merged": len(self.merged),
            "asked": len(self.asked),
            "refused": len(self.refused),
            "kept": len(self.kept),
            "differs": len(self.differs),
            "missing": len(self.missing),
        }
