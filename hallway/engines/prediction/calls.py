"""When the call of the next edition likely opens and closes: so many days before it, as before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import hypot
from typing import Final

from hallway.engines.prediction.history import (
    RECENT,
    Code,
    Confidence,
    Guess,
    PastEdition,
    Reason,
    fading_median,
    without_pandemic,
)

MOST: Final = 400  # days before the start; a call that closes earlier was mistyped
LAST_THREE: Final = 10  # days from the usual lead in which the last three have to be for high confidence
LAST_TWO: Final = 21  # and the last two for medium
HALF_WIDTH: Final = {Confidence.HIGH: 21, Confidence.MEDIUM: 30, Confidence.LOW: 45}


def call_closes(editions: Sequence[PastEdition], start: Guess | date) -> Guess | None:
    """The day the call closes, before a known or guessed start; None with fewer than two past calls."""
    return _before(start, editions, [edition.call_closes for edition in editions])


def call_opens(editions: Sequence[PastEdition], start: Guess | date) -> Guess | None:
    """The day the call opens; None with fewer than two past openings."""
    return _before(start, editions, [edition.call_opens for edition in editions])


def _before(
    start: Guess | date, editions: Sequence[PastEdition], days: Sequence[date | None]
) -> Guess | None:
    told = {edition.start: day for edition, day in zip(editions, days, strict=True) if day is not None}
    sound = [one for one in editions if one.start in told and 0 <= (one.start - told[one.start]).days <= MOST]
    leads = [(one.start - told[one.start]).days for one in without_pandemic(sound)][-RECENT:]
    if len(leads) < 2:
        return None
    usual = fading_median(leads)
    confidence = _confidence(leads, usual)
    half_width: float = HALF_WIDTH[confidence]
    day = start.likely if isinstance(start, Guess) else start
    if isinstance(start, Guess):
        confidence = min(confidence, start.confidence)
        half_width = hypot(half_width, start.half_width)
    reason = Reason(Code.LEAD, {"days": usual, "least": min(leads), "most": max(leads), "of": len(leads)})
    return Guess.around(day - timedelta(usual), round(half_width), confidence, [reason])


def _confidence(leads: Sequence[int], usual: int) -> Confidence:
    away = [abs(lead - usual) for lead in leads]
    if len(away) >= 3 and max(away[-3:]) <= LAST_THREE:
        return Confidence.HIGH
    return Confidence.MEDIUM if max(away[-2:]) <= LAST_TWO else Confidence.LOW
