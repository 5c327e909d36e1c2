"""Read the JSON of the pretalx schedule widget (venueless imports the same).

Breaks are talks without a code. Rooms and tracks are referred to by id,
speakers by code; any text may be an object of languages ``{"en": …}``.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from hallway.formats.assembly import Assembly
from hallway.formats.json_nodes import Node, parse
from hallway.formats.report import FormatError, Report
from hallway.formats.schedule import Room, Schedule, Session, Speaker, Track

CANCELLED_STATES = frozenset({"canceled", "cancelled", "withdrawn"})


def read(data: bytes, *, timezone: str | None = None) -> tuple[Schedule, Report]:
    """Read the file; `timezone` helps out when the file names none. Raises FormatError."""
    report = Report()
    return read_node(parse(data, report), timezone=timezone), report


def read_node(root: Node, *, timezone: str | None = None) -> Schedule:
    """Read an already parsed document."""
    if not root.has("talks"):
        raise FormatError("The JSON holds no “talks”, so it is not a pretalx widget file.")
    assembly = Assembly(root.report)
    schedule = assembly.schedule
    schedule.title = root.get("title", "name", "event").line() or "Untitled conference"
    schedule.version = root.get("version").line()
    schedule.start = root.get("event_start").day()
    schedule.end = root.get("event_end").day()
    names = _Names(assembly, root)
    for talk in root.get("talks").objects():
        assembly.session(_session(talk, names), talk.where)
    zone = root.get("timezone")
    return assembly.finish(zone.line(), timezone, zone.where)


class _Names:
    """What the ids and codes of the file stand for."""

    def __init__(self, assembly: Assembly, root: Node) -> None:
        self.assembly = assembly
        self.rooms: dict[str, str] = {}
        self.tracks: dict[str, str] = {}
        self.people: dict[str, str] = {}
        for node in root.get("rooms").objects():
            room = _room(node)
            assembly.list_room(room, node.where)
            self.rooms[node.get("id").line() or room.name] = room.name
        for node in root.get("tracks").objects():
            track = _track(node)
            assembly.list_track(track)
            self.tracks[node.get("id").line() or track.name] = track.name
        for node in root.get("speakers").objects():
            speaker = _speaker(node)
            self.people[speaker.code or speaker.name] = assembly.speaker(speaker, node.where)

    def room(self, node: Node) -> str:
        return self.assembly.use_room(self._look_up(self.rooms, node), node.where)

    def track(self, node: Node) -> str:
        return self.assembly.use_track(self._look_up(self.tracks, node))

    def speakers(self, nodes: Node) -> list[str]:
        """Codes of the list of speakers, or whole speakers as the older widget wrote them."""
        keys = []
        for node in nodes.each():
            if isinstance(node.value, dict):
                keys.append(self.assembly.speaker(_speaker(node), node.where))
            else:
                keys.append(self._look_up(self.people, node))
        return keys

    def _look_up(self, table: dict[str, str], node: Node) -> str:
        if node.missing:
            return ""
        if isinstance(node.value, dict):
            return node.line()
        label = node.line()
        if label and label not in table:
            node.report.warn(node.where, f"“{label[:40]}” is not in the file's list; left out.")
        return table.get(label, "")


def _room(node: Node) -> Room:
    return Room(
        name=node.get("name").line(),
        guid=node.get("guid").uuid(),
        number=node.get("id").whole(),
        description=node.get("description").prose(),
        capacity=node.get("capacity").whole(least=0),
    )


def _track(node: Node) -> Track:
    return Track(
        name=node.get("name").line(),
        number=node.get("id").whole(),
        description=node.get("description").prose(),
        color=node.get("color").color(),
    )


def _speaker(node: Node) -> Speaker:
    return Speaker(
        key="",
        name=node.get("name").line(),
        code=node.get("code").line(),
        biography=node.get("biography").prose(),
        avatar_url=node.get("avatar", "avatar_url").url(),
    )


def _session(talk: Node, names: _Names) -> Session:
    start, code = talk.get("start").moment(), talk.get("code").line()
    kind = talk.get("slot_type", "session_type", "submission_type").line()
    return Session(
        key="",
        title=talk.get("title").line(),
        kind=kind or ("talk" if code else "break"),
        start=start,
        duration=_duration(talk, start),
        room=names.room(talk.get("room")),
        track=names.track(talk.get("track")),
        code=code,
        number=talk.get("id").whole(least=1),
        abstract=talk.get("abstract").prose(),
        description=talk.get("description").prose(),
        language=talk.get("content_locale").line(),
        url=talk.get("url").url(),
        do_not_record=talk.get("do_not_record").flag(),
        is_break=not code,
        cancelled=talk.get("state").line().lower() in CANCELLED_STATES,
        speakers=names.speakers(talk.get("speakers")),
        updated=talk.get("updated").moment(),
    )


def _duration(talk: Node, start: datetime | None) -> timedelta:
    """Minutes in `duration`, else the time between `start` and `end`."""
    if not talk.get("duration").missing:
        return talk.get("duration").duration()
    end = talk.get("end").moment()
    if not start or not end or (start.tzinfo is None) != (end.tzinfo is None):
        return timedelta(0)
    if end < start:
        talk.report.warn(talk.get("end").where, "The session ends before it starts.")
        return timedelta(0)
    return end - start
