"""The days of a timetable: when each opens and closes, and the blocks between common breaks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hallway.areas.programme.timetable.models import Hours
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.days import DAY_BEGINS, programme_day

OPENS, CLOSES, STEP = dt.time(9), dt.time(18), 5
LAST = dt.time(23, 55)


class NoSuchTime(ValueError):
    """The clock at the venue skips this time on this day."""


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A day of the venue. Sessions may begin every `step` minutes from `opens` on and end by `closes`."""

    day: dt.date
    opens: dt.datetime
    closes: dt.datetime
    step: int = STEP
    is_given: bool = False  # the team has said so; otherwise it is as long as what stands on it

    @property
    def minutes(self) -> int:
        return int((self.closes - self.opens) / dt.timedelta(minutes=1))

    def starts(self) -> list[dt.datetime]:
        """Every moment at which something may begin."""
        return [self.opens + dt.timedelta(minutes=n) for n in range(0, self.minutes, self.step)]


def moment_at(day: dt.date, clock: dt.time, zone: ZoneInfo) -> dt.datetime:
    """The instant of a clock time on a programme day; before 03:00 it is the night after.

    Of a time that the clocks repeat the first is meant. Raises NoSuchTime for one that they skip.
    """
    date = day if clock >= DAY_BEGINS else day + dt.timedelta(days=1)
    local = dt.datetime.combine(date, clock, tzinfo=zone)
    instant = local.astimezone(dt.UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTime(f"{local:%H:%M}")
    return instant


def open_days(
    edition: Edition, spans: Iterable[tuple[dt.datetime, dt.datetime]], given: Iterable[Hours] | None = None
) -> list[OpenDay]:
    """Every day of the conference: those of its phases, those with hours, those on which something stands."""
    zone = edition.zone
    hours = {row.day: row for row in (edition.timetable_hours.all() if given is None else given)}
    standing: dict[dt.date, list[tuple[dt.datetime, dt.datetime]]] = {}
    for start, end in spans:
        standing.setdefault(programme_day(start, zone), []).append((start, end))
    wanted = {*hours, *standing, *_phase_days(edition)}
    return [_open_day(day, zone, hours.get(day), standing.get(day, [])) for day in sorted(wanted)]


def _phase_days(edition: Edition) -> set[dt.date]:
    days: set[dt.date] = set()
    for phase in edition.phases.all():
        length = (phase.ends_on - phase.starts_on).days
        days |= {phase.starts_on + dt.timedelta(days=n) for n in range(min(length, 60) + 1)}
    return days


def _open_day(
    day: dt.date, zone: ZoneInfo, hours: Hours | None, spans: list[tuple[dt.datetime, dt.datetime]]
) -> OpenDay:
    if hours:
        opens, closes = forgiving(day, hours.opens, zone), forgiving(day, hours.closes, zone)
        return OpenDay(day, opens, max(closes, opens), hours.step, is_given=True)
    opens = min((start for start, _end in spans), default=forgiving(day, OPENS, zone))
    closes = max((end for _start, end in spans), default=forgiving(day, CLOSES, zone))
    return OpenDay(day, opens.astimezone(dt.UTC), closes.astimezone(dt.UTC))


def forgiving(day: dt.date, clock: dt.time, zone: ZoneInfo) -> dt.datetime:
    """As `moment_at`; a time that the clocks skip is the moment at which they do."""
    date = day if clock >= DAY_BEGINS else day + dt.timedelta(days=1)
    return dt.datetime.combine(date, clock, tzinfo=zone).astimezone(dt.UTC)


def blocks_of(
    day: OpenDay, closed: Iterable[tuple[dt.datetime, dt.datetime]]
) -> list[tuple[dt.datetime, dt.datetime]]:
    """What is left of a day between the times that are closed in all rooms."""
    free, start = [], day.opens
    for begin, end in sorted(closed):
        if end <= day.opens or begin >= day.closes:
            continue
        if begin > start:
            free.append((start, begin))
        start = max(start, end)
    if start < day.closes:
        free.append((start, day.closes))
    return free
