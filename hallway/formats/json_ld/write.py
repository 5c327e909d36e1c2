"""Describe a conference to search engines as schema.org JSON-LD.

Source: schema.org Event, EducationEvent and Person. The functions give plain
dicts; `dumps_for_script` makes them safe inside a `<script>` element.
"""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Final

from hallway.formats.days import zone_of
from hallway.formats.schedule import Schedule, Session, Speaker
from hallway.formats.schedule_json.write import Json
from hallway.formats.text import strip_controls
from hallway.formats.values import safe_url

_CONTEXT: Final = {"@context": "https://schema.org"}
_TEACHING: Final = re.compile(r"tutorial|workshop|training|course|class", re.I)
_ESCAPES: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"} | {
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def dumps_for_script(value: object) -> str:
    """JSON that cannot end the script element around it, nor break old JavaScript parsers."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_ESCAPES)


def conference(schedule: Schedule) -> Json:
    """The conference as an Event with its placed sessions as sub-events."""
    sub_events = [_session(schedule, one) for one in schedule.sessions if one.start and not one.is_break]
    return _CONTEXT | _head(schedule) | ({"subEvent": sub_events} if sub_events else {})


def session(schedule: Schedule, one: Session) -> Json:
    """One session; EducationEvent when it teaches (tutorial, workshop, training)."""
    return _CONTEXT | _session(schedule, one) | {"superEvent": _head(schedule)}


def person(speaker: Speaker) -> Json:
    """A speaker's public face."""
    return _CONTEXT | _person(speaker)


def _head(schedule: Schedule) -> Json:
    place: Json = {"@type": "Place", "name": schedule.venue or schedule.city}
    if schedule.city:
        place["address"] = {"@type": "PostalAddress", "addressLocality": schedule.city}
    return {"@type": "Event"} | present(
        name=schedule.title,
        startDate=schedule.start.isoformat() if schedule.start else "",
        endDate=schedule.end.isoformat() if schedule.end else "",
        url=safe_url(schedule.url),
        location=place if place["name"] else None,
        eventStatus="https://schema.org/EventScheduled",
    )


def _session(schedule: Schedule, one: Session) -> Json:
    zone, speakers = zone_of(schedule), schedule.speaker_by_key()
    people = [_person(speakers[key]) for key in one.speakers if key in speakers]
    status = "EventCancelled" if one.cancelled else "EventScheduled"
    return {"@type": "EducationEvent" if _TEACHING.search(one.kind) else "Event"} | present(
        name=one.title,
        description=one.abstract or one.description,
        startDate=one.start.astimezone(zone).isoformat() if one.start else "",
        endDate=one.end.astimezone(zone).isoformat() if one.end else "",
        duration=_duration(one.duration),
        inLanguage=one.language,
        url=safe_url(one.url),
        image=safe_url(one.logo_url),
        about=one.track,
        location={"@type": "Place", "name": one.room} if one.room else None,
        performer=people,
        eventStatus=f"https://schema.org/{status}",
    )


def _person(speaker: Speaker) -> Json:
    links = [url for link in speaker.links if (url := safe_url(link.url))]
    return {"@type": "Person"} | present(
        name=speaker.name,
        description=speaker.biography,
        jobTitle=speaker.tagline,
        image=safe_url(speaker.avatar_url),
        sameAs=links,
    )


def _duration(length: timedelta) -> str:
    minutes = length // timedelta(minutes=1)
    return f"PT{minutes}M" if minutes > 0 else ""


def present(**members: object) -> Json:
    """The members that say something, with clean text."""
    return {
        name: strip_controls(value) if isinstance(value, str) else value
        for name, value in members.items()
        if value not in ("", None, [])
    }
