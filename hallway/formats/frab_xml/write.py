"""Write a schedule.xml that the voc XSD accepts.

Source: voc/schedule `validator/xsd/schedule.xml.xsd`. The order of elements is
fixed above the event; guid, code, id and slug are unique over the document;
the colour is an attribute; empty URLs are left out. Sessions without a time
have no place in this format and are left out.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final
from uuid import UUID
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zoneinfo import ZoneInfo

from hallway.formats.days import ProgrammeDay, local_start, programme_days, zone_of
from hallway.formats.identity import (
    document_acronym,
    identify_sessions,
    identify_speakers,
    namespace,
    room_guid,
)
from hallway.formats.links import known_kind, links_with_recording
from hallway.formats.schedule import Link, Schedule, Session, Track
from hallway.formats.schedule_json.write import kind_of
from hallway.formats.text import strip_controls
from hallway.formats.times import format_duration
from hallway.formats.values import normal_color, safe_url, slugify

MEDIA_TYPE: Final = "application/vnd.c3voc.schedule+xml"
LONGEST: Final = timedelta(hours=99, minutes=59)  # the XSD has two digits for hours
_TRACK_SLUG: Final = re.compile(r"[a-z][a-z0-9-]+")


def write(schedule: Schedule, *, instance: str = "") -> bytes:
    """The document in UTF-8. `instance` (host or URL) makes derived guids differ between hosts."""
    root = _Writer(schedule, instance).root()
    indent(root, space=" ")
    body: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body


def add_text(parent: Element, tag: str, text: str) -> Element:
    """A child with clean text."""
    child = SubElement(parent, tag)
    child.text = strip_controls(text)
    return child


def _add_url(parent: Element, tag: str, url: str) -> None:
    """A URL element, left out when there is no usable URL."""
    safe = safe_url(url)
    if safe:
        add_text(parent, tag, safe)


class _Writer:
    """Holds the identities while the parts of one document are written."""

    def __init__(self, schedule: Schedule, instance: str) -> None:
        self.schedule = schedule
        self.zone: ZoneInfo = zone_of(schedule)
        self.slots = identify_sessions(schedule, instance)
        self.people = identify_speakers(schedule, instance)
        self.speakers = schedule.speaker_by_key()
        space, used = namespace(schedule, instance), set[UUID]()
        self.rooms = {room.name: room_guid(room, space, used) for room in schedule.rooms}

    def root(self) -> Element:
        days = programme_days(self.schedule)
        root = Element("schedule")
        SubElement(root, "generator", name="Hallway")
        _add_url(root, "url", self.schedule.url)
        add_text(root, "version", self.schedule.version)
        self._conference(root, days)
        for day in days:
            self._day(root, day)
        return root

    def _conference(self, root: Element, days: list[ProgrammeDay]) -> None:
        schedule = self.schedule
        conference = SubElement(root, "conference")
        add_text(conference, "title", schedule.title)
        add_text(conference, "acronym", document_acronym(schedule))
        add_text(conference, "start", (schedule.start or days[0].date).isoformat())
        add_text(conference, "end", (schedule.end or days[-1].date).isoformat())
        add_text(conference, "days", str(len(days)))
        add_text(
            conference,
            "timeslot_duration",
            format_duration(timedelta(minutes=schedule.slot_minutes), LONGEST),
        )
        _add_url(conference, "base_url", schedule.base_url)
        _add_url(conference, "url", schedule.url)
        add_text(conference, "time_zone_name", schedule.timezone)
        color = normal_color(schedule.color)
        if color:
            SubElement(conference, "color", primary=color)
        for track in schedule.tracks:
            SubElement(conference, "track", _track(track))

    def _day(self, root: Element, day: ProgrammeDay) -> None:
        element = SubElement(
            root,
            "day",
            index=str(day.index),
            date=day.date.isoformat(),
            start=day.start.isoformat(),
            end=day.end.isoformat(),
        )
        sessions = day.by_room()
        for name in dict.fromkeys([*self.rooms, *sessions]):
            room = SubElement(element, "room", name=strip_controls(name))
            if name in self.rooms:
                room.set("guid", str(self.rooms[name]))
            for session in sessions.get(name, ()):
                self._event(room, session)

    def _event(self, room: Element, session: Session) -> None:
        slot, start = self.slots[session.key], local_start(session, self.zone)
        event = SubElement(room, "event", guid=str(slot.guid), id=str(slot.number), code=slot.code)
        add_text(event, "date", start.isoformat(timespec="seconds"))
        add_text(event, "start", start.strftime("%H:%M"))
        add_text(event, "duration", format_duration(session.duration, LONGEST))
        add_text(event, "room", session.room)
        add_text(event, "slug", slot.slug)
        add_text(event, "title", session.title)
        add_text(event, "subtitle", session.subtitle)
        add_text(event, "track", session.track)
        add_text(event, "type", kind_of(session))
        add_text(event, "language", session.language)
        add_text(event, "abstract", session.abstract)
        add_text(event, "description", session.description)
        _add_url(event, "url", session.url)
        _add_url(event, "feedback_url", session.feedback_url)
        _add_url(event, "logo", session.logo_url)
        self._recording(event, session)
        self._persons(event, session)
        links = session.links if session.do_not_record is not None else links_with_recording(session)
        _add_links(event, "link", links)
        _add_links(event, "attachment", session.attachments)

    def _recording(self, event: Element, session: Session) -> None:
        """Licence and opt-out belong together; without a word on it there is no element."""
        if session.do_not_record is None:
            return
        recording = SubElement(event, "recording")
        add_text(recording, "license", session.recording_license)
        add_text(recording, "optout", str(session.do_not_record).lower())
        _add_url(recording, "url", session.recording_url)

    def _persons(self, event: Element, session: Session) -> None:
        persons = SubElement(event, "persons")
        for key in session.speakers:
            if key not in self.speakers:
                continue
            speaker = self.speakers[key]
            person = add_text(persons, "person", speaker.name)
            person.set("guid", str(self.people[key].guid))
            if speaker.number is not None:
                person.set("id", str(speaker.number))


def _track(track: Track) -> dict[str, str]:
    attributes = {"name": strip_controls(track.name)}
    slug = next((one for one in (track.slug, slugify(track.name)) if _TRACK_SLUG.fullmatch(one)), "")
    color = normal_color(track.color)
    return attributes | ({"slug": slug} if slug else {}) | ({"color": color} if color else {})


def _add_links(event: Element, tag: str, links: list[Link]) -> None:
    parent = SubElement(event, f"{tag}s")
    for link in links:
        url = safe_url(link.url)
        if url:
            child = add_text(parent, tag, link.title)
            child.set("href", url)
            child.set("type", known_kind(link.kind))
