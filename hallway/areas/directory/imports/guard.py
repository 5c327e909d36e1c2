"""Nothing that was there ever vanishes: looked at from outside, whatever an import believes it does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Model, QuerySet

from hallway.areas.directory.models import Entry, FactChange, SeriesAlias, SourceRecord, Spot
from hallway.ground.deadlines.models import Deadline, Extension
from hallway.ground.editions.models import Edition, Series

MOST_TOLD = 200
_EDITION = (
    "name", "year", "starts_on", "ends_on", "venue", "city", "region", "country", "status", "mode",
    "attendance",
)  # fmt: skip
_ENTRY = (
    "website", "alt_name", "topics", "price", "latitude", "longitude", "tickets_from", "tickets_url",
    "sponsor_url", "aid_url", "channels", "note", "raw", "verified_at",
)  # fmt: skip
_DEADLINE = ("on", "zone", "closes_at", "url")
# Rows that may become more and never fewer, whose columns are not looked at.
_ONLY_MORE: tuple[type[Model], ...] = (Series, SeriesAlias, SourceRecord, FactChange, Extension)


class WouldBeLost(Exception):
    """The import would have taken away what was there; `lost` says what, in words."""

    def __init__(self, lost: list[str]) -> None:
        super().__init__(f"{len(lost)} facts would have been lost")
        self.lost = lost


Picture = dict[tuple[str, int], tuple[str, int]]  # (table, row) → its name, and a bit for each filled column


@contextmanager
def nothing_vanishes() -> Iterator[None]:
    """Compare before and after; raises WouldBeLost, so that the transaction around it is rolled back."""
    before = picture()
    yield
    after = picture()
    lost = [one for key, told in before.items() for one in _lost(key, told, after.get(key))]
    if lost:
        raise WouldBeLost(lost[:MOST_TOLD])


def picture() -> Picture:
    """Which rows there are, and which of their columns say something. A number for each row."""
    found: Picture = {}
    found |= _rows(Edition.objects.all(), "name", _EDITION)
    found |= _rows(Entry.objects.all(), "edition__name", _ENTRY)
    found |= _rows(Deadline.objects.all(), "edition__name", _DEADLINE)
    for edition, count in _spots().items():
        found["spots", edition] = (f"edition {edition}", (1 << count) - 1)
    for model in _ONLY_MORE:
        name = str(model._meta.verbose_name)
        found |= {
            (name, pk): (f"{name} {pk}", 0) for pk in model._default_manager.values_list("pk", flat=True)
        }
    return found


def _rows(rows: QuerySet[Any], name: str, columns: tuple[str, ...]) -> Picture:
    table = str(rows.model._meta.verbose_name)
    found: Picture = {}
    for pk, label, *values in rows.order_by().values_list("pk", name, *columns).iterator():
        bits = sum(1 << at for at, value in enumerate(values) if value not in (None, "", [], {}))
        found[table, pk] = (label, bits)
    return found


def _spots() -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for edition in Spot.objects.values_list("edition_id", flat=True):
        counts[edition] += 1
    return counts


def _lost(key: tuple[str, int], before: tuple[str, int], after: tuple[str, int] | None) -> Iterator[str]:
    table, _row = key
    name, bits = before
    if after is None:
        yield f"{name}: the whole {table}"
        return
    gone = bits & ~after[1]
    columns = {"edition": _EDITION, "entry": _ENTRY, "deadline": _DEADLINE}.get(table)
    if gone and columns is None:
        yield f"{name}: {table}"
    elif gone and columns:
        yield from (f"{name}: {column}" for at, column in enumerate(columns) if gone >> at & 1)
