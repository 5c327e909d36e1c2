"""Deciding which names mean the same series. Moderators do; every decision holds for later lists, too."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hallway.areas.directory import indexing
from hallway.areas.directory.models import (
    FactChange,
    Follow,
    NameQuestion,
    NotTheSame,
    SeriesAlias,
    TicketAlert,
)
from hallway.areas.directory.states import Origin
from hallway.engines.merging.names import series_name
from hallway.ground.activity.actions import record
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition, FormerSeries, Series
from hallway.ground.people.models import Person


@transaction.atomic
def merge(series: Series, into: Series, *, by: Person) -> Series:
    """They are one: editions, names, followers and addresses of `series` become those of `into`.

    Nothing is lost: the old name is an alias, the old address leads to the new one, and each
    edition's history says where it came from. Raises ValidationError for a series of this house.
    """
    keys = sorted({series.pk, into.pk})
    rows = {row.pk: row for row in Series.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    if len(rows) != 2:
        raise ValidationError(_("These are one series already."))
    if rows[series.pk].editions.hosted().exists():
        raise ValidationError(_("A series of this house is merged by its own team."))
    old, new = rows[series.pk], rows[into.pk]
    editions = list(old.editions.values_list("pk", flat=True))
    _move_editions(old, new, by)
    _move_people(old, new)
    _move_names(old, new)
    old.delete()
    indexing.refresh(editions)
    publishing.raise_version(publishing.DIRECTORY, publishing.SITE)
    record("directory.merged", new, by=by, was=old.slug, editions=len(editions))
    return new


def _move_editions(old: Series, new: Series, by: Person) -> None:
    FactChange.objects.bulk_create(
        [
            FactChange(
                edition=edition, field="series", before=old.name, after=new.name, origin=Origin.PERSON, by=by
            )
            for edition in old.editions.all()
        ]
    )
    Edition.objects.filter(series=old).update(series=new)
    old.children.update(parent=new)
    new.sisters.add(*old.sisters.exclude(pk=new.pk))
    old.media_channels.update(series=new)
    old.track_series.exclude(slug__in=new.track_series.values("slug")).update(series=new)


def _move_people(old: Series, new: Series) -> None:
    """Who follows both follows one."""
    for table in (Follow, TicketAlert):
        rows = table._default_manager.filter(series=old)
        rows.exclude(person__in=list(new_people(table, new))).update(series=new)


def new_people(table: type[Follow] | type[TicketAlert], series: Series) -> list[int]:
    """Who has a row of that table for the series."""
    return list(table._default_manager.filter(series=series).values_list("person_id", flat=True))


def _move_names(old: Series, new: Series) -> None:
    SeriesAlias.objects.filter(series=old).update(series=new)
    add_name(new, old.name)
    FormerSeries.objects.filter(series=old).update(series=new)
    FormerSeries.objects.update_or_create(slug=old.slug, defaults={"series": new})
    NameQuestion.objects.filter(series=old, other=new).delete()
    NameQuestion.objects.filter(series=new, other=old).delete()


def add_name(series: Series, name: str) -> SeriesAlias:
    """Another name of a series. Raises ValidationError when it is one of another series."""
    key = series_name(name).key[:200]
    alias, _is_new = SeriesAlias.objects.get_or_create(
        key=key, defaults={"series": series, "name": name[:200]}
    )
    if alias.series_id != series.pk:
        raise ValidationError(
            _("%(name)s is a name of %(series)s."), params={"name": name, "series": alias.series}
        )
    return alias


@transaction.atomic
def name_alias(series: Series, name: str, *, by: Person) -> SeriesAlias:
    """A moderator adds a name by which the series is found, and by which lists may call it."""
    alias = add_name(series, name)
    indexing.refresh(series.editions.values_list("pk", flat=True))
    record("directory.named", series, by=by)
    publishing.raise_version(publishing.DIRECTORY)
    return alias


@transaction.atomic
def forget_alias(alias: SeriesAlias, *, by: Person) -> None:
    """It is no name of the series after all; editions stay where they are."""
    series = alias.series
    alias.delete()
    indexing.refresh(series.editions.values_list("pk", flat=True))
    record("directory.named", series, by=by)
    publishing.raise_version(publishing.DIRECTORY)


@transaction.atomic
def tell_apart(question: NameQuestion, *, by: Person) -> None:
    """They are two, and no list is asked again."""
    left, right = sorted((question.series.name[:200], question.other.name[:200]))
    NotTheSame.objects.get_or_create(left=left, right=right, defaults={"decided_by": by})
    question.delete()
    record("directory.told_apart", question.series, by=by)


@transaction.atomic
def say_same(question: NameQuestion, *, by: Person) -> Series:
    """They are one: the newer joins the one that was here before."""
    if question.series.editions.hosted().exists():
        return merge(question.other, question.series, by=by)
    return merge(question.series, question.other, by=by)
