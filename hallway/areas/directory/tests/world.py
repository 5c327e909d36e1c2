"""Conferences of the world, made in a line."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.text import slugify

from hallway.areas.directory import indexing
from hallway.areas.directory.models import Entry
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline
from hallway.ground.editions.models import Edition, Series


def day(offset: int) -> dt.date:
    """The date so many days from now, in UTC."""
    return now().date() + dt.timedelta(days=offset)


def conference(
    name: str,
    starts: int | None = 100,
    ends: int | None = None,
    calls: dict[str, int | None] | None = None,
    entry: dict[str, Any] | None = None,
    **fields: Any,
) -> Edition:
    """A public conference `starts` days from now; `calls` says in how many days each kind closes."""
    series, _ = Series.objects.get_or_create(slug=slugify(name) or "x", defaults={"name": name})
    known = {} if starts is None else {"starts_on": day(starts), "ends_on": day(ends or starts)}
    slug = f"{slugify(name)}-{Edition.objects.count()}"
    edition = Edition.objects.create(
        series=series, slug=slug, acronym="aconf", name=name, published=True, hosted=False, **known | fields
    )
    Entry.objects.create(edition=edition, **(entry or {}))
    for kind, offset in (calls or {}).items():
        deadline = Deadline(edition=edition, kind=kind)
        if offset is not None:
            deadline.on = day(offset)
            deadline.closes_at = deadline.moment.instant()
        deadline.save()
    return edition


def listed(*editions: Edition) -> None:
    """Bring them into the lists."""
    indexing.refresh(edition.pk for edition in editions)
