"""The outbox of SQLite. Any process that commits raises `PRAGMA data_version` of every other connection.

SQLite has one writer at a time, who keeps the lock from its first insert to its commit: ids become
visible in their order. https://www.sqlite.org/pragma.html#pragma_data_version
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from hallway.live.relays.protocol import Away, Told

EACH = 0.02  # seconds between two looks; one takes some microseconds


class SqliteOutbox:
    """Reads the table of events on a connection of its own."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._version = -1

    def connect(self) -> None:
        self.close()
        with _away():
            self._connection = sqlite3.connect(self._path, timeout=5, isolation_level=None)
            self._connection.execute("PRAGMA query_only = ON")

    def wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (version := self._one("PRAGMA data_version")[0]) == self._version:
            if time.monotonic() > end:
                return
            time.sleep(EACH)
        self._version = version

    def read(self, after: int, most: int) -> Sequence[Told]:
        with _away():
            rows = self._open.execute(
                "SELECT id, topic, kind, data FROM live_event WHERE id > ? ORDER BY id LIMIT ?", (after, most)
            ).fetchall()
        return [Told(number, topic, kind, json.loads(data)) for number, topic, kind, data in rows]

    def bounds(self) -> tuple[int, int]:
        oldest, newest = self._one("SELECT min(id), max(id) FROM live_event")
        return oldest or 0, newest or 0

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @property
    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            raise Away("not connected")
        return self._connection

    def _one(self, query: str) -> tuple[int, ...]:
        with _away():
            row: tuple[int, ...] = self._open.execute(query).fetchone()
        return row


@contextmanager
def _away() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise Away(str(error)) from error
