"""How far a command is, as it shows in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn

Tell = Callable[[str, int, int], None]


@contextmanager
def stages_bar(
    console: Console, names: Mapping[str, str] | None = None, *more: ProgressColumn
) -> Iterator[Tell]:
    """`tell(stage, done, total)` draws one line for each stage, called as `names` says."""
    with Progress(TextColumn("{task.description:<28}"), BarColumn(), *more, console=console) as progress:
        lines = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in lines:
                lines[stage] = progress.add_task((names or {}).get(stage, stage), total=total)
            progress.update(lines[stage], completed=done, total=total)

        yield tell
