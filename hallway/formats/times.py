"""Times as conference files write them: moments, durations, clock times, zones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hallway.formats.report import Report

FIRST_YEAR: Final = 1980  # zone offsets are whole minutes from here on
LAST_YEAR: Final = 2200  # keeps sums of dates far from the end of the calendar
LONGEST: Final = timedelta(days=14)

_ISO_DURATION: Final = re.compile(r"P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_SPACED_OFFSET: Final = re.compile(r"\s+(?=[+-]\d{2}:?\d{2}$)")

_UTC_NAMES: Final = frozenset({"UTC", "Etc/UTC", "GMT", "Etc/GMT", "Zulu", "Etc/Zulu"})

# Offsets that no Etc/GMT zone covers, with the place where most people keep them.
_ODD_ZONES: Final = {
    timedelta(hours=-9, minutes=-30): "Pacific/Marquesas",
    timedelta(hours=-3, minutes=-30): "America/St_Johns",
    timedelta(hours=-2, minutes=-30): "America/St_Johns",
    timedelta(hours=3, minutes=30): "Asia/Tehran",
    timedelta(hours=4, minutes=30): "Asia/Kabul",
    timedelta(hours=5, minutes=30): "Asia/Kolkata",
    timedelta(hours=5, minutes=45): "Asia/Kathmandu",
    timedelta(hours=6, minutes=30): "Asia/Yangon",
    timedelta(hours=9, minutes=30): "Australia/Darwin",
    timedelta(hours=10, minutes=30): "Australia/Adelaide",
    timedelta(hours=12, minutes=45): "Pacific/Chatham",
}


def load_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, or None when there is no such zone."""
    try:
        return ZoneInfo(name.strip()) if name.strip() else None
    except (KeyError, ValueError, OSError):
        return None


def parse_moment(text: str) -> datetime | None:
    """An ISO 8601 date-time, aware when the text has an offset; None when unusable."""
    try:
        moment = datetime.fromisoformat(_SPACED_OFFSET.sub("", text.strip()))
    except ValueError:
        return None
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def parse_day(text: str) -> date | None:
    """A date, or the date part of a date-time; None when unusable."""
    try:
        day = date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def parse_clock(text: str) -> time | None:
    """A clock time ``H:MM`` or ``HH:MM:SS``; None when unusable."""
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        return None
    try:
        return time(int(match[1]), int(match[2]), int(match[3] or 0))
    except ValueError:
        return None


def parse_duration(text: str) -> timedelta | None:
    """``H:MM``, ``HH:MM:SS``, ``D:HH:MM:SS``, ISO ``PT1H30M`` or minutes; may be negative."""
    bare = text.strip()
    sign = -1 if bare.startswith("-") else 1
    bare = bare.lstrip("+-")
    iso = _ISO_DURATION.fullmatch(bare)
    if iso and bare not in {"P", "PT"}:
        days, hours, minutes, seconds = (int(part or 0) for part in iso.groups())
        return sign * timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    parts = bare.split(":")
    if not 1 <= len(parts) <= 4 or not all(re.fullmatch(r"[0-9]{1,6}", part) for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        return sign * timedelta(minutes=numbers[0])
    if len(numbers) == 2:
        return sign * timedelta(hours=numbers[0], minutes=numbers[1])
    days, hours, minutes, seconds = [0] * (4 - len(numbers)) + numbers
    return sign * timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def format_duration(duration: timedelta, most: timedelta = LONGEST) -> str:
    """``HH:MM``, rounded down to the minute and bounded by `most`."""
    minutes = int(max(timedelta(0), min(duration, most)).total_seconds()) // 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def zone_for_offsets(offsets: Iterable[timedelta]) -> str:
    """A zone that has the commonest of these offsets, or "" without offsets."""
    seen = Counter(offsets)
    if not seen:
        return ""
    common = max(seen, key=lambda offset: (seen[offset], offset))
    if common in _ODD_ZONES:
        return _ODD_ZONES[common]
    hours, rest = divmod(int(common.total_seconds()), 3600)
    if rest or not -12 <= hours <= 14:
        return ""
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"  # the sign of Etc zones is reversed (POSIX)


def fits(zone: ZoneInfo, moments: Iterable[datetime]) -> bool:
    """Whether the zone has, at each aware moment, the offset that the moment is written with."""
    return all(moment.astimezone(zone).utcoffset() == moment.utcoffset() for moment in moments)


def choose_zone(
    declared: str, offered: str | None, moments: list[datetime], report: Report, where: str
) -> str:
    """The zone of a programme: what the file says, else the caller's, else what the offsets say, else UTC.

    A file that says UTC but writes other offsets (pretalx exports do) is believed in its offsets.
    """
    aware = [moment for moment in moments if moment.utcoffset() is not None]
    zone = load_zone(declared)
    plain_offsets = all(moment.utcoffset() == timedelta(0) for moment in aware)
    if zone and (plain_offsets or zone.key not in _UTC_NAMES):
        return zone.key
    problem = _zone_problem(declared, known=zone is not None)
    for name, origin in (
        (offered or "", "the zone given for this import"),
        (
            zone_for_offsets(moment.utcoffset() or timedelta(0) for moment in aware),
            "the offsets of its times",
        ),
    ):
        candidate = load_zone(name)
        if candidate and (not zone or fits(candidate, aware)):
            tell = report.warn if declared or name != offered else report.note
            tell(where, f"{problem}; {candidate.key} is used, from {origin}.")
            return candidate.key
    report.warn(where, f"{problem}; UTC is used. Give the zone and read the file again if times look wrong.")
    return "UTC"


def _zone_problem(declared: str, *, known: bool) -> str:
    if known:
        return "The file names the time zone UTC, but its times are written with another offset"
    if declared:
        return f"The time zone “{declared[:60]}” is not known"
    return "The file names no time zone"


def localise(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment in the zone; a naive moment is taken as local time of the zone."""
    return moment.replace(tzinfo=zone) if moment.utcoffset() is None else moment.astimezone(zone)


def as_utc(moment: datetime) -> datetime:
    """An aware moment in UTC, for calendars and stamps."""
    return moment.astimezone(UTC)
