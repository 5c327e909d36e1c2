"""The hours of a board, and what is free of them. Pure: times in, times out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo


def slots_of(
    day: dt.date, opens: dt.time, closes: dt.time, length: dt.timedelta, zone: ZoneInfo
) -> list[dt.datetime]:
    """When each slot of a day begins, in UTC, in order.

    A slot that would end after `closes` does not begin. `closes` not after `opens` is on the next
    morning. Where clocks are changed, slots keep their length and the wall clock jumps.
    """
    last_day = day if closes > opens else day + dt.timedelta(days=1)
    begin = dt.datetime.combine(day, opens, zone).astimezone(dt.UTC)
    end = dt.datetime.combine(last_day, closes, zone).astimezone(dt.UTC)
    return [begin + number * length for number in range(max(0, (end - begin) // length))]


def stamp(moment: dt.datetime) -> str:
    """An instant as it stands in the address of a cell: in UTC, so that it is never two hours at once."""
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%MZ}"


def read_stamp(text: str) -> dt.datetime:
    """The instant of a stamp. Raises ValueError."""
    return dt.datetime.strptime(text, "%Y%m%dT%H%MZ").replace(tzinfo=dt.UTC)


def nearest(
    free: Iterable[tuple[dt.datetime, int]], wished: tuple[dt.datetime, int], most: int
) -> list[tuple[dt.datetime, int]]:
    """Of these (beginning, room) those nearest to the wished one: in time first, then in its own room."""
    moment, room = wished
    by_distance = sorted(free, key=lambda cell: (abs(cell[0] - moment), cell[1] != room, cell[0], cell[1]))
    return by_distance[:most]
