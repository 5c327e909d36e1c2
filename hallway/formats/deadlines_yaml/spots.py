"""The places of a record and their points on the map."""

from __future__ import annotations

import re
from typing import Final

from hallway.formats.conferences import Mode, Place, RawRecord
from hallway.formats.deadlines_yaml.record import Record
from hallway.formats.listed import point_on_earth
from hallway.formats.places import read_place, split_online

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_HYBRID: Final = re.compile(r"\bhybrid\b", re.I)
_DEFAULTS: Final = frozenset({"none", "online", "null"})  # titles under which geocoders store nothing


def read_places(record: Record, year: int) -> tuple[Mode, list[Place]]:
    """How people meet and where, each town with its point when the list has one."""
    online, places = False, []
    for name, text in _texts(record):
        virtual, rest = split_online(text)
        online = online or virtual
        place = read_place(rest, record.where(name), record.report)
        if place:
            places.append(place)
    points = _points(record, year)
    if not places and points:
        record.report.note(
            record.where("location"), "A point on the map for an online conference; left out.", "point-online"
        )
    elif len(points) > len(places):
        message = f"{len(points)} points for {len(places)} places; the others were left out."
        record.report.warn(record.where("location"), message, "point-extra")
    elif places and not online and not record.has("location"):
        record.report.warn(record.where(), "The field location is missing.", "missing")
    for place, (title, latitude, longitude) in zip(places, points, strict=False):
        place.title, place.latitude, place.longitude = title, latitude, longitude
    return _mode(online, bool(places), record.text("note")), places


def _mode(online: bool, in_person: bool, note: str) -> Mode:
    if in_person and (online or _HYBRID.search(note)):
        return Mode.HYBRID
    return Mode.ONLINE if online else Mode.IN_PERSON


def _texts(record: Record) -> list[tuple[str, str]]:
    """The texts of `place` and `extra_places`, with the field of each."""
    texts = [("place", record.text("place"))]
    others = record.raw.get("extra_places", [])
    for one in others if isinstance(others, list) else [others]:
        texts.append(("extra_places", record.line(one, "extra_places")))
    return [(name, text) for name, text in texts if text]


Point = tuple[str, float | None, float | None]


def _points(record: Record, year: int) -> list[Point]:
    """Title, latitude and longitude of each entry; a point that cannot be right has no coordinates."""
    value = record.raw.get("location", [])
    if isinstance(value, dict):
        value = [value]
    if isinstance(value, str):
        if record.has("location"):
            record.report.warn(record.where("location"), "Expected a list of points; left out.", "point")
        return []
    points = []
    for entry in value:
        if isinstance(entry, dict):
            points.append(_point(record, entry, year))
        else:
            record.report.warn(record.where("location"), "Expected a point, found text; left out.", "point")
    return points


def _point(record: Record, entry: RawRecord, year: int) -> Point:
    title = record.line(entry.get("title", ""), "location")
    latitude, longitude = (record.line(entry.get(name, ""), "location") for name in ("latitude", "longitude"))
    point = point_on_earth(latitude, longitude)
    where, report = record.where("location"), record.report
    if point is None:
        report.warn(where, "The point is not on the Earth; left out.", "point")
        return title, None, None
    if point == (0, 0) or title.lower() in _DEFAULTS:
        report.warn(
            where, "The point is what a geocoder says when it knows nothing; left out.", "point-default"
        )
        return title, None, None
    years = _YEAR.findall(title)
    if not title:
        report.note(where, "The point has no title.", "point-untitled")
    elif not years:
        report.note(where, f"The title of the point, “{title[:60]}”, has no year.", "point-yearless")
    elif str(year) not in years:
        message = f"The point is titled “{title[:60]}”; it may be that of another year."
        report.warn(where, message, "point-other-year")
    return title, *point
