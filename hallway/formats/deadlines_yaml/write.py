"""Write conferences as a list of Python Deadlines.

A record that came from such a list is written as it stood, but for what has
changed since. What the format cannot say is left out: deadlines for posters,
lightning talks, aid and early birds, regions and venues, the date of a call
that was called off, and how sure an idea is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, time
from typing import Final

import yaml

from hallway.formats.conferences import (
    CallDate,
    CallKind,
    Conference,
    Mode,
    Origin,
    Place,
    RawRecord,
    RawValue,
    Status,
)
from hallway.formats.deadlines_yaml.dates import DEADLINES
from hallway.formats.deadlines_yaml.read import read_record
from hallway.formats.deadlines_yaml.record import FIELDS
from hallway.formats.moments import AOE, END_OF_DAY, Moment, zone_info
from hallway.formats.report import Report
from hallway.formats.round_trip import merged
from hallway.formats.text import storable
from hallway.formats.values import safe_url

MEDIA_TYPE: Final = "application/yaml"
_COUNTRIES: Final = {"US": "USA", "GB": "UK", "TR": "Turkey"}  # as the list writes them
_REASONS: Final = {Status.POSTPONED: "Postponed", Status.NOT_HELD: "Not held"}
_Dumper: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_RESOLVER: Final = yaml.resolver.Resolver()
_TEXT, _LIST, _OBJECT = (f"tag:yaml.org,2002:{word}" for word in ("str", "seq", "map"))
_NUMBER_OR_DATE: Final = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?|\d{4}-\d\d-\d\d|~?")
_TEXTS: Final = frozenset(FIELDS) - {"year", "start", "end", "location"}


def write(conferences: Iterable[Conference]) -> bytes:
    """The list in UTF-8, in the order given, with the fields in the order of the format."""
    records = "\n".join(_dump(record(one)) for one in conferences)
    return f"---\n\n{records or '[]'}".encode()


def record(conference: Conference) -> RawRecord:
    """One conference as the record of the format."""
    now = _fields(conference)
    if conference.origin is not Origin.DEADLINES_YAML:
        return {name: now[name] for name in FIELDS if name in now}
    stood = read_record(conference.raw, Report())
    before = _fields(stood) if stood else {}
    return merged(FIELDS, conference.raw, before, now)


def lacks(conference: Conference) -> list[str]:
    """What the format requires and this conference does not have; empty when it fits in.

    A town with its country, an address, a topic, both days in the year of the conference, and a point
    on the map unless people can take part online.
    """
    first, last = conference.starts_on, conference.ends_on
    in_person = conference.mode is Mode.IN_PERSON
    towns = [_town(place) for place in conference.places]
    wanted = {
        "link": bool(safe_url(conference.link)),
        "place": bool(towns or not in_person) and all(", " in town for town in towns),
        "start": first is not None and first.year == conference.year,
        "end": last is not None and first is not None and first <= last and last.year == first.year,
        "sub": bool(conference.topics),
        "location": not in_person or any(one.point for one in conference.places),
    }
    return [name for name, there in wanted.items() if not there]


def _fields(conference: Conference) -> RawRecord:
    """What the model says, in the words of the format; empty fields are not there."""
    fields: RawRecord = {
        "conference": conference.name,
        "alt_name": conference.alt_name,
        "year": str(conference.year),
        "link": conference.link,
        "cfp_link": conference.call_link,
        "start": conference.starts_on.isoformat() if conference.starts_on else "",
        "end": conference.ends_on.isoformat() if conference.ends_on else "",
        "sponsor": conference.sponsor_link,
        "finaid": conference.aid_link,
        "twitter": conference.twitter,
        "mastodon": conference.mastodon,
        "bluesky": conference.bluesky,
        "youtube": conference.youtube,
        "sub": ",".join(conference.topics),
        "note": conference.note or _REASONS.get(conference.status, ""),
    }
    fields |= _deadlines(conference) | _where(conference)
    return {name: value for name, value in fields.items() if value}


def _deadlines(conference: Conference) -> RawRecord:
    calls = [call for kind in DEADLINES if (call := conference.call(kind))]
    zone = next((moment.zone for call in calls if (moment := call.effective)), conference.zone)
    fields: RawRecord = {"timezone": "" if zone == AOE else zone}
    for kind, name in DEADLINES.items():
        call = conference.call(kind)
        fields[name] = _local(_first(call), zone) if call else ""
    main = conference.call()
    if conference.status in _REASONS or conference.status is Status.CANCELLED:
        fields["cfp"] = "Cancelled"
    elif not main:
        fields["cfp"] = "None"
    if main and main.extended and (main.original or fields["cfp"] == "Cancelled"):
        fields["cfp_ext"] = _local(main.extended, zone)
    return fields


def _first(call: CallDate) -> Moment | None:
    """The original deadline; the tutorials and a call whose first date is lost have only the latest one."""
    return call.original if call.original and call.kind is CallKind.CALL else call.effective


def _local(moment: Moment | None, zone: str) -> str:
    """The moment in the one zone that a record has; a day alone is its last second."""
    if moment is None:
        return "TBA"
    clock: time = moment.clock or END_OF_DAY
    local = datetime.combine(moment.day, clock)
    if moment.zone != zone:
        local = moment.instant().astimezone(zone_info(zone)).replace(tzinfo=None)
    return local.isoformat(" ", "seconds")


def _where(conference: Conference) -> RawRecord:
    towns = [_town(place) for place in conference.places]
    texts: list[RawValue] = [text for text in towns if text]
    if conference.mode is not Mode.IN_PERSON:
        texts.append("Online")
    points: list[RawValue] = [
        {
            "title": place.title or conference.title,
            "latitude": _degrees(place.latitude),
            "longitude": _degrees(place.longitude),
        }
        for place in conference.places
        if place.latitude is not None and place.longitude is not None
    ]
    return {"place": texts[0] if texts else "", "extra_places": texts[1:], "location": points}


def _town(place: Place) -> str:
    country = _COUNTRIES.get(place.country, place.country_name)
    return ", ".join(part for part in (place.city or place.region, country) if part)


def _degrees(number: float) -> str:
    return f"{number:.7f}" if "e" in repr(number) else repr(number)


def _dump(fields: RawRecord) -> str:
    node = yaml.SequenceNode(_LIST, [_node(fields)], flow_style=False)
    text: str = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=1 << 30)
    return text


def _node(value: RawValue, name: str = "") -> yaml.Node:
    if isinstance(value, str):
        text = storable(value)
        return yaml.ScalarNode(_tag(text, name), text)
    if isinstance(value, list):
        return yaml.SequenceNode(_LIST, [_node(one, name) for one in value], flow_style=not value)
    pairs = [(_node(key, "conference"), _node(one, key)) for key, one in value.items()]
    return yaml.MappingNode(_OBJECT, pairs, flow_style=not value)


def _tag(text: str, name: str) -> str:
    """The type of a scalar: text is quoted where it looks like something else, numbers and dates are not."""
    plain = _NUMBER_OR_DATE.fullmatch(text) if name not in _TEXTS else text in {"", "~"}
    return _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) if plain else _TEXT
