"""Commands that bring programmes in and out."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console

from hallway.project.cli import django
from hallway.project.cli.progress import stages_bar

console = Console(highlight=False, stderr=True)


@click.group("import")
def import_() -> None:
    """Bring data in from files and addresses."""


@click.group()
def export() -> None:
    """Write data out in formats that others read."""


@import_.command("schedule")
@click.argument("file_or_url")
@click.option("--edition", default="", help="Address of the edition, such as pyharbour-2027.")
@click.option("--new", is_flag=True, help="Make the edition from the file when it is not there yet.")
@click.option("--publish", is_flag=True, help="With --new: public at once.")
@click.option("--timezone", default="", help="For files that name none, such as Europe/Brussels.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--all", "everything", is_flag=True, help="List every change, not only the first 20.")
def import_schedule(
    file_or_url: str, edition: str, new: bool, publish: bool, timezone: str, dry_run: bool, everything: bool
) -> None:
    """Import a schedule from FILE_OR_URL.

    \b
    Reads schedule.json and schedule.xml (frab, pretalx, pentabarf), the pretalx widget's
    JSON and Sessionize's "All" view. Doing it again changes only what has changed in the
    file; corrections that people made here stay. All of it goes in, or nothing.
    """
    django.load_with_tables()
    from django.core.exceptions import ValidationError

    from hallway.areas.programme.interchange import console as display
    from hallway.areas.programme.interchange import importing
    from hallway.formats.report import FormatError
    from hallway.ground.editions.models import Edition

    with stages_bar(console, display.STAGES) as progress:
        try:
            result = importing.import_schedule(
                file_or_url,
                slug=edition,
                new=new,
                publish=publish,
                dry_run=dry_run,
                timezone=timezone,
                progress=progress,
            )
        except FormatError as error:
            where = f" ({error.where})" if error.where and error.where not in str(error) else ""
            raise click.ClickException(f"{error}{where}") from error
        except ValidationError as error:
            raise click.ClickException(" ".join(error.messages)) from error
        except (OSError, Edition.DoesNotExist, importing.FetchError) as error:
            raise click.ClickException(str(error)) from error
    display.show(result, console, everything=everything)
    if result.applied:
        state = "public" if result.edition.published else "not public yet: Organise, Details, Public"
        click.echo(f"{result.edition.name} is at /{result.edition.slug}/ ({state}).")


@export.command("schedule")
@click.option("--edition", required=True, help="Address of the edition, such as pyharbour-2027.")
@click.option("--format", "name", default="schedule.json", show_default=True, help="--list shows all.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; default: standard output.")
@click.option("--list", "list_formats", is_flag=True, help="List the formats and stop.")
def export_schedule(edition: str, name: str, output: Path | None, list_formats: bool) -> None:
    """Write the public programme of an edition."""
    django.load()
    from hallway.areas.programme.interchange.exports import EXPORTS
    from hallway.areas.programme.interchange.exports import export as write
    from hallway.ground.editions.models import Edition

    if list_formats:
        for one in EXPORTS.values():
            click.echo(f"  {one.name:<18} {one.title}: {one.purpose}")
        return
    if name not in EXPORTS:
        raise click.ClickException(f"There is no format “{name}”. There are: {', '.join(EXPORTS)}")
    found = Edition.objects.hosted().filter(slug=edition).first()
    if found is None:
        raise click.ClickException(f"There is no edition “{edition}”.")
    data = write(found, name)
    if output:
        output.write_bytes(data)
        click.echo(f"{output}: {len(data)} bytes", err=True)
    else:
        sys.stdout.buffer.write(data)
