"""Writers of SQLite one after the other, in the order in which they came.

SQLite lets one write at a time, and whoever waits looks again and again, in no order: while hundreds
write, somebody unlucky waits for seconds. The kernel keeps those who wait for a lock on a file in
order, across threads and processes. PostgreSQL keeps its own order, so there this does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

try:
    import fcntl
except ImportError:  # Windows has no such locks; there writers wait as SQLite lets them
    fcntl = None  # type: ignore[assignment]


@contextmanager
def in_turn(name: str) -> Iterator[None]:
    """Wait for those who came before under this name. Begin the transaction inside, never outside."""
    if fcntl is None or connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with (Path(settings.DATA_DIR) / f"{name}.turn").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # let go when the file is closed
        yield
