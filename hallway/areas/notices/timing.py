"""When a message may go: quiet hours, the hour of the digest, and back-off. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

# After each failure; when they are used up, the message is given up.
BACK_OFF: Final = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))
_MINUTE: Final = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of the local clock in which nobody is disturbed; none when they begin as they end."""

    begins: dt.time
    ends: dt.time

    def covers(self, instant: dt.datetime, zone: ZoneInfo) -> bool:
        """Whether it is quiet at `instant` by the clock on the wall in `zone`."""
        wall = instant.astimezone(zone).time()
        if self.begins <= self.ends:
            return self.begins <= wall < self.ends
        return wall >= self.begins or wall < self.ends

    def after(self, instant: dt.datetime, zone: ZoneInfo) -> dt.datetime:
        """The first moment from `instant` on at which it is not quiet, in UTC."""
        instant = instant.astimezone(dt.UTC)
        if not self.covers(instant, zone):
            return instant
        today = instant.astimezone(zone).date()
        ends = sorted(
            dt.datetime.combine(today + dt.timedelta(days=day), self.ends, zone)
            .replace(fold=fold)
            .astimezone(dt.UTC)
            for day in range(3)
            for fold in (0, 1)
        )
        end = next(one for one in ends if one > instant and not self.covers(one, zone))
        # Where clocks are turned forward over the end, it has already come at the turn.
        while end - _MINUTE > instant and not self.covers(end - _MINUTE, zone):
            end -= _MINUTE
        return end


def next_digest(instant: dt.datetime, hour: int, zone: ZoneInfo) -> tuple[dt.date, dt.datetime]:
    """The day and the instant (UTC) of the first digest after `instant`; there is one a local day."""
    day = instant.astimezone(zone).date()
    while (at := digest_at(day, hour, zone)) <= instant:
        day += dt.timedelta(days=1)
    return day, at


def digest_at(day: dt.date, hour: int, zone: ZoneInfo) -> dt.datetime:
    """When the digest of a local day goes. An hour that the clocks leave out comes an hour later."""
    return dt.datetime.combine(day, dt.time(hour), zone).astimezone(dt.UTC)


def next_try(attempts: int, moment: dt.datetime) -> dt.datetime | None:
    """When to try again after so many failures; None says that it is enough."""
    return moment + BACK_OFF[attempts - 1] if attempts <= len(BACK_OFF) else None
