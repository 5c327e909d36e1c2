"""Clock times become minutes that really pass, also on days that skip or repeat an hour."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from hallway.engines.timetable import axis
from hallway.engines.timetable.board import Board
from hallway.engines.timetable.model import Day, Problem, Room, Session

BERLIN = ZoneInfo("Europe/Berlin")
# Clocks go from 2:00 to 3:00 on 2027-03-28 and from 3:00 back to 2:00 on 2027-10-31.
SPRING, AUTUMN = dt.date(2027, 3, 28), dt.date(2027, 10, 31)


def clock(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=BERLIN)


def night(day: dt.date) -> axis.Clocks:
    begin, end = clock(day, 1), clock(day, 5)
    return axis.block("night", begin, end, axis.every(begin, end, 30))


def test_a_start_that_the_day_skips_is_named_and_left_out() -> None:
    found = night(SPRING)
    assert [start.hour * 100 + start.minute for start in found.skipped] == [200, 230]
    assert found.shifted == 60
    assert found.block.span.end - found.block.span.start == 180
    assert len(found.block.starts) == 6


def test_an_hour_that_comes_twice_lengthens_the_block() -> None:
    found = night(AUTUMN)
    assert found.skipped == ()
    assert found.shifted == -60
    assert found.block.span.end - found.block.span.start == 300


def test_a_session_over_the_skipped_hour_lasts_as_long_as_it_should() -> None:
    made = night(SPRING).block
    board = Board(Problem((Room("r"),), (Day("d", "", (made,)),), (Session("long", length=120),)))
    shown = [
        (axis.moment(spot.start, BERLIN).hour, axis.moment(spot.start + 120, BERLIN).hour)
        for spot in board.places[0]
    ]
    assert shown == [(1, 4), (1, 4), (3, 5)]


def test_minutes_and_moments_are_each_others_way_back() -> None:
    there = clock(SPRING, 12, 30)
    assert axis.moment(axis.minute(there), BERLIN) == there
    with pytest.raises(ValueError, match="zone"):
        axis.minute(there.replace(tzinfo=None))


def test_a_plain_day_is_plain() -> None:
    found = night(dt.date(2027, 6, 1))
    assert (found.skipped, found.shifted, len(found.block.starts)) == ((), 0, 8)
