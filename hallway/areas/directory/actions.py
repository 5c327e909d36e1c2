"""Changing what the directory knows. Every change keeps its history, its source and whom to thank."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hallway.areas.directory import facts
from hallway.areas.directory.facts import FACTS, Known
from hallway.areas.directory.matching import Matcher, record_of
from hallway.areas.directory.models import Entry, FactChange, Source
from hallway.areas.directory.names import free_acronym, free_slug, hue_for, kind_for
from hallway.areas.directory.states import Origin
from hallway.areas.directory.writing import FactWriter, load, people_said
from hallway.formats.listed import split_year
from hallway.ground.editions.models import Edition, Series
from hallway.ground.people.models import Person


class AlreadyThere(ValidationError):
    """The directory has this conference; `edition` is it."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(
            _("This conference is in the directory already: %(name)s."), params={"name": edition.name}
        )
        self.edition = edition


@transaction.atomic
def change_facts(
    edition: Edition,
    values: Mapping[str, str],
    *,
    by: Person | None,
    origin: Origin,
    source: str = "",
    credit: str = "",
) -> list[FactChange]:
    """Change facts of an edition: field → text as in `facts.FACTS`, "" for unknown. Returns what changed.

    Raises ValidationError with a message for each field that cannot be; then nothing has changed.
    """
    locked = Edition.objects.select_for_update().select_related("series").get(pk=edition.pk)
    writer = FactWriter(by=by, origin=origin, source=source, credit=credit)
    writer.put(load([locked])[locked.pk], values)
    return writer.flush()


@transaction.atomic
def add_conference(
    values: Mapping[str, str],
    *,
    by: Person | None,
    origin: Origin,
    source: str = "",
    credit: str = "",
    series: Series | None = None,
) -> Edition:
    """Put a conference of the world into the directory, public at once.

    Its series is the one given, or that to which its name belongs beyond doubt, or a new one.
    Raises AlreadyThere, or ValidationError with a message for each field that cannot be.
    """
    hold_directory()
    texts = complete(values)
    matcher = Matcher()
    found = matcher.find(record_of(texts))
    if series is None and isinstance(found.edition, int):
        raise AlreadyThere(Edition.objects.get(pk=found.edition))
    if series is None and isinstance(found.series, int):
        series = Series.objects.get(pk=found.series)
    known = new_edition(texts, series or new_series(texts))
    writer = FactWriter(by=by, origin=origin, source=source, credit=credit)
    writer.put(known, texts)
    writer.flush()
    return known.edition


def hold_directory() -> None:
    """Until the transaction ends nobody else brings conferences in (SQLite has one writer anyway)."""
    list(Source.objects.select_for_update().order_by("pk").values_list("pk"))


def complete(values: Mapping[str, str]) -> dict[str, str]:
    """The facts of a new conference: as they will be shown, with its year, also in its name."""
    parsed = facts.parse(values)
    texts = {name: shown for name, value in parsed.items() if (shown := FACTS[name].show(value))}
    name, named = split_year(texts.get("name", ""))
    first = parsed.get("starts_on")
    year = parsed.get("year") or named or (first.year if first else None)
    if not name or not year:
        missing = "year" if name else "name"
        raise ValidationError({missing: [_("This has to be known.")]})
    texts["year"] = str(year)
    texts["name"] = texts["name"] if named else f"{name} {year}"
    return texts


def new_series(texts: Mapping[str, str]) -> Series:
    """A series for a conference that belongs to none so far, saved."""
    name = split_year(texts["name"])[0]
    taken = Series.objects.filter(slug__startswith=free_slug([name], ())).values_list("slug", flat=True)
    return Series.objects.create(
        slug=free_slug([name], set(taken)),
        name=name,
        kind=kind_for(name, texts.get("mode", "")),
        hue=hue_for(name),
    )


def new_edition(texts: Mapping[str, str], series: Series) -> Known:
    """An edition of the world, not saved yet, with an address of its own."""
    wanted = wanted_slugs(texts)
    slugs = set(
        Edition.objects.filter(slug__startswith=free_slug(wanted[:1], ())).values_list("slug", flat=True)
    )
    slug = free_slug(wanted, slugs)
    taken = set(
        Edition.objects.filter(acronym__startswith=free_acronym(slug, ())).values_list("acronym", flat=True)
    )
    return unsaved(series, slug, free_acronym(slug, taken))


def wanted_slugs(texts: Mapping[str, str]) -> list[str]:
    """The name with the year, and where that is taken with the city, too."""
    name, year = split_year(texts["name"])[0], texts["year"]
    return [f"{name} {year}", f"{name} {year} {texts.get('city', '')}"]


def unsaved(series: Series, slug: str, acronym: str) -> Known:
    """An edition without facts so far."""
    edition = Edition(series=series, slug=slug, acronym=acronym, hosted=False, published=True, hue=series.hue)
    return Known(edition, Entry(edition=edition))


def may_overwrite(edition: Edition, field: str, origin: Origin) -> bool:
    """Whether somebody of that origin may change this fact: a list does not overwrite what a person said."""
    return origin != Origin.LIST or (edition.pk, field) not in people_said([edition.pk])
