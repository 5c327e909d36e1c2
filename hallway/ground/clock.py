"""The time that Hallway believes it is.

Everything that asks "is this over, on now, still to come?" asks here, so that a
demo or a test can stand before, during or after a conference.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The current instant, aware, shifted so that the process started at `settings.NOW` if that is set."""
    return timezone.now() + _shift(settings.NOW)


@cache
def _shift(start: str) -> timedelta:
    return datetime.fromisoformat(start) - timezone.now() if start else timedelta(0)
