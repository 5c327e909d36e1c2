"""Read the "All" view of the Sessionize API.

Source: sessionize.com API documentation, `/api/v2/{id}/view/All`. Times are local
and name no zone, so the caller should give one. Categories called track,
language or format are understood; others are left out.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from hallway.formats.assembly import Assembly
from hallway.formats.json_nodes import Node, parse
from hallway.formats.report import FormatError, Report
from hallway.formats.schedule import Link, Room, Schedule, Session, Speaker
from hallway.formats.times import LONGEST

_CATEGORY_WORDS = {"track": "track", "language": "language", "format": "kind", "type": "kind"}


def read(data: bytes, *, timezone: str | None = None) -> tuple[Schedule, Report]:
    """Read the file; `timezone` is the zone of its local times. Raises FormatError."""
    report = Report()
    return read_node(parse(data, report), timezone=timezone), report


def read_node(root: Node, *, timezone: str | None = None) -> Schedule:
    """Read an already parsed document."""
    if not (root.has("sessions") and root.has("speakers")):
        raise FormatError("The JSON is not a Sessionize “All” view: it has no sessions and speakers.")
    assembly = Assembly(root.report)
    assembly.schedule.title = root.get("title").line() or "Untitled conference"
    tables = _Tables(assembly, root)
    for node in root.get("sessions").objects():
        assembly.session(_session(assembly, node, tables), node.where)
    return assembly.finish("", timezone, "sessions")


class _Tables:
    """What the ids of the file stand for."""

    def __init__(self, assembly: Assembly, root: Node) -> None:
        self.rooms: dict[str, str] = {}
        self.speakers: dict[str, str] = {}
        self.items: dict[str, tuple[str, str]] = {}
        for node in root.get("rooms").objects():
            room = Room(name=node.get("name").line(), number=node.get("id").whole())
            assembly.list_room(room, node.where)
            self.rooms[node.get("id").line()] = room.name
        for node in root.get("speakers").objects():
            self.speakers[node.get("id").line()] = assembly.speaker(_speaker(node), node.where)
        for category in root.get("categories").objects():
            meaning = _meaning(category.get("title").line())
            for item in category.get("items").objects():
                self.items[item.get("id").line()] = (meaning, item.get("name").line())
                if meaning == "track":
                    assembly.use_track(item.get("name").line())

    def chosen(self, session: Node) -> dict[str, str]:
        """Meaning to name, for the category items of a session."""
        found: dict[str, str] = {}
        for node in session.get("categoryItems").each():
            meaning, name = self.items.get(node.line(), ("", ""))
            found.setdefault(meaning, name)
        return found


def _meaning(title: str) -> str:
    words = title.casefold().split()
    return next((meaning for word, meaning in _CATEGORY_WORDS.items() if word in words), "")


def _speaker(node: Node) -> Speaker:
    parts = (node.get("firstName").line(), node.get("lastName").line())
    links = [
        Link(one.get("url").url(), one.get("title").line(), "web") for one in node.get("links").objects()
    ]
    speaker = Speaker(
        key="",
        name=node.get("fullName").line() or " ".join(part for part in parts if part),
        tagline=node.get("tagLine").line(),
        biography=node.get("bio").prose(),
        avatar_url=node.get("profilePicture").url(),
        links=[link for link in links if link.url],
    )
    identifier = node.get("id")
    if str(identifier.value).isdecimal():
        speaker.number = identifier.whole()
    else:
        speaker.guid = identifier.uuid()
    return speaker


def _session(assembly: Assembly, node: Node, tables: _Tables) -> Session:
    chosen, service = tables.chosen(node), bool(node.get("isServiceSession").flag())
    start = node.get("startsAt").moment()
    room = node.get("roomId")
    session = Session(
        key="",
        title=node.get("title").line(),
        kind=chosen.get("kind") or ("break" if service else "talk"),
        start=start,
        duration=_duration(node, start),
        room=assembly.use_room(_known(tables.rooms, room), room.where),
        track=assembly.use_track(chosen.get("track", "")),
        language=chosen.get("language", ""),
        description=node.get("description").prose(),
        stream_url=node.get("liveUrl").url(),
        recording_url=node.get("recordingUrl").url(),
        is_break=service,
        plenary=bool(node.get("isPlenumSession").flag()),
        cancelled=node.get("status").line().lower() in {"canceled", "cancelled", "declined"},
        speakers=[_known(tables.speakers, _person_id(one)) for one in node.get("speakers").each()],
    )
    identifier = node.get("id")
    if str(identifier.value).isdecimal():
        session.number = identifier.whole(least=1)
    else:
        session.guid = identifier.uuid()
    return session


def _person_id(node: Node) -> Node:
    """Speakers are ids in the All view and objects in the others."""
    return node.get("id") if isinstance(node.value, dict) else node


def _known(table: dict[str, str], node: Node) -> str:
    if node.missing:
        return ""
    label = node.line()
    if label not in table:
        node.report.warn(node.where, f"“{label[:40]}” is not in the file's list; left out.")
    return table.get(label, "")


def _duration(node: Node, start: datetime | None) -> timedelta:
    end = node.get("endsAt").moment()
    if not start or not end or (start.tzinfo is None) != (end.tzinfo is None):
        return timedelta(0)
    if not start <= end <= start + LONGEST:
        node.report.warn(node.get("endsAt").where, "The session ends before it starts, or weeks later.")
        return timedelta(0)
    return end - start
