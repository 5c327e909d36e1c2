"""The web process is killed and started again while people listen and things go on happening.

Bars: 1,000 streams are all back within 10 seconds after the kill, and each of them has heard every event
once and in order, those that happened while there was no server included. On SQLite, and on PostgreSQL
where one answers.

    python bench/restart.py
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress

import _channels
import _live
from _harness import print_table, verdict

STREAMS = 1_000
BAR = 10.0  # seconds
EVERY = 0.2  # seconds between two events


def measure() -> dict[str, float]:
    """Kill, start again, and compare what everybody has heard."""
    port, grants = _live.free_port(), _live.grants(STREAMS)
    with closing(_live.Listeners(port, grants)) as client:
        with _live.serving(port) as server:
            _live.publish()
            time.sleep(1)  # told before anybody listens
            opened = client.ask(f"open {STREAMS}")["open"]
            events = _happen(2)
            killed = time.monotonic()
            for pid in _live.tree(server.pid):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            server.wait()
            events += _happen(1)
        with _live.serving(port):
            up = time.monotonic() - killed
            while client.ask("heard 0")["open"] < opened and time.monotonic() < killed + 60:
                events += _happen(0.5)
            events += _happen(1)
            time.sleep(1)
            report = client.ask("report")
    ids = report["ids"]
    fullest = max(ids, key=len)
    return {
        "opened": opened,
        "up": up,
        "back": report["back_at"] - killed,
        "open": report["open"],
        "events": events,
        "missed": sum(events - len(set(one)) for one in ids),
        "doubled": sum(len(one) - len(set(one)) for one in ids),
        "in_order": all(one == fullest == sorted(fullest) for one in ids),
        "odd": report["odd"],
    }


def _happen(seconds: float) -> int:
    """Publish for a while; how many events."""
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        _live.publish()
        count += 1
        time.sleep(EVERY)
    return count


def run_part(database: str) -> dict[str, float]:
    environment = {**os.environ, "RESTART_DATABASE": database}
    done = subprocess.run(
        [sys.executable, __file__, "part"], env=environment, stdout=subprocess.PIPE, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Measure, print, judge."""
    runs = {"SQLite": run_part("")}
    with _channels.postgres() as url:
        if url:
            runs["PostgreSQL"] = run_part(url)
    heads = ["database", "streams", "server up s", "all back s", "events", "missed", "doubled", "in order"]
    rows = [
        [name, f"{run['open']:,}", f"{run['up']:.1f}", f"{run['back']:.1f}", f"{run['events']}",
         f"{run['missed']}", f"{run['doubled']}", "yes" if run["in_order"] else "no"]
        for name, run in runs.items()
    ]  # fmt: skip
    print_table(heads, rows)
    holds = all(
        run["open"] == run["opened"] == STREAMS
        and run["back"] <= BAR
        and run["in_order"]
        and not run["missed"] + run["doubled"] + run["odd"]
        for run in runs.values()
    )
    slowest = max(run["back"] for run in runs.values())
    missed, doubled = (sum(run[what] for run in runs.values()) for what in ("missed", "doubled"))
    verdict(
        "restart",
        holds,
        f"all back after {slowest:.1f} s, bar {BAR:.0f} s; {missed} missed, {doubled} doubled",
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _live.prepare(os.environ.get("RESTART_DATABASE", ""))
        print(json.dumps(measure()))
    else:
        main()
