"""Which edition of a series a record tells of: one that is known, another one, or a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hallway.engines.geography.cities import same_city
from hallway.engines.merging.records import Record, days_apart
from hallway.engines.merging.verdict import FAR, SAME_DAYS, Answer


class Ground(StrEnum):
    """Why; the value is the sentence."""

    SAME_DAYS = "The same days."
    SAME_PLACE = "The same year and the same place."
    MOVED = "The same year and the same place, on other days: it was moved."
    ONLY_ONE = "The only edition of that year."
    OTHER_PLACE = "The same year in another place: one of several."
    OTHER_YEAR = "No edition of that year is known."
    MOVED_OR_SECOND = "The same year and place, but months apart: moved, or a second one?"
    SEVERAL = "Several editions of that year fit."
    NO_YEAR = "The record has no year."


@dataclass(frozen=True, slots=True)
class EditionVerdict:
    """`same` with the number of the edition in the list, `different` (a new edition), or `ask`."""

    answer: Answer
    ground: Ground
    edition: int | None = None


def match_edition(record: Record, editions: Sequence[Record]) -> EditionVerdict:
    """Find the edition of this series that the record tells of.

    The same year and city are the same edition, the same year in another city is another
    one (PyCon China in three cities), and a record or edition without a city is taken
    for the only one of its year. The same days in the same place win over the year, which
    people mistype. Two rows of one list are two editions: while a list is read, leave out
    the editions its other rows have taken.
    """
    on_these_days = [number for number, other in enumerate(editions) if _on_these_days(record, other)]
    if len(on_these_days) == 1:
        return EditionVerdict(Answer.SAME, Ground.SAME_DAYS, on_these_days[0])
    if not record.years:
        return EditionVerdict(Answer.ASK, Ground.NO_YEAR)
    that_year = [number for number, other in enumerate(editions) if _of_one_year(record, other)]
    if not that_year:
        return EditionVerdict(Answer.DIFFERENT, Ground.OTHER_YEAR)
    return _by_place(record, editions, that_year)


def _by_place(record: Record, editions: Sequence[Record], that_year: list[int]) -> EditionVerdict:
    here = [number for number in that_year if _in_one_place(record, editions[number]) is True]
    unknown = [number for number in that_year if _in_one_place(record, editions[number]) is None]
    if len(here) == 1:
        return _of_that_year(record, editions[here[0]], here[0], Ground.SAME_PLACE)
    if not here and len(unknown) == len(that_year) == 1:
        return _of_that_year(record, editions[unknown[0]], unknown[0], Ground.ONLY_ONE)
    if here or unknown:
        return EditionVerdict(Answer.ASK, Ground.SEVERAL)
    return EditionVerdict(Answer.DIFFERENT, Ground.OTHER_PLACE)


def _of_that_year(record: Record, other: Record, number: int, ground: Ground) -> EditionVerdict:
    gap = days_apart(record, other)
    if gap is not None and gap > FAR:
        return EditionVerdict(Answer.ASK, Ground.MOVED_OR_SECOND, number)
    if gap and ground is Ground.SAME_PLACE:
        ground = Ground.MOVED
    return EditionVerdict(Answer.SAME, ground, number)


def _on_these_days(record: Record, other: Record) -> bool:
    gap = days_apart(record, other)
    return gap is not None and gap <= SAME_DAYS and _in_one_place(record, other) is not False


def _of_one_year(a: Record, b: Record) -> bool:
    """By the year they go by; where one has none, by the year it begins in."""
    if a.year is not None and b.year is not None:
        return a.year == b.year
    return bool(a.years & b.years)


def _in_one_place(a: Record, b: Record) -> bool | None:
    """None when one of them says nothing of a place."""
    if a.online or b.online:
        return a.online and b.online if (a.city or a.online) and (b.city or b.online) else None
    if not a.city or not b.city:
        return None
    return same_city(a.city, b.city)
