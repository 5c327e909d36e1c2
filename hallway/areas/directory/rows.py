"""Editions as the lines of a page, ready to be shown."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hallway.areas.directory.calls import SOON, Call, calls_of
from hallway.areas.directory.facets import BITS, YES
from hallway.areas.directory.lines import COUNTED
from hallway.areas.directory.models import Spot
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline, Extension
from hallway.ground.deadlines.words import kinds_words, left_words
from hallway.ground.editions.models import Edition
from hallway.ground.editions.words import (
    date_span,
    day_words,
    language,
    month_words,
    status_word,
    weekday_words,
    where,
)


@dataclass(frozen=True, slots=True)
class Line:
    """An edition in a list: plain values, so that equal lines look the same (see templatetags/lines.py)."""

    slug: str
    name: str
    href: str
    month: str  # "August 2026"; empty without a date
    place: str
    dates: str
    status: str  # "Cancelled", "on now"
    is_off: bool  # cancelled, postponed or not held
    ribbons: tuple[str, ...]
    calls: tuple[Call, ...]  # still to close, the next first
    undated: str  # what is called for until a day that nobody knows yet: "Talks"
    closed: str  # the day on which the last call closed
    call: str  # "call open until Wed 30 Sep"
    left: str  # "9 days" until the next call closes
    is_soon: bool
    days: str  # "20–21", for a list by months
    weekdays: str  # "Fri–Sat"

    @property
    def next(self) -> Call | None:
        return self.calls[0] if self.calls else None

    @property
    def later(self) -> tuple[Call, ...]:
        return self.calls[1:]

    @property
    def about(self) -> str:
        """Place and dates in one."""
        return " · ".join(filter(None, (self.place, self.dates)))


@dataclass(frozen=True, slots=True)
class Month:
    """The lines of one month, or of those without a date."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """What belongs to the editions of a page, by edition; `moved` by deadline."""

    deadlines: Mapping[int, list[Deadline]]
    moved: Mapping[int, dt.date]
    further_places: Mapping[int, int]


def lines(bits: Mapping[int, int]) -> list[Line]:
    """The editions with these ids, in this order. Four queries, none for an empty page."""
    if not bits:
        return []
    ids = list(bits)
    editions = Edition.objects.published().in_bulk(ids)
    moment = now()
    around = _around(ids)
    return [_line(editions[pk], facets, around, moment) for pk, facets in bits.items() if pk in editions]


def _around(ids: list[int]) -> _Around:
    # Grouped by hand: to ask a related manager for what is prefetched costs more than the row.
    deadlines: dict[int, list[Deadline]] = defaultdict(list)
    for one in Deadline.objects.filter(edition__in=ids, kind__in=COUNTED):
        deadlines[one.edition_id].append(one)
    extensions = Extension.objects.filter(deadline__edition__in=ids).order_by("noticed_at", "id")
    spots = Spot.objects.filter(edition__in=ids).order_by().values_list("edition").annotate(n=Count("*"))
    return _Around(deadlines, dict(extensions.values_list("deadline", "on")), dict(spots))


def months(found: Iterable[Line]) -> list[Month]:
    """Lines in the order of their first day, month by month."""
    by_month = groupby(found, key=lambda line: line.month)
    return [Month(name or _("No date yet"), tuple(group)) for name, group in by_month]


def _line(edition: Edition, facets: int, around: _Around, moment: dt.datetime) -> Line:
    deadlines = around.deadlines.get(edition.pk, [])
    calls = tuple(calls_of(deadlines, moment, around.moved)) if edition.is_held else ()
    undated = [one for one in deadlines if one.closes_at is None and not edition.is_over and edition.is_held]
    passed = max(
        (one.closes_at for one in deadlines if one.closes_at and one.closes_at < moment), default=None
    )
    dates = _dates(edition.starts_on, edition.ends_on or edition.starts_on, language())
    return Line(
        slug=edition.slug,
        name=edition.name,
        href=edition.get_absolute_url(),
        month=dates.month,
        place=place_words(edition, around.further_places.get(edition.pk, 0)),
        dates=dates.span or edition.date_note,
        status=status_word(edition),
        is_off=not edition.is_held,
        ribbons=_ribbons(facets, language()),
        calls=calls,
        undated=kinds_words(undated) if undated else "",
        closed=day_words(passed.date(), year=True) if passed and not calls else "",
        call=_call(calls, bool(undated)),
        left=left_words(calls[0].ends, moment) if calls else "",
        is_soon=bool(calls) and calls[0].ends - moment < SOON,
        days=dates.days,
        weekdays=dates.weekdays,
    )


@lru_cache(maxsize=512)
def _ribbons(facets: int, _language: str) -> tuple[str, ...]:
    """What is worth knowing before anything else, from the bits of the facets."""
    told = [
        (BITS["price", "free"], _("free")),
        (BITS["aid", YES], _("financial aid")),
        (BITS["mode", "hybrid"], _("online too")),
        (BITS["days", "weekend"], _("on a weekend")),
    ]
    return tuple(words for bit, words in told if facets & bit)


def place_words(edition: Edition, more: int) -> str:
    """Where it is, and in how many more places."""
    place = where(edition)
    if not more:
        return place
    words = ngettext("%(place)s and %(n)s more place", "%(place)s and %(n)s more places", more)
    return words % {"place": place, "n": more}


def _call(calls: tuple[Call, ...], is_announced: bool) -> str:
    if calls:
        return _("call open until %(day)s") % {"day": calls[0].day}
    return _("call announced") if is_announced else ""


@dataclass(frozen=True, slots=True)
class _Dates:
    """First and last day in words; all empty without them."""

    month: str = ""
    days: str = ""
    weekdays: str = ""
    span: str = ""


@lru_cache(maxsize=4096)
def _dates(first: dt.date | None, last: dt.date | None, _language: str) -> _Dates:
    if first is None or last is None:
        return _Dates()
    names = dict.fromkeys(weekday_words(day) for day in (first, last))
    same_month = (first.year, first.month) == (last.year, last.month)
    days = f"{first.day}–{last.day}" if same_month else f"{first.day} – {last.day}.{last.month}."
    return _Dates(
        month=month_words(first.replace(day=1)),
        days=str(first.day) if first == last else days,
        weekdays="–".join(names) if (last - first).days < 7 else "",
        span=date_span(first, last),
    )
