"""The clock of the worker process: asks every second which periodic jobs are due."""

from __future__ import annotations

import logging
import threading
import time

from django.db import DatabaseError, close_old_connections

from hallway.ground.jobs.actions import run_due

_log = logging.getLogger(__name__)


def start() -> None:
    """Begin, in a thread that ends with the process."""
    threading.Thread(target=_keep_time, name="timekeeper", daemon=True).start()


def _keep_time() -> None:
    while True:
        close_old_connections()
        try:
            run_due()
        except DatabaseError as error:  # away for a moment, or locked: the next second may be better
            _log.warning("Periodic jobs have to wait: %s", type(error).__name__)
        time.sleep(1)
