"""Periodic work: areas register it, the worker process runs what is due.

    @every(minutes=1)
    def deliver_notices() -> None: ...

A job is short and may run again at any moment, after a crash for example; long work goes to a task.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from hallway.ground.clock import now
from hallway.ground.jobs.models import Job

_SLACK = dt.timedelta(minutes=1)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Registered:
    run: Callable[[], None]
    every: dt.timedelta


_jobs: dict[str, _Registered] = {}


def every(
    *, seconds: int = 0, minutes: int = 0, hours: int = 0
) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register a function to be run this often, in one process of the installation at a time."""
    rhythm = dt.timedelta(seconds=seconds, minutes=minutes, hours=hours)

    def register(function: Callable[[], None]) -> Callable[[], None]:
        name = f"{function.__module__.removeprefix('hallway.')}.{function.__name__}"
        _jobs[name] = _Registered(function, rhythm)
        return function

    return register


def run_due() -> list[str]:
    """Run every job whose time has come; returns their names. A failing one is logged and comes again."""
    moment = now()
    planned = dict(Job.objects.values_list("name", "next_at"))
    due = {name: job for name, job in _jobs.items() if _is_due(planned.get(name, moment), moment, job)}
    return [name for name, job in due.items() if _claim(name, job) and _run(name, job)]


def _is_due(next_at: dt.datetime, moment: dt.datetime, job: _Registered) -> bool:
    return next_at <= moment or next_at > _latest(moment, job)


def _latest(moment: dt.datetime, job: _Registered) -> dt.datetime:
    """What is planned for later than this was planned before the clock was set back, as the demo's is.

    The slack is for another process that has planned it just now, by a clock a little ahead.
    """
    return moment + job.every + _SLACK


def _claim(name: str, job: _Registered) -> bool:
    """Whether this process is the one that runs it now."""
    moment = now()
    Job.objects.get_or_create(name=name, defaults={"next_at": moment})
    is_due = Q(next_at__lte=moment) | Q(next_at__gt=_latest(moment, job))
    due = Job.objects.filter(is_due, name=name)
    return bool(due.update(next_at=moment + job.every, started_at=moment))


def _run(name: str, job: _Registered) -> bool:
    problem = ""
    try:
        job.run()
    except Exception as error:  # one job must not keep the others from running
        _log.exception("The job %s failed.", name)
        problem = type(error).__name__
    Job.objects.filter(name=name).update(ended_at=now(), problem=problem)
    return True
