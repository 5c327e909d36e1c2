"""An import as the command shows it: its stages while it runs, then what came of it."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.markup import escape

from hallway.areas.programme.interchange.importing import ImportResult
from hallway.areas.programme.interchange.report import describe

STAGES = {
    "fetching": "Fetching the file",
    "reading": "Reading the file",
    "comparing": "Comparing",
    "writing": "Writing",
}
MARKS = {"create": "+", "update": "~", "cancel": "×", "delete": "-"}
MOST = 20  # lines of each list, unless everything is asked for


def show(result: ImportResult, console: Console, *, everything: bool = False) -> None:
    """Changes, corrections that stay, questionable records with their place in the file, and the counts."""
    report = describe(result.plan, result.findings, result.edition.zone)
    most = None if everything else MOST
    _list([_change(one) for one in report["changes"]], "changes", console, most)
    for one in report["kept"]:
        what = f"your change of “{one['field']}” is kept" if one["field"] else "stays deleted"
        console.print(f"[dim]kept[/]     {escape(one['label'])}: {what}")
    _list([_finding(one) for one in report["findings"]], "questionable records", console, most)
    counts = result.counts
    if result.plan.is_empty:
        console.print(f"Nothing to do: all {counts['unchanged']} sessions are as the file says.")
        return
    verb = "Brought in" if result.applied else "Would bring in"
    console.print(
        f"{verb}: {counts['new']} new, {counts['moved']} moved, {counts['changed']} changed, "
        f"{counts['removed']} removed, {counts['unchanged']} unchanged sessions; "
        f"{counts['people']} new people, {counts['rooms']} new rooms, {counts['tracks']} new tracks."
    )


def _list(lines: list[str], what: str, console: Console, most: int | None) -> None:
    for line in lines[:most]:
        console.print(line)
    if most is not None and len(lines) > most:
        console.print(f"         … and {len(lines) - most} more {what} (--all lists them)")


def _change(change: dict[str, Any]) -> str:
    fields = [f"{one['field']}: {one['before']} → {one['after']}" for one in change["fields"]]
    told = escape("; ".join([f"{change['kind']} “{change['label']}”", *fields]))
    return f"[green]{MARKS[change['verb']]:<8}[/] {told}"


def _finding(finding: dict[str, Any]) -> str:
    where, message = escape(finding["where"]), escape(finding["message"])
    return f"[yellow]{finding['severity']:<8}[/] {where}\n         {message}"
