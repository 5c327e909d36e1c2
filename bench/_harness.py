"""What the benchmarks share: a server on loopback, load, alternating rounds, a table and a verdict."""

from __future__ import annotations

import asyncio
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from os import environ
from pathlib import Path
from typing import NamedTuple, NoReturn

BENCH = Path(__file__).parent
ROOT = BENCH.parent
sys.path.insert(0, str(ROOT))  # this working copy, also where another one is installed
HOST = "127.0.0.1"
WRK = shutil.which("wrk")
CLIENT = "wrk" if WRK else "the asyncio client (wrk is not installed; the client is the limit sooner)"


class Url(NamedTuple):
    """An address on loopback."""

    port: int
    path: str = "/"


@contextmanager
def serve(server: str, target: str, **variables: str) -> Iterator[int]:
    """Run `granian` or `uvicorn` with one worker for `module:app` in this folder; gives the port."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    options = {
        "granian": [
            "--interface",
            "asgi",
            "--loop",
            "uvloop",
            "--log-level",
            "error",
            "--workers-kill-timeout",
            "3",
        ],
        "uvicorn": ["--loop", "uvloop", "--log-level", "error", "--no-access-log", "--no-proxy-headers"],
    }[server]
    process = subprocess.Popen(
        [sys.executable, "-m", server, "--host", HOST, "--port", str(port), *options, target],
        cwd=BENCH,
        env={**environ, "PYTHONPATH": f"{ROOT}:{BENCH}", **variables},
    )
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            if time.monotonic() > end or process.poll() is not None:
                raise
            time.sleep(0.05)
        else:
            return


def requests_per_second(
    url: Url, *, seconds: float = 1.0, connections: int = 32, headers: Mapping[str, str] | None = None
) -> float:
    """GET the address over and over. Raises RuntimeError when an answer is an error."""
    headers = headers or {}
    if WRK:
        return _wrk(WRK, url, seconds, connections, headers)
    return asyncio.run(_asyncio_load(url, seconds, connections, headers))


def _wrk(wrk: str, url: Url, seconds: float, connections: int, headers: Mapping[str, str]) -> float:
    fields = [part for name, text in headers.items() for part in ("-H", f"{name}: {text}")]
    address = f"http://{HOST}:{url.port}{url.path}"
    # wrk counts in whole seconds
    options = ["-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", *fields, address]
    told = subprocess.run([wrk, *options], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(told)
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if not found:
        raise RuntimeError(told)
    return float(found[1])


async def _asyncio_load(url: Url, seconds: float, connections: int, headers: Mapping[str, str]) -> float:
    fields = "".join(f"{name}: {text}\r\n" for name, text in headers.items())
    request = f"GET {url.path} HTTP/1.1\r\nHost: {HOST}:{url.port}\r\n{fields}\r\n".encode()
    started = time.monotonic()
    counts = await asyncio.gather(*(_repeat(url, request, started + seconds) for _ in range(connections)))
    return sum(counts) / (time.monotonic() - started)


async def _repeat(url: Url, request: bytes, end: float) -> int:
    reader, writer = await asyncio.open_connection(HOST, url.port)
    count = 0
    while time.monotonic() < end:
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if head[9:10] not in (b"2", b"3"):
            raise RuntimeError(head.decode("latin-1"))
        length = re.search(rb"content-length: (\d+)", head)
        if length:
            await reader.readexactly(int(length[1]))
        count += 1
    writer.close()
    return count


def alternate(cases: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Measure every case once per round, so that all of them share the mood of the machine."""
    found: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, measure in cases.items():
            found[name].append(measure())
    return found


def ratio(found: Mapping[str, list[float]], name: str, base: str) -> float:
    """How much of `base` the case reaches, by the best round of each: what else runs here only ever slows."""
    return max(found[name]) / max(found[base])


def print_table(heads: list[str], rows: list[list[str]]) -> None:
    """Print columns: the first to the left, figures to the right."""
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    for row in [heads, *rows]:
        first, *others = row
        cells = [text.rjust(width) for text, width in zip(others, widths[1:], strict=True)]
        print("  ".join([first.ljust(widths[0]), *cells]))


def verdict(name: str, holds: bool, why: str) -> NoReturn:
    """The last line, and the exit code: 0 when the bar is reached, 1 when not."""
    print(f"{name}: {'holds' if holds else 'falls short'} ({why})")
    sys.exit(0 if holds else 1)
