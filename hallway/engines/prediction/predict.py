"""The next edition of a series, put together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from hallway.engines.prediction.calls import call_closes, call_opens
from hallway.engines.prediction.history import (
    RECENT,
    Code,
    NotPredicted,
    PastEdition,
    Prediction,
    Reason,
    fading_median,
    one_a_year,
    without_pandemic,
)
from hallway.engines.prediction.places import next_place
from hallway.engines.prediction.season import is_paused, next_start, usual_gap


def predict(editions: Iterable[PastEdition], today: date) -> Prediction | NotPredicted:
    """The edition after the last known one, which may lie ahead of `today` itself.

    Editions that were called off do not count, and of several in a year the first does.
    Not predicted with fewer than two, or when more than two usual gaps have passed.
    """
    held = one_a_year(editions)
    if len(held) < 2:
        return NotPredicted(Reason(Code.TOO_FEW, {"editions": len(held)}))
    gap = usual_gap(without_pandemic(held))
    if is_paused(held, gap, today):
        passed = round((today - held[-1].start).days / 365.25)
        return NotPredicted(Reason(Code.PAUSED, {"years": passed, "usual": gap}))
    start = next_start(held, today)
    return Prediction(
        start=start,
        days=fading_median([_days(edition) for edition in held[-RECENT:]]),
        place=next_place(held),
        call_opens=call_opens(held, start),
        call_closes=call_closes(held, start),
    )


def _days(edition: PastEdition) -> int:
    return max((edition.end or edition.start) - edition.start, timedelta(0)).days + 1
