"""Days and blocks from dates and clocks of a zone, the days that skip or repeat an hour included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hallway.engines.timetable.model import Block, Span

_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Clocks:
    """What was made of clock times: the block, the starts that do not exist, and minutes shifted.

    `shifted` is the change of the offset from the block's beginning to its end: 60 when the clock
    skips an hour inside it (the block is an hour shorter than it looks), -60 when it repeats one.
    """

    block: Block
    skipped: tuple[dt.datetime, ...] = ()
    shifted: int = 0


def minute(moment: dt.datetime) -> int:
    """The minute of a moment. Raises ValueError for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return int(moment.timestamp() // 60)


def moment(minute_: int, zone: ZoneInfo) -> dt.datetime:
    """The moment of a minute, as the clocks of the zone show it."""
    return dt.datetime.fromtimestamp(minute_ * 60, zone)


def block(
    id_: str,
    begin: dt.datetime,
    end: dt.datetime,
    starts: Iterable[dt.datetime],
    *,
    rooms: frozenset[str] | None = None,
    phases: frozenset[str] = frozenset(),
) -> Clocks:
    """A block from moments with a zone, as the clocks there show them.

    A clock time that the day skips does not exist: such a start is left out and reported. Of one
    that the day repeats, the first is meant unless `fold` says otherwise (PEP 495).
    """
    kept: list[dt.datetime] = []
    skipped: list[dt.datetime] = []
    for start in starts:
        (kept if exists(start) else skipped).append(start)
    shift = (end.utcoffset() or dt.timedelta()) - (begin.utcoffset() or dt.timedelta())
    made = Block(
        id_,
        Span(minute(begin), minute(end)),
        tuple(sorted({minute(start) for start in kept})),
        rooms,
        phases,
    )
    return Clocks(made, tuple(skipped), int(shift / _MINUTE))


def every(begin: dt.datetime, end: dt.datetime, minutes: int) -> list[dt.datetime]:
    """Starts every so many minutes by the clock, from `begin` until before `end`."""
    found, clock = [], begin.replace(tzinfo=None)
    while clock < end.replace(tzinfo=None):
        found.append(clock.replace(tzinfo=begin.tzinfo))
        clock += dt.timedelta(minutes=minutes)
    return found


def exists(moment_: dt.datetime) -> bool:
    """Whether the clocks ever show this time on that day."""
    back = moment_.astimezone(dt.UTC).astimezone(moment_.tzinfo)
    return back.replace(tzinfo=None, fold=0) == moment_.replace(tzinfo=None, fold=0)
