"""Where the outbox stands."""

from __future__ import annotations

from django.db import connection
from django.db.models import Max

from hallway.live.models import Event


def order() -> str:
    """The column that holds the order of telling on this database."""
    return "place" if connection.vendor == "postgresql" else "id"


def position() -> int:
    """The newest event that can be told; 0 where there is none.

    Read it before the content of a page: `<live-region since="…">` then misses nothing.
    """
    return Event.objects.aggregate(newest=Max(order()))["newest"] or 0
