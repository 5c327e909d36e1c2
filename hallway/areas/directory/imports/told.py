"""What a list tells of a conference, as facts of the directory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError

from hallway.areas.directory.fact_values import show_spots, show_stated
from hallway.areas.directory.facts import FACTS
from hallway.areas.directory.matching import record_of
from hallway.engines.merging.records import Record
from hallway.formats.conferences import CallDate, CallKind, Conference, Origin, Place
from hallway.formats.moments import Moment

# Lists that have one date for each call and overwrite it when it is extended.
OVERWRITE: Final = frozenset({Origin.CONFERENCE_CSV, Origin.CONFS_TECH})
# In these a call without a date is nowhere to be told from none; an address says that there is one.
_LINK_IS_CALL: Final = OVERWRITE | {Origin.OWN}


@dataclass(slots=True)
class Told:
    """One record of a list. `texts` has only facts that may be true; the others are `refused`."""

    key: str
    where: str
    place: int
    texts: dict[str, str]
    raw: dict[str, Any]
    record: Record
    overwrites: bool = False  # the list has no field for extensions
    refused: dict[str, tuple[str, str]] = field(default_factory=dict)  # field → (text, why)

    @property
    def label(self) -> str:
        return self.texts["name"]

    @property
    def first_day(self) -> dt.date:
        return self.record.start or dt.date(self.record.year or 1, 12, 31)


def told_of(conference: Conference, place: int) -> Told | None:
    """The facts of a conference; None when even its name or year cannot be."""
    texts: dict[str, str] = {}
    refused: dict[str, tuple[str, str]] = {}
    for name, text in _texts(conference):
        fact = FACTS[name]
        try:
            texts[name] = fact.show(fact.read(text))
        except ValidationError as error:
            refused[name] = (text, " ".join(error.messages))
    if "name" not in texts or "year" not in texts:
        return None
    return Told(
        key=conference.key,
        where=conference.where,
        place=place,
        texts=texts,
        raw=dict(conference.raw),
        record=record_of(texts),
        overwrites=conference.origin in OVERWRITE,
        refused=refused,
    )


def _texts(conference: Conference) -> Iterator[tuple[str, str]]:
    for name, text in {**_own(conference), **_place(conference), **_calls(conference)}.items():
        if text:
            yield name, text


def _own(conference: Conference) -> Mapping[str, str]:
    first, last = conference.starts_on, conference.ends_on
    return {
        "name": conference.title,
        "year": str(conference.year),
        "starts_on": first.isoformat() if first else "",
        "ends_on": last.isoformat() if last else "",
        "status": conference.status.value,
        "mode": conference.mode.value,
        "entry.website": conference.link,
        "entry.alt_name": conference.alt_name,
        "entry.topics": ",".join(conference.topics),
        "entry.sponsor_url": conference.sponsor_link,
        "entry.aid_url": conference.aid_link,
        "entry.note": conference.note,
        "entry.mastodon": conference.mastodon,
        "entry.bluesky": conference.bluesky,
        "entry.twitter": conference.twitter,
        "entry.youtube": conference.youtube,
    }


def _place(conference: Conference) -> Mapping[str, str]:
    if not conference.places:
        return {}
    main, *others = conference.places
    point = main.point
    return {
        "venue": main.venue,
        "city": main.city,
        "region": main.region,
        "country": main.country,
        "entry.latitude": str(point[0]) if point else "",
        "entry.longitude": str(point[1]) if point else "",
        "spots": show_spots([_spot(one) for one in others]),
    }


def _spot(place: Place) -> dict[str, Any]:
    return {
        "city": place.city,
        "region": place.region,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _calls(conference: Conference) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for call in conference.calls:
        found |= _call(call, conference)
    main = CallKind.CALL.value
    if conference.call_link and (f"{main}.zone" in found or conference.origin in _LINK_IS_CALL):
        found[f"{main}.url"] = conference.call_link
    return found


def _call(call: CallDate, conference: Conference) -> Mapping[str, str]:
    """Lists of days alone state no zone; AoE is our reading of them and no fact that they know."""
    kind, stated = call.kind.value, call.original or call.extended
    zone = stated.zone if stated else conference.zone
    dates = {f"{kind}.on": _stated(call.original), f"{kind}.extended": _stated(call.extended)}
    return dates if conference.origin in OVERWRITE else dates | {f"{kind}.zone": zone}


def _stated(moment: Moment | None) -> str:
    return show_stated((moment.day, moment.clock)) if moment else ""
