"""The rows that a list is compared with, in a fixed number of queries for each 500 editions."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from hallway.areas.directory.imports.compare import Rows, Said
from hallway.areas.directory.models import Source, SourceRecord
from hallway.areas.directory.writing import load, people_said
from hallway.ground.editions.models import Edition


def records_of(source: Source) -> Rows:
    """What the list said last; the editions come with `fill`."""
    rows = Rows(source=source.pk, rank=source.rank)
    for record in SourceRecord.objects.filter(source=source):
        order = (source.rank, source.pk, record.pk)
        rows.own[record.key] = Said(record.pk, record.key, source.pk, order, record.said)
        rows.stored[record.key] = (record.edition_id, record.place, record.raw)
    return rows


def fill(rows: Rows, editions: Iterable[int]) -> None:
    """The facts of these editions, and what every list and every person said of them. They stay locked."""
    ids = sorted(set(editions))
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        locked = Edition.objects.select_for_update(of=("self",)).select_related("series").filter(pk__in=some)
        rows.known |= load(locked.order_by("pk"))
        rows.people |= people_said(some)
        said = SourceRecord.objects.filter(edition__in=some).annotate(rank=F("source__rank"))
        for one in said.order_by("pk").values_list("pk", "key", "source_id", "edition_id", "rank", "said"):
            pk, key, source, edition, rank, texts = one
            rows.said.setdefault(edition, []).append(Said(pk, key, source, (rank, source, pk), texts))
