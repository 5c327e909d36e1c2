"""`hallway`: the command. One module per subject; Django is loaded only by commands that need it."""

from __future__ import annotations

import click

from hallway.project.cli import care, lists, programme, run


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="hallway", prog_name="hallway")
def main() -> None:
    """Run a community conference end to end.

    \b
    Try it:       hallway demo
    Run it:       hallway createadmin you@example.org && hallway serve
    Fill it:      hallway import schedule https://…/schedule.json --new
    Look after:   hallway check; hallway backup

    Settings come from the environment; docs/running.md lists them.
    """


main.add_command(run.demo)
main.add_command(run.serve)
main.add_command(run.worker)
programme.import_.add_command(lists.import_conferences)
main.add_command(programme.import_)
programme.export.add_command(lists.export_conferences)
main.add_command(programme.export)
main.add_command(care.backup)
main.add_command(care.restore)
main.add_command(care.createadmin)
main.add_command(care.check)
