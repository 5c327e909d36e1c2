"""Periodic work of the conversations."""

from __future__ import annotations

import datetime as dt

from hallway.areas.chat.actions import moderating, outside
from hallway.ground.clock import now
from hallway.ground.jobs.actions import every

KEPT = dt.timedelta(days=30)


@every(minutes=2)
def look_outside() -> None:
    outside.look_outside()


@every(hours=24)
def forget_old_versions() -> None:
    """What posts said before they were changed or deleted is kept for a month."""
    moderating.delete_old_versions(before=now() - KEPT)
