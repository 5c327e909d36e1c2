"""Write xCal, a calendar as XML.

`write` follows the dialect of pentabarf (draft-royer-calsch-xcal), which pretalx
serves as `schedule.xcal` and ConfClerk reads. `write_standard` follows RFC 6321.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from hallway.formats.days import local_start, zone_of
from hallway.formats.frab_xml.write import add_text
from hallway.formats.ical.parts import PRODUCT
from hallway.formats.identity import SlotIdentity, identify_sessions
from hallway.formats.schedule import Schedule, Session
from hallway.formats.times import as_utc
from hallway.formats.values import safe_url

MEDIA_TYPE: Final = "application/xml"
PENTABARF: Final = "http://pentabarf.org"
ICALENDAR: Final = "urn:ietf:params:xml:ns:icalendar-2.0"
_UTC_STAMP: Final = "%Y-%m-%dT%H:%M:%SZ"


def write(schedule: Schedule, *, host: str = "", instance: str = "") -> bytes:
    """The placed sessions for ConfClerk. Times are local without zone, as it expects."""
    root = Element("iCalendar", {"xmlns:pentabarf": PENTABARF, "xmlns:xCal": "urn:ietf:params:xml:ns:xcal"})
    calendar = SubElement(root, "vcalendar")
    add_text(calendar, "version", "2.0")
    add_text(calendar, "prodid", PRODUCT)
    add_text(calendar, "x-wr-caldesc", schedule.title)
    add_text(calendar, "x-wr-calname", schedule.title)
    add_text(calendar, "x-wr-timezone", schedule.timezone)
    slots = identify_sessions(schedule, instance)
    for session in schedule.sessions:
        if session.start:
            _pentabarf_event(calendar, schedule, session, slots[session.key], host)
    return _finish(root)


def _pentabarf_event(
    calendar: Element, schedule: Schedule, session: Session, slot: SlotIdentity, host: str
) -> None:
    start = local_start(session, zone_of(schedule))
    end = (as_utc(start) + session.duration).astimezone(zone_of(schedule))
    minutes = int(session.duration.total_seconds()) // 60
    event = SubElement(calendar, "vevent")
    fields = {
        "method": "PUBLISH",
        "uid": f"{slot.guid}@{host or 'hallway'}",
        "pentabarf:event-id": str(slot.number),
        "pentabarf:event-slug": slot.slug,
        "pentabarf:title": session.title,
        "pentabarf:subtitle": session.subtitle,
        "pentabarf:language-code": session.language,
        "dtstart": start.strftime("%Y%m%dT%H%M%S"),
        "dtend": end.strftime("%Y%m%dT%H%M%S"),
        "duration": f"{minutes // 60}H{minutes % 60:02d}M00S",
        "summary": session.title,
        "description": session.abstract or session.description,
        "class": "PUBLIC",
        "status": _status(session),
        "category": session.track or session.kind,
        "url": safe_url(session.url),
        "location": session.room,
    }
    for tag, text in fields.items():
        add_text(event, tag, text)
    speakers = schedule.speaker_by_key()
    for key in session.speakers:
        if key in speakers:
            add_text(event, "attendee", speakers[key].name)


def write_standard(schedule: Schedule, *, stamp: datetime, host: str = "", instance: str = "") -> bytes:
    """The placed sessions after RFC 6321, with times in UTC."""
    root = Element("icalendar", {"xmlns": ICALENDAR})
    calendar = SubElement(root, "vcalendar")
    head = SubElement(calendar, "properties")
    for tag, text in (("prodid", PRODUCT), ("version", "2.0"), ("x-wr-calname", schedule.title)):
        add_text(SubElement(head, tag), "text", text)
    components = SubElement(calendar, "components")
    slots = identify_sessions(schedule, instance)
    for session in schedule.sessions:
        if session.start:
            event = SubElement(SubElement(components, "vevent"), "properties")
            uid = f"{slots[session.key].guid}@{host or 'hallway'}"
            for tag, kind, text in _properties(session, uid, stamp):
                if text:
                    add_text(SubElement(event, tag), kind, text)
    return _finish(root)


def _properties(session: Session, uid: str, stamp: datetime) -> list[tuple[str, str, str]]:
    """Name, value type and value of the properties of one event."""
    start, end = session.start, session.end
    if start is None or end is None:
        return []
    return [
        ("uid", "text", uid),
        ("dtstamp", "date-time", as_utc(session.updated or stamp).strftime(_UTC_STAMP)),
        ("sequence", "integer", str(session.sequence)),
        ("status", "text", _status(session)),
        ("dtstart", "date-time", as_utc(start).strftime(_UTC_STAMP)),
        ("dtend", "date-time", as_utc(end).strftime(_UTC_STAMP) if end > start else ""),
        ("summary", "text", session.title),
        ("description", "text", session.abstract or session.description),
        ("location", "text", session.room),
        ("categories", "text", session.track),
        ("url", "uri", safe_url(session.url)),
    ]


def _status(session: Session) -> str:
    return "CANCELLED" if session.cancelled else "CONFIRMED"


def _finish(root: Element) -> bytes:
    indent(root, space=" ")
    body: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body
