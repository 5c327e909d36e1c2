"""What a prediction starts from and what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import Final

# The two years in which almost everything was moved, put online or left out; they teach nothing about others.
PANDEMIC: Final = frozenset({2020, 2021})
SOUND_YEARS: Final = range(1950, 2200)  # others were mistyped
RECENT: Final = 6  # editions that are looked at
FADING: Final = 0.7  # the weight of an edition compared with the next younger one


class Confidence(IntEnum):
    """How often such predictions came true: see the windows and the backtest."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Code(StrEnum):
    """The reasons a page can tell; the numbers each carries stand behind it."""

    HALF_MONTH = "half_month"  # month, half (1 or 2), years, of
    MONTH = "month"  # month, years, of
    SCATTERED = "scattered"  # days between the earliest and the latest in the year, of
    WEEKDAY = "weekday"  # weekday (0 is Monday), years, of
    GAP = "gap"  # years from one edition to the next
    MISSED = "missed"  # editions that should have been since the last one and are not known
    PANDEMIC = "pandemic"  # editions left out
    LEAD = "lead"  # days (median), least, most, of
    NEVER_MOVED = "never_moved"  # city, editions
    RUN_GOES_ON = "run_goes_on"  # city, editions there so far, usual
    RUN_ENDS = "run_ends"  # city, editions there so far, usual
    MOVES_EACH_TIME = "moves_each_time"  # moves, of
    NO_PATTERN = "no_pattern"  # cities, editions
    COUNTRY = "country"  # country, editions
    ONLINE = "online"  # editions
    TOO_FEW = "too_few"  # editions
    PAUSED = "paused"  # years since the last, usual


@dataclass(frozen=True, slots=True)
class Reason:
    """A code and what is needed to say it in any language."""

    code: Code
    told: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PastEdition:
    """An edition with known dates. `country` is an alpha-2 code; `held` is False when it was called off."""

    start: date
    end: date | None = None
    city: str = ""
    country: str = ""
    online: bool = False
    held: bool = True
    call_opens: date | None = None
    call_closes: date | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """A day, and the window in which about three of four such guesses came true."""

    likely: date
    earliest: date
    latest: date
    confidence: Confidence
    reasons: tuple[Reason, ...]

    @classmethod
    def around(cls, likely: date, days: int, confidence: Confidence, reasons: Sequence[Reason]) -> Guess:
        span = timedelta(days)
        return cls(likely, likely - span, likely + span, confidence, tuple(reasons))

    @property
    def half_width(self) -> int:
        return (self.latest - self.likely).days


@dataclass(frozen=True, slots=True)
class PlaceGuess:
    """Where; "" for what cannot be said. `moves_from` is the city it probably leaves."""

    city: str
    country: str
    online: bool
    moves_from: str
    confidence: Confidence
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Prediction:
    """The next edition. Calls are None when too few past ones are known."""

    start: Guess
    days: int  # how long, the last one included
    place: PlaceGuess
    call_opens: Guess | None
    call_closes: Guess | None


@dataclass(frozen=True, slots=True)
class NotPredicted:
    """Nothing can be said, and why."""

    reason: Reason


def one_a_year(editions: Iterable[PastEdition]) -> list[PastEdition]:
    """The editions that were held, the first of each year, in their order."""
    first: dict[int, PastEdition] = {}
    for edition in sorted(editions, key=lambda one: (one.start, str(one))):
        if edition.held and edition.start.year in SOUND_YEARS:
            first.setdefault(edition.start.year, edition)
    return list(first.values())


def without_pandemic(editions: Sequence[PastEdition]) -> list[PastEdition]:
    """The editions of ordinary years, where there are at least two; else all."""
    ordinary = [edition for edition in editions if edition.start.year not in PANDEMIC]
    return ordinary if len(ordinary) >= 2 else list(editions)


def fading_median(values: Sequence[int]) -> int:
    """The weighted median; the last value weighs most, each before it `FADING` as much as the next."""
    weighed = sorted((value, FADING ** (len(values) - 1 - at)) for at, value in enumerate(values))
    half, passed = sum(weight for _, weight in weighed) / 2, 0.0
    for value, weight in weighed:
        passed += weight
        if passed >= half:
            return value
    return weighed[-1][0]
