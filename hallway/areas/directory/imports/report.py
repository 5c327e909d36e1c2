"""What somebody reads about an import, as JSON that a run can keep and a page or command can show."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from hallway.areas.directory import facts
from hallway.areas.directory.imports.plan import ImportPlan, Line
from hallway.formats.report import Finding, Severity

MOST_LINES: Final = 500  # of each list; beyond that nobody reads, and the row stays small
MOST_TEXT: Final = 300
# Kinds of findings after which the value is right, or the wrong one is gone and nothing is missing.
REPAIRED: Final = frozenset(
    {
        "city-is-country", "city-spelling", "country-spelling", "point-default", "point-far", "point-online",
        "span", "word", "year", "year-in-name", "zone-spelling",
    }
)  # fmt: skip
# Kinds after which a value of the list is left out.
LEFT_OUT: Final = frozenset(
    {
        "address", "address-for-date", "choice", "date", "extension", "handle", "not-text", "point",
        "point-extra", "topic", "zone",
    }
)  # fmt: skip
SECTIONS: Final = (
    "refused", "asked", "differs", "missing", "changed", "kept", "repaired", "look", "merged", "new",
)  # fmt: skip


def describe(plan: ImportPlan, findings: list[Finding]) -> tuple[dict[str, int], dict[str, Any]]:
    """Counts and report of a run. Every list is bounded; `more` says how many lines were left off."""
    sections = {
        "new": [_new(one.told.where, one.told.label) for one in plan.new],
        "changed": [_changed(change) for change in plan.changes],
        "merged": [_line(line) for line in plan.merged],
        "asked": [_line(line) for line in plan.asked],
        "kept": [_line(line) for line in plan.kept],
        "differs": [_line(line) for line in plan.differs],
        "missing": [_line(line) for line in plan.missing],
        **_sorted(plan, findings),
    }
    counts = plan.counts() | {name: len(sections[name]) for name in ("repaired", "refused", "look")}
    report = {name: sections[name][:MOST_LINES] for name in SECTIONS}
    more = {name: len(lines) - MOST_LINES for name, lines in sections.items() if len(lines) > MOST_LINES}
    kinds = Counter(finding.kind for finding in findings if finding.kind)
    return counts, report | {"more": more, "kinds": dict(sorted(kinds.items()))}


def _sorted(plan: ImportPlan, findings: list[Finding]) -> dict[str, list[dict[str, Any]]]:
    """Findings of the reader: mended, left out, or only worth a look."""
    found: dict[str, list[dict[str, Any]]] = {"repaired": [], "refused": [], "look": []}
    for finding in findings:
        found[_section(finding)].append(
            _new(finding.where, "") | {"message": finding.message[:MOST_TEXT], "kind": finding.kind}
        )
    found["refused"] += [_line(line) for line in plan.refused]
    return found


def _section(finding: Finding) -> str:
    if finding.severity is Severity.ERROR or finding.kind in LEFT_OUT:
        return "refused"
    return "repaired" if finding.kind in REPAIRED else "look"


def _new(where: str, label: str) -> dict[str, Any]:
    return {"where": where[:MOST_TEXT], "label": label[:MOST_TEXT], "message": ""}


def _line(line: Line) -> dict[str, Any]:
    return _new(line.where, line.label) | {"message": line.message[:MOST_TEXT], "edition": line.edition}


def _changed(change: Any) -> dict[str, Any]:
    told = [
        f"{facts.plain_label(name)}: {before[:80] or '–'} → {after[:80]}"
        for name, (before, after) in change.fields.items()
    ]
    line = Line(change.told.where, change.told.label, "; ".join(told), change.edition)
    return _line(line)
