"""An import as the command shows it: its stages while it runs, then the report."""

from __future__ import annotations

from typing import Any, Final

from rich.console import Console
from rich.markup import escape

from hallway.areas.directory.imports.importing import ImportResult
from hallway.areas.directory.imports.report import SECTIONS

STAGES: Final = {
    "fetching": "Fetching the list",
    "reading": "Reading the list",
    "comparing": "Comparing",
    "writing": "Writing",
}
HEADS: Final = {
    "refused": "Left out, because it cannot be right",
    "asked": "To decide: the same or not",
    "differs": "Differs from what a better list or this house says",
    "missing": "Was in the list and is not any more (it stays)",
    "changed": "Changed",
    "kept": "Stays, because a person said so",
    "repaired": "Repaired",
    "look": "Worth a look",
    "merged": "Is an edition that was known",
    "new": "New",
}
MOST: Final = 10  # lines of each section, unless everything is asked for


def show(result: ImportResult, console: Console, *, everything: bool = False) -> None:
    """The report, section by section, and the counts."""
    counts, report = result.described()
    for name in SECTIONS:
        _section(HEADS[name], report[name], counts[name], console, everything=everything)
    if result.lost:
        console.print("[bold red]Refused: this would have been lost, so nothing was changed.[/]")
        for line in result.lost:
            console.print(f"  {escape(line)}")
    elif result.plan.is_empty:
        console.print(f"Nothing to do: all {counts['unchanged']} conferences are as the list says.")
    else:
        names = ("new", "changed", "unchanged", "merged", "asked", "repaired", "refused")
        told = ", ".join(f"{counts[name]} {name}" for name in names)
        verb = "Brought in" if result.run else "Would bring in"
        console.print(f"{verb}: {counts['in']} conferences: {told}; {counts['series']} new series.")


def _section(
    head: str, lines: list[dict[str, Any]], count: int, console: Console, *, everything: bool
) -> None:
    if not lines:
        return
    console.print(f"[bold]{head}: {count}[/]")
    shown = lines if everything else lines[:MOST]
    for line in shown:
        parts = [line["label"], line["message"]]
        text = ": ".join(part for part in parts if part)
        where = f"[dim]{escape(line['where'])}[/] " if line["where"] else ""
        console.print(f"  {where}{escape(text)}", soft_wrap=True)
    if count > len(shown):
        console.print(f"  … and {count - len(shown)} more{'' if everything else ' (--all lists them)'}")
