"""Periodic work of the hallway."""

from __future__ import annotations

from hallway.areas.hallway.actions import here
from hallway.ground.jobs.actions import every


@every(minutes=1)
def count_who_is_here() -> None:
    here.count()
