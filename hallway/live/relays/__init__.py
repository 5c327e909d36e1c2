"""Which relay goes with which database."""

from __future__ import annotations

from typing import Any

from hallway.live.relays.protocol import Outbox
from hallway.live.relays.sqlite_outbox import SqliteOutbox


def outbox_of(database: dict[str, Any]) -> Outbox:
    """The outbox in the database with these Django settings."""
    if "postgresql" not in database["ENGINE"]:
        return SqliteOutbox(str(database["NAME"]))
    from hallway.live.relays.postgres_notify import PostgresOutbox  # noqa: PLC0415 (psycopg is an extra)

    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    where = {name: str(database[key]) for key, name in names.items() if database.get(key)}
    return PostgresOutbox(where)
