"""Periodic work of the notices."""

from __future__ import annotations

import datetime as dt

from hallway.areas.notices import deciding, delivering, telling
from hallway.areas.notices.models import Told
from hallway.ground.clock import now
from hallway.ground.jobs.actions import every

KEPT = dt.timedelta(days=400)


@every(seconds=5)
def deliver_notices() -> None:
    """What happened becomes notices, those become messages, and what is due of them goes."""
    telling.expand_outbox()
    deciding.decide()
    delivering.deliver()


@every(minutes=1)
def ask_what_is_due() -> None:
    telling.ask_time()


@every(hours=24)
def forget_old_notices() -> None:
    """Notices are kept for a little more than a year, and their deliveries with them."""
    Told.objects.filter(at__lt=now() - KEPT).delete()
