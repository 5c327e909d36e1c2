"""A year on one wall: twelve months, each conference a bar over its days with its name beside it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.editions.words import date_span, month_words, where

COLUMNS: Final = 31
LETTERS_PER_DAY: Final = 4.5  # of a name, in the width of one day; rather too few than too many
MOST: Final = 60  # bars in a month; more could not be read
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Day:
    number: int
    place: str  # classes that put it on the grid
    is_weekend: bool
    is_today: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A conference in one month. The classes count grid lines, of the month and within the bar."""

    edition: Edition
    dates: str
    where: str
    place: str
    days: str
    name: str
    is_continued: bool  # it has begun in the month before


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    slug: str
    days: tuple[Day, ...]
    bars: tuple[Bar, ...]
    more: int

    @property
    def count(self) -> int:
        """How many begin in it."""
        return sum(not bar.is_continued for bar in self.bars) + self.more


def months(year: int, editions: Iterable[Edition]) -> list[Month]:
    """The twelve months. Editions need a first day, and come in the order of it."""
    known = list(editions)
    return [_month(year, number, known) for number in range(1, 13)]


def _month(year: int, number: int, editions: list[Edition]) -> Month:
    first = dt.date(year, number, 1)
    last = first.replace(day=calendar.monthrange(year, number)[1])
    inside = [(edition, span) for edition in editions if (span := _within(edition, first, last))]
    bars, rows = _bars(inside[:MOST], first, last.day)
    today = now().date()
    days = tuple(
        Day(
            number=day,
            place=f"row-1 to-{rows + 2} col-{day} colto-{day + 1}",
            is_weekend=first.replace(day=day).weekday() >= _SATURDAY,
            is_today=first.replace(day=day) == today,
        )
        for day in range(1, last.day + 1)
    )
    return Month(month_words(first, year=False), f"{number:02}", days, bars, max(len(inside) - MOST, 0))


def _within(edition: Edition, first: dt.date, last: dt.date) -> tuple[int, int] | None:
    """The first and last day of the month on which it is held."""
    if edition.starts_on is None:
        return None
    begins, ends = max(edition.starts_on, first), min(edition.ends_on or edition.starts_on, last)
    return (begins.day, ends.day) if begins <= ends else None


def _bars(
    inside: list[tuple[Edition, tuple[int, int]]], month: dt.date, length: int
) -> tuple[tuple[Bar, ...], int]:
    """Each in the first row that has room for it and its name, and how many rows that takes."""
    free: list[list[bool]] = []
    bars = []
    for edition, (begins, ends) in inside:
        left, right = _with_name(edition.name, begins, ends, length)
        row = next(_rows_with_room(free, left, right))
        for day in range(left, right + 1):
            free[row][day] = False
        bars.append(_bar(edition, month, (begins, ends), (left, right), row))
    return tuple(bars), max(len(free), 1)


def _with_name(name: str, begins: int, ends: int, length: int) -> tuple[int, int]:
    """The days that bar and name cover: the name stands after the bar, or before it at the end of a month."""
    width = ceil(len(name) / LETTERS_PER_DAY)
    if ends + width <= length:
        return begins, ends + width
    return (max(begins - width, 1), ends) if begins > length - ends else (begins, length)


def _rows_with_room(free: list[list[bool]], left: int, right: int) -> Iterator[int]:
    for number, row in enumerate(free):
        if all(row[left : right + 1]):
            yield number
    free.append([True] * (COLUMNS + 2))
    yield len(free) - 1


def _bar(edition: Edition, month: dt.date, span: tuple[int, int], cover: tuple[int, int], row: int) -> Bar:
    (begins, ends), (left, right) = span, cover
    at, after = begins - left + 1, ends - left + 2  # grid lines within the bar
    end = right - left + 2
    return Bar(
        edition=edition,
        dates=date_span(edition.starts_on, edition.ends_on),
        where=where(edition),
        place=f"row-{row + 2} to-{row + 3} col-{left} colto-{right + 1}",
        days=f"col-{at} colto-{after}",
        name=f"col-1 colto-{at} before" if at > 1 else f"col-{after} colto-{max(end, after + 1)}",
        is_continued=begins == 1 and edition.starts_on is not None and edition.starts_on < month,
    )
