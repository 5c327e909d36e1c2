"""The bar that commands show while they work."""

from __future__ import annotations

import io

from rich.console import Console
from rich.progress import TextColumn

from hallway.project.cli.progress import stages_bar


def test_each_stage_is_a_line_by_its_name() -> None:
    console = Console(file=io.StringIO(), width=100)
    with stages_bar(
        console, {"reading": "Reading the file"}, TextColumn("{task.completed}/{task.total}")
    ) as tell:
        for done in range(3):
            tell("reading", done, 2)
        tell("unnamed", 1, 7)
    lines = console.file.getvalue().splitlines()
    assert [line.split()[0] for line in lines] == ["Reading", "unnamed"]
    assert lines[0].endswith("2/2") and lines[1].endswith("1/7")
