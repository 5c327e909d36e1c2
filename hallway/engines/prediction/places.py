"""Where the next edition is likely: in the city of the last one, or in another one, and in which country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hallway.engines.geography.cities import same_city
from hallway.engines.prediction.history import PANDEMIC, Code, Confidence, PastEdition, PlaceGuess, Reason


@dataclass(slots=True)
class Run:
    """Editions one after the other in one city."""

    city: str
    editions: int


def next_place(editions: Sequence[PastEdition]) -> PlaceGuess:
    """The place of the next edition, from editions in their order, one a year.

    How long the series stayed in the cities it has left tells how long it stays in this
    one: "two years in a city". The first run may have begun before what is known, so it
    does not count, nor the one that is going on.
    """
    if online := _online(editions):
        return online
    placed = [edition for edition in editions if edition.city and not edition.online]
    runs = _runs(placed)
    country, country_reasons = _country(placed)
    if not runs:
        return PlaceGuess("", country, False, "", Confidence.LOW, country_reasons)
    stays, confidence, reason = _stays(runs, len(placed))
    city = runs[-1].city
    return PlaceGuess(
        city=city if stays else "",
        country=country,
        online=False,
        moves_from=city if stays is False else "",
        confidence=confidence,
        reasons=(reason, *country_reasons),
    )


def _online(editions: Sequence[PastEdition]) -> PlaceGuess | None:
    """Online again, when the last two were; what was put online in the pandemic says little."""
    ordinary = [edition for edition in editions if edition.start.year not in PANDEMIC]
    if not all(edition.online for edition in (ordinary or editions)[-2:]):
        return None
    confidence = {0: Confidence.LOW, 1: Confidence.LOW, 2: Confidence.MEDIUM}.get(
        len(ordinary), Confidence.HIGH
    )
    count = sum(edition.online for edition in editions)
    return PlaceGuess("", "", True, "", confidence, (Reason(Code.ONLINE, {"editions": count}),))


def _runs(placed: Sequence[PastEdition]) -> list[Run]:
    runs: list[Run] = []
    for edition in placed:
        if runs and same_city(runs[-1].city, edition.city):
            runs[-1].editions += 1
            runs[-1].city = edition.city
        else:
            runs.append(Run(edition.city, 1))
    return runs


def _stays(runs: Sequence[Run], editions: int) -> tuple[bool | None, Confidence, Reason]:
    """Whether the city stays, None when there is no pattern in it."""
    here = runs[-1]
    if len(runs) == 1 and editions > 1:
        confidence = Confidence.MEDIUM if editions == 2 else Confidence.HIGH
        return True, confidence, Reason(Code.NEVER_MOVED, {"city": here.city, "editions": editions})
    usual, agreeing = _usual_run(runs)
    told: dict[str, int | str] = {"city": here.city, "editions": here.editions, "usual": usual}
    confidence = Confidence.MEDIUM if agreeing >= 3 else Confidence.LOW
    if usual == here.editions == 1:
        return False, confidence, Reason(Code.MOVES_EACH_TIME, {"moves": len(runs) - 1, "of": editions - 1})
    if usual and here.editions < usual:
        return True, confidence, Reason(Code.RUN_GOES_ON, told)
    if usual and here.editions == usual:
        return False, confidence, Reason(Code.RUN_ENDS, told)
    return None, Confidence.LOW, Reason(Code.NO_PATTERN, {"cities": len(runs), "editions": editions})


def _usual_run(runs: Sequence[Run]) -> tuple[int, int]:
    """The length that two of three of the ended runs have, and how many have it; 0, 0 when there is none.

    One run that ended says nothing yet, unless it was of one edition.
    """
    ended = [run.editions for run in runs[1:-1]]
    usual = max(sorted(set(ended)), key=ended.count, default=0)
    count = ended.count(usual)
    return (usual, count) if 3 * count >= 2 * len(ended) and (count > 1 or usual == 1) else (0, 0)


def _country(placed: Sequence[PastEdition]) -> tuple[str, tuple[Reason, ...]]:
    """The country, when it was never another one."""
    countries = {edition.country for edition in placed}
    country = countries.pop() if len(countries) == 1 else ""
    if not country:
        return "", ()
    return country, (Reason(Code.COUNTRY, {"country": country, "editions": len(placed)}),)
