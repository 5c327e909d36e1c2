"""The lists of the directory: which lines, in which order, narrowed down by facets and search.

A list asks the index twice: once how often each combination of facets occurs, from which all
counts follow, and once for the page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q
from django.http import QueryDict
from django.utils.http import urlencode

from hallway.areas.directory.facets import UNDATED_CALL, Chosen, Counts
from hallway.areas.directory.lines import LONGEST
from hallway.areas.directory.models import Listing
from hallway.areas.directory.models.index import NEVER, UNKNOWN_DAY, ListingQuerySet
from hallway.areas.directory.search import Search, understand
from hallway.ground.clock import now

PER_PAGE: Final = 30
AT_MOST: Final = 30  # calls without a date


def open_calls(moment: dt.datetime) -> ListingQuerySet:
    """Editions with a deadline to come, the next one first."""
    rows = Listing.objects.true_at(moment).filter(closes_at__lt=NEVER)
    return rows.order_by("closes_at", "true_from", "edition")


def past_calls(moment: dt.datetime) -> ListingQuerySet:
    """Editions of which the last deadline has passed within a year, the latest first."""
    rows = Listing.objects.filter(closes_at=NEVER, true_from__gte=moment - LONGEST, true_from__lt=moment)
    return rows.order_by("-true_from", "-edition")


def to_come(moment: dt.datetime) -> ListingQuerySet:
    """Editions that are not over, by their first day; those without a date last."""
    today = moment.date()
    # A span with two ends: SQLite guesses, and takes one with a single end for four times as many rows,
    # which would be a reason to go by the deadlines.
    span = (today - LONGEST, UNKNOWN_DAY)
    rows = Listing.objects.true_at(moment).filter(starts_on__range=span, ends_on__gte=today)
    return rows.order_by("starts_on", "edition")


def over(moment: dt.datetime) -> ListingQuerySet:
    """Editions that are over, the latest first."""
    rows = Listing.objects.true_at(moment).filter(starts_on__lt=moment.date(), ends_on__lt=moment.date())
    return rows.order_by("-starts_on", "-edition")


def everything(moment: dt.datetime) -> ListingQuerySet:
    """All editions there are, by their first day."""
    return Listing.objects.true_at(moment).order_by("starts_on", "edition")


def of_year(moment: dt.datetime, year: int) -> ListingQuerySet:
    """All editions of a year, by their first day; those without a date last."""
    return Listing.objects.true_at(moment).filter(year=year).order_by("starts_on", "edition")


def undated_calls(moment: dt.datetime) -> ListingQuerySet:
    """Editions to come whose call is announced, and nobody knows until when it will be open."""
    rows = to_come(moment).filter(closes_at__gte=NEVER)
    return rows.alias(undated=F("facets").bitand(UNDATED_CALL)).filter(undated__gt=0)


def at_time(when: str) -> ListingQuerySet | None:
    """The list that a word names: upcoming, calls, over, all, or a year; None for another word."""
    moment = now()
    if when.isascii() and when.isdigit() and len(when) == 4:
        return of_year(moment, int(when))
    named = {"upcoming": to_come, "calls": open_calls, "over": over, "all": everything}.get(when)
    return named(moment) if named else None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a list asks for. What is not understood is left out."""

    search: Search
    chosen: Chosen
    page: str = ""
    also: tuple[tuple[str, str], ...] = ()  # what the page keeps besides, such as the part of a map

    @classmethod
    def from_query(cls, query: QueryDict, also: tuple[tuple[str, str], ...] = ()) -> Asked:
        return cls(understand(query.get("q", "")), Chosen.from_query(query), query.get("page", ""), also)

    def narrow(self, rows: ListingQuerySet) -> ListingQuerySet:
        """The rows that answer both the search and the choice."""
        return choose(self.search.narrow(rows), self.chosen)

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """Of the list as it is narrowed down, without the page."""
        return [*self.search_parameters, *self.chosen.parameters]

    @property
    def is_first_page(self) -> bool:
        return self.page in {"", "1"}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.search.text or self.chosen.masks)

    @property
    def search_parameters(self) -> list[tuple[str, str]]:
        return [("q", self.search.text)] if self.search.text else []

    @property
    def query(self) -> str:
        """For links to other pages of the list: "q=pycon&topic=PY&"."""
        kept = [*self.parameters, *self.also]
        return f"{urlencode(kept)}&" if kept else ""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a list: its editions (by id, with the bits of their facets) in order, and the counts."""

    editions: dict[int, int]
    counts: Counts
    page: Page[int]


def find(rows: ListingQuerySet, asked: Asked) -> Found:
    """A page of the rows. A page number that there is not is the nearest one that is."""
    searched = asked.search.narrow(rows)
    counts = asked.chosen.counts(histogram(searched))
    page = Paginator(range(counts.total), PER_PAGE).get_page(asked.page)
    first = max(page.start_index() - 1, 0)
    chosen = choose(searched, asked.chosen)
    lines = chosen.values_list("edition", "facets")[first : first + PER_PAGE] if counts.total else []
    return Found(dict(lines), counts, page)


def histogram(rows: ListingQuerySet) -> Mapping[int, int]:
    """How often each combination of facets occurs."""
    return dict(rows.order_by().values_list("facets").annotate(rows=Count("*")))


def choose(rows: ListingQuerySet, chosen: Chosen) -> ListingQuerySet:
    """The rows that have one of the values chosen of each facet."""
    for facet, mask in chosen.masks:
        name = f"chosen_{facet.key}"
        rows = rows.alias(**{name: F("facets").bitand(mask)}).filter(**{f"{name}__gt": 0})
    return rows


def years(moment: dt.datetime) -> list[tuple[int, int]]:
    """Each year of which something is known, the latest first, with the number of its conferences."""
    rows = Listing.objects.true_at(moment).filter(year__isnull=False).order_by("-year")
    return list(rows.values_list("year").annotate(n=Count("*")))


def between(first: dt.date, last: dt.date) -> ListingQuerySet:
    """Editions of which a day lies between these two."""
    rows = Listing.objects.true_at(now()).filter(
        Q(starts_on__gte=first - LONGEST, starts_on__lte=last), ends_on__gte=first, starts_on__lt=UNKNOWN_DAY
    )
    return rows.order_by("starts_on", "edition")
