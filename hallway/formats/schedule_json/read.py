"""Read a voc schedule.json as frab and pretalx write it.

Source: voc/schedule `validator/json/schema.json`. Frab persons have
`id, public_name`; pretalx persons have `code, name` or `public_name` and a
biography. The room of an event is the member of `rooms` in which it stands.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from hallway.formats import times
from hallway.formats.assembly import Assembly
from hallway.formats.json_nodes import Node, parse
from hallway.formats.links import known_kind, lift_recording
from hallway.formats.report import FormatError, Report
from hallway.formats.schedule import Link, Room, Schedule, Session, Speaker, Track
from hallway.formats.values import Raw

_TALK_PAGE: Final = re.compile(r"/talk/([0-9A-Z]{6})/?$")


def read(data: bytes, *, timezone: str | None = None) -> tuple[Schedule, Report]:
    """Read the file; `timezone` helps out when the file names none. Raises FormatError."""
    report = Report()
    return read_node(parse(data, report), timezone=timezone), report


def read_node(root: Node, *, timezone: str | None = None) -> Schedule:
    """Read an already parsed document."""
    document = root.get("schedule")
    conference = document.get("conference")
    if not isinstance(conference.value, dict):
        raise FormatError("The JSON holds no schedule.conference, so it is not a voc schedule.json.")
    assembly = Assembly(root.report)
    _read_head(assembly.schedule, document, conference)
    for room in conference.get("rooms").objects():
        assembly.list_room(_room(room), room.where)
    for track in conference.get("tracks").objects():
        assembly.list_track(_track(track))
    for day in conference.get("days").objects():
        _read_day(assembly, day)
    zone = conference.get("time_zone_name")
    return assembly.finish(zone.line(), timezone, zone.where)


def _read_head(schedule: Schedule, document: Node, conference: Node) -> None:
    schedule.title = conference.get("title").line() or "Untitled conference"
    schedule.acronym = conference.get("acronym").line()
    schedule.version = document.get("version").line()
    schedule.base_url = document.get("base_url").url()
    schedule.url = conference.get("url").url(schedule.base_url)
    schedule.start = conference.get("start").day()
    schedule.end = conference.get("end").day()
    schedule.color = conference.get("colors").get("primary").color()
    slot = conference.get("timeslot_duration").duration()
    schedule.slot_minutes = int(slot.total_seconds()) // 60 or schedule.slot_minutes
    days = conference.get("days")
    first = next(days.objects(), days) if isinstance(days.value, list) else days
    schedule.day_starts_at_hour = _cut_hour(first, schedule.day_starts_at_hour)


def _cut_hour(day: Node, fallback: int) -> int:
    """The hour at which days change: pretalx gives full days, frab opening hours."""
    opens, closes = day.get("day_start"), day.get("day_end")
    start = times.parse_moment(opens.value) if isinstance(opens.value, str) else None
    end = times.parse_moment(closes.value) if isinstance(closes.value, str) else None
    return cut_hour(start, end, fallback)


def cut_hour(start: datetime | None, end: datetime | None, fallback: int) -> int:
    """The local hour between two programme days, from the bounds of one day."""
    if not start or not end or (start.tzinfo is None) != (end.tzinfo is None):
        return fallback
    if end - start >= timedelta(hours=22):
        return start.hour
    return end.hour if end.date() > start.date() else min(fallback, start.hour)


def _room(node: Node) -> Room:
    return Room(
        name=node.get("name").line(),
        guid=node.get("guid").uuid(),
        slug=node.get("slug").line(),
        description=node.get("description").prose(),
        capacity=node.get("capacity").whole(least=0),
        url=node.get("url").url(),
    )


def _track(node: Node) -> Track:
    return Track(
        name=node.get("name").line(),
        slug=node.get("slug").line(),
        description=node.get("description").prose(),
        color=node.get("color").color(),
    )


def _read_day(assembly: Assembly, day: Node) -> None:
    date = day.get("date")
    for name, room in day.get("rooms").members():
        label = Raw(name, room.where, room.report).line()
        assembly.use_room(label, room.where)
        for event in room.objects():
            assembly.session(_session(assembly, event, label, date), event.where)


def _session(assembly: Assembly, event: Node, room: str, day: Node) -> Session:
    start = _start(event, day)
    base = assembly.schedule.base_url
    url = _web_url(event.get("url"), base)
    session = Session(
        key="",
        title=event.get("title").line(),
        kind=event.get("type").line() or "talk",
        start=start,
        duration=_duration(event, start),
        room=room,
        track=assembly.use_track(event.get("track").line()),
        code=event.get("code").line() or code_in_url(url),
        number=event.get("id").whole(least=1),
        guid=event.get("guid").uuid(),
        slug=event.get("slug").line(),
        subtitle=event.get("subtitle").line(),
        abstract=event.get("abstract").prose(),
        description=event.get("description").prose(),
        language=event.get("language").line(),
        url=url,
        logo_url=event.get("logo").url(base),
        feedback_url=event.get("feedback_url").url(base),
        recording_license=event.get("recording_license").line(),
        do_not_record=event.get("do_not_record").flag(),
        speakers=[assembly.speaker(_speaker(one, base), one.where) for one in event.get("persons").objects()],
        links=_links(event.get("links"), base),
        attachments=_links(event.get("attachments"), base),
    )
    lift_recording(session)
    return session


def code_in_url(url: str) -> str:
    """The submission code in a pretalx talk page ``…/talk/G9JGWY/``; older exports state it nowhere else."""
    match = _TALK_PAGE.search(url)
    return match[1] if match else ""


def _web_url(node: Node, base: str) -> str:
    """A session without a page is written as ``urn:uuid:…``, since the schema wants a URI."""
    urn = isinstance(node.value, str) and node.value.startswith("urn:")
    return "" if urn else node.url(base)


def _start(event: Node, day: Node) -> datetime | None:
    if not event.get("date").missing:
        return event.get("date").moment()
    clock = times.parse_clock(event.get("start").line())
    date = day.day() if clock else None
    return datetime.combine(date, clock) if date and clock else None


def _duration(event: Node, start: datetime | None) -> timedelta:
    if start is None or event.get("end").missing:
        return event.get("duration").duration()
    end = event.get("end").moment()
    if end and (end.tzinfo is None) == (start.tzinfo is None):
        if start <= end <= start + times.LONGEST:
            return end - start
        event.report.warn(event.get("end").where, "The session ends before it starts, or weeks later.")
    return event.get("duration").duration()


def _speaker(node: Node, base: str) -> Speaker:
    return Speaker(
        key="",
        name=node.get("name", "public_name").line(),
        code=node.get("code").line(),
        number=node.get("id").whole(),
        guid=node.get("guid").uuid(),
        biography=node.get("biography").prose(),
        avatar_url=node.get("avatar").url(base),
        links=_links(node.get("links"), base),
    )


def _links(node: Node, base: str) -> list[Link]:
    found = [
        Link(one.get("url").url(base), one.get("title").line(), known_kind(one.get("type").line()))
        for one in node.objects()
    ]
    return [link for link in found if link.url]
