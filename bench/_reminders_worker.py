"""The worker of the benchmark: the house's own jobs, with one kind of reminder that exists here alone.

It ends when nothing is left to do (or runs once with HALLWAY_BENCH_ONCE), and then prints its peak
memory in kB, the number of its queries, and when it recorded each mail.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

DUE = dt.datetime(2027, 6, 1, 11, 30, tzinfo=dt.UTC)
CLOSES = dt.datetime(2027, 6, 15, 23, 59, tzinfo=ZoneInfo("Etc/GMT+12"))


def register() -> None:
    """A reminder for everybody, due at one moment; those with a digest get three small ones as well."""
    from hallway.ground.activity.notices import Kind, Notice, Timing, due, kind
    from hallway.ground.people.models import Person

    example = {"conference": "PyCon Example", "closes": "Tuesday"}
    texts = {"group": "Bench", "because": "You saved {conference}.", "example": example}
    texts |= {
        "subject": "Two weeks until {conference} closes",
        "body": "**{conference}** closes {closes}.\n\n{link}",
    }
    kind(Kind(key="bench.reminder", label="Reminder", **texts))
    kind(Kind(key="bench.small", label="Small", mail=Timing.DIGEST, push=Timing.OFF, **texts))

    @due
    def reminders(since: dt.datetime, until: dt.datetime) -> Iterator[Notice]:
        if not since < DUE <= until:
            return
        usual = {"path": "/conferences/example/", "moments": {"closes": CLOSES}}
        words = {"conference": "PyCon Example"}
        for pk, employer in Person.objects.order_by("pk").values_list("pk", "employer").iterator():
            kinds = ["bench.small"] * 3 if employer == "digest" else ["bench.reminder"]
            for number, name in enumerate(kinds):
                yield Notice(kind=name, person=pk, key=f"{name}:{number}", words=words, **usual)


class Watched:
    """Counts queries, and notes when a mail is on record."""

    def __init__(self) -> None:
        self.queries = 0
        self.recorded: dict[str, float] = {}

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        self.queries += 1
        if sql.startswith('UPDATE "notices_delivery"') and "message_id" in sql:
            ids = (one for one in params if isinstance(one, str) and one.startswith("<"))
            self.recorded.update({name: time.time() for name in ids})
        return result


def main() -> None:
    from hallway.project.cli import django

    django.load()
    register()
    from django.db import connection

    from hallway.areas.notices.models import Cursor, Delivery, Told
    from hallway.ground.clock import now
    from hallway.ground.jobs.actions import run_due

    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    watched, once = Watched(), bool(os.environ.get("HALLWAY_BENCH_ONCE"))
    with connection.execute_wrapper(watched):
        while True:
            run_due()
            asked = not Cursor.objects.filter(until__lt=DUE).exists()
            undecided = Told.objects.filter(decided_at=None).exists()
            left = Delivery.objects.filter(state="waiting")
            if asked and not undecided and not (left.due(now()) if once else left).exists():
                break
            time.sleep(0.1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cpu = time.process_time()
    told = {"cpu": cpu, "base": base, "peak": peak, "queries": watched.queries, "recorded": watched.recorded}
    Path(os.environ["HALLWAY_BENCH_REPORT"]).write_text(json.dumps(told))


if __name__ == "__main__":
    main()
