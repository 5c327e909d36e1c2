"""Write the views of the Sessionize API, so that its many clients can read us.

Source: sessionize.com API documentation. Every view is a plain value; `dumps`
turns it into bytes. Times are local and without offset, as clients expect.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Final

from hallway.formats.days import ProgrammeDay, programme_days, zone_of
from hallway.formats.identity import identify_sessions, identify_speakers
from hallway.formats.pretalx_json.write import number_names
from hallway.formats.schedule import Schedule, Session, Speaker
from hallway.formats.schedule_json.write import Json, plain
from hallway.formats.values import safe_url

_TRACK, _FORMAT, _LANGUAGE = 1, 2, 3  # ids of our categories
_TITLES: Final = {_TRACK: "Track", _FORMAT: "Session format", _LANGUAGE: "Language"}


def dumps(view: object) -> bytes:
    """A view as JSON in UTF-8."""
    return json.dumps(view, ensure_ascii=False).encode("utf-8")


def write(schedule: Schedule, *, instance: str = "") -> bytes:
    """The "All" view, the one that `read` reads."""
    return dumps(all_view(schedule, instance=instance))


def all_view(schedule: Schedule, *, instance: str = "") -> Json:
    """Sessions, speakers, categories and rooms in one object."""
    writer = _Writer(schedule, instance)
    return {
        "sessions": [writer.session(one) for one in schedule.sessions],
        "speakers": [writer.speaker(one) for one in schedule.speakers],
        "questions": [],
        "categories": writer.categories(),
        "rooms": [
            {"id": writer.rooms[room.name], "name": plain(room.name), "sort": sort}
            for sort, room in enumerate(schedule.rooms)
        ],
    }


def sessions_view(schedule: Schedule, *, instance: str = "") -> list[Json]:
    """One group with every session; speakers are objects with id and name."""
    writer = _Writer(schedule, instance)
    sessions = [writer.full_session(one) for one in schedule.sessions]
    return [{"groupId": None, "groupName": "All", "sessions": sessions}]


def speakers_view(schedule: Schedule, *, instance: str = "") -> list[Json]:
    """Every speaker with the sessions as id and name."""
    writer = _Writer(schedule, instance)
    speakers = []
    for speaker in schedule.speakers:
        sessions = [
            {"id": int(writer.session_id(one)), "name": plain(one.title)} for one in writer.given_by(speaker)
        ]
        speakers.append(writer.speaker(speaker) | {"sessions": sessions})
    return speakers


def speaker_wall_view(schedule: Schedule, *, instance: str = "") -> list[Json]:
    """Names and pictures only."""
    writer = _Writer(schedule, instance)
    wanted = ("id", "firstName", "lastName", "fullName", "tagLine", "profilePicture", "isTopSpeaker")
    return [{name: writer.speaker(one)[name] for name in wanted} for one in schedule.speakers]


def grid_smart_view(schedule: Schedule, *, instance: str = "") -> list[Json]:
    """Days with their rooms, and the same sessions by the time they begin."""
    writer = _Writer(schedule, instance)
    days = [day for day in programme_days(schedule) if day.sessions]
    return [writer.grid_day(day, is_first=index == 0) for index, day in enumerate(days)]


VIEWS: Final[dict[str, Callable[..., object]]] = {
    "All": all_view,
    "Sessions": sessions_view,
    "Speakers": speakers_view,
    "SpeakerWall": speaker_wall_view,
    "GridSmart": grid_smart_view,
}


class _Writer:
    """Holds the ids while the parts of one view are written."""

    def __init__(self, schedule: Schedule, instance: str) -> None:
        self.schedule = schedule
        self.zone = zone_of(schedule)
        self.slots = identify_sessions(schedule, instance)
        self.people = identify_speakers(schedule, instance)
        self.speakers = schedule.speaker_by_key()
        self.rooms = number_names([(room.name, room.number) for room in schedule.rooms])
        self.items = self._items()
        self.by_speaker: dict[str, list[Session]] = {}
        for session in schedule.sessions:
            for key in session.speakers:
                self.by_speaker.setdefault(key, []).append(session)

    def _items(self) -> dict[tuple[int, str], int]:
        sessions = self.schedule.sessions
        names = [(_TRACK, track.name) for track in self.schedule.tracks]
        names += [(_FORMAT, session.kind) for session in sessions]
        names += [(_LANGUAGE, session.language) for session in sessions]
        used = dict.fromkeys((category, name) for category, name in names if name)
        return {item: number for number, item in enumerate(used, 1)}

    def categories(self) -> list[Json]:
        return [
            {
                "id": category,
                "title": title,
                "type": "session",
                "sort": category,
                "items": [
                    {"id": number, "name": plain(name), "sort": number}
                    for (owner, name), number in self.items.items()
                    if owner == category
                ],
            }
            for category, title in _TITLES.items()
        ]

    def session_id(self, session: Session) -> str:
        return str(self.slots[session.key].number)

    def given_by(self, speaker: Speaker) -> list[Session]:
        return self.by_speaker.get(speaker.key, [])

    def session(self, session: Session) -> Json:
        chosen = [(_TRACK, session.track), (_FORMAT, session.kind), (_LANGUAGE, session.language)]
        return {
            "id": self.session_id(session),
            "title": plain(session.title),
            "description": plain(session.description or session.abstract),
            "startsAt": self._local(session.start),
            "endsAt": self._local(session.end),
            "isServiceSession": session.is_break,
            "isPlenumSession": bool(session.plenary),
            "speakers": [str(self.people[key].guid) for key in session.speakers if key in self.people],
            "categoryItems": [self.items[item] for item in chosen if item in self.items],
            "questionAnswers": [],
            "roomId": self.rooms.get(session.room),
            "liveUrl": safe_url(session.stream_url) or None,
            "recordingUrl": safe_url(session.recording_url) or None,
            "status": "Canceled" if session.cancelled else "Accepted",
            "isInformed": True,
            "isConfirmed": True,
        }

    def full_session(self, session: Session) -> Json:
        people = [
            {"id": str(self.people[key].guid), "name": plain(self.speakers[key].name)}
            for key in session.speakers
            if key in self.people
        ]
        return self.session(session) | {"speakers": people, "room": plain(session.room)}

    def speaker(self, speaker: Speaker) -> Json:
        first, _, last = plain(speaker.name).rpartition(" ")
        return {
            "id": str(self.people[speaker.key].guid),
            "firstName": first or last,
            "lastName": last if first else "",
            "fullName": plain(speaker.name),
            "bio": plain(speaker.biography),
            "tagLine": plain(speaker.tagline),
            "profilePicture": safe_url(speaker.avatar_url) or None,
            "isTopSpeaker": False,
            "links": [
                {"title": plain(link.title), "url": url, "linkType": "Other"}
                for link in speaker.links
                if (url := safe_url(link.url))
            ],
            "sessions": [int(self.session_id(one)) for one in self.given_by(speaker)],
        }

    def grid_day(self, day: ProgrammeDay, *, is_first: bool) -> Json:
        rooms = sorted(day.by_room().items(), key=lambda item: self.rooms.get(item[0], 0))
        return {
            "date": f"{day.date.isoformat()}T00:00:00",
            "isDefault": is_first,
            "rooms": [
                {
                    "id": self.rooms.get(name),
                    "name": plain(name),
                    "sessions": [self.full_session(one) for one in sessions],
                    "hasOnlyPlenumSessions": all(one.plenary for one in sessions),
                }
                for name, sessions in rooms
            ],
            "timeSlots": self._time_slots(day),
        }

    def _time_slots(self, day: ProgrammeDay) -> list[Json]:
        slots: dict[str, list[Json]] = {}
        for session in day.sessions:
            starts = self._local(session.start) or ""
            room: Json = {"id": self.rooms.get(session.room), "name": plain(session.room), "index": 0}
            together = slots.setdefault(starts[11:], [])
            together.append(room | {"session": self.full_session(session), "index": len(together)})
        return [{"slotStart": start, "rooms": rooms} for start, rooms in slots.items()]

    def _local(self, moment: datetime | None) -> str | None:
        return moment.astimezone(self.zone).strftime("%Y-%m-%dT%H:%M:%S") if moment else None
