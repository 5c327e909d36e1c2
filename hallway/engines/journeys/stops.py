"""A conference as a traveller sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hallway.engines.geography.distance import distance_km
from hallway.engines.geography.points import Point

SATURDAY = 5


class Price(StrEnum):
    """The band of an ordinary ticket."""

    FREE = "free"
    LOW = "low"
    NORMAL = "normal"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """One edition. Without a point it is online or its place is not known; `size` is in people."""

    key: str
    start: date
    end: date
    point: Point | None = None
    size: int | None = None
    price: Price = Price.UNKNOWN

    @property
    def last_day(self) -> date:
        return max(self.start, self.end)

    @property
    def is_weekend_only(self) -> bool:
        """Whether nobody has to take a day off: all days are Saturdays and Sundays."""
        length = (self.last_day - self.start).days + 1
        return self.start.weekday() >= SATURDAY and self.start.weekday() + length <= 7


def km_between(a: Point | None, b: Point | None) -> float | None:
    """The distance, or None when one of the points is not known."""
    return None if a is None or b is None else distance_km(a, b)
