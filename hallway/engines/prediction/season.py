"""The day of the next edition, from the days of the earlier ones in their years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low
from typing import Final, TypeVar

from hallway.engines.prediction.history import (
    PANDEMIC,
    RECENT,
    Code,
    Confidence,
    Guess,
    PastEdition,
    Reason,
    fading_median,
    without_pandemic,
)

AGREE: Final = 14  # days: two editions at the same time of the year
HALF_WIDTH: Final = {Confidence.HIGH: 14, Confidence.MEDIUM: 30, Confidence.LOW: 60}
_YEAR: Final = 365.25


def usual_gap(editions: Sequence[PastEdition]) -> int:
    """Years from one edition to the next; years of the pandemic do not count."""
    years = [edition.start.year for edition in editions]
    gaps = [max(1, len(set(range(a + 1, b + 1)) - PANDEMIC)) for a, b in pairwise(years)]
    return median_low(gaps[-4:])


def is_paused(editions: Sequence[PastEdition], gap: int, today: date) -> bool:
    """Whether more than two usual gaps have passed since the last edition began, the pandemic aside."""
    last = editions[-1].start
    idle = len(PANDEMIC & set(range(last.year + 1, today.year)))
    return (today - last).days > (2 * gap + idle) * _YEAR + HALF_WIDTH[Confidence.MEDIUM]


def next_start(editions: Sequence[PastEdition], today: date) -> Guess:
    """The first day of the next edition that lies after `today`; takes at least two editions, one a year.

    The time of the year is the fading median of the last six, moved to the weekday they
    usually begin on. High confidence: three of the last four, the last one among them,
    began within 14 days of it; medium: two did.
    """
    ordinary = without_pandemic(editions)
    recent = ordinary[-RECENT:]
    gap = usual_gap(ordinary)
    days = _days_of_the_year(recent)
    usual = fading_median(days)
    weekday = _usual_weekday(recent)
    year, missed = editions[-1].start.year + gap, 0
    while (likely := _on_weekday(_day(year, usual), weekday)) <= today:
        year, missed = year + gap, missed + 1
    confidence = _confidence(days, usual, missed)
    reasons = [*_season(recent, days), *_weekday_reason(recent, weekday), Reason(Code.GAP, {"years": gap})]
    if missed:
        reasons.append(Reason(Code.MISSED, {"editions": missed}))
    if len(ordinary) < len(editions):
        reasons.append(Reason(Code.PANDEMIC, {"editions": len(editions) - len(ordinary)}))
    return Guess.around(likely, HALF_WIDTH[confidence], confidence, reasons)


def _day(year: int, day_of_year: int) -> date:
    return date(year, 1, 1) + timedelta(day_of_year - 1)


def _days_of_the_year(editions: Sequence[PastEdition]) -> list[int]:
    """Days of the year, counted on or back so that none is more than half a year from the last one."""
    days = [edition.start.timetuple().tm_yday for edition in editions]
    return [days[-1] + (day - days[-1] + 182) % 365 - 182 for day in days]


def _confidence(days: Sequence[int], usual: int, missed: int) -> Confidence:
    near = [abs(day - usual) <= AGREE for day in days[-4:]]
    if not near[-1] or sum(near) < 2 or missed > 1:
        return Confidence.LOW
    return Confidence.HIGH if sum(near) >= 3 and not missed else Confidence.MEDIUM


def _usual_weekday(editions: Sequence[PastEdition]) -> int | None:
    """The weekday at least half of them began on; of two, the one of the last edition or the earlier."""
    last = editions[-1].start.weekday()
    counted = Counter(edition.start.weekday() for edition in editions)
    weekday, years = min(counted.items(), key=lambda pair: (-pair[1], pair[0] != last, pair[0]))
    return weekday if 2 * years >= len(editions) and years > 1 else None


def _on_weekday(day: date, weekday: int | None) -> date:
    """The nearest such weekday."""
    return day if weekday is None else day + timedelta((weekday - day.weekday() + 3) % 7 - 3)


def _weekday_reason(editions: Sequence[PastEdition], weekday: int | None) -> list[Reason]:
    if weekday is None:
        return []
    years = sum(edition.start.weekday() == weekday for edition in editions)
    return [Reason(Code.WEEKDAY, {"weekday": weekday, "years": years, "of": len(editions)})]


T = TypeVar("T", int, tuple[int, int])


def _commonest(values: Sequence[T]) -> tuple[T, int]:
    return Counter(values).most_common(1)[0]


def _season(editions: Sequence[PastEdition], days: Sequence[int]) -> list[Reason]:
    """The half of a month, else the month, in which most of them began; else how far they lie apart."""
    starts = [edition.start for edition in editions]
    of = len(starts)
    (month, half), years = _commonest([(day.month, 1 if day.day <= 15 else 2) for day in starts])
    if 2 * years > of:
        return [Reason(Code.HALF_MONTH, {"month": month, "half": half, "years": years, "of": of})]
    month, years = _commonest([day.month for day in starts])
    if 2 * years > of:
        return [Reason(Code.MONTH, {"month": month, "years": years, "of": of})]
    return [Reason(Code.SCATTERED, {"days": max(days) - min(days), "of": of})]
