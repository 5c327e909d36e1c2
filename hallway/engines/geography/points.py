"""A point on the globe, as the other modules take it."""

from __future__ import annotations

from typing import NamedTuple


class Point(NamedTuple):
    """Degrees: latitude −90 … 90, north positive; longitude −180 … 180, east positive."""

    latitude: float
    longitude: float

    @property
    def is_on_earth(self) -> bool:
        """Whether both are finite and within their range; nothing else here checks it."""
        return -90 <= self.latitude <= 90 and -180 <= self.longitude <= 180


def wrapped(longitude: float) -> float:
    """The same meridian within −180 … 180: 190 is −170."""
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180
