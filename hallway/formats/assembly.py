"""The part of reading that all formats share: names, keys, zones and checks.

A reader hands over what it found; `finish` settles the zone, gives every
session and room its identity and reports what cannot be right.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hallway.formats import times
from hallway.formats.report import Report
from hallway.formats.schedule import Room, Schedule, Session, Speaker, Track
from hallway.formats.values import BREAK_KINDS, slugify

_NEVER = datetime.max.replace(tzinfo=UTC)


def speaker_key(speaker: Speaker) -> str:
    """guid, else code, else number, else the normalised name."""
    if speaker.guid:
        return str(speaker.guid)
    if speaker.code:
        return speaker.code
    if speaker.number is not None:
        return f"person-{speaker.number}"
    return "name-" + (slugify(speaker.name) or speaker.name.casefold())


def session_key(session: Session) -> str:
    """guid, else code, else number, else slug, else title. Never the time: sessions move."""
    if session.guid:
        return str(session.guid)
    if session.code:
        return session.code
    if session.number is not None:
        return f"event-{session.number}"
    return session.slug or "title-" + (slugify(session.title) or session.title.casefold())


def is_break_kind(kind: str) -> bool:
    return kind.casefold() in BREAK_KINDS


class Assembly:
    """Collects one schedule while a reader walks through a file."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.schedule = Schedule(title="")
        self.zone_evidence: list[datetime] = []
        self._places: dict[int, str] = {}
        self._rooms: dict[str, Room] = {}
        self._room_guids: set[UUID] = set()
        self._tracks: dict[str, Track] = {}
        self._speakers: dict[str, Speaker] = {}
        self._rooms_listed = False

    def list_room(self, room: Room, where: str) -> None:
        """A room from the file's own list."""
        self._rooms_listed = True
        if room.name in self._rooms:
            self.report.warn(where, f"The room “{room.name}” is listed twice.")
            return
        if room.guid in self._room_guids:
            self.report.warn(where, f"The room “{room.name}” has the same guid as another room; it loses it.")
            room.guid = None
        self._rooms[room.name] = room
        if room.guid:
            self._room_guids.add(room.guid)

    def use_room(self, name: str, where: str) -> str:
        """A room that a session names; added when the list lacks it."""
        if name and name not in self._rooms:
            if self._rooms_listed:
                self.report.note(where, f"The room “{name}” is not in the list of rooms; it was added.")
            self._rooms[name] = Room(name=name)
        return name

    def give_room_guid(self, name: str, guid: UUID | None, where: str) -> None:
        """The guid that a format states beside each use of a room."""
        room = self._rooms[name]
        if not guid or room.guid == guid:
            return
        if room.guid or guid in self._room_guids:
            self.report.warn(where, f"The guid of the room “{name}” is not its own; it was left out.")
            return
        room.guid = guid
        self._room_guids.add(guid)

    def list_track(self, track: Track) -> None:
        if track.name:
            self._tracks.setdefault(track.name, track)

    def use_track(self, name: str) -> str:
        self.list_track(Track(name=name))
        return name

    def speaker(self, speaker: Speaker, where: str) -> str:
        """Add a person or complete the one with the same key; returns the key ("" without a name)."""
        if not speaker.name:
            self.report.warn(where, "A speaker without a name was left out.")
            return ""
        speaker.key = speaker_key(speaker)
        known = self._speakers.setdefault(speaker.key, speaker)
        if known.name != speaker.name:
            self.report.warn(where, f"One person is called both “{known.name}” and “{speaker.name}”.")
        known.tagline = known.tagline or speaker.tagline
        known.biography = known.biography or speaker.biography
        known.avatar_url = known.avatar_url or speaker.avatar_url
        known.links = known.links or speaker.links
        return known.key

    def session(self, session: Session, where: str) -> None:
        """Add a session; its start may still be naive."""
        if not session.title:
            self.report.warn(where, "A session without a title.")
            session.title = "Untitled"
        session.speakers = [key for key in dict.fromkeys(session.speakers) if key]
        session.is_break = session.is_break or is_break_kind(session.kind)
        if session.start is None:
            self.report.note(where, f"“{session.title}” has no time yet; kept without a place.")
        self._places[id(session)] = where
        self.schedule.sessions.append(session)

    def finish(self, declared: str, offered: str | None, where: str) -> Schedule:
        """Settle zone and keys, check the whole, and hand the schedule over."""
        schedule = self.schedule
        evidence = [session.start for session in schedule.sessions if session.start] + self.zone_evidence
        schedule.timezone = times.choose_zone(declared, offered, evidence, self.report, where)
        zone = ZoneInfo(schedule.timezone)
        for session in schedule.sessions:
            if session.start:
                session.start = times.localise(session.start, zone)
            if session.updated:
                session.updated = times.localise(session.updated, zone)
        schedule.rooms = list(self._rooms.values())
        schedule.tracks = list(self._tracks.values())
        schedule.speakers = list(self._speakers.values())
        self._drop_repeated_guids()
        self._give_keys()
        self._check_dates()
        return schedule

    def _where(self, session: Session) -> str:
        return self._places[id(session)]

    def _drop_repeated_guids(self) -> None:
        seen: dict[UUID, str] = {}
        for session in _in_time_order(self.schedule.sessions):
            if session.guid is None:
                continue
            if session.guid in seen:
                self.report.warn(
                    self._where(session),
                    f"The guid {session.guid} is also that of “{seen[session.guid]}”; both kept.",
                )
                session.key, session.guid = str(session.guid), None
            else:
                seen[session.guid] = session.title

    def _give_keys(self) -> None:
        groups: dict[str, list[Session]] = defaultdict(list)
        for session in self.schedule.sessions:
            groups[session.key or session_key(session)].append(session)
        taken = set(groups)
        for key, group in groups.items():
            for ordinal, session in enumerate(_in_time_order(group)):
                session.key = key if ordinal == 0 else _free(f"{key}-{ordinal + 1}", taken)
                taken.add(session.key)
                if ordinal and session.guid is None:
                    self._tell_repeat(session, key)

    def _tell_repeat(self, session: Session, key: str) -> None:
        where = self._where(session)
        if session.code == key:
            self.report.note(where, f"The code {key} occurs again; this slot is kept as {session.key}.")
        elif not key.startswith("title-"):
            self.report.warn(where, f"The id of “{session.title}” occurs again; kept as {session.key}.")

    def _check_dates(self) -> None:
        schedule = self.schedule
        cut = timedelta(hours=schedule.day_starts_at_hour)
        days = sorted(_day(session.start, cut) for session in schedule.sessions if session.start)
        if days:
            schedule.start = schedule.start or days[0]
            schedule.end = schedule.end or days[-1]
        if not schedule.start or not schedule.end:
            return
        if schedule.end < schedule.start:
            self.report.warn("file", "The conference ends before it starts; both dates were swapped.")
            schedule.start, schedule.end = schedule.end, schedule.start
        for session in schedule.sessions:
            if session.start is None:
                continue
            days = [session.start.date(), _day(session.start, cut)]  # the small hours count for both
            if not any(schedule.start <= day <= schedule.end for day in days):
                message = f"“{session.title}” is on {days[0]}, outside the conference."
                self.report.warn(self._where(session), message)


def _day(start: datetime, cut: timedelta) -> date:
    return (start.replace(tzinfo=None) - cut).date()


def _in_time_order(sessions: list[Session]) -> list[Session]:
    return sorted(sessions, key=lambda session: (session.start or _NEVER, session.room, session.title))


def _free(key: str, taken: set[str]) -> str:
    while key in taken:
        key += "x"
    return key
