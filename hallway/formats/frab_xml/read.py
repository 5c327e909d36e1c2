"""Read a schedule.xml as frab, pretalx and pentabarf (FOSDEM) write it.

Source: voc/schedule `validator/xsd/schedule.xml.xsd`, and the pentabarf files of
FOSDEM, which have neither zone nor `<date>`: there a start is a clock time of
the day it stands in, and of the next morning when it lies before `<day_change>`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hallway.formats import times
from hallway.formats.assembly import Assembly
from hallway.formats.links import known_kind, lift_recording
from hallway.formats.report import FormatError, Report
from hallway.formats.schedule import Link, Schedule, Session, Speaker, Track
from hallway.formats.schedule_json.read import code_in_url, cut_hour
from hallway.formats.xml_nodes import Element, parse


def read(data: bytes, *, timezone: str | None = None) -> tuple[Schedule, Report]:
    """Read the file; `timezone` helps out when the file names none. Raises FormatError."""
    report = Report()
    return read_element(parse(data, report), timezone=timezone), report


def read_element(root: Element, *, timezone: str | None = None) -> Schedule:
    """Read an already parsed document."""
    if root.tag != "schedule":
        raise FormatError(f"The XML is not a schedule: its first element is <{root.tag[:40]}>.", root.where)
    assembly = Assembly(root.report)
    conference = root.first("conference")
    change = _read_head(assembly.schedule, root, conference)
    for track in [*conference.all("track"), *root.first("tracks").all("track")]:
        assembly.list_track(_track(track))
    for element in root.all("day"):
        day = _Day.of(element, change)
        for room in element.all("room"):
            _read_room(assembly, room, day)
    zone = conference.get("time_zone_name")
    return assembly.finish(zone.line(), timezone, zone.where)


def _read_head(schedule: Schedule, root: Element, conference: Element) -> time | None:
    """Fill the head; returns pentabarf's time of day change, when the file has one."""
    schedule.title = conference.get("title").line() or "Untitled conference"
    schedule.acronym = conference.get("acronym").line()
    schedule.version = root.get("version", "release").line()
    schedule.base_url = conference.get("base_url").url()
    schedule.url = conference.get("url").url(schedule.base_url) or root.get("url").url()
    schedule.venue = conference.get("venue").line()
    schedule.city = conference.get("city").line()
    schedule.start = conference.get("start").day()
    schedule.end = conference.get("end").day()
    slot = conference.get("timeslot_duration").duration()
    schedule.slot_minutes = int(slot.total_seconds()) // 60 or schedule.slot_minutes
    color = conference.first("color")
    schedule.color = (color.attribute("primary") if "primary" in color.attributes else color.raw()).color()
    change = times.parse_clock(conference.get("day_change").line())
    day = root.first("day").attributes
    bounds = (times.parse_moment(day.get("start", "")), times.parse_moment(day.get("end", "")))
    schedule.day_starts_at_hour = change.hour if change else cut_hour(*bounds, schedule.day_starts_at_hour)
    return change


def _track(element: Element) -> Track:
    name = element.attribute("name").line() or element.raw().line()
    return Track(name=name, slug=element.attribute("slug").line(), color=element.attribute("color").color())


@dataclass(slots=True)
class _Day:
    """The date that bare clock times of a day belong to."""

    date: date | None
    change: time

    @classmethod
    def of(cls, element: Element, change: time | None) -> _Day:
        return cls(element.attribute("date").day(), change or time(0))

    def at(self, clock: time) -> datetime | None:
        if self.date is None:
            return None
        day = self.date + timedelta(days=1) if clock < self.change else self.date
        return datetime.combine(day, clock)


def _read_room(assembly: Assembly, element: Element, day: _Day) -> None:
    name = assembly.use_room(element.attribute("name").line(), element.where)
    guid = element.attribute("guid")
    if name and not guid.missing:
        assembly.give_room_guid(name, guid.uuid(), element.where)
    for event in element.all("event"):
        assembly.session(_session(assembly, event, name, day), event.where)


def _session(assembly: Assembly, event: Element, room: str, day: _Day) -> Session:
    base = assembly.schedule.base_url
    url = event.get("url").url(base)
    recording = event.first("recording")
    session = Session(
        key="",
        title=event.get("title").line(),
        kind=event.get("type").line() or "talk",
        start=_start(event, day),
        duration=event.get("duration").duration(),
        room=room,
        track=assembly.use_track(event.get("track").line()),
        code=event.attribute("code").line() or code_in_url(url),
        number=event.attribute("id").whole(least=1),
        guid=event.attribute("guid").uuid(),
        slug=event.get("slug").line(),
        subtitle=event.get("subtitle").line(),
        abstract=event.get("abstract").prose(),
        description=event.get("description").prose(),
        language=event.get("language").line(),
        url=url,
        logo_url=event.get("logo").url(base),
        feedback_url=event.get("feedback_url").url(base),
        recording_url=recording.get("url", "link").url() or event.get("video_download_url").url(base),
        recording_license=recording.get("license").line(),
        do_not_record=recording.get("optout").flag(),
        speakers=[assembly.speaker(_speaker(one), one.where) for one in event.first("persons").all("person")],
        links=_links(event.first("links"), "link", base),
        attachments=_links(event.first("attachments"), "attachment", base),
    )
    lift_recording(session)
    return session


def _start(event: Element, day: _Day) -> datetime | None:
    """`<date>` when it is a full date-time, else `<start>` on that date or on the day around it."""
    stated, clock = event.get("date"), times.parse_clock(event.get("start").line())
    text = str(stated.value or "")
    if "T" in text or ":" in text:
        return stated.moment()
    if clock is None:
        if not event.get("start").missing:
            event.get("start").moment()  # tells the report what is wrong with it
        return None
    on = stated.day() if text else None
    return datetime.combine(on, clock) if on else day.at(clock)


def _speaker(element: Element) -> Speaker:
    return Speaker(
        key="",
        name=element.raw().line(),
        code=element.attribute("code").line(),
        number=element.attribute("id").whole(),
        guid=element.attribute("guid").uuid(),
    )


def _links(parent: Element, tag: str, base: str) -> list[Link]:
    found = []
    for element in parent.all(tag):
        href = element.attribute("href") if "href" in element.attributes else element.raw()
        kind = known_kind(element.attribute("type").line())
        link = Link(href.url(base), element.raw().line(), kind)
        if link.url:
            found.append(link)
    return found
