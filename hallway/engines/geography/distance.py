"""Distances along the surface of the earth, and boxes that an index can look into.

The earth is taken as a ball of the mean radius R1 of the GRS 80 ellipsoid (Moritz,
"Geodetic Reference System 1980", Journal of Geodesy 74, 2000). Against the ellipsoid
a distance is wrong by at most 0.56 %: less than 6 km in 1,000.
"""

from __future__ import annotations

from math import asin, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import Final, NamedTuple

from hallway.engines.geography.points import Point

EARTH_RADIUS_KM: Final = 6371.0088
HALF_ROUND_KM: Final = pi * EARTH_RADIUS_KM  # nothing is farther away
_MARGIN: Final = 1e-9  # degrees, about 0.1 mm: what rounding may take from the edge of a box


class Box(NamedTuple):
    """Latitudes south … north and longitudes west … east, edges included, with west ≤ east."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, point: Point) -> bool:
        return self.south <= point.latitude <= self.north and self.west <= point.longitude <= self.east


def distance_km(a: Point, b: Point) -> float:
    """The great-circle distance in km, by the haversine formula.

    R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (2), 1984: exact to
    rounding also for neighbours, where the cosine formula fails.
    """
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    across = cos(lat_a) * cos(lat_b)
    half = hypot(sin((lat_b - lat_a) / 2), sqrt(max(across, 0)) * sin(radians(b.longitude - a.longitude) / 2))
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, half))


def boxes_around(centre: Point, km: float) -> tuple[Box, ...]:
    """One or two boxes that hold every point within `km` of `centre`, for an indexed pre-filter.

    Two where the circle crosses the date line (no box does); all longitudes where it
    holds a pole. The boxes hold more than the circle: measure with `distance_km` after.
    J. P. Matuschek, "Finding Points Within a Distance of a Latitude/Longitude".
    """
    reach = degrees(km / EARTH_RADIUS_KM)
    south, north = centre.latitude - reach - _MARGIN, centre.latitude + reach + _MARGIN
    if south <= -90 or north >= 90:
        return (Box(max(south, -90.0), -180.0, min(north, 90.0), 180.0),)
    # Short of the poles the meridians that touch the circle are these far to each side.
    wide = degrees(asin(min(1.0, sin(radians(reach)) / cos(radians(centre.latitude))))) + _MARGIN
    west, east = centre.longitude - wide, centre.longitude + wide
    if west < -180:
        return (Box(south, -180.0, north, east), Box(south, west + 360, north, 180.0))
    if east > 180:
        return (Box(south, west, north, 180.0), Box(south, -180.0, north, east - 360))
    return (Box(south, west, north, east),)
