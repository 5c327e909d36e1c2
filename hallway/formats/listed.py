"""What all readers of conference lists share: keys, days, and deadlines that cannot be right."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from hallway.formats.conferences import TOPICS, Conference
from hallway.formats.moments import Moment
from hallway.formats.report import FormatError, Report
from hallway.formats.text import one_line
from hallway.formats.values import slugify

LONGEST_CONFERENCE: Final = timedelta(days=30)
LONGEST_KEY: Final = 80  # of the name and of the cities in a key
MAX_RECORDS: Final = 50_000  # all conferences of the world that lists have ever named are far fewer
EARLIEST_CALL: Final = timedelta(days=400)
_YEAR_IN_NAME: Final = re.compile(r"\s*[-–:,(\[’']*\s*\b((?:19|20)\d\d)\b[)\]]*\s*")


def check_count(count: int) -> None:
    """Refuse what no list of conferences is; raises FormatError."""
    if count > MAX_RECORDS:
        raise FormatError(f"The file is not a list of conferences: it has more than {MAX_RECORDS} records.")


def split_year(name: str) -> tuple[str, int | None]:
    """A name without the year in it, and that year: "PyConf Hyderabad 2026" → ("PyConf Hyderabad", 2026)."""
    match = _YEAR_IN_NAME.search(name)
    short = one_line(_YEAR_IN_NAME.sub(" ", name)) if match else ""
    return (short, int(match[1])) if match and short else (name, None)


def mend_days(
    first: date | None, last: date | None, where: str, report: Report
) -> tuple[date | None, date | None]:
    """First and last day. An end that cannot be right is mended, with a finding."""
    if not first or not last:
        return first, last or first
    if timedelta(0) <= last - first <= LONGEST_CONFERENCE:
        return first, last
    mended = _mended(first, last)
    length = f"{(last - first).days + 1} days" if last > first else "less than no time"
    report.warn(where, f"From {first} to {last} would be {length}; the end is read as {mended}.", "span")
    return first, mended


def _mended(first: date, last: date) -> date:
    """The end with another month or year, or the first day when neither gives a usable length."""
    slips = [(first.year, first.month)] + [
        (year, month) for year in (first.year, first.year + 1) for month in (last.month, first.month % 12 + 1)
    ]
    for year, month in slips:
        day = date(year, month, min(last.day, calendar.monthrange(year, month)[1]))
        if timedelta(0) <= day - first <= LONGEST_CONFERENCE:
            return day
    return first


def check_deadline(moment: Moment, first: date | None, where: str, report: Report) -> None:
    """Tell of a deadline after the first day of its conference, or long before it."""
    if not first:
        return
    if moment.day > first:
        report.warn(where, f"The deadline {moment.day} is after the first day, {first}.", "after-start")
    elif first - moment.day > EARLIEST_CALL:
        days = (first - moment.day).days
        report.warn(where, f"The deadline {moment.day} is {days} days before the first day.", "long-before")


def later_extension(
    original: Moment | None, extended: Moment | None, where: str, report: Report
) -> Moment | None:
    """The extension if it ends later than the deadline that it extends."""
    if extended and original and extended.instant() <= original.instant():
        message = f"The extension ({extended.day}) ends no later than the deadline itself; left out."
        report.warn(where, message, "extension")
        return None
    return extended


def read_topics(text: str, where: str, report: Report) -> tuple[str, ...]:
    """The known topics of a text such as "PY,DATA"."""
    words = [word for word in re.split(r"[\s,;/]+", text.upper()) if word]
    unknown = [word for word in words if word not in TOPICS]
    if unknown:
        report.warn(where, f"“{', '.join(unknown)[:60]}” is not a known topic; left out.", "topic")
    return tuple(dict.fromkeys(word for word in words if word in TOPICS))


def point_on_earth(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Two texts as degrees; None when they are no numbers or beyond the poles or the date line."""
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        return None
    return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None


def give_keys(conferences: list[Conference], report: Report, others: Iterable[str] = ()) -> None:
    """A key for each: name and year, and the city (then a number by first day) where several share these.

    `others` are keys that are taken already.
    """
    groups: dict[str, list[Conference]] = defaultdict(list)
    for one in conferences:
        name = slugify(one.name) or one_line(one.name).casefold()
        groups[f"{name[:LONGEST_KEY]}-{one.year}"].append(one)
    free = _FreeKeys(others)
    for key, group in groups.items():
        if len(group) == 1:
            group[0].key = free.take(key)
    for key, group in groups.items():
        if len(group) > 1:
            _tell_apart(key, group, free, report)


def _tell_apart(key: str, group: list[Conference], free: _FreeKeys, report: Report) -> None:
    for one in sorted(group, key=lambda one: one.starts_on or date.max):
        cities = ", ".join(place.city for place in one.places) or one.mode.value
        message = f"{len(group)} records are called {one.title}; this is {cities}."
        report.warn(one.where, message, "duplicate")
        one.key = free.take("-".join(part for part in (key, slugify(cities)[:LONGEST_KEY]) if part))


class _FreeKeys:
    """Gives each key once, and numbered ones after that."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}  # the last number that each key got

    def take(self, key: str) -> str:
        free, number = key, self._numbers.get(key, 1)
        while free in self._taken:
            number += 1
            free = f"{key}-{number}"
        self._numbers[key] = number
        self._taken.add(free)
        return free
