from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection

from hallway.ground import clock
from hallway.ground.jobs import actions
from hallway.ground.jobs.actions import every, run_due
from hallway.ground.jobs.models import Job
from hallway.project.environment import ROOT

BEGIN = dt.datetime(2027, 6, 1, 12, tzinfo=dt.UTC)


class Bench:
    """Jobs of this test alone, and a clock that it moves."""

    def __init__(self) -> None:
        self.now = BEGIN
        self.ran: list[str] = []

    def job(self, name: str, *, fails: bool = False, **rhythm: int) -> None:
        def work() -> None:
            self.ran.append(name)
            if fails:
                raise ValueError("of bob@example.org")

        work.__name__ = name
        every(**rhythm)(work)

    def run_at(self, **after: float) -> list[str]:
        self.now = BEGIN + dt.timedelta(**after)
        self.ran.clear()
        run_due()
        return self.ran.copy()


@pytest.fixture
def bench(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    bench = Bench()
    monkeypatch.setattr(actions, "_jobs", {})
    monkeypatch.setattr(clock, "timezone", SimpleNamespace(now=lambda: bench.now))
    return bench


def test_a_job_runs_at_once_and_then_in_its_rhythm(bench: Bench) -> None:
    bench.job("tidy", minutes=5)
    ran = [bool(bench.run_at(minutes=minutes)) for minutes in (0, 1, 4.9, 5, 6, 11, 600)]
    assert ran == [True, False, False, True, False, True, True]


def test_each_job_has_a_rhythm_of_its_own(bench: Bench) -> None:
    bench.job("often", seconds=10)
    bench.job("rarely", hours=1)
    assert bench.run_at() == ["often", "rarely"]
    assert bench.run_at(seconds=30) == ["often"]


def test_one_that_fails_is_noted_comes_again_and_holds_up_nobody(bench: Bench) -> None:
    bench.job("broken", minutes=1, fails=True)
    bench.job("sound", minutes=1)
    assert bench.run_at() == ["broken", "sound"]
    row = Job.objects.get(name__endswith="broken")
    assert (row.problem, row.ended_at) == ("ValueError", BEGIN)
    assert bench.run_at(minutes=1) == ["broken", "sound"]


def test_one_that_works_again_has_no_problem_any_more(bench: Bench) -> None:
    bench.job("odd", minutes=1, fails=True)
    bench.run_at()
    bench.job("odd", minutes=1)
    bench.run_at(minutes=1)
    assert Job.objects.get().problem == ""


def test_a_clock_that_was_set_back_does_not_stop_the_work(bench: Bench) -> None:
    bench.job("tidy", minutes=5)
    bench.run_at(days=100)
    assert bench.run_at() == ["tidy"]
    assert bench.run_at(minutes=1) == []


def test_when_nothing_is_due_one_query_says_so(bench: Bench, django_assert_num_queries) -> None:
    for number in range(10):
        bench.job(f"job_{number}", hours=1)
    bench.run_at()
    with django_assert_num_queries(1):
        bench.run_at(minutes=1)


WORKER = """
import os, sys, time
os.environ["DJANGO_SETTINGS_MODULE"] = "hallway.project.settings"
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from hallway.ground.jobs import actions
actions._jobs.clear()
for number in range(40):
    def work(number=number): print(number)
    work.__name__ = f"claimed_{number}"
    actions.every(hours=1)(work)
print("ready", flush=True)
sys.stdin.readline()
actions.run_due()
"""


@pytest.mark.django_db(transaction=True)
def test_of_two_processes_one_runs_each_job() -> None:
    """Real processes on the database of the suite, let go at the same moment."""
    name = str(connection.settings_dict["NAME"])
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HALLWAY_NOW": ""}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=Path(ROOT),
        )
        for _ in range(2)
    ]
    for process in running:
        assert process.stdout and process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    ran = [int(line) for process in running for line in process.communicate(timeout=60)[0].split()]
    assert sorted(ran) == list(range(40))
    assert Job.objects.filter(problem="", ended_at__isnull=False).count() == 40
