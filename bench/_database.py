"""What a run does to the database: which statements write, and whether a row is another one afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

READS = ("SELECT", "BEGIN", "SAVEPOINT", "RELEASE")


@contextmanager
def writes() -> Iterator[list[str]]:
    """The statements that write something, as they are sent."""
    from django.db import connection

    written: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lstrip().upper().startswith(READS):
            written.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


def fingerprint() -> str:
    """A digest of every row of every table."""
    from django.db import connection

    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
            digest.update(repr((table, cursor.fetchall())).encode())
    return digest.hexdigest()
