"""Two conferences side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from hallway.areas.directory import lists
from hallway.areas.directory.about.calls import Call, calls_of
from hallway.areas.directory.about.places import (
    distance_words,
    entry_of,
    kilometres,
    names_of,
    point_of_edition,
)
from hallway.areas.directory.about.sizes import comparison, latest_known
from hallway.areas.directory.about.stops import gap_words, stop_of
from hallway.areas.directory.lines import is_weekend_only
from hallway.areas.directory.states import Price
from hallway.engines.journeys import neighbours as near
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, EditionQuerySet
from hallway.ground.editions.words import when

MOST_CHOICES = 200
MOST_GUESSES = 5


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with what a line of the comparison says of it."""

    edition: Edition
    calls: tuple[Call, ...]
    earlier: tuple[Edition, ...]

    @property
    def sized(self) -> Edition | None:
        """The edition from which its size is known: itself, or the last one of its series."""
        return self.edition if self.edition.attendance else latest_known(self.earlier)


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between the two, in time and on the ground; empty where it is not known."""

    clash: bool
    gap: str
    distance: str
    size: str


def wanted(text: str) -> Edition | None:
    """The public edition at this address or of this name. One query, or none."""
    text = text.strip()[:200]
    if not text:
        return None
    found = _shown().filter(Q(slug__iexact=text) | Q(name__iexact=text))
    return found.order_by("-starts_on", "pk").first()


def guesses(text: str) -> list[Edition]:
    """Editions that somebody may have meant, the newest first. One query, or none."""
    text = text.strip()[:200]
    if not text:
        return []
    return list(_shown().filter(name__icontains=text).newest_first()[:MOST_GUESSES])


def choices() -> list[Edition]:
    """Editions that are offered for comparing: the next ones. Two queries."""
    coming = list(lists.to_come(now()).values_list("edition", flat=True)[:MOST_CHOICES])
    found = Edition.objects.published().only("slug", "name").in_bulk(coming)
    return [found[pk] for pk in coming if pk in found]


def side(edition: Edition) -> Side:
    """Three queries."""
    sized = Edition.objects.published().filter(series=edition.series_id, attendance__isnull=False)
    calls = calls_of(edition.deadlines.prefetch_related("extensions"))
    return Side(edition, tuple(calls), tuple(sized.exclude(pk=edition.pk)))


def between(left: Side, right: Side) -> Between:
    """How the right one lies to the left one."""
    one, other = stop_of(left.edition), stop_of(right.edition)
    clash, gap = False, ""
    if one and other:
        neighbour = near.neighbours(one, [other], reach=100_000)
        if neighbour:
            clash = neighbour[0].when is near.When.CLASHES
            gap = gap_words(neighbour[0])
    km = kilometres(point_of_edition(left.edition), point_of_edition(right.edition))
    return Between(clash, gap, distance_words(km), _sizes(left, right))


def rows(left: Side, right: Side) -> list[Row]:
    """The lines of the comparison, without those that say nothing of either."""
    both = [
        Row(_("When"), _when(left), _when(right)),
        Row(_("Days off"), _days_off(left), _days_off(right)),
        Row(_("Where"), _where(left), _where(right)),
        Row(_("How"), str(left.edition.get_mode_display()), str(right.edition.get_mode_display())),
        Row(_("Size"), _size(left), _size(right)),
        Row(_("Price"), _price(left), _price(right)),
        *_call_rows(left, right),
        Row(_("Financial aid"), _aid(left), _aid(right)),
    ]
    return [row for row in both if row.left or row.right]


def _shown() -> EditionQuerySet:
    return Edition.objects.published().select_related("series", "entry").prefetch_related("spots")


def _when(side: Side) -> str:
    edition = side.edition
    return when(edition) if edition.is_held else f"{when(edition)} ({edition.get_status_display()})"


def _days_off(side: Side) -> str:
    edition = side.edition
    if edition.starts_on is None:
        return ""
    free = is_weekend_only(edition.starts_on, edition.ends_on)
    return _("none, it is on a weekend") if free else _("it has working days")


def _where(side: Side) -> str:
    return "; ".join(names_of(side.edition, side.edition.spots.all()))


def _size(side: Side) -> str:
    sized = side.sized
    if sized is None or not sized.attendance:
        return ""
    people = number_format(sized.attendance, use_l10n=True)
    if sized == side.edition:
        return _("%(people)s people") % {"people": people}
    return _("%(people)s people in %(year)s") % {"people": people, "year": sized.known_year}


def _sizes(left: Side, right: Side) -> str:
    one, other = left.sized, right.sized
    if one is None or other is None or not one.attendance:
        return ""
    return _("%(name)s is %(compared)s.") % {
        "name": left.edition.name,
        "compared": comparison(one.attendance, other),
    }


def _price(side: Side) -> str:
    price = Price(entry_of(side.edition).price)
    return "" if price is Price.UNKNOWN else str(price.label)


def _call_rows(left: Side, right: Side) -> Iterable[Row]:
    names = dict.fromkeys(call.name for call in (*left.calls, *right.calls))
    for name in names:
        yield Row(_("Call: %(name)s") % {"name": name}, _call(left, name), _call(right, name))


def _call(side: Side, name: str) -> str:
    call = next((one for one in side.calls if one.name == name), None)
    if call is None:
        return ""
    if call.instant is None:
        return call.words
    words = f"{call.words}, {call.zone_words}"
    return _("closed on %(moment)s") % {"moment": words} if call.is_over else words


def _aid(side: Side) -> str:
    return _("there is some") if entry_of(side.edition).aid_url else ""
