"""Where conferences are, and how far that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from django.db.models import Count
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from hallway.areas.directory.models import Entry, Spot, Traveller
from hallway.engines.geography.distance import distance_km
from hallway.engines.geography.points import Point
from hallway.ground.editions.models import Edition, EditionQuerySet
from hallway.ground.editions.states import Mode

MOST_CITIES = 300  # offered to choose from; others can be typed
SAME_TOWN = 20  # kilometres; two halls of one city are not a journey


@dataclass(frozen=True, slots=True)
class City:
    """A place where conferences have been held."""

    name: str
    point: Point


def entry_of(edition: Edition) -> Entry:
    """What the directory knows; an empty entry for an edition that it knows nothing more of."""
    known: Entry | None = getattr(edition, "entry", None)
    return known or Entry(edition=edition)


def point_of(place: Entry | Spot | Traveller) -> Point | None:
    """Where it is on the globe, if that is known and on it."""
    if place.latitude is None or place.longitude is None:
        return None
    point = Point(place.latitude, place.longitude)
    return point if point.is_on_earth else None


def point_of_edition(edition: Edition) -> Point | None:
    """None for what happens online alone, wherever its team sits."""
    return None if edition.mode == Mode.ONLINE else point_of(entry_of(edition))


def kilometres(here: Point | None, there: Point | None) -> int | None:
    """As the crow flies; None where one of the two is unknown."""
    return round(distance_km(here, there)) if here and there else None


def distance_words(km: int | None) -> str:
    """Such as "480 km": two digits count, more would pretend to know the way. Empty when unknown."""
    if km is None:
        return ""
    if km < SAME_TOWN:
        return _("in the same town")
    step = 10 ** max(len(str(km)) - 2, 0)
    return _("%(km)s km") % {"km": number_format(round(km / step) * step, use_l10n=True, force_grouping=True)}


def known_cities() -> list[str]:
    """Names of the cities with most conferences, to begin a journey in, in their order. One query."""
    rows = (
        _placed()
        .values("city", "country")
        .annotate(held=Count("pk"))
        .order_by("-held", "city", "country")[:MOST_CITIES]
    )
    return sorted((_name(row["city"], row["country"]) for row in rows), key=str.casefold)


def find_city(text: str) -> City | None:
    """The city of that name, with or without its country: "Vilnius", "vilnius, Lithuania". One query.

    It lies in the middle of what lists say about it: a single wrong geocode does not move it.
    """
    city, _comma, country = (part.strip() for part in text.partition(","))
    if not city:
        return None
    found = _placed().filter(city__iexact=city)
    if country:
        found = found.filter(country__iexact=country)
    editions = list(found.select_related("entry").order_by("-pk")[:50])
    points = [
        point for one in editions if one.country == editions[0].country and (point := point_of(one.entry))
    ]
    if not points:
        return None
    middle = Point(median(point.latitude for point in points), median(point.longitude for point in points))
    return City(_name(editions[0].city, editions[0].country), middle)


def _placed() -> EditionQuerySet:
    return (
        Edition.objects.published()
        .filter(entry__latitude__isnull=False, entry__longitude__isnull=False)
        .exclude(city="")
        .exclude(mode=Mode.ONLINE)
    )


def _name(city: str, country: str) -> str:
    return ", ".join(part for part in (city, country) if part)


def names_of(edition: Edition, spots: Iterable[Spot]) -> list[str]:
    """Every place of an edition, its own first."""
    own = edition.place_text
    return list(dict.fromkeys(name for name in (own, *map(str, spots)) if name))
