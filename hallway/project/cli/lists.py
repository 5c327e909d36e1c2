"""The command that brings lists of conferences in."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from hallway.project.cli import django
from hallway.project.cli.programme import console
from hallway.project.cli.progress import stages_bar

FORMATS = ("deadlines_yaml", "organizers_csv", "confs_tech", "table")


@click.command("conferences")
@click.argument("file_or_url")
@click.option("--source", "name", default="", help="Name of the list; default: the file or address itself.")
@click.option("--format", "form", default="", type=click.Choice(("", *FORMATS)), help="Default: found out.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--all", "everything", is_flag=True, help="List every line, not only the first 10.")
def import_conferences(file_or_url: str, name: str, form: str, dry_run: bool, everything: bool) -> None:
    """Import a list of conferences from FILE_OR_URL.

    \b
    Reads the YAML of Python Deadlines, the CSV of python-organizers, the JSON of confs.tech
    and Hallway's own CSV. What people corrected here stays, and nothing that was there
    vanishes: an import that would lose anything is refused, with exit code 1.
    """
    django.load_with_tables()
    from hallway.areas.directory.imports import console as display
    from hallway.areas.directory.imports import importing
    from hallway.formats.report import FormatError

    try:
        with stages_bar(console, display.STAGES) as progress:
            result = importing.import_list(
                file_or_url, name=name or _name(file_or_url), form=form, dry_run=dry_run, progress=progress
            )
    except importing.NothingNew:
        console.print("Nothing new: the list is what it was when it was read last.")
        return
    except FormatError as error:
        where = f" ({error.where})" if error.where and error.where not in str(error) else ""
        raise click.ClickException(f"{error}{where}") from error
    except (OSError, importing.FetchError) as error:
        raise click.ClickException(str(error)) from error
    display.show(result, console, everything=everything)
    if result.is_refused:
        raise SystemExit(1)


def _name(file_or_url: str) -> str:
    """A name that is the same whenever the same list is read."""
    parts = urlsplit(file_or_url)
    return f"{parts.hostname}{parts.path}" if parts.scheme in {"http", "https"} else Path(file_or_url).name


@click.command("conferences")
@click.option("--format", "name", default="conferences.yml", show_default=True, help="--list shows all.")
@click.option("--when", default="all", show_default=True, help="upcoming, calls, all, or a year.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; default: standard output.")
@click.option("--list", "list_formats", is_flag=True, help="List the formats and stop.")
def export_conferences(name: str, when: str, output: Path | None, list_formats: bool) -> None:
    """Write the directory: every public conference that it knows, or those of a time."""
    django.load()
    from hallway.areas.directory import lists, neutral
    from hallway.areas.directory.outgoing import OUTLETS

    if list_formats:
        for one in OUTLETS.values():
            click.echo(f"  {one.name:<18} {one.title}: {one.purpose}")
        return
    if name not in OUTLETS:
        raise click.ClickException(f"There is no format “{name}”. There are: {', '.join(OUTLETS)}")
    rows = lists.at_time(when)
    if rows is None:
        raise click.ClickException(f"“{when}” is no time: say upcoming, calls, all, or a year.")
    data = OUTLETS[name].write(neutral.in_order(rows.values_list("edition", flat=True)))
    if output:
        output.write_bytes(data)
        click.echo(f"{output}: {len(data)} bytes", err=True)
    else:
        sys.stdout.buffer.write(data)
