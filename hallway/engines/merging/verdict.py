"""Does a record belong to a series? A name alone says yes only when it is the same name.

Likeness of names proposes and never decides: "PyCon Austria" is 90 % "PyCon Australia",
and a comparison of word sets gives 100 for "SciPy" and "SciPy Japan". What decides is
what else agrees.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz.fuzz import ratio

from hallway.engines.merging.known import Known, built_in
from hallway.engines.merging.names import SeriesName, series_name
from hallway.engines.merging.records import Record, Series, any_city, days_apart
from hallway.engines.merging.sites import site

ALIKE: Final = 90  # of 100: from here on two names are worth a question
ENOUGH: Final = 2  # the weight of evidence that turns a question into yes
SAME_DAYS: Final = 3  # sources differ over whether workshops and sprints belong to the dates
SEASON: Final = 30  # days round the year
FAR: Final = 92  # days within one year, after which it is hardly a correction


class Answer(StrEnum):
    """What to do: take them as one, keep them apart, or ask a person."""

    SAME = "same"
    DIFFERENT = "different"
    ASK = "ask"


class Point(StrEnum):
    """What was noticed; the value is the sentence, with `{}` for what was compared."""

    KEPT_APART = "Somebody said that {} and {} are different."
    SAME_NAME = "{} and {} are the same name."
    OTHER_NAME = "{} is another name of {}."
    ALIKE = "The names {} and {} are {} % alike."
    PART_OF_NAME = "{} has all the words of {}."
    UNLIKE = "The names {} and {} are not alike."
    OTHER_PLACE_IN_NAME = "{} and {} are named after different places."
    OTHER_BRAND = "{} and {} are different kinds of conferences."
    SAME_SITE = "Both live at {}."
    SAME_DAYS = "Both are held on the same days in {}."
    SAME_CITY = "Both are held in {}."
    SAME_COUNTRY = "Both are held in the country {}."
    SAME_SEASON = "Both are held at the same time of the year."
    OTHER_COUNTRY = "One is held in {}, the other never was outside {}."
    OTHER_DAYS = "Both have an edition in {}, {} days apart and not in the same place."


_WEIGHT: Final = {
    Point.SAME_SITE: 2,
    Point.SAME_DAYS: 2,
    Point.SAME_CITY: 1,
    Point.SAME_COUNTRY: 1,
    Point.SAME_SEASON: 1,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that was noticed, for a page (`point` and `told`) or as English words (`str`)."""

    point: Point
    told: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.point.value.format(*self.told)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, how alike the names are (0 to 100), and why."""

    answer: Answer
    score: int
    reasons: tuple[Reason, ...]

    def __str__(self) -> str:
        return f"{self.answer}: " + " ".join(map(str, self.reasons))


def belongs(record: Record, series: Series, known: Known | None = None) -> Verdict:
    """Whether a record is of a series, with the reasons.

    `same` needs the same name (spelling, order, year, country code and the alias table
    aside) or a like one and evidence: the same site, the same days, or two of city,
    country and season. What contradicts turns it into `ask`.
    """
    known = known or built_in()
    mine = known.key(record.name)
    theirs = [known.key(name) for name in series.names]
    apart = next(
        (name for name, key in zip(series.names, theirs, strict=True) if known.are_apart(mine, key)), ""
    )
    if apart and mine not in theirs:
        return Verdict(Answer.DIFFERENT, 0, (Reason(Point.KEPT_APART, (record.name, apart)),))
    evidence = tuple(_evidence(record, series))
    if mine in theirs:
        reason = Reason(Point.SAME_NAME, (record.name, series.names[theirs.index(mine)]))
        # There are cities of one name; all other names are a series' own wherever it goes.
        doubts = tuple(_doubts(record, series)) if series_name(record.name).is_local else ()
        doubted = doubts and not _is_enough(evidence)
        return Verdict(Answer.ASK if doubted else Answer.SAME, 100, (reason, *evidence, *doubts))
    score, proposal = _proposal(record, series, known)
    return _weighed(score, proposal, evidence, tuple(_doubts(record, series)))


def _weighed(
    score: int, proposal: Reason, evidence: tuple[Reason, ...], doubts: tuple[Reason, ...]
) -> Verdict:
    reasons = (proposal, *evidence, *(doubt for doubt in doubts if doubt.point is not proposal.point))
    if proposal.point in (Point.ALIKE, Point.OTHER_NAME):
        sure = _is_enough(evidence) and not doubts
        return Verdict(Answer.SAME if sure else Answer.ASK, score, reasons)
    seen = {reason.point for reason in evidence}
    open_question = {
        Point.OTHER_BRAND: _is_enough(evidence),
        Point.PART_OF_NAME: Point.SAME_SITE in seen and not doubts,
    }.get(proposal.point, False)
    as_one = seen >= {Point.SAME_SITE, Point.SAME_DAYS}
    return Verdict(Answer.ASK if open_question or as_one else Answer.DIFFERENT, score, reasons)


def _proposal(record: Record, series: Series, known: Known) -> tuple[int, Reason]:
    """What the names say when none of them is the same: the nearest pair of them decides."""
    mine, others = {known.key(name) for name in record.other_names}, series.other_names
    for name in series.names:
        if known.key(name) in mine:
            return 100, Reason(Point.OTHER_NAME, (name, record.name))
    for name in others:
        if known.key(name) == known.key(record.name):
            return 100, Reason(Point.OTHER_NAME, (name, series.name))
    own = series_name(record.name)
    score, nearest = max((likeness(own, series_name(name)), name) for name in series.names)
    return score, _judged(own, series_name(nearest), score)


def _judged(a: SeriesName, b: SeriesName, score: int) -> Reason:
    pair = (a.written, b.written)
    if a.place and b.place and a.place != b.place:
        return Reason(Point.OTHER_PLACE_IN_NAME, pair)
    if score >= ALIKE and a.brand and b.brand and a.brand != b.brand:
        return Reason(Point.OTHER_BRAND, pair)
    if score >= ALIKE:
        return Reason(Point.ALIKE, (*pair, str(score)))
    for one, other in ((a, b), (b, a)):
        if set(one.plain) >= set(other.plain):
            return Reason(Point.PART_OF_NAME, (one.written, other.written))
    return Reason(Point.UNLIKE, pair)


def likeness(a: SeriesName, b: SeriesName) -> int:
    """How alike two names are, 0 to 100, whatever the order of their words and the gaps between them."""
    return int(max(ratio(one, other) for one, other in zip(a.spellings, b.spellings, strict=True)))


def _is_enough(evidence: tuple[Reason, ...]) -> bool:
    return sum(_WEIGHT[reason.point] for reason in evidence) >= ENOUGH


def _evidence(record: Record, series: Series) -> Iterator[Reason]:
    own_site = site(record.url)
    if own_site and own_site in series.sites:
        yield Reason(Point.SAME_SITE, (own_site,))
    met = [edition for edition in series.editions if _on_same_days(record, edition)]
    if met and record.start:
        yield Reason(Point.SAME_DAYS, (str(record.start.year),))
    if city := any_city(record, series.editions):
        yield Reason(Point.SAME_CITY, (city,))
    if record.country and record.country in series.countries:
        yield Reason(Point.SAME_COUNTRY, (record.country,))
    if any(_in_same_season(record, edition) for edition in series.editions):
        yield Reason(Point.SAME_SEASON)


def _doubts(record: Record, series: Series) -> Iterator[Reason]:
    own, places = series_name(record.name), {series_name(name).place for name in series.names} - {""}
    if own.place and places and own.place not in places:
        yield Reason(Point.OTHER_PLACE_IN_NAME, (record.name, series.name))
    if record.country and len(series.countries) == 1 and record.country not in series.countries:
        yield Reason(Point.OTHER_COUNTRY, (record.country, *series.countries))
    for edition in series.editions:
        gap = days_apart(record, edition)
        if (
            record.years & edition.years
            and gap is not None
            and gap > FAR
            and not _in_one_place(record, edition)
        ):
            yield Reason(Point.OTHER_DAYS, (str(max(record.years & edition.years)), str(gap)))
            return


def _on_same_days(a: Record, b: Record) -> bool:
    gap = days_apart(a, b)
    return gap is not None and gap <= SAME_DAYS and not _elsewhere(a, b)


def _elsewhere(a: Record, b: Record) -> bool:
    """Whether both are held on the ground and in different cities or countries."""
    cities = a.city and b.city and not any_city(a, [b])
    return bool(cities or (a.country and b.country and a.country != b.country))


def _in_one_place(a: Record, b: Record) -> bool:
    return bool(any_city(a, [b])) or (a.online and b.online)


def _in_same_season(a: Record, b: Record) -> bool:
    if a.start is None or b.start is None:
        return False
    apart = abs(a.start.timetuple().tm_yday - b.start.timetuple().tm_yday)
    return min(apart, 365 - apart) <= SEASON
