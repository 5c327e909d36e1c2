"""Commands that run Hallway: demo, serve, worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click

from hallway.project.environment import ROOT

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

OPEN_FILES = 65_536
# Where the demo's clock can stand: a season of open calls, a year ahead; before the conference; Saturday,
# just after a talk has begun; all is over.
DEMO_MOMENTS = {
    "early": "2026-08-20T12:00:00+10:00",
    "before": "2027-06-14T12:00:00+10:00",
    "during": "2027-09-11T10:25:00+10:00",
    "after": "2027-10-02T12:00:00+10:00",
}


@click.command()
@click.option("--port", default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--small", is_flag=True, help="A day and 30 people instead of ten days and 3,000.")
@click.option("--when", type=click.Choice(list(DEMO_MOMENTS)), default="during", show_default=True)
@click.option("--fresh", is_flag=True, help="Throw the demo's data away and load it anew.")
@click.option("--load-only", is_flag=True, help="Load the data and stop; for scripts and timing.")
def demo(port: int, host: str, small: bool, when: str, fresh: bool, load_only: bool) -> None:
    """Look around in a made-up conference of 3,000 people.

    Everything is kept apart in var/demo; your own data is not touched. Sign-in links
    for an attendee, a speaker, a reviewer and an organiser are on the first page.
    """
    data = Path(os.environ.get("HALLWAY_DATA", ROOT / "var")) / ("demo-small" if small else "demo")
    os.environ |= {
        "HALLWAY_DATA": str(data),
        "HALLWAY_DEMO": "1",
        "HALLWAY_URL": f"http://{'localhost' if host == '127.0.0.1' else host}:{port}",
        "HALLWAY_NOW": DEMO_MOMENTS[when],
    }
    os.environ.pop("DATABASE_URL", None)
    from hallway.project.cli import demo_data

    demo_data.ensure(data, small=small, fresh=fresh)
    if not load_only:
        demo_data.print_welcome(os.environ["HALLWAY_URL"])
        _run(host, port, workers=1, with_worker=True)


@click.command()
@click.option("--port", default=8000, show_default=True, envvar="PORT")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--workers", default=1, show_default=True, help="Web processes; one per core is plenty.")
@click.option("--server", type=click.Choice(["granian", "uvicorn"]), default="granian", show_default=True)
@click.option("--no-worker", is_flag=True, help="Do not run the task worker beside it.")
def serve(port: int, host: str, workers: int, server: str, no_worker: bool) -> None:
    """Serve the site, and work off background tasks beside it.

    Brings the database up to date first. Stops cleanly on Ctrl-C and SIGTERM.
    """
    from hallway.project.cli import django

    django.prepare()
    _run(host, port, workers=workers, with_worker=not no_worker, server=server)


@click.command()
def worker() -> None:
    """Work off background tasks (imports, mails) and periodic jobs. `hallway serve` does this too."""
    from hallway.project.cli import django

    if hasattr(os, "nice"):
        os.nice(5)  # whoever waits for a page goes first, from the very start
    django.load()
    from django.core.management import call_command

    from hallway.project import timekeeper

    timekeeper.start()
    call_command("db_worker", interval=0.5, verbosity=0)


def _run(host: str, port: int, *, workers: int, with_worker: bool, server: str = "granian") -> None:
    """Run the server and the task worker until the server ends or a signal asks both to."""
    _allow_many_connections()
    commands = [_server_command(server, host, port, workers)]
    if with_worker:
        commands.append([sys.executable, "-m", "hallway", "worker"])
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    for signum in (signal.SIGINT, signal.SIGTERM):  # before anything runs, so that nothing is orphaned
        signal.signal(signum, stop)
    running = [subprocess.Popen(command) for command in commands]
    while not stopping and running[0].poll() is None:
        time.sleep(0.1)
        for place, process in enumerate(running[1:], 1):
            if process.poll() is not None:  # a task killed the worker; the next one gets a new worker
                click.echo("The task worker ended; starting another.", err=True)
                time.sleep(1)  # one that cannot start at all must not keep the machine busy
                running[place] = subprocess.Popen(commands[place])
    _end(running)
    sys.exit(0 if stopping else 1)


def _allow_many_connections() -> None:
    """Each live page is an open file of the server; the usual limit of 1,024 is meant for other programs."""
    if resource is not None:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, OPEN_FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def _end(running: list[subprocess.Popen[bytes]]) -> None:
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()


def _server_command(server: str, host: str, port: int, workers: int) -> list[str]:
    app = "hallway.project.asgi:app"
    if server == "uvicorn":
        options = ["--loop", "uvloop", "--no-access-log", "--log-level", "warning", "--no-server-header"]
        options += ["--timeout-graceful-shutdown", "2", "--no-proxy-headers"]
    else:
        options = ["--interface", "asgi", "--loop", "uvloop", "--no-access-log", "--log-level", "warning"]
        # Without the kill timeout a server with an open stream never stops; the rest is for many streams.
        options += ["--workers-kill-timeout", "3", "--backpressure", "20000", "--backlog", "4096"]
    where = ["--host", host, "--port", str(port), "--workers", str(workers)]
    return [sys.executable, "-m", server, app, *where, *options]
