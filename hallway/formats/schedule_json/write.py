"""Write a voc schedule.json that its schema accepts.

Source: voc/schedule `validator/json/schema.json` (draft 6). Sessions without a
time have no place in this format and are left out.
"""

from __future__ import annotations

import json
import re
from uuid import UUID
from zoneinfo import ZoneInfo

from hallway.formats.assembly import is_break_kind
from hallway.formats.days import ProgrammeDay, local_start, programme_days, zone_of
from hallway.formats.identity import (
    PersonIdentity,
    document_acronym,
    identify_sessions,
    identify_speakers,
    namespace,
    room_guid,
)
from hallway.formats.links import known_kind, links_with_recording
from hallway.formats.schedule import Link, Room, Schedule, Session, Speaker, Track
from hallway.formats.text import strip_controls
from hallway.formats.times import format_duration
from hallway.formats.values import normal_color, safe_url, slugify

_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+.*|UTC")
_SLUG = re.compile(r"[a-z0-9_-]+[a-z0-9]")
_PERSON_CODE = re.compile(r"[A-Z0-9]+")

Json = dict[str, object]


def write(schedule: Schedule, *, instance: str = "") -> bytes:
    """The document in UTF-8. `instance` (host or URL) makes derived guids differ between hosts."""
    return json.dumps(document(schedule, instance=instance), ensure_ascii=False, indent=1).encode("utf-8")


def document(schedule: Schedule, *, instance: str = "") -> Json:
    """The document as plain values."""
    root: Json = {"version": plain(schedule.version)}
    root |= _present(base_url=safe_url(schedule.base_url))
    root["conference"] = _Writer(schedule, instance).conference()
    return {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": "Hallway"},
        "schedule": root,
    }


def plain(text: str) -> str:
    """Text without the characters that neither JSON clients nor XML can show."""
    return strip_controls(text)


def kind_of(session: Session) -> str:
    """The type of a session; breaks are always recognisable as such."""
    return "break" if session.is_break and not is_break_kind(session.kind) else plain(session.kind)


def zone_name(schedule: Schedule) -> Json:
    """The zone when its name has the form the schema asks for; the offsets say it anyway."""
    return _present(time_zone_name=schedule.timezone if _ZONE.fullmatch(schedule.timezone) else "")


def _present(**members: object) -> Json:
    return {name: value for name, value in members.items() if value not in ("", None)}


class _Writer:
    """Holds the identities while the parts of one document are written."""

    def __init__(self, schedule: Schedule, instance: str) -> None:
        self.schedule = schedule
        self.space = namespace(schedule, instance)
        self.slots = identify_sessions(schedule, instance)
        self.people = identify_speakers(schedule, instance)
        self.speakers = schedule.speaker_by_key()
        self.zone: ZoneInfo = zone_of(schedule)

    def conference(self) -> Json:
        schedule, days, used = self.schedule, programme_days(self.schedule), set[UUID]()
        head: Json = {
            "acronym": document_acronym(schedule),
            "title": plain(schedule.title),
            "start": (schedule.start or days[0].date).isoformat(),
            "end": (schedule.end or days[-1].date).isoformat(),
            "daysCount": len(days),
            "timeslot_duration": f"{schedule.slot_minutes // 60:02d}:{schedule.slot_minutes % 60:02d}",
        }
        head |= zone_name(schedule) | _present(url=safe_url(schedule.url))
        if normal_color(schedule.color):
            head["colors"] = {"primary": normal_color(schedule.color)}
        head["rooms"] = [self.room(room, used) for room in schedule.rooms]
        head["tracks"] = [_track(track) for track in schedule.tracks]
        head["days"] = [self.day(day) for day in days]
        return head

    def room(self, room: Room, used: set[UUID]) -> Json:
        return {"name": plain(room.name), "guid": str(room_guid(room, self.space, used))} | _present(
            slug=room.slug if _SLUG.fullmatch(room.slug) else "",
            description=plain(room.description),
            capacity=room.capacity,
            url=safe_url(room.url),
        )

    def day(self, day: ProgrammeDay) -> Json:
        rooms = day.by_room()
        return {
            "index": day.index,
            "date": day.date.isoformat(),
            "day_start": day.start.isoformat(),
            "day_end": day.end.isoformat(),
            "rooms": {plain(name): [self.event(one) for one in events] for name, events in rooms.items()},
        }

    def event(self, session: Session) -> Json:
        slot, start = self.slots[session.key], local_start(session, self.zone)
        event: Json = {
            "guid": str(slot.guid),
            "code": slot.code,
            "id": slot.number,
            "date": start.isoformat(timespec="seconds"),
            "start": start.strftime("%H:%M"),
            "duration": format_duration(session.duration),
            "room": plain(session.room),
            "slug": slot.slug,
            "url": safe_url(session.url, self.schedule.base_url) or f"urn:uuid:{slot.guid}",
        }
        return event | self._words(session) | self._extras(session)

    def _words(self, session: Session) -> Json:
        return {
            "title": plain(session.title),
            "subtitle": plain(session.subtitle),
            "track": plain(session.track) or None,
            "type": kind_of(session),
            "language": session.language or None,
            "abstract": plain(session.abstract),
            "description": plain(session.description),
            "recording_license": plain(session.recording_license),
            "do_not_record": session.do_not_record,
        }

    def _extras(self, session: Session) -> Json:
        people = [(self.speakers[key], self.people[key]) for key in session.speakers if key in self.speakers]
        return {
            "persons": [_person(speaker, identity) for speaker, identity in people],
            "links": _links(links_with_recording(session)),
            "attachments": _links(session.attachments),
        } | _present(logo=safe_url(session.logo_url), feedback_url=safe_url(session.feedback_url))


def _track(track: Track) -> Json:
    slug = track.slug if _SLUG.fullmatch(track.slug) else slugify(track.name)
    return {"name": plain(track.name)} | _present(
        slug=slug if _SLUG.fullmatch(slug) else "",
        description=plain(track.description),
        color=normal_color(track.color),
    )


def _person(speaker: Speaker, identity: PersonIdentity) -> Json:
    """A person of one dialect only: with both `name` and `id, public_name` the schema refuses it."""
    name = plain(speaker.name)
    frab = speaker.number is not None
    person: Json = (
        {"id": speaker.number, "public_name": name} if frab else {"name": name, "public_name": name}
    )
    person["guid"] = str(identity.guid)
    person["code"] = speaker.code if _PERSON_CODE.fullmatch(speaker.code) else identity.code
    person["biography"] = plain(speaker.biography)
    person["links"] = _links(speaker.links)
    return person | _present(avatar=safe_url(speaker.avatar_url))


def _links(links: list[Link]) -> list[Json]:
    written = [(safe_url(link.url), link) for link in links]
    return [
        {"url": url, "title": plain(link.title), "type": known_kind(link.kind)}
        for url, link in written
        if url
    ]
