"""What a reader tells the person who imports: findings, and the one exception of the formats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

MAX_FINDINGS: Final = 10_000  # a broken file of 20 MB must not fill the memory with complaints
_INVISIBLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Severity(StrEnum):
    """How much a reader's finding matters to the person who imports."""

    NOTE = "note"  # repaired without loss, or harmless
    WARNING = "warning"  # kept, but a person should look at it
    ERROR = "error"  # the record cannot be used and was left out


@dataclass(frozen=True, slots=True)
class Finding:
    """One questionable record, with its place in the file.

    `where` is something a person can search for: a JSON path such as
    ``schedule.conference.days[0].rooms["Curie"][3].duration`` or, for XML,
    ``line 812, event 10528 <start>``. `kind` is one word for faults that are counted
    or grouped ("duplicate"), empty where nobody does.
    """

    severity: Severity
    where: str
    message: str
    kind: str = ""


@dataclass(slots=True)
class Report:
    """What a reader noticed, in file order. After `MAX_FINDINGS` it stops listening."""

    findings: list[Finding] = field(default_factory=list)

    def note(self, where: str, message: str, kind: str = "") -> None:
        self._add(Severity.NOTE, where, message, kind)

    def warn(self, where: str, message: str, kind: str = "") -> None:
        self._add(Severity.WARNING, where, message, kind)

    def error(self, where: str, message: str, kind: str = "") -> None:
        self._add(Severity.ERROR, where, message, kind)

    def _add(self, severity: Severity, where: str, message: str, kind: str) -> None:
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(Finding(severity, visible(where), visible(message), kind))
        elif len(self.findings) == MAX_FINDINGS:
            self.findings.append(
                Finding(Severity.WARNING, "file", "There are more findings than are listed.")
            )

    def of(self, severity: Severity) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is severity]


def visible(text: str) -> str:
    """The text with � for what cannot be shown or stored: messages quote files that may hold anything."""
    return _INVISIBLE.sub("\ufffd", text)


class FormatError(ValueError):
    """The file as a whole cannot be read. The message is written for a volunteer."""

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(visible(message))
        self.where = visible(where)
