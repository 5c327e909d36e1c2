"""Where a session can stand: a place, a beginning, a length, locked or not. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Protocol

Written = list[Any]  # [place, beginning, minutes, locked], as a row of JSON keeps it


class Placed(Protocol):
    """A row that stands somewhere, such as a Placement."""

    place_id: int | None
    starts_at: dt.datetime | None
    minutes: int
    is_locked: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """`place` is the id of a place; no `starts_at` means that it waits in the tray."""

    place: int | None = None
    starts_at: dt.datetime | None = None
    minutes: int = 30
    is_locked: bool = False

    @property
    def ends_at(self) -> dt.datetime | None:
        return self.starts_at + dt.timedelta(minutes=self.minutes) if self.starts_at else None

    def in_tray(self) -> Spot:
        """The same session without place and time; what waits is not locked."""
        return Spot(minutes=self.minutes)

    def later(self, by: dt.timedelta) -> Spot:
        """The same, so much later (or earlier); what waits goes on waiting."""
        return replace(self, starts_at=self.starts_at + by) if self.starts_at else self

    def written(self) -> Written:
        starts = self.starts_at.astimezone(dt.UTC).isoformat() if self.starts_at else None
        return [self.place, starts, self.minutes, self.is_locked]


def read(written: Written) -> Spot:
    """The inverse of `Spot.written`."""
    place, starts, minutes, is_locked = written
    return Spot(place, dt.datetime.fromisoformat(starts) if starts else None, minutes, is_locked)


def spot_of(row: Placed) -> Spot:
    return Spot(row.place_id, row.starts_at, row.minutes, row.is_locked)
