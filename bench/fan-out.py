"""One pinned card reaches everybody who has the board open.

Bars: 5,000 open streams on one web process over SQLite: 99 of 100 hear within 400 ms, none misses anything,
at most 32 kB for each stream. Two processes over PostgreSQL with as many streams as may be opened here,
20,000 at most: 99 of 100 within 2 s, none misses anything. And at least six times the deliveries for each
second of processor time of Django Channels' group send, which is installed for this into a folder that is
thrown away. Everything runs on this machine, the listeners included.

    python bench/fan-out.py
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

import _channels
import _live
from _harness import print_table, verdict

ONE, MANY = 5_000, 20_000
PER_CLIENT = 5_000
MESSAGES = 15
BARS = {"one": 400, "two": 2_000}  # ms
KB, TIMES = 32, 6


@dataclass
class Run:
    """What came of one way of serving. `p50` and `p99` are in ms, one for each message."""

    name: str
    streams: int
    lost: int
    in_order: bool
    p50: list[float]
    p99: list[float]
    kb: float
    cpu_us: float
    connect: float
    others: float
    """Cores that other programs kept busy meanwhile."""

    @property
    def row(self) -> list[str]:
        return [self.name, f"{self.streams:,}", f"{median(self.p50):,.0f}", f"{median(self.p99):,.0f}",
                f"{min(self.p99):,.0f}", f"{self.lost}", f"{self.kb:.1f}", f"{self.cpu_us:.0f}",
                f"{self.connect:.1f}", f"{self.others:.1f}"]  # fmt: skip


def measure(name: str, streams: int, *, workers: int) -> Run:
    """Open the streams, publish, and gather what was heard."""
    port, grants = _live.free_port(), _live.grants(streams)
    with _live.serving(port, workers=workers) as server, ExitStack() as stack:
        _live.publish()
        clients = [_live.Listeners(port, grants) for _ in range(-(-streams // PER_CLIENT))]
        for client in clients:
            stack.callback(client.close)
        time.sleep(1)
        before, began = _live.memory_kb(server.pid), time.monotonic()
        opened = sum(answer["open"] for answer in ask(clients, f"open {streams // len(clients)}"))
        connect = time.monotonic() - began
        time.sleep(1)
        memory = _live.memory_kb(server.pid)
        cpu, busy, began = _live.cpu_seconds(server.pid), _live.busy_seconds(), time.monotonic()
        latencies = []
        for _ in range(MESSAGES):
            _live.publish()
            ask(clients, f"heard {streams // len(clients)}")
            time.sleep(0.2)
            reports = ask(clients, "report")
            latencies.append(sorted(one for report in reports for one in report["latencies"]))
        spent = _live.cpu_seconds(server.pid) - cpu
        others = (_live.busy_seconds() - busy - spent) / (time.monotonic() - began)
    heard = sum(map(len, latencies))
    ids = [one for report in reports for one in report["ids"]]
    fullest = max(ids, key=len)
    return Run(
        name=name,
        streams=opened,
        lost=opened * MESSAGES - heard,
        in_order=all(one == fullest for one in ids) and fullest == sorted(set(fullest)),
        p50=[one[len(one) // 2] for one in latencies if one],
        p99=[one[int(len(one) * 0.99)] for one in latencies if one],
        kb=(memory - before) / opened,
        cpu_us=spent / max(heard, 1) * 1e6,
        connect=connect,
        others=others,
    )


def ask(clients: list[_live.Listeners], line: str) -> list[dict[str, Any]]:
    """The answers of all clients to a command, which they follow side by side."""
    for client in clients:
        client.begin(line)
    return [client.answer() for client in clients]


def part(which: str) -> None:
    """One part in a process of its own, since each has its own database."""
    database = os.environ.get("FAN_OUT_DATABASE", "")
    _live.prepare(database)
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    streams, workers = (ONE, 1) if which == "one" else (min(MANY, 2 * (limit - 2_000)), 2)
    name = "one process, SQLite" if which == "one" else "two processes, PostgreSQL"
    run = measure(name, streams, workers=workers)
    print(json.dumps(asdict(run)))


def run_part(which: str, database: str = "") -> Run:
    environment = {**os.environ, "FAN_OUT_DATABASE": database}
    done = subprocess.run(
        [sys.executable, __file__, which], env=environment, stdout=subprocess.PIPE, check=True
    )
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Measure, print, judge. A message that others held up counts: the figure is the median over messages."""
    heads = ["way", "streams", "p50 ms", "p99 ms", "best", "lost", "kB each", "us CPU", "connect s", "others"]
    runs = {"one": run_part("one")}
    with _channels.postgres() as url:
        if url:
            runs["two"] = run_part("two", url)
    other = _channels.cost(MESSAGES)
    rows = [run.row for run in runs.values()]
    if other:
        rows.append(["Channels, in memory", f"{_channels.SOCKETS:,}", *[""] * 5, f"{other:.0f}", "", ""])
    print_table(heads, rows)
    figures = [
        f"{run.streams:,} streams: p99 {median(run.p99):,.0f} ms, {run.lost} lost, {run.kb:.0f} kB each"
        for run in runs.values()
    ]
    holds = all(
        median(run.p99) <= BARS[which] and not run.lost and run.in_order and run.kb <= KB
        for which, run in runs.items()
    )
    if other:
        figures.append(f"{other / runs['one'].cpu_us:.0f} times Channels")
        holds = holds and other / runs["one"].cpu_us >= TIMES
    verdict("fan-out", holds, "; ".join(figures))


if __name__ == "__main__":
    part(sys.argv[1]) if len(sys.argv) > 1 else main()
