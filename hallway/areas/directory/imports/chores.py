"""Periodic work: lists that are due are read by the worker."""

from __future__ import annotations

from hallway.areas.directory.imports import runs
from hallway.areas.directory.imports.tasks import read_list
from hallway.ground.jobs.actions import every


@every(minutes=5)
def read_due_lists() -> None:
    """Claim the lists whose time has come, and hand them to the worker."""
    for run in runs.claim_due():
        read_list.enqueue(run.pk)
