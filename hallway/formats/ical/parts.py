"""What all our calendars share: the frame, and the head of an event that calendars can follow.

Source: RFC 5545 (iCalendar), RFC 7986 (REFRESH-INTERVAL, NAME, COLOR …).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

from hallway.formats.text import strip_controls
from hallway.formats.times import as_utc

MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
PRODUCT: Final = "-//Hallway//Conference calendar//EN"
REFRESH: Final = timedelta(minutes=30)


def calendar_frame(name: str, zone: str, refresh: timedelta) -> Calendar:
    """A calendar without events; `refresh` is how often programs should ask again."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", strip_controls(name))
    calendar.add("x-wr-calname", strip_controls(name))
    calendar.add("x-wr-timezone", zone)
    calendar.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{max(1, int(refresh.total_seconds()) // 60)}M")
    return calendar


def event_head(
    uid: str, summary: str, *, changed: datetime, sequence: int, status: str, busy: bool = True
) -> Event:
    """An event without times. The UID must never change; `changed` and `sequence` tell of new times."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", as_utc(changed))
    event.add("last-modified", as_utc(changed))
    event.add("sequence", sequence)
    event.add("status", status)
    event.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    event.add("summary", strip_controls(summary))
    return event
