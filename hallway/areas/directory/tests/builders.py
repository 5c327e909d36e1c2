"""Conferences somewhere in the world, for the tests of this area."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hallway.areas.directory import indexing
from hallway.areas.directory.models import Entry
from hallway.formats.moments import Moment
from hallway.ground.clock import now
from hallway.ground.deadlines import actions
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Edition, Series

VILNIUS = (54.69, 25.28)
BERLIN = (52.52, 13.4)
PLACES = {
    "Vilnius": ("Lithuania", *VILNIUS),
    "Berlin": ("Germany", *BERLIN),
    "Warsaw": ("Poland", 52.23, 21.01),
    "Nairobi": ("Kenya", -1.29, 36.82),
}


def conference(name: str, start: dt.date | None, city: str = "", days: int = 2, **more: Any) -> Edition:
    """A conference elsewhere, public, with an entry; `entry` are further fields of that."""
    country, latitude, longitude = PLACES.get(city, ("", None, None))
    slug = name.lower().replace(" ", "-")
    series, _ = Series.objects.get_or_create(
        slug=slug.rpartition("-")[0] or slug, defaults={"name": name.rpartition(" ")[0] or name}
    )
    entry = more.pop("entry", {})
    fields = {"year": start.year if start else None, "series": series, "hosted": False, "published": True}
    edition = Edition.objects.create(
        slug=slug, acronym="conf", name=name, city=city, country=country, starts_on=start,
        ends_on=start + dt.timedelta(days=days - 1) if start else None, **{**fields, **more},
    )  # fmt: skip
    Entry.objects.create(edition=edition, **{"latitude": latitude, "longitude": longitude, **entry})
    indexing.refresh([edition.pk])
    return edition


def call(edition: Edition, on: dt.date, zone: str = "AoE", **more: Any) -> Deadline:
    return actions.announce(
        edition, DeadlineKind.CALL, by=None, moment=Moment(on, dt.time(23, 59), zone), **more
    )


def call_of(edition: Edition, in_days: int, zone: str = "AoE") -> Deadline:
    """Its call, that closes in so many days."""
    day = now().date() + dt.timedelta(days=in_days)
    return actions.announce(edition, DeadlineKind.CALL, by=None, moment=Moment(day, None, zone))
