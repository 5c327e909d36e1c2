"""Mornings, afternoons, evenings: from boxes that somebody ticks to times at which they can come, and back.

Pure. A programme day begins at 03:00, so the evening ends with the night.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from zoneinfo import ZoneInfo

from hallway.areas.programme.timetable.days import OpenDay, forgiving
from hallway.areas.programme.timetable.states import Part
from hallway.ground.happenings.days import DAY_BEGINS

NOON, DUSK = dt.time(12), dt.time(18)
Window = tuple[dt.datetime, dt.datetime]
Tick = tuple[dt.date, Part]


def span_of(day: dt.date, part: Part, zone: ZoneInfo) -> Window:
    """From when until when a part of a day lasts."""
    begins = {Part.MORNING: DAY_BEGINS, Part.AFTERNOON: NOON, Part.EVENING: DUSK}[part]
    if part == Part.EVENING:
        return forgiving(day, begins, zone), forgiving(day + dt.timedelta(days=1), DAY_BEGINS, zone)
    ends = NOON if part == Part.MORNING else DUSK
    return forgiving(day, begins, zone), forgiving(day, ends, zone)


def offered(day: OpenDay, zone: ZoneInfo) -> list[Part]:
    """The parts in which something may take place on this day."""
    spans = [(part, span_of(day.day, part, zone)) for part in Part]
    return [part for part, (start, end) in spans if start < day.closes and day.opens < end]


def free(days: Iterable[OpenDay], cannot: Collection[Tick], zone: ZoneInfo) -> list[Window]:
    """When somebody can come who ticked these parts; nothing at all where they ticked none: always.

    Parts of a day that are not offered are free, unless all of the day is ticked.
    """
    if not cannot:
        return []
    found: list[Window] = []
    for one in days:
        ticked = {part for day, part in cannot if day == one.day}
        if ticked >= set(offered(one, zone)):
            continue
        for part in Part:
            start, end = span_of(one.day, part, zone)
            if part in ticked:
                continue
            if found and found[-1][1] == start:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    return found


def ticked(days: Iterable[OpenDay], windows: Collection[Window], zone: ZoneInfo) -> set[Tick]:
    """The parts in which somebody with these windows cannot be there all the time that is open."""
    if not windows:
        return set()
    found = set()
    for one in days:
        for part in offered(one, zone):
            start, end = span_of(one.day, part, zone)
            start, end = max(start, one.opens), min(end, one.closes)
            if not any(begin <= start and end <= until for begin, until in joined(windows)):
                found.add((one.day, part))
    return found


def joined(windows: Iterable[Window]) -> list[Window]:
    """The same times with no two windows that touch."""
    found: list[Window] = []
    for start, end in sorted(windows):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
