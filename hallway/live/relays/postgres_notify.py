"""The outbox of PostgreSQL, woken by NOTIFY.

A sequence gives out ids before the commit, so a row with a lower id may become visible after one with a
higher id, and whoever reads "everything after the last id" would never see it. Taking a lock in every
action that publishes would put ids in order, at the price of deadlocks between actions; waiting until no
older transaction runs (xmin) would let one long import hold up everything. So the order of telling is
decided after the commit: whoever relays first takes a lock for a moment and gives the next places to
the rows that are visible and have none. Places are given by one at a time and committed before the
next one begins, so no place ever becomes visible behind a later one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg

from hallway.live.relays.protocol import Away, Told

CHANNEL = "hallway_live"
LOCK = 0x68616C6C  # of the one who gives places
_ANY = "SELECT EXISTS (SELECT 1 FROM live_event WHERE place IS NULL)"
_GIVE_PLACES = """
WITH fresh AS (
    SELECT id, row_number() OVER (ORDER BY id) AS number FROM live_event WHERE place IS NULL
)
UPDATE live_event SET place = (SELECT coalesce(max(place), 0) FROM live_event) + fresh.number
FROM fresh WHERE live_event.id = fresh.id
"""
_READ = """
SELECT place, topic, kind, data FROM live_event WHERE place > %s ORDER BY place LIMIT %s
"""
# A server that is gone without a word is noticed within seconds, and so is a lock that is never freed.
_OPTIONS = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "options": "-c lock_timeout=5000 -c statement_timeout=20000",
    "application_name": "hallway live",
}


class PostgresOutbox:
    """Reads the table of events on a connection of its own. `where` are libpq's parameters."""

    def __init__(self, where: Mapping[str, Any]) -> None:
        self._where = where
        self._connection: psycopg.Connection[Any] | None = None

    def connect(self) -> None:
        self.close()
        with _away():
            self._connection = psycopg.connect(**{**_OPTIONS, **self._where}, autocommit=True)
            self._connection.execute(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float) -> None:
        with _away():
            for _ in self._open.notifies(timeout=seconds, stop_after=1):
                return

    def read(self, after: int, most: int) -> Sequence[Told]:
        with _away():
            self._give_places()
            rows = self._open.execute(_READ, (after, most)).fetchall()
        return [Told(*row) for row in rows]

    def bounds(self) -> tuple[int, int]:
        with _away():
            self._give_places()
            row = self._open.execute("SELECT min(place), max(place) FROM live_event").fetchone()
        return (row[0] or 0, row[1] or 0) if row else (0, 0)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @property
    def _open(self) -> psycopg.Connection[Any]:
        if self._connection is None:
            raise Away("not connected")
        return self._connection

    def _give_places(self) -> None:
        found = self._open.execute(_ANY).fetchone()
        if found is None or not found[0]:
            return
        with self._open.transaction():
            self._open.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
            self._open.execute(_GIVE_PLACES)  # sees what the one before has given


@contextmanager
def _away() -> Iterator[None]:
    try:
        yield
    except psycopg.Error as error:
        raise Away(str(error).strip()) from error
