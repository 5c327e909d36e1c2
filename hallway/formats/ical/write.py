"""Write calendar feeds that stay right when sessions move.

The UID of a slot never changes; SEQUENCE and STATUS tell calendars what did.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event, Timezone

from hallway.formats.days import local_start, zone_of
from hallway.formats.ical.parts import REFRESH, calendar_frame, event_head
from hallway.formats.identity import identify_sessions
from hallway.formats.schedule import Schedule, Session
from hallway.formats.text import strip_controls
from hallway.formats.times import as_utc
from hallway.formats.values import safe_url, slugify


def write(
    schedule: Schedule,
    sessions: Iterable[Session] | None = None,
    *,
    stamp: datetime,
    host: str = "",
    instance: str = "",
    name: str = "",
    refresh: timedelta = REFRESH,
    organizer: tuple[str, str] | None = None,
) -> bytes:
    """A feed of the given sessions of the schedule (all by default); unplaced ones are left out.

    `stamp` is when the feed was made (aware); it is DTSTAMP where a session does not say when it
    changed. `host` is the right-hand side of the UIDs, `refresh` how often calendars should ask again.
    `organizer` is a name and an address, which calendars that are mailed have to name (RFC 5546, 3.2.1).
    """
    chosen = [one for one in (schedule.sessions if sessions is None else sessions) if one.start]
    slots = identify_sessions(schedule, instance)
    zone = zone_of(schedule)
    calendar = calendar_frame(name or schedule.title, zone.key, refresh)
    if safe_url(schedule.url):
        calendar.add("url", safe_url(schedule.url))
    if chosen and zone.key != "UTC":
        calendar.add_component(_zone_component(zone, chosen))
    for session in chosen:
        slot = slots.get(session.key)
        guid = slot.guid if slot else session.guid
        uid = f"{guid or session.key}@{host or slugify(schedule.title) or 'hallway'}"
        event = _event(schedule, session, uid, zone, as_utc(stamp))
        if organizer:
            event.add("organizer", f"mailto:{organizer[1]}", parameters={"cn": strip_controls(organizer[0])})
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _zone_component(zone: ZoneInfo, sessions: list[Session]) -> Timezone:
    """The zone with the changes of the years that matter, from the year before the first session."""
    years = [session.start.year for session in sessions if session.start]
    return Timezone.from_tzid(
        zone.key, first_date=date(min(years) - 1, 1, 1), last_date=date(max(years) + 1, 12, 31)
    )


def _event(schedule: Schedule, session: Session, uid: str, zone: ZoneInfo, stamp: datetime) -> Event:
    start = local_start(session, zone)
    event = event_head(
        uid,
        session.title,
        changed=session.updated or stamp,
        sequence=session.sequence,
        status="CANCELLED" if session.cancelled else "CONFIRMED",
        busy=not session.cancelled,
    )
    event.add("dtstart", _moment(start, zone))
    if session.duration > timedelta(0):
        event.add("dtend", _moment((as_utc(start) + session.duration).astimezone(zone), zone))
    for name, text in _texts(schedule, session).items():
        if text:
            event.add(name, strip_controls(text))
    if session.track:
        event.add("categories", [strip_controls(session.track)])
    if safe_url(session.url):
        event.add("url", safe_url(session.url))
    return event


def _texts(schedule: Schedule, session: Session) -> dict[str, str]:
    speakers = schedule.speaker_by_key()
    names = ", ".join(speakers[key].name for key in session.speakers if key in speakers)
    venue = ", ".join(part for part in (session.room, schedule.venue) if part)
    body = [names, session.subtitle, session.abstract or session.description]
    return {"location": venue, "description": "\n\n".join(part for part in body if part)}


def _moment(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(UTC) if zone.key == "UTC" else moment
