from __future__ import annotations

import datetime as dt

from django.utils import timezone

from hallway.ground.jobs.actions import every
from hallway.live.models import Event, Presence
from hallway.live.presence import FRESH
from hallway.live.reading import order, position

KEPT = dt.timedelta(hours=1)  # a browser that was away for longer fetches everything anew


@every(minutes=10)
def forget_old_events() -> None:
    """Delete what nobody replays any more. The newest stays: places go on from it."""
    old = Event.objects.filter(at__lt=timezone.now() - KEPT, **{f"{order()}__lt": position()})
    old.delete()


@every(minutes=1)
def forget_gone_processes() -> None:
    """Delete what processes that ended have said of who listens."""
    Presence.objects.filter(seen_at__lt=timezone.now() - FRESH).delete()
