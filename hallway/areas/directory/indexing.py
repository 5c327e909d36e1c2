"""Keeps the derived rows of the directory true: listings for lists and facets, words for the search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from hallway.areas.directory import vocabulary
from hallway.areas.directory.lines import COUNTED, Facts, lines_of
from hallway.areas.directory.models import Entry, Listing, SeriesAlias, Spot
from hallway.areas.directory.models.index import NEVER, UNKNOWN_DAY
from hallway.ground.deadlines.models import Deadline
from hallway.ground.editions.models import Edition
from hallway.ground.editions.states import HELD

AT_ONCE = 2000  # editions in memory
MANY = 100  # after so many the words are counted anew; until then the counts are about right
OfEdition = TypeVar("OfEdition", Spot, Deadline)


@transaction.atomic
def refresh(editions: Iterable[int]) -> None:
    """Make the derived rows of these editions anew. Call it in the transaction that changed a fact of them.

    What one edition is called and how many came to it is also told of the others of its
    series, so theirs are made anew as well.
    """
    asked = set(editions)
    series = Edition.objects.filter(pk__in=asked).values("series")
    asked |= set(Edition.objects.filter(series__in=series).values_list("pk", flat=True))
    _make(sorted(asked))
    if len(asked) > MANY:
        vocabulary.sweep()


def rebuild() -> None:
    """Make all derived rows anew, in steps of bounded memory, each a transaction of its own."""
    _in_steps(Edition.objects.all())
    vocabulary.sweep()


def repair() -> int:
    """Make anew what is not true any more, whoever forgot to say so; returns how many editions that were."""
    count = _in_steps(stale())
    if count:
        vocabulary.sweep()
    return count


def stale() -> QuerySet[Edition]:
    """Editions whose lines do not agree with what is known of them."""
    lines = Listing.objects.filter(edition=OuterRef("pk"))
    same_end = {"edition": OuterRef("edition"), "closes_at": OuterRef("closes_at")}
    untold = (
        Deadline.objects.filter(edition=OuterRef("pk"), kind__in=COUNTED, closes_at__isnull=False)
        .alias(last_day=Coalesce("edition__ends_on", "edition__starts_on", Value(UNKNOWN_DAY)))
        .filter(~Exists(Listing.objects.filter(**same_end)), closes_at__date__lte=F("last_day"))
    )
    made_after = Listing.objects.filter(edition=OuterRef("edition"), made_at__gte=OuterRef("changed_at"))
    wrong = (
        ~Exists(lines)
        | Q(Exists(untold), status__in=HELD)
        | Exists(lines.filter(~Exists(Deadline.objects.filter(**same_end)), closes_at__lt=NEVER))
        | Exists(lines.exclude(starts_on=Coalesce(OuterRef("starts_on"), Value(UNKNOWN_DAY))))
        | Exists(Entry.objects.filter(~Exists(made_after), edition=OuterRef("pk")))
    )
    return Edition.objects.filter(Q(wrong, published=True) | Q(Exists(lines), published=False))


def _in_steps(editions: QuerySet[Edition]) -> int:
    # By series, so that the editions before one are mostly known already.
    ids = list(editions.order_by("series", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        with transaction.atomic():
            _make(ids[start : start + AT_ONCE])
    return len(ids)


def _make(ids: list[int]) -> None:
    Listing.objects.filter(edition__in=ids).delete()
    editions = list(Edition.objects.published().filter(pk__in=ids).select_related("series", "entry"))
    shown = [edition.pk for edition in editions]
    spots = _grouped(Spot.objects.filter(edition__in=shown))
    deadlines = _grouped(Deadline.objects.filter(edition__in=shown))
    came = _attendances({edition.series_id for edition in editions})
    words = _words(editions, spots)
    Listing.objects.bulk_create(
        (
            line
            for edition in editions
            for line in lines_of(
                Facts(
                    edition=edition,
                    entry=getattr(edition, "entry", None),
                    deadlines=tuple(deadlines[edition.pk]),
                    countries=tuple(_countries(edition, spots[edition.pk])),
                    attendance=edition.attendance or _came_before(edition, came[edition.series_id]),
                    words=vocabulary.haystack(words[edition.pk]),
                )
            )
        ),
        batch_size=5000,
    )
    vocabulary.keep({pk: set() for pk in ids} | words)


def _words(editions: list[Edition], spots: Mapping[int, list[Spot]]) -> dict[int, set[str]]:
    aliases: dict[int, list[str]] = defaultdict(list)
    for series, name in SeriesAlias.objects.filter(
        series__in={edition.series_id for edition in editions}
    ).values_list("series_id", "name"):
        aliases[series].append(name)
    found = {}
    for edition in editions:
        entry: Entry | None = getattr(edition, "entry", None)
        names = [
            edition.name,
            edition.series.name,
            entry.alt_name if entry else "",
            *aliases[edition.series_id],
        ]
        countries = _countries(edition, spots[edition.pk])
        places = [edition.city, edition.region]
        places += [text for spot in spots[edition.pk] for text in (spot.city, spot.region)]
        found[edition.pk] = vocabulary.words_of(edition, names, [*places, *countries], countries)
    return found


def _countries(edition: Edition, spots: list[Spot]) -> list[str]:
    return [country for country in (edition.country, *(spot.country for spot in spots)) if country]


def _attendances(series: set[int]) -> dict[int, list[tuple[int, int]]]:
    """Per series year and people of the editions of which that is known, the latest first."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    counted = Edition.objects.published().filter(series__in=series, attendance__gt=0, year__isnull=False)
    for pk, year, people in counted.order_by("-year").values_list("series_id", "year", "attendance"):
        found[pk].append((year or 0, people or 0))
    return found


def _came_before(edition: Edition, came: list[tuple[int, int]]) -> int | None:
    year = edition.known_year or 9999
    return next((people for when, people in came if when < year), None)


def _grouped(rows: QuerySet[OfEdition]) -> dict[int, list[OfEdition]]:
    found: dict[int, list[OfEdition]] = defaultdict(list)
    for row in rows:
        found[row.edition_id].append(row)
    return found
