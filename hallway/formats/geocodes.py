"""Points on the map judged by their neighbours: the same town lies in the same spot every year.

Geocoders take a town for another of the same name, or a country for a town. One
list alone often has enough conferences in a town to tell which point is wrong.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Final

from hallway.engines.geography.countries import fold
from hallway.formats.conferences import Conference, Place
from hallway.formats.report import Report

FAR_KM: Final = 150.0
_EARTH_KM: Final = 6371.0


@dataclass(frozen=True, slots=True)
class FarPoint:
    """A place whose point is far from where the other points of its town lie.

    `certain` is false where two points differ and nothing tells which of them is right.
    """

    conference: Conference
    place: Place
    kilometres: float
    certain: bool


def far_points(conferences: Iterable[Conference], limit: float = FAR_KM) -> list[FarPoint]:
    """The points more than `limit` kilometres from the median of their town, town by town."""
    towns: dict[tuple[str, str, str], list[tuple[Conference, Place, float, float]]] = defaultdict(list)
    for conference in conferences:
        for place in conference.places:
            if place.city and place.latitude is not None and place.longitude is not None:
                town = (fold(place.city), fold(place.region), place.country)
                towns[town].append((conference, place, place.latitude, place.longitude))
    found = []
    for points in towns.values():
        middle = _middle([(latitude, longitude) for _, _, latitude, longitude in points])
        certain = len(points) > 2
        for conference, place, latitude, longitude in points:
            away = _kilometres(middle, (latitude, longitude))
            if away > (limit if certain else limit / 2):
                found.append(FarPoint(conference, place, away, certain))
    return found


def leave_out_far_points(conferences: Iterable[Conference], report: Report, limit: float = FAR_KM) -> None:
    """Take away the coordinates that are certainly wrong, and tell of every far point."""
    for far in far_points(conferences, limit):
        distance = f"{far.kilometres:.0f} km from where its town lies in other records"
        if far.certain:
            far.place.latitude = far.place.longitude = None
            report.warn(far.conference.where, f"The point is {distance}; left out.", "point-far")
        else:
            message = f"Two records put {far.place.city} in different spots; look which is right."
            report.warn(far.conference.where, message, "point-unsure")


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The median of latitudes and of longitudes, also across the date line."""
    base = points[0][1]
    longitude = base + median((one - base + 180) % 360 - 180 for _, one in points)
    return median(latitude for latitude, _ in points), longitude


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees (haversine formula)."""
    (latitude, longitude), (other_latitude, other_longitude) = (
        (math.radians(point[0]), math.radians(point[1])) for point in (one, other)
    )
    rise, turn = (other_latitude - latitude) / 2, (other_longitude - longitude) / 2
    half = math.sin(rise) ** 2 + math.cos(latitude) * math.cos(other_latitude) * math.sin(turn) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
