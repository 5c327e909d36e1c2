"""Cut a schedule into programme days, for formats that are written day by day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hallway.formats.schedule import Schedule, Session
from hallway.formats.times import as_utc, load_zone

MOST_DAYS: Final = 60  # beyond that only days with sessions are written
NO_DAY: Final = date(1980, 1, 1)  # an empty programme without dates still needs one day


@dataclass(slots=True)
class ProgrammeDay:
    """One day from `start` to just before `end`, with its sessions in time order."""

    index: int
    date: date
    start: datetime
    end: datetime
    sessions: list[Session] = field(default_factory=list)

    def by_room(self) -> dict[str, list[Session]]:
        rooms: dict[str, list[Session]] = {}
        for session in self.sessions:
            rooms.setdefault(session.room, []).append(session)
        return rooms


def zone_of(schedule: Schedule) -> ZoneInfo:
    return load_zone(schedule.timezone) or ZoneInfo("UTC")


def local_start(session: Session, zone: ZoneInfo) -> datetime:
    """The start in local time; the session must be placed."""
    if session.start is None:
        raise ValueError(f"the session {session.key} has no start")
    return session.start.astimezone(zone)


def programme_date(start: datetime, starts_at_hour: int) -> date:
    """The programme day of a local start: the small hours belong to the day before."""
    return (start.replace(tzinfo=None) - timedelta(hours=starts_at_hour)).date()


def programme_days(schedule: Schedule) -> list[ProgrammeDay]:
    """Every day of the conference, empty ones too, cut at `day_starts_at_hour` local time."""
    zone, hour = zone_of(schedule), schedule.day_starts_at_hour
    by_date: dict[date, list[Session]] = {}
    for session in schedule.sessions:
        if session.start:
            by_date.setdefault(programme_date(local_start(session, zone), hour), []).append(session)
    return [
        ProgrammeDay(
            index=index,
            date=day,
            start=_moment(day, hour, zone),
            end=_moment(day + timedelta(days=1), hour, zone, minutes=-1),
            sessions=sorted(by_date.get(day, []), key=lambda one: (as_utc(local_start(one, zone)), one.key)),
        )
        for index, day in enumerate(_dates(schedule, set(by_date)), 1)
    ]


def _dates(schedule: Schedule, used: set[date]) -> list[date]:
    marks = sorted(used | {day for day in (schedule.start, schedule.end) if day})
    if not marks:
        return [NO_DAY]
    length = (marks[-1] - marks[0]).days + 1
    if length > MOST_DAYS:
        return marks
    return [marks[0] + timedelta(days=offset) for offset in range(length)]


def _moment(day: date, hour: int, zone: ZoneInfo, minutes: int = 0) -> datetime:
    local = datetime.combine(day, time(hour)) + timedelta(minutes=minutes)
    return local.replace(tzinfo=zone)
