"""Calendars of the directory: one of deadlines, one of the conferences themselves.

Both tell calendars of every change: the UID of a deadline stays when it is
extended, while SEQUENCE, LAST-MODIFIED and the start move.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Event

from hallway.formats.conferences import NOT_ON_ITS_DAYS, Conference, Status
from hallway.formats.feeds import (
    ENGLISH,
    Listed,
    Words,
    call_title,
    dated_calls,
    days_text,
    moment_text,
    place_text,
)
from hallway.formats.ical.parts import calendar_frame, event_head
from hallway.formats.text import strip_controls
from hallway.formats.values import safe_url

REFRESH: Final = timedelta(hours=6)


def write_deadlines(
    listed: Iterable[Listed],
    *,
    stamp: datetime,
    host: str,
    name: str,
    refresh: timedelta = REFRESH,
    words: Words = ENGLISH,
) -> bytes:
    """One event for each call with a known date, at the instant in UTC that counts now.

    `stamp` (aware) stands in where a call does not say when it changed; the UID is
    ``<key>-<kind>@<host>``, so keys must be unique in the list and must not change.
    """
    return _written(name, refresh, _deadline_events(listed, stamp, host, words))


def write_conferences(
    listed: Iterable[Listed],
    *,
    stamp: datetime,
    host: str,
    name: str,
    refresh: timedelta = REFRESH,
) -> bytes:
    """One all-day event for each conference whose first day is known. The UID is ``<key>@<host>``."""
    return _written(name, refresh, _conference_events(listed, stamp, host))


def write_both(
    listed: Iterable[Listed],
    *,
    stamp: datetime,
    host: str,
    name: str,
    refresh: timedelta = REFRESH,
    words: Words = ENGLISH,
) -> bytes:
    """Calls and conferences in one calendar, with the UIDs that they have in the other two."""
    chosen = list(listed)
    events = [*_deadline_events(chosen, stamp, host, words), *_conference_events(chosen, stamp, host)]
    return _written(name, refresh, events)


def _written(name: str, refresh: timedelta, events: Iterable[Event]) -> bytes:
    calendar = calendar_frame(name, "UTC", refresh)
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _deadline_events(listed: Iterable[Listed], stamp: datetime, host: str, words: Words) -> Iterator[Event]:
    for one, call, moment in dated_calls(listed):
        conference, change = one.conference, one.call_change(call)
        event = event_head(
            f"{conference.key}-{call.kind.value}@{host}",
            call_title(conference, call, words),
            changed=change.updated or stamp,
            sequence=change.sequence,
            status=_status(conference.status),
            busy=False,
        )
        event.add("dtstart", moment.instant().astimezone(UTC))
        links = (conference.call_link, conference.link)
        facts = (moment_text(moment, words), days_text(conference), *links, conference.note)
        _describe(event, one, facts, conference.call_link or conference.link)
        yield event


def _conference_events(listed: Iterable[Listed], stamp: datetime, host: str) -> Iterator[Event]:
    for one in listed:
        if one.conference.starts_on:
            yield _conference_event(one, one.conference.starts_on, stamp, host)


def _conference_event(one: Listed, first: date, stamp: datetime, host: str) -> Event:
    conference = one.conference
    event = event_head(
        f"{conference.key}@{host}",
        conference.title,
        changed=one.change.updated or stamp,
        sequence=one.change.sequence,
        status=_status(conference.status),
        busy=False,
    )
    last = max(first, conference.ends_on or first)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))  # exclusive (RFC 5545 3.6.1)
    point = next((place.point for place in conference.places if place.point), None)
    if point:
        event.add("geo", point)
    _describe(event, one, (conference.link, conference.note), conference.link)
    return event


def _status(status: Status) -> str:
    """CANCELLED also for what was put off: nothing happens on these days."""
    if status in NOT_ON_ITS_DAYS:
        return "CANCELLED"
    return "TENTATIVE" if status is Status.IDEA else "CONFIRMED"


def _describe(event: Event, one: Listed, facts: Iterable[str], link: str) -> None:
    conference: Conference = one.conference
    texts = {
        "location": place_text(conference),
        "description": "\n".join(dict.fromkeys(fact for fact in facts if fact)),
    }
    for name, text in texts.items():
        if text:
            event.add(name, strip_controls(text))
    if conference.topics:
        event.add("categories", list(conference.topics))
    url = safe_url(one.page) or safe_url(link)
    if url:
        event.add("url", url)
