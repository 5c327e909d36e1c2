"""What lies close to a conference in time: clashes, and others that make one journey with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hallway.engines.journeys.stops import Stop, km_between

REACH: Final = 10  # free days between two conferences that still make one journey


class When(StrEnum):
    """How a neighbour lies to the chosen conference."""

    BEFORE = "before"
    CLASHES = "clashes"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A stop with the free days between the two (0 when one ends and the other begins the day after).

    `shared` are the days of both when they clash. `km` is None when a place is missing:
    online, or not known.
    """

    stop: Stop
    when: When
    gap_days: int
    shared_days: int
    km: float | None


def neighbours(chosen: Stop, candidates: Iterable[Stop], *, reach: int = REACH) -> list[Neighbour]:
    """All that clash with the chosen one or lie within `reach` free days of it, in the order of time.

    Whoever asks can take the nearest with `min(…, key=lambda one: one.km)` or leave out
    what is online (`stop.point is None`).
    """
    near = (_neighbour(chosen, stop) for stop in candidates if stop.key != chosen.key)
    kept = [one for one in near if one.gap_days <= reach]
    return sorted(kept, key=lambda one: (one.stop.start, one.stop.last_day, one.stop.key))


def _neighbour(chosen: Stop, stop: Stop) -> Neighbour:
    before = (chosen.start - stop.last_day).days - 1
    after = (stop.start - chosen.last_day).days - 1
    km = km_between(chosen.point, stop.point)
    if before >= 0:
        return Neighbour(stop, When.BEFORE, before, 0, km)
    if after >= 0:
        return Neighbour(stop, When.AFTER, after, 0, km)
    shared = (min(chosen.last_day, stop.last_day) - max(chosen.start, stop.start)).days + 1
    return Neighbour(stop, When.CLASHES, 0, shared, km)
