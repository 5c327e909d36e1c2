"""The same thing twice: as the file says it, and as the rows say it, in comparable values."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import available_timezones

from hallway.areas.programme.interchange.plan import Values
from hallway.areas.programme.interchange.words import kind_of
from hallway.formats.report import Report
from hallway.formats.schedule import Link, Room, Schedule, Session, Speaker, Track
from hallway.ground.editions.models import Edition, Place
from hallway.ground.editions.models import Track as TrackRow
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import State
from hallway.ground.people.models import Person

SHORTEST = timedelta(minutes=5)
MOST_SEATS = 1_000_000
SESSION_FIELDS = (
    "title", "subtitle", "abstract", "description", "kind", "source_kind", "source_number", "language",
    "is_recorded", "recording_url", "links", "is_plenary", "state",
)  # fmt: skip  # those that a row holds as they are; times, place, track and speakers need a translation


def short(key: str, most: int = 200) -> str:
    """A key that fits into its column and still differs from every other."""
    if len(key) <= most:
        return key
    return f"{key[: most - 33]}-{hashlib.sha256(key.encode()).hexdigest()[:32]}"


def session_key(session: Session) -> str:
    return short(session.key, 300)


def speaker_key(key: str) -> str:
    return short(key)


def room_key(room: Room) -> str:
    return str(room.guid) if room.guid else short(f"name-{room.name.casefold()}")


def track_key(track: Track) -> str:
    return short(track.name.casefold())


class FileValues:
    """Reads records of one schedule as values; what does not fit is cut and reported."""

    def __init__(self, schedule: Schedule, report: Report) -> None:
        self._schedule = schedule
        self._report = report
        self._rooms = {room.name: room_key(room) for room in schedule.rooms}
        self._tracks = {track.name: track_key(track) for track in schedule.tracks}

    def edition(self) -> Values:
        schedule = self._schedule
        values: Values = {
            "timezone": schedule.timezone if schedule.timezone in available_timezones() - {"UTC"} else "",
            "schedule_version": schedule.version[:80],
            "venue": schedule.venue[:200],
            "city": schedule.city[:120],
        }
        if schedule.start and schedule.end:
            values["dates"] = [schedule.start.isoformat(), schedule.end.isoformat()]
        return {name: value for name, value in values.items() if value}

    def room(self, room: Room, order: int) -> Values:
        where = f"room “{room.name}”"
        return {
            "name": self._cut(room.name, 120, where),
            "guid": str(room.guid) if room.guid else None,
            "description": self._cut(room.description, 500, where),
            "capacity": room.capacity if room.capacity and 0 < room.capacity <= MOST_SEATS else None,
            "order": order,
        }

    def track(self, track: Track, order: int) -> Values:
        return {
            "name": self._cut(track.name, 120, f"track “{track.name}”"),
            "body": track.description,
            "order": order,
        }

    def speaker(self, speaker: Speaker) -> Values:
        where = f"speaker “{speaker.name}”"
        return {
            "name": self._cut(speaker.name, 200, where),
            "tagline": self._cut(speaker.tagline, 200, where),
            "bio": self._cut(speaker.biography, 20_000, where),
        }

    def session(self, session: Session, speakers: list[str]) -> Values:
        """`speakers` are the keys of those who give it, each person once."""
        where = self.place_of(session)
        said: Values = {}
        if session.plenary is not None:  # most formats have no word for it, and that is no "no"
            said["is_plenary"] = session.plenary
        if session.do_not_record is not None:
            said["is_recorded"] = not session.do_not_record
        return said | {
            "title": self._cut(session.title, 500, where),
            "subtitle": self._cut(session.subtitle, 500, where),
            "abstract": session.abstract,
            "description": session.description,
            "kind": kind_of(session.kind, is_break=session.is_break).value,
            "source_kind": session.kind[:120],
            "source_number": session.number,
            "language": session.language if len(session.language) <= 12 else "",
            "recording_url": session.recording_url if len(session.recording_url) <= 500 else "",
            "links": _links(session),
            "state": (State.CANCELLED if session.cancelled else State.PUBLIC).value,
            **self._times(session, where),
            "place": self._rooms.get(session.room),
            "track": self._tracks.get(session.track),
            "speakers": speakers,
        }

    def place_of(self, session: Session) -> str:
        """What a person can search for in the file."""
        return f"session “{session.title[:80]}” ({session.key})"

    def _times(self, session: Session, where: str) -> Values:
        if session.start is None:
            return {"starts_at": None, "ends_at": None}
        length = session.duration
        if length <= timedelta(0):
            length = max(timedelta(minutes=self._schedule.slot_minutes), SHORTEST)
            self._report.warn(
                where, f"It has no length; {length // timedelta(minutes=1)} minutes are assumed."
            )
        return {"starts_at": moment(session.start), "ends_at": moment(session.start.astimezone(UTC) + length)}

    def _cut(self, text: str, most: int, where: str) -> str:
        if len(text) > most:
            self._report.warn(where, f"A text is longer than {most} characters and was cut.")
        return text[:most]


def _links(session: Session) -> list[dict[str, str]]:
    """Links and attachments; kinds tell the latter apart, as does the stream."""
    found = [_link(link) for link in session.links]
    found += [_link(link) | {"part": "attachment"} for link in session.attachments]
    if session.stream_url:
        found.append({"url": session.stream_url, "title": "", "kind": "related", "part": "stream"})
    return found


def _link(link: Link) -> dict[str, str]:
    return {"url": link.url, "title": link.title, "kind": link.kind}


def moment(value: datetime | None) -> str | None:
    """ISO 8601 in UTC, so that equal instants are equal texts."""
    return value.astimezone(UTC).isoformat() if value else None


def of_edition(edition: Edition) -> Values:
    return {
        # UTC is what an edition has before anybody chose.
        "timezone": "" if edition.timezone == "UTC" else edition.timezone,
        "schedule_version": edition.schedule_version,
        "venue": edition.venue,
        "city": edition.city,
        "dates": [_day(edition.starts_on), _day(edition.ends_on)],
    }


def of_place(place: Place) -> Values:
    return _plain(place, "name", "description", "capacity", "order") | {
        "guid": str(place.guid) if place.guid else None
    }


def of_track(track: TrackRow) -> Values:
    return _plain(track, "name", "body", "order")


def of_person(person: Person) -> Values:
    return _plain(person, "name", "tagline", "bio")


def of_happening(
    happening: Happening, places: dict[int, str], tracks: dict[int, str], speakers: list[str]
) -> Values:
    """`places` and `tracks` translate ids to keys; unknown ones count as made here."""
    return _plain(happening, *SESSION_FIELDS) | {
        "starts_at": moment(happening.starts_at),
        "ends_at": moment(happening.ends_at),
        "place": _key(places, happening.place_id),
        "track": _key(tracks, happening.track_id),
        "speakers": speakers,
    }


def _key(keys: dict[int, str], row: int | None) -> str | None:
    return None if row is None else keys.get(row, f"row-{row}")


def _plain(row: Any, *names: str) -> Values:
    return {name: getattr(row, name) for name in names}


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None
