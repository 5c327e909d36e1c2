"""Smaller, regional conferences to attend beforehand, for somebody who goes to a larger one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hallway.engines.geography.points import Point
from hallway.engines.journeys.stops import Price, Stop, km_between

MOST_DAYS: Final = 366  # before the chosen one
NEAR_KM: Final = 500.0  # as far as this counts as near, however near the chosen one is
# Distances within which one is as good as another: in town, a train ride, a day on the train, flights.
_BANDS_KM: Final = (50, 200, 600, 1500, 4000, 9000)
_PRICES: Final = {Price.FREE: 0, Price.LOW: 1, Price.UNKNOWN: 2, Price.NORMAL: 3}


class Why(StrEnum):
    """What speaks for a stop."""

    NEAR_HOME = "near_home"
    NEAR_CHOSEN = "near_chosen"  # when no home is known
    NEARER = "nearer"  # than the chosen one, from home
    SMALLER = "smaller"
    FREE = "free"
    LOW_PRICE = "low_price"
    WEEKEND = "weekend"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A stop, the km from home (without one, from the chosen one), the days before it, and the reasons."""

    stop: Stop
    km: float
    days_before: int
    reasons: tuple[Why, ...]


def on_the_way(
    chosen: Stop, candidates: Iterable[Stop], *, home: Point | None = None, most: int = 10
) -> list[Suggestion]:
    """The smaller and nearer conferences in the year before the chosen one, the best first.

    They end before it starts, have a place, and are not known to be as large. From home
    they are at most as far as the chosen one, or as `NEAR_KM`. They are sorted by how far
    they feel, then by price, weekend, km, and the later one first.
    """
    centre = home if home is not None else chosen.point
    if centre is None:
        return []
    to_chosen = km_between(home, chosen.point)
    found = []
    for stop in candidates:
        km = km_between(centre, stop.point)
        days = (chosen.start - stop.start).days
        if km is None or not _is_before(stop, chosen, days) or not _is_smaller(stop, chosen):
            continue
        if to_chosen is None or km <= max(to_chosen, NEAR_KM):
            found.append(Suggestion(stop, km, days, tuple(_reasons(stop, chosen, km, to_chosen, home))))
    return sorted(found, key=_rank)[:most]


def _is_before(stop: Stop, chosen: Stop, days: int) -> bool:
    return stop.key != chosen.key and stop.last_day < chosen.start and days <= MOST_DAYS


def _is_smaller(stop: Stop, chosen: Stop) -> bool:
    """Or perhaps smaller: an unknown size is no reason to keep a conference from anybody."""
    return stop.size is None or chosen.size is None or stop.size < chosen.size


def _reasons(stop: Stop, chosen: Stop, km: float, to_chosen: float | None, home: Point | None) -> list[Why]:
    said = {
        Why.NEAR_HOME: home is not None and km <= NEAR_KM,
        Why.NEAR_CHOSEN: home is None and km <= NEAR_KM,
        Why.NEARER: to_chosen is not None and km < to_chosen,
        Why.SMALLER: stop.size is not None and chosen.size is not None,
        Why.FREE: stop.price is Price.FREE,
        Why.LOW_PRICE: stop.price is Price.LOW,
        Why.WEEKEND: stop.is_weekend_only,
    }
    return [why for why, holds in said.items() if holds]


def _rank(one: Suggestion) -> tuple[int, int, bool, float, int, str]:
    return (
        bisect_left(_BANDS_KM, one.km),
        _PRICES[one.stop.price],
        not one.stop.is_weekend_only,
        one.km,
        one.days_before,
        one.stop.key,
    )
