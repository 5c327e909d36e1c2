"""Conferences as stops of a journey: what is around one in time, and what lies on the way to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hallway.areas.directory import lists
from hallway.areas.directory.about.places import distance_words, entry_of, point_of_edition
from hallway.areas.directory.states import Price
from hallway.engines.geography.points import Point
from hallway.engines.journeys import neighbours as near
from hallway.engines.journeys import on_the_way as way
from hallway.engines.journeys.stops import Price as Fare
from hallway.engines.journeys.stops import Stop
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, EditionQuerySet
from hallway.ground.editions.states import HELD, Mode

LONGEST = dt.timedelta(days=31)  # no conference that counts is longer
MOST_NEIGHBOURS = 12
MOST_ON_THE_WAY = 8
ONE_JOURNEY = 1500  # kilometres between two conferences that are worth one journey
_FARES = {
    Price.FREE: Fare.FREE,
    Price.LOW: Fare.LOW,
    Price.MIDDLE: Fare.NORMAL,
    Price.HIGH: Fare.NORMAL,
    Price.UNKNOWN: Fare.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Around:
    """A conference close in time, and in words how close in time and place."""

    edition: Edition
    clashes: bool
    gap: str
    distance: str
    one_journey: bool


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """A smaller conference before the chosen one; `size` is its own, or the last known of its series."""

    edition: Edition
    distance: str
    days_before: str
    size: int | None
    price: str
    weekend: bool
    why: str


def stop_of(edition: Edition) -> Stop | None:
    """None for an edition whose days are not known."""
    if edition.starts_on is None:
        return None
    return Stop(
        key=str(edition.pk),
        start=edition.starts_on,
        end=edition.ends_on or edition.starts_on,
        point=point_of_edition(edition),
        size=edition.attendance,
        price=_FARES[Price(entry_of(edition).price)],
    )


def is_to_come(edition: Edition) -> bool:
    """Whether somebody could still set out for it."""
    return edition.is_held and edition.starts_on is not None and edition.starts_on > now().date()


def around(chosen: Edition) -> list[Around]:
    """What clashes with an edition or lies within ten days of it: clashes, then the closest. Two queries."""
    stop = stop_of(chosen)
    if stop is None:
        return []
    reach = dt.timedelta(days=near.REACH + 1)
    found = near.neighbours(stop, _stops(stop.start - reach, stop.last_day + reach))
    found.sort(key=lambda one: (one.when is not near.When.CLASHES, one.km is None, one.gap_days, one.km or 0))
    editions = _editions(one.stop for one in found[:MOST_NEIGHBOURS])
    return [_around(editions[one.stop.key], one) for one in found[:MOST_NEIGHBOURS]]


def on_the_way(chosen: Edition, size: int | None, home: Point | None) -> list[OnTheWay]:
    """Smaller and nearer conferences from now on until this one. Two queries.

    `size` is that of the chosen one as far as it is known; without a `home` the
    journey begins where the chosen one is.
    """
    stop = stop_of(chosen)
    today = now().date()
    if stop is None or not is_to_come(chosen) or (home is None and stop.point is None):
        return []
    sized = Stop(stop.key, stop.start, stop.end, stop.point, size, stop.price)
    first = max(today, stop.start - dt.timedelta(days=way.MOST_DAYS))
    found = way.on_the_way(sized, _stops(first, stop.start), home=home, most=MOST_ON_THE_WAY)
    found = sorted(found, key=lambda one: one.km)  # the best ones, and among them the nearest first
    editions = _editions(one.stop for one in found)
    return [_on_the_way(editions[one.stop.key], one) for one in found]


def gap_words(one: near.Neighbour) -> str:
    """Such as "3 days in common" or "ends 2 days before"."""
    if one.when is near.When.CLASHES:
        return ngettext(
            "%(n)s day in common", "%(n)s days in common", one.shared_days
        ) % {"n": one.shared_days}  # fmt: skip
    if one.gap_days == 0:
        return _("ends the day before") if one.when is near.When.BEFORE else _("begins the day after")
    before = ngettext("%(n)s free day before", "%(n)s free days before", one.gap_days)
    after = ngettext("%(n)s free day after", "%(n)s free days after", one.gap_days)
    return (before if one.when is near.When.BEFORE else after) % {"n": one.gap_days}


def between(first: dt.date, last: dt.date) -> EditionQuerySet:
    """Editions of which a day lies between these two, that nothing keeps from it; found by the index."""
    days = lists.between(first, last).order_by()
    found = Edition.objects.published().filter(pk__in=days.values("edition"), status__in=HELD)
    return found.filter(starts_on__gte=first - LONGEST)


def _stops(first: dt.date, last: dt.date) -> Iterable[Stop]:
    known = between(first, last).annotate(until=Coalesce("ends_on", "starts_on"), size=_size())
    rows = known.values_list(
        "pk", "starts_on", "until", "mode", "entry__latitude", "entry__longitude", "size", "entry__price"
    )
    for pk, start, end, mode, latitude, longitude, size, price in rows:
        if start is None:
            continue
        point = None
        if mode != Mode.ONLINE and latitude is not None and longitude is not None:
            point = Point(latitude, longitude)
        yield Stop(str(pk), start, end, point, size, _FARES[Price(price or "")])


def _size() -> Coalesce:
    """The size of an edition, or the last known one of its series."""
    known = Edition.objects.published().filter(series=OuterRef("series"), attendance__isnull=False)
    latest = known.order_by(F("year").desc(nulls_last=True), "-starts_on").values("attendance")[:1]
    return Coalesce(F("attendance"), Subquery(latest))


def _editions(stops: Iterable[Stop]) -> dict[str, Edition]:
    chosen: QuerySet[Edition] = Edition.objects.select_related("series", "entry")
    return {str(edition.pk): edition for edition in chosen.filter(pk__in=[stop.key for stop in stops])}


def _around(edition: Edition, one: near.Neighbour) -> Around:
    clashes = one.when is near.When.CLASHES
    return Around(
        edition=edition,
        clashes=clashes,
        gap=gap_words(one),
        distance=distance_words(None if one.km is None else round(one.km)),
        one_journey=not clashes and one.km is not None and one.km <= ONE_JOURNEY,
    )


def _on_the_way(edition: Edition, one: way.Suggestion) -> OnTheWay:
    words = _why_words()
    price = Price(entry_of(edition).price)
    return OnTheWay(
        edition=edition,
        distance=distance_words(round(one.km)),
        days_before=ngettext("%(n)s day before", "%(n)s days before", one.days_before)
        % {"n": one.days_before},
        size=one.stop.size,
        price="" if price is Price.UNKNOWN else str(price.label),
        weekend=one.stop.is_weekend_only,
        why=", ".join(words[why] for why in _told(one.reasons)),
    )


def _told(reasons: tuple[way.Why, ...]) -> list[way.Why]:
    """Without what the others say already."""
    return [why for why in reasons if why is not way.Why.NEARER or way.Why.NEAR_HOME not in reasons]


def _why_words() -> dict[way.Why, str]:
    return {
        way.Why.NEAR_HOME: _("near you"),
        way.Why.NEAR_CHOSEN: _("near by"),
        way.Why.NEARER: _("nearer to you"),
        way.Why.SMALLER: _("smaller"),
        way.Why.FREE: _("free"),
        way.Why.LOW_PRICE: _("low price"),
        way.Why.WEEKEND: _("on a weekend"),
    }
