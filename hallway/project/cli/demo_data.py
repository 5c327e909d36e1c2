"""Loading the demo once, and saying how to look around."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
from rich.console import Console
from rich.progress import TextColumn

from hallway.project.cli import django
from hallway.project.cli.progress import stages_bar
from hallway.project.environment import ROOT

console = Console(highlight=False)


def ensure(data: Path, *, small: bool, fresh: bool) -> None:
    """Migrate and load the demo conference, unless an earlier run has done so."""
    if fresh and data.exists():
        shutil.rmtree(data)
    loaded, ready = data / "loaded", data / "ready"
    if loaded.exists() and ready.exists() and ready.stat().st_mtime > _newest_source():
        return
    django.prepare()
    ready.touch()
    if loaded.exists():
        return
    from demo.load import load

    with stages_bar(console, None, TextColumn("{task.completed}/{task.total}")) as show:
        load(small=small, progress=show)
    loaded.touch()


def _newest_source() -> float:
    """When a source of tables, texts or static files last changed; Django takes seconds to say."""
    sources = (path for folder in ("hallway", "demo", "requirements") for path in (ROOT / folder).rglob("*"))
    made = {"__pycache__", ".mo"}
    return max(
        path.stat().st_mtime
        for path in sources
        if path.is_file() and not made & {path.parent.name, path.suffix}
    )


def print_welcome(url: str) -> None:
    """Address and one-click sign-in links."""
    click.echo(f"\n  PyHarbour 2027 is open at  {url}/pyharbour-2027/\n")
    for role in ("attendee", "speaker", "reviewer", "organiser"):
        click.echo(f"  Look around as {role:<10}  {url}/demo/as/{role}/")
    click.echo(f"\n  Mail that was sent         {url}/demo/mail/")
    click.echo("  Stop with Ctrl-C.\n")
