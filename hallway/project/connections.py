"""What every new connection to the database is told."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


def without_compiling(connection: BaseDatabaseWrapper, **_more: Any) -> None:
    """PostgreSQL compiles a query in up to 400 ms that it answers in 2, where tables have no statistics yet.

    A statement and not an option of the connection: pools between us and PostgreSQL refuse those.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET jit = off")
