"""What is compared: one record of a conference, and a series as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hallway.engines.geography.cities import same_city
from hallway.engines.merging.sites import site


@dataclass(frozen=True, slots=True)
class Record:
    """One edition as a source tells of it. What it does not tell stays empty.

    `country` is an alpha-2 code. An online edition has no city and no country.
    """

    name: str
    other_names: tuple[str, ...] = ()
    year: int | None = None
    start: date | None = None
    end: date | None = None
    city: str = ""
    country: str = ""
    url: str = ""
    online: bool = False

    @property
    def years(self) -> frozenset[int]:
        """The year it goes by and the year it begins in; they differ where one was mistyped."""
        told = (self.year, self.start.year if self.start else None)
        return frozenset(year for year in told if year is not None)


@dataclass(frozen=True, slots=True)
class Series:
    """A series by its editions, which have to be at least one; the names of all count."""

    editions: tuple[Record, ...]

    @property
    def name(self) -> str:
        return self.editions[-1].name

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(edition.name for edition in reversed(self.editions)))

    @property
    def other_names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for edition in self.editions for name in edition.other_names))

    @property
    def sites(self) -> frozenset[str]:
        return frozenset(filter(None, (site(edition.url) for edition in self.editions)))

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(filter(None, (edition.country for edition in self.editions)))


def days_apart(a: Record, b: Record) -> int | None:
    """Days between two spans, 0 when they touch or overlap, None when a date is missing."""
    if a.start is None or b.start is None:
        return None
    (_, last_day), (first_day, _) = sorted(((a.start, a.end or a.start), (b.start, b.end or b.start)))
    return max((first_day - last_day).days, 0)


def any_city(record: Record, others: Iterable[Record]) -> str:
    """The city of another record that is this one's, or ""."""
    return next((other.city for other in others if same_city(record.city, other.city)), "")
