"""What the benchmarks of live share: a Hallway with streams, listeners, an action, and meters."""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from _harness import BENCH, HOST, ROOT

TOPIC_FAMILY = "bench"
TICK = os.sysconf("SC_CLK_TCK")


def prepare(database_url: str = "") -> None:
    """A Hallway of its own in this process and in those it starts, and as many open files as are allowed."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    os.environ |= {"HALLWAY_DATA": tempfile.mkdtemp(prefix="hallway-bench-"), "HALLWAY_DEBUG": "1"}
    os.environ.pop("DATABASE_URL", None)
    if database_url:
        os.environ["DATABASE_URL"] = database_url
    from hallway.project.cli import django

    django.load()
    from django.conf import settings
    from django.core.management import call_command

    settings.DEBUG = False
    call_command("migrate", verbosity=0)
    from hallway.live.topics import family

    family(TOPIC_FAMILY, lambda viewer, key: True)


def grants(count: int) -> Path:
    """A file with leave to listen for so many people."""
    from django.conf import settings

    from hallway.live.grants import SECONDS, Grant, sign
    from hallway.live.reading import position

    until, now = int(time.time()) + SECONDS, position()
    made = (Grant(f"p{number}", [f"{TOPIC_FAMILY}/board"], now, until, "") for number in range(count))
    file = Path(os.environ["HALLWAY_DATA"]) / "grants"
    file.write_text("\n".join(sign(grant, settings.SECRET_KEY) for grant in made))
    return file


def publish() -> None:
    """What an action does: a row in a transaction. It says when, for the latency."""
    from django.db import transaction

    from hallway.live import actions as live

    with transaction.atomic():
        live.push(f"{TOPIC_FAMILY}/board", data={"pad": "x" * 60, "t": time.monotonic_ns()})


def free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(port: int, *, workers: int = 1) -> Iterator[subprocess.Popen[bytes]]:
    """The whole of Hallway under granian, as `hallway serve` starts it."""
    from hallway.project.cli.run import _server_command

    command = _server_command("granian", HOST, port, workers)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{BENCH}"}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield process
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return


class Listeners:
    """A process with many open streams."""

    def __init__(self, port: int, grants: Path, **more: str) -> None:
        environment = {**os.environ, "LISTEN_PORT": str(port), "LISTEN_GRANTS": str(grants), **more}
        command = [sys.executable, str(BENCH / "_listeners.py")]
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, line: str) -> dict[str, Any]:
        """The answer to a command."""
        self.begin(line)
        return self.answer()

    def begin(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self._process.stdout
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        return told

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [one for child in (task / "children").read_text().split() for one in tree(int(child))]
    return found


def cpu_seconds(pid: int) -> float:
    """Processor time of a process and all below it."""
    fields = [Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split() for one in tree(pid)]
    return sum(int(field[11]) + int(field[12]) for field in fields) / TICK


def busy_seconds() -> float:
    """Processor time of everything on this machine."""
    fields = [int(field) for field in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / TICK  # without idle and waiting for disks


def memory_kb(pid: int) -> int:
    """Resident memory of a process and all below it."""
    lines = [line for one in tree(pid) for line in Path(f"/proc/{one}/status").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
