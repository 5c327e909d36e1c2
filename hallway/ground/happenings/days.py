"""Programme days. A day lasts until the small hours: what begins at 01:00 belongs to the evening before."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_BEGINS = time(3)  # as in pretalx and the schedule apps


def programme_day(moment: datetime, zone: ZoneInfo) -> date:
    """The day to which something that begins at `moment` belongs, at the venue."""
    local = moment.astimezone(zone)
    return local.date() if local.time() >= DAY_BEGINS else local.date() - timedelta(days=1)


def bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """First and last instant of a programme day: 23, 24 or 25 hours apart, as the clocks are changed."""
    start = datetime.combine(day, DAY_BEGINS, tzinfo=zone)
    return start, datetime.combine(day + timedelta(days=1), DAY_BEGINS, tzinfo=zone)
