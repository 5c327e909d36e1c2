"""How often strangers may do something.

    if not allow(f"propose {address}", 10, dt.timedelta(hours=1)): ...

Works across processes and on both databases, without a broker.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import F
from django.utils.crypto import salted_hmac

from hallway.ground.clock import now
from hallway.ground.jobs.actions import every
from hallway.ground.limits.models import Use


def allow(key: str, limit: int, window: dt.timedelta) -> bool:
    """Whether `key` may do it once more: at most `limit` times in each `window`; True counts it.

    Windows follow each other, so across a border up to twice as many fit. Where many ask
    at once, the counting is one conditional write: never more than `limit` are let through.
    """
    number, left = divmod(now() - dt.datetime.min.replace(tzinfo=dt.UTC), window)
    hashed = salted_hmac("hallway.limits", f"{key} {window} {number}", algorithm="sha256").hexdigest()
    free = Use.objects.filter(key=hashed, used__lt=limit)
    if free.update(used=F("used") + 1):
        return True
    Use.objects.get_or_create(key=hashed, defaults={"ends_at": now() + window - left})
    return bool(free.update(used=F("used") + 1))


@every(hours=1)
def forget_old_uses() -> None:
    """Delete what counts no more."""
    Use.objects.filter(ends_at__lt=now()).delete()
