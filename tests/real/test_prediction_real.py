"""The prediction engine against what happened: each edition foretold from those before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

import pytest

from hallway.engines.geography.cities import same_city
from hallway.engines.merging.known import built_in
from hallway.engines.prediction.calls import call_closes
from hallway.engines.prediction.history import (
    PANDEMIC,
    Guess,
    PastEdition,
    Prediction,
    one_a_year,
)
from hallway.engines.prediction.predict import predict
from tests.real.data import ENVIRONMENT, shared_data
from tests.real.deadlines import deadline_rows, past_edition

SHARED = shared_data() or pytest.skip(f"no public data here; set {ENVIRONMENT}", allow_module_level=True)


@dataclass(frozen=True)
class Trial:
    truth: PastEdition
    past: list[PastEdition]
    found: Prediction


def trials() -> Iterator[Trial]:
    """Each edition is foretold right after the one before; those of the pandemic are left out."""
    series = defaultdict(list)
    for row in deadline_rows(SHARED):
        series[built_in().key(row["conference"])].append(past_edition(row))
    for editions in map(one_a_year, series.values()):
        for number, truth in enumerate(editions):
            if truth.start.year in PANDEMIC or number == 0:
                continue
            last = editions[number - 1]
            today = max(last.end, date(2021, 12, 31)) if truth.start.year > max(PANDEMIC) else last.end
            found = predict(editions[:number], today)
            if isinstance(found, Prediction):
                yield Trial(truth, editions[:number], found)


@pytest.fixture(scope="module")
def tried():
    return list(trials())


def in_time(trial):
    """The right year: a series that skipped one cannot be foretold."""
    return abs((trial.found.start.likely - trial.truth.start).days) <= 250


def figures(pairs: list[tuple[Guess, date]]) -> dict[str, tuple[int, float, float]]:
    """By confidence: how many, the median error in days, and the share within the window."""
    by = defaultdict(list)
    for guess, truth in pairs:
        inside = guess.earliest <= truth <= guess.latest
        by[guess.confidence.name].append((abs((guess.likely - truth).days), inside))
    found = {
        name: (len(errors), median(error for error, _ in errors), sum(i for _, i in errors) / len(errors))
        for name, errors in by.items()
    }
    print(found)
    return found


def assert_at_least(found, floors):
    for name, (least, most_days, share) in floors.items():
        count, days, inside = found[name]
        assert count >= least and days <= most_days and inside >= share, (name, found[name])


def test_when_the_next_edition_begins(tried):
    right = [trial for trial in tried if in_time(trial)]
    assert len(tried) >= 270 and len(right) / len(tried) >= 0.8
    found = figures([(trial.found.start, trial.truth.start) for trial in right])
    assert_at_least(found, {"HIGH": (60, 7, 0.75), "MEDIUM": (60, 12, 0.68), "LOW": (90, 31, 0.7)})
    high = [in_time(trial) for trial in tried if trial.found.start.confidence.name == "HIGH"]
    assert sum(high) / len(high) >= 0.9


def test_when_the_call_closes(tried):
    told = [trial for trial in tried if in_time(trial) and _call_is_sound(trial.truth)]
    guessed = [
        (trial.found.call_closes, trial.truth.call_closes) for trial in told if trial.found.call_closes
    ]
    assert_at_least(
        figures(guessed), {"HIGH": (10, 7, 0.9), "MEDIUM": (60, 20, 0.72), "LOW": (120, 42, 0.66)}
    )
    known = [(call_closes(trial.past, trial.truth.start), trial.truth.call_closes) for trial in told]
    announced = [(guess, truth) for guess, truth in known if guess]
    assert_at_least(
        figures(announced), {"HIGH": (15, 14, 0.7), "MEDIUM": (80, 20, 0.68), "LOW": (80, 25, 0.75)}
    )


def _call_is_sound(edition):
    return edition.call_closes is not None and 0 <= (edition.start - edition.call_closes).days <= 400


def test_where_it_is(tried):
    by = defaultdict(list)
    for trial in tried:
        place, truth = trial.found.place, trial.truth
        if place.city:
            by["stays", place.confidence.name].append(same_city(place.city, truth.city))
        if place.moves_from:
            by["moves", ""].append(not same_city(place.moves_from, truth.city))
        if place.country and truth.country:
            by["country", ""].append(place.country == truth.country)
    right = {kind: (len(hits), sum(hits) / len(hits)) for kind, hits in by.items()}
    print(right)
    floors = {("stays", "HIGH"): 0.8, ("stays", "MEDIUM"): 0.8, ("moves", ""): 0.7, ("country", ""): 0.95}
    assert {kind for kind, least in floors.items() if right[kind][1] < least} == set()
    assert sum(count for kind, (count, _) in right.items() if kind[0] != "country") >= 120


def test_what_is_foretold_today():
    today = date(2026, 8, 20)
    series = defaultdict(list)
    for row in deadline_rows(SHARED):
        series[built_in().key(row["conference"])].append(past_edition(row))
    europython = predict(series["europython"], today)
    assert (europython.start.likely, europython.start.confidence.name) == (date(2027, 7, 12), "HIGH")
    pycon_us = predict(series["pycon@US"], today)
    assert (pycon_us.start.likely, pycon_us.place.city) == (date(2027, 5, 12), "Long Beach")
    assert pycon_us.place.reasons[0].code == "run_goes_on"
    assert predict(series["pycaribbean"], today).reason.code == "too_few"
    assert predict(series["pycon@BY"], today).reason.code == "paused"
