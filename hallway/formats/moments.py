"""Deadlines as people state them: a day, perhaps a clock time, and a zone that may be "anywhere on Earth".

The sign trap: the zone of AoE is UTC−12, which POSIX (and so IANA) writes
``Etc/GMT+12``; ``Etc/GMT-12`` is the other side of the date line, 24 hours
earlier. Everywhere here AoE is the word ``AoE``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from hallway.formats.times import fits, load_zone, parse_clock, parse_day, parse_moment, zone_for_offsets

AOE: Final = "AoE"
AOE_ZONE: Final = "Etc/GMT+12"  # POSIX sign: this is UTC−12
END_OF_DAY: Final = time(23, 59, 59)

_ANYWHERE: Final = re.compile(r"\baoe\b|any\s*where on earth", re.I)
_OFFSET: Final = re.compile(r"(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?::?([0-5]\d))?", re.I)
_MIDNIGHT: Final = re.compile(r"(.*\d)[T ]24:00(?::00)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A local day and clock time in a zone; `clock` is None when only the day was announced.

    `zone` is an IANA name or ``AoE``; readers let no other name in.
    """

    day: date
    clock: time | None = None
    zone: str = AOE

    @property
    def date_only(self) -> bool:
        return self.clock is None

    def instant(self) -> datetime:
        """The moment in UTC, to the second. A date-only deadline ends with its day, at 23:59:59 local time.

        Local times that the zone shows twice or never are read so that nobody who acts by the answer
        is too late: a time shown twice (the hour before winter time) is its first showing, and a time
        that is skipped (the hour before summer time) is the moment of the change, when the clock is
        first past it. Within a zone the answer never goes back when the local time goes on.

        Raises ValueError for a zone that does not exist; `day` must be in the years 1980 to 2200.
        """
        zone = zone_info(self.zone)
        local = datetime.combine(self.day, (self.clock or END_OF_DAY).replace(microsecond=0))
        first, second = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
        return first if first <= second else _change(local, zone, second, first)

    def local_text(self) -> str:
        """``2026-09-30 23:59 Europe/Warsaw``, or without the clock time when only the day was announced."""
        clock = self.clock.isoformat("minutes" if not self.clock.second else "seconds") if self.clock else ""
        return " ".join(part for part in (self.day.isoformat(), clock, self.zone) if part)


def _change(local: datetime, zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The instant between `low` and `high` at which the zone's clock jumps over the local time."""
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(zone).replace(tzinfo=None) >= local:
            high = middle
        else:
            low = middle
    return high


@lru_cache(maxsize=700)
def zone_info(name: str) -> ZoneInfo:
    """The zone of an IANA name or of ``AoE``; ValueError when there is none."""
    zone = load_zone(AOE_ZONE if name == AOE else name)
    if zone is None:
        raise ValueError(f"There is no time zone {name!r}.")
    return zone


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def zone_name(text: str) -> str:
    """The zone that a text means, as an IANA name or ``AoE``; "" when that is not clear.

    Read are names in any case and with blanks, offsets ("UTC+2"), and every way to write AoE, also
    the mistaken "Anywhere on Earth (UTC+12)". Abbreviations such as CST mean several zones: "".
    """
    bare = " ".join(text.split())
    if _ANYWHERE.search(bare) or bare == AOE_ZONE:
        return AOE
    known = _names().get(bare.replace(" / ", "/").replace(" ", "_").casefold())
    if known:
        return known
    offset = _OFFSET.fullmatch(bare)
    return _zone_of_offset(offset) if offset else ""


def _zone_of_offset(match: re.Match[str]) -> str:
    length = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if length >= timedelta(days=1):
        return ""
    offset = length if match[1] == "+" else -length
    if offset == timedelta(hours=-12):
        return AOE
    zone = load_zone(zone_for_offsets([offset]))
    seasons = (datetime(2026, month, 1, tzinfo=timezone(offset)) for month in (1, 7))
    return zone.key if zone and fits(zone, seasons) else ""


def parse_stated(text: str, zone: str) -> Moment | None:
    """A deadline as files write it: ISO date, with clock time or without; None when it is none.

    A time with an offset is carried into `zone`. ``24:00`` is the end of the day before it.
    """
    bare = text.strip()
    midnight = _MIDNIGHT.fullmatch(bare)
    if midnight:
        bare = midnight[1]
    if len(bare) <= 10:
        day = parse_day(bare.replace("/", "-"))
        return Moment(day, None, zone) if day else None
    moment = parse_moment(bare)
    if moment is None:
        return None
    if moment.utcoffset() is not None:
        moment = moment.astimezone(zone_info(zone))
    return Moment(moment.date(), moment.time().replace(microsecond=0), zone)


def parse_local_text(text: str) -> Moment | None:
    """The way back from `Moment.local_text`; None when the text is none."""
    day_text, _, rest = text.strip().partition(" ")
    clock_text, _, zone_text = rest.rpartition(" ")
    day, clock, zone = parse_day(day_text), parse_clock(clock_text), zone_name(zone_text)
    if not day or not zone or (clock_text and not clock):
        return None
    return Moment(day, clock, zone)
