"""Write the JSON of the pretalx schedule widget, unplaced sessions included."""

from __future__ import annotations

import json

from hallway.formats.days import programme_days, zone_of
from hallway.formats.identity import identify_sessions, identify_speakers
from hallway.formats.schedule import Schedule, Session, Speaker
from hallway.formats.schedule_json.write import Json, plain
from hallway.formats.values import normal_color, safe_url


def write(schedule: Schedule, *, instance: str = "") -> bytes:
    """The document in UTF-8. `instance` (host or URL) makes derived ids differ between hosts."""
    return json.dumps(document(schedule, instance=instance), ensure_ascii=False).encode("utf-8")


def document(schedule: Schedule, *, instance: str = "") -> Json:
    """The document as plain values; rooms and tracks get ids in their order."""
    writer, days = _Writer(schedule, instance), programme_days(schedule)
    return {
        "title": plain(schedule.title),
        "version": plain(schedule.version),
        "timezone": schedule.timezone,
        "event_start": (schedule.start or days[0].date).isoformat(),
        "event_end": (schedule.end or days[-1].date).isoformat(),
        "talks": [writer.talk(session) for session in schedule.sessions],
        "tracks": [
            {
                "id": writer.tracks[track.name],
                "name": plain(track.name),
                "description": plain(track.description),
                "color": normal_color(track.color) or None,
            }
            for track in schedule.tracks
        ],
        "rooms": [
            {
                "id": writer.rooms[room.name],
                "name": plain(room.name),
                "description": plain(room.description),
                "capacity": room.capacity,
                "guid": str(room.guid) if room.guid else None,
            }
            for room in schedule.rooms
        ],
        "speakers": [writer.speaker(speaker) for speaker in schedule.speakers],
    }


class _Writer:
    """Holds the ids while the parts of one document are written."""

    def __init__(self, schedule: Schedule, instance: str) -> None:
        self.zone = zone_of(schedule)
        self.slots = identify_sessions(schedule, instance)
        self.people = identify_speakers(schedule, instance)
        self.rooms = number_names([(room.name, room.number) for room in schedule.rooms])
        self.tracks = number_names([(track.name, track.number) for track in schedule.tracks])

    def talk(self, session: Session) -> Json:
        start = session.start.astimezone(self.zone) if session.start else None
        end = session.end.astimezone(self.zone) if session.end else None
        talk: Json = {
            "id": self.slots[session.key].number,
            "title": plain(session.title),
            "abstract": plain(session.abstract),
            "description": plain(session.description),
            "speakers": [self.people[key].code for key in session.speakers if key in self.people],
            "track": self.tracks.get(session.track),
            "start": start.isoformat() if start else None,
            "end": end.isoformat() if end else None,
            "room": self.rooms.get(session.room),
            "duration": int(session.duration.total_seconds()) // 60,
            "updated": session.updated.isoformat() if session.updated else None,
            "content_locale": session.language or None,
            "do_not_record": session.do_not_record,
            "state": "canceled" if session.cancelled else "confirmed",
        }
        if session.is_break:
            return talk | {"slot_type": plain(session.kind) or "break"}
        return talk | {
            "code": self.slots[session.key].code,
            "session_type": plain(session.kind),
            "url": safe_url(session.url) or None,
        }

    def speaker(self, speaker: Speaker) -> Json:
        return {
            "code": self.people[speaker.key].code,
            "name": plain(speaker.name),
            "biography": plain(speaker.biography),
            "avatar": safe_url(speaker.avatar_url) or None,
        }


def number_names(named: list[tuple[str, int | None]]) -> dict[str, int]:
    """A number for each name: its own when unique, else the next free one."""
    given: dict[str, int] = {}
    used: set[int] = set()
    for name, number in named:
        if number is not None and number not in used:
            given[name] = number
            used.add(number)
    following = 1
    for name, _ in named:
        while name not in given:
            if following not in used:
                given[name] = following
                used.add(following)
            following += 1
    return given
