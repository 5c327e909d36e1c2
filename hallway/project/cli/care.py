"""Commands that look after an installation: createadmin, check, backup, restore."""

from __future__ import annotations

from pathlib import Path

import click

from hallway.project.cli import django

LONGEST_ADDRESS = 254


def _mail_address(_context: click.Context, _parameter: click.Parameter, text: str) -> str:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(text)
    except ValidationError:
        raise click.BadParameter(f"“{text}” is not a mail address.") from None
    if len(text) > LONGEST_ADDRESS:
        raise click.BadParameter(
            f"This is not a mail address: it has more than {LONGEST_ADDRESS} characters."
        )
    return text


@click.command()
@click.argument("email", callback=_mail_address)
@click.option("--name", default="", help="As they like to be called.")
def createadmin(email: str, name: str) -> None:
    """Let EMAIL do everything. They sign in with a code sent by mail; there is no password."""
    django.prepare()
    from hallway.ground.me.actions import make_admin

    person = make_admin(email, name or email.split("@", maxsplit=1)[0])
    click.echo(f"{person.name} <{person.email}> is an admin of this installation.")


@click.command()
def check() -> None:
    """Look for what is wrong: settings, database, files, links. Exit code 1 when something is."""
    django.load()
    from hallway.project import health

    findings = health.findings()
    for finding in findings:
        click.echo(f"  {finding.level:<8} {finding.text}")
    bad = [finding for finding in findings if finding.level == "error"]
    click.echo(f"{len(findings) - len(bad)} remarks, {len(bad)} errors." if findings else "All is well.")
    raise SystemExit(1 if bad else 0)


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to; default: a dated file here.")
def backup(output: Path | None) -> None:
    """Save database and uploads into one file, while the site is running."""
    django.load()
    from hallway.project import backups

    try:
        path = backups.save(output)
    except (backups.BackupError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Saved to {path} ({path.stat().st_size / 1e6:.1f} MB). The secret key is not in it.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, yes: bool) -> None:
    """Put back what `hallway backup` saved. Stop the site first; what is there now is replaced."""
    django.load()
    from hallway.project import backups

    if not yes:
        click.confirm("Replace the present data by this backup?", abort=True)
    try:
        backups.restore(file)
    except (backups.BackupError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo("Restored. What was there before is kept beside it, named *.before-restore.")
