"""`hallway serve` as an operator starts and stops it, with the worker beside it."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from hallway.project.environment import ROOT
from hallway.project.tests.installation import Installation, installed

START, STOP = 180, 5  # seconds


@pytest.fixture
def site(tmp_path: Path, migrated: Installation) -> Iterator[Installation]:
    with installed(tmp_path, like=migrated) as place:
        yield place


@pytest.mark.parametrize("server", ["granian", "uvicorn"])
@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_and_stops_in_time_with_its_worker(
    site: Installation, server: str, signum: signal.Signals
) -> None:
    with _serving(site, server) as (process, port):
        assert _get(port, "/health/") == (200, "ok\n")
        assert _get(port, "/")[0] == 200
        assert _get(port, "/me/?email=ada@example.org")[0] == 200
        stream = _open_stream(port)
        below = _descendants(process.pid)
        assert len(below) >= 2, "a web process and a task worker"
        began = time.monotonic()
        process.send_signal(signum)
        log, _none = process.communicate(timeout=STOP + 10)
        took = time.monotonic() - began
        stream.close()
    assert process.returncode == 0, log
    assert took < STOP
    assert not [pid for pid in below if _runs(pid)]
    assert "Traceback" not in log
    assert "ada@example.org" not in log
    assert (site.data / "secret-key").stat().st_mode & 0o777 == 0o600


@contextmanager
def _serving(site: Installation, server: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = _free_port()
    command = [sys.executable, "-m", "hallway", "serve", "--port", str(port), "--server", server]
    process = subprocess.Popen(
        command, env=site.environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        _wait_for(process, port)
        yield process, port
    finally:
        for pid in [*_descendants(process.pid), process.pid]:
            if _runs(pid):
                subprocess.run(["kill", "-9", str(pid)], check=False)
        process.wait()


def _wait_for(process: subprocess.Popen[str], port: int) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end:
        assert process.poll() is None, process.communicate()[0]
        try:
            if _get(port, "/health/")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("it does not answer")


def _get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def _open_stream(port: int) -> Any:
    """A live stream that has begun, and stays open until the server ends it."""
    address = f"http://127.0.0.1:{port}/live"
    asked = urllib.request.Request(f"{address}/grants/", b'{"topics": []}')
    with urllib.request.urlopen(asked, timeout=10) as reply:
        grant = json.load(reply)["grant"]
    stream = urllib.request.urlopen(f"{address}/stream/?grant={grant}", timeout=10)
    assert [stream.readline() for _ in range(3)][2] == b'data: {"kind":"open"}\n'
    return stream


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _descendants(pid: int) -> list[int]:
    children = [int(child) for child in _children(pid)]
    return children + [far for child in children for far in _descendants(child)]


def _children(pid: int) -> list[str]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return listed.stdout.split()


def _runs(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    return status.exists() and not re.search(r"^State:\s+Z", status.read_text(), re.MULTILINE)
