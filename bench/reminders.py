"""Ten thousand people have a reminder due; the worker is killed while it tells them.

Bars: nobody is missing; a mail arrives twice only where a kill fell between the mail server's
acceptance and its record (at most one for each kill, with the same Message-ID, and it is the last that
was accepted before the kill); peak memory at 10,000 is at most 1.3 times that at 1,000; quiet hours
and digests hold back exactly those whom they should.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from _harness import BENCH, HOST, ROOT, print_table, verdict

NOON = dt.datetime(2027, 6, 1, 12, tzinfo=dt.UTC)
MANY, FEW = 10_000, 1_000
KILLS = (0, 400, 2_000, 4_500, 7_000, 9_500)  # after so many mails; at 0 while people are still written down
AFTER_A_LEASE = dt.timedelta(minutes=11)
MEMORY_BAR = 1.3


@dataclass(frozen=True, slots=True)
class House:
    """A database of its own, and the mail server that it writes to."""

    folder: Path
    port: int

    @property
    def accepted(self) -> list[list[str]]:
        """Message-ID, address and time of everything that the mail server has taken."""
        path = self.folder / "accepted"
        return [line.split() for line in path.read_text().splitlines()] if path.exists() else []

    def worker(self, begins: dt.datetime, **more: str) -> subprocess.Popen[bytes]:
        """The worker, with a clock that begins then."""
        variables = environment(self.folder) | {
            "EMAIL_HOST": HOST,
            "EMAIL_PORT": str(self.port),
            "HALLWAY_NOW": begins.isoformat(),
            "HALLWAY_BENCH_REPORT": str(self.folder / "report"),
        }
        return subprocess.Popen([sys.executable, str(BENCH / "_reminders_worker.py")], env=variables | more)

    def query(self, code: str) -> str:
        """Run code with the models of this house, in a process of its own; what it prints."""
        begin = "from hallway.project.cli import django; django.load()\n"
        done = subprocess.run(
            [sys.executable, "-c", begin + code],
            env=environment(self.folder),
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def report(self) -> dict:
        return json.loads((self.folder / "report").read_text())


def environment(folder: Path) -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    return kept | {
        "HALLWAY_DATA": str(folder),
        "PYTHONPATH": str(ROOT),
        "HALLWAY_URL": "https://bench.example",
    }


PEOPLE = """
import datetime as dt
from django.core.management import call_command
call_command("migrate", verbosity=0)
from hallway.areas.notices.models import Cursor
from hallway.ground.people.models import Person
Person.objects.bulk_create(
    (Person(email=f"p{n}@example.org", name=f"Person {n}", **MORE) for n in range(COUNT)), batch_size=500
)
Cursor.objects.create(name="__main__.reminders", until=dt.datetime(2027, 6, 1, 11, tzinfo=dt.UTC))
"""


@contextmanager
def house_of(count: int, more: str = "{}") -> Iterator[House]:
    """So many people, and a source of reminders that was asked last an hour ago."""
    with tempfile.TemporaryDirectory(prefix="hallway-bench-") as name, socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        free.close()
        house = House(Path(name), port)
        house.query(PEOPLE.replace("COUNT", str(count)).replace("MORE", more))
        command = [
            sys.executable,
            str(BENCH / "_reminders_sink.py"),
            str(port),
            str(house.folder / "accepted"),
        ]
        sink = subprocess.Popen(command)
        try:
            _wait_for(port)
            yield house
        finally:
            sink.terminate()
            sink.wait(10)


def _wait_for(port: int) -> None:
    while True:
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return


def undisturbed(count: int) -> list[str]:
    """One pass without a kill; a line of the table."""
    with house_of(count) as house:
        began = time.monotonic()
        assert house.worker(NOON).wait() == 0
        seconds = time.monotonic() - began
        report, accepted = house.report(), house.accepted
        assert len(accepted) == len({address for _id, address, _at in accepted}) == count
        window = [(report["recorded"][name] - float(at)) * 1e3 for name, _to, at in accepted]
    worst = quantiles(window, n=100)[98]
    return [
        str(count),
        f"{seconds:.1f}",
        f"{count / seconds:.0f}",
        f"{report['base'] / 1024:.1f}",
        f"{report['peak'] / 1024:.1f}",
        f"{report['queries'] / count:.2f}",
        f"{report['cpu'] / count * 1e3:.1f}",
        f"{median(window):.2f}",
        f"{worst:.2f}",
    ]


def killed() -> tuple[int, int, int, bool]:
    """Missing, doubled, kills that met a worker, and whether every double was the last before a kill."""
    last_before_a_kill, met = set(), 0
    with house_of(MANY) as house:
        for number, after in enumerate(KILLS):
            worker = house.worker(NOON + number * AFTER_A_LEASE)
            while worker.poll() is None and not _time_to_kill(house, after):
                time.sleep(0.01)
            if worker.poll() is None:
                worker.send_signal(signal.SIGKILL)
                met += 1
            worker.wait()
            time.sleep(0.5)  # what has reached the mail server is on its list
            last_before_a_kill |= {line[0] for line in house.accepted[-1:]}
            print(f"  killed after {len(house.accepted):>5} mails")
        assert house.worker(NOON + len(KILLS) * AFTER_A_LEASE).wait() == 0
        times = Counter(name for name, _to, _at in house.accepted)
        people = {address for _id, address, _at in house.accepted}
        sent = int(house.query(COUNT_SENT))
    doubled = {name for name, count in times.items() if count > 1}
    extra = sum(times.values()) - len(times)
    explained = doubled <= last_before_a_kill and sent == MANY
    return MANY - len(people), extra, met, explained


COUNT_SENT = """
from hallway.areas.notices.models import Delivery
print(Delivery.objects.filter(state="sent").count())
"""


def _time_to_kill(house: House, after: int) -> bool:
    if after:
        return len(house.accepted) >= after
    with closing(sqlite3.connect(f"file:{house.folder}/hallway.sqlite3?mode=ro", uri=True)) as database:
        told = database.execute("SELECT COUNT(*) FROM notices_told").fetchone()[0]
    return bool(told)


def held_back() -> tuple[list[list[str]], bool]:
    """Thirds: usual, in the night of Los Angeles, and with a digest; at noon, and until the next noon."""
    more = "[{}, {'time_zone': 'America/Los_Angeles'}, {'employer': 'digest'}][n % 3]"
    with house_of(300, f"({more})") as house:
        rows, expected = [], {"noon": 100, "15:30": 200, "next day, 09:00": 300}
        moments = [NOON, NOON + dt.timedelta(hours=3.5), NOON + dt.timedelta(hours=21)]
        for (label, wanted), moment in zip(expected.items(), moments, strict=True):
            assert house.worker(moment, HALLWAY_BENCH_ONCE="1").wait() == 0
            rows.append([label, str(len(house.accepted)), str(wanted)])
    return rows, all(row[1] == row[2] for row in rows)


def main() -> None:
    lines = [undisturbed(FEW), undisturbed(MANY)]
    heads = [
        "people",
        "seconds",
        "mails/s",
        "MB at start",
        "MB at peak",
        "queries/mail",
        "CPU ms/mail",
        "window ms",
        "99 %",
    ]
    print_table(heads, lines)
    growth = float(lines[1][4]) / float(lines[0][4])
    print(f"memory: × {growth:.2f} for ten times the people, bar × {MEMORY_BAR}")
    print("window: between the mail server's acceptance and the record; a kill in it doubles that mail\n")
    missing, doubled, kills, explained = killed()
    print(f"{MANY} people, {kills} kills: {missing} missing, {doubled} doubled\n")
    rows, held = held_back()
    print_table(["300 people, a third each: usual, night, digest", "mails", "expected"], rows)
    holds = missing == 0 and doubled <= kills and explained and growth <= MEMORY_BAR and held
    verdict(
        "reminders", holds, f"{missing} missing, {doubled} doubled by {kills} kills, memory × {growth:.2f}"
    )


if __name__ == "__main__":
    main()
