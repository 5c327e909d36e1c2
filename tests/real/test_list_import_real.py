"""The real lists of conferences: what comes in, what is repaired, what is refused, and nothing twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hallway.areas.directory.imports import importing
from hallway.areas.directory.imports.importing import ImportResult
from hallway.areas.directory.models import NameQuestion, Source, SourceRecord, Spot
from hallway.ground.deadlines.models import Deadline, Extension
from hallway.ground.editions.models import Edition, Series
from tests.real.data import ENVIRONMENT, shared_data

FOLDER = shared_data() or Path("absent")
YAML = ["python-deadlines/archive.yml", "python-deadlines/conferences.yml"]
OTHERS = ["conference-lists/python-organizers-2026.csv", "conference-lists/confs-tech-python-2026.json"]

pytestmark = [
    pytest.mark.skipif(not FOLDER.exists(), reason=f"needs the public data sets ({ENVIRONMENT})"),
    pytest.mark.django_db,
]


def bring(name: str) -> ImportResult:
    """Read and compare whatever was read before."""
    data = importing.open_data(str(FOLDER / name))
    conferences, report = importing.read(data)
    source = Source.objects.filter(name=name).first()
    source = source or importing.new_source(name, importing.format_of(conferences))
    result = importing.bring_in(data, source, conferences, report)
    assert result.lost == []
    return result


def counts(result: ImportResult) -> dict[str, int]:
    return {name: count for name, count in result.described()[0].items() if count}


def test_643_records_become_642_editions_of_189_series() -> None:
    archive, current = map(bring, YAML)
    assert counts(archive) == {
        "in": 585, "new": 584, "series": 184, "merged": 1, "asked": 1, "refused": 4, "differs": 1,
        "repaired": 45, "look": 65,
    }  # fmt: skip
    assert counts(current) == {"in": 58, "new": 58, "series": 5, "refused": 1, "repaired": 4, "look": 16}
    assert (Edition.objects.count(), Series.objects.count(), SourceRecord.objects.count()) == (642, 189, 643)
    assert not NameQuestion.objects.exists()


def test_every_fault_is_told_by_its_kind() -> None:
    kinds = bring(YAML[0]).described()[1]["kinds"]
    assert kinds == {
        "awaited": 6, "city-is-country": 1, "city-spelling": 2, "country": 1, "country-spelling": 11,
        "duplicate": 3, "extension": 2, "extension-alone": 4, "handle": 1, "long-before": 4, "no-call": 34,
        "point-far": 2, "point-online": 4, "point-other-year": 5, "point-unsure": 4, "point-untitled": 2,
        "word": 23, "year-differs": 2, "zone-spelling": 2,
    }  # fmt: skip


def test_facts_that_the_lists_hide_are_found() -> None:
    for name in YAML:
        bring(name)
    manaus = Edition.objects.get(name__in=["Python Brasil 2022", "PyCon Brazil 2022"])
    assert manaus.source_records.count() == 2
    china = Edition.objects.filter(series__name="PyCon China", year=2023)
    assert sorted(china.values_list("city", flat=True)) == ["Beijing", "Chengdu", "Guangzhou"]
    states = Counter(Edition.objects.values_list("status", flat=True))
    assert states == {"announced": 618, "cancelled": 20, "postponed": 3, "not_held": 1}
    modes = Counter(Edition.objects.values_list("mode", flat=True))
    assert modes == {"in_person": 536, "online": 103, "hybrid": 3}
    copenhagen = Edition.objects.get(name="Django Day Copenhagen 2026")
    assert copenhagen.entry.latitude is None
    assert (Deadline.objects.count(), Deadline.objects.filter(closes_at=None).count()) == (641, 17)
    assert (Extension.objects.count(), Spot.objects.count()) == (51, 8)


def test_the_same_files_again_write_nothing() -> None:
    for name in [*YAML, *OTHERS]:
        bring(name)
    for name in [*YAML, *OTHERS]:
        with CaptureQueriesContext(connection) as queries:
            result = bring(name)
        assert result.plan.is_empty
        assert {one["sql"].split(" ")[0] for one in queries} <= {"SELECT", "SAVEPOINT", "RELEASE"}


def test_other_lists_fill_what_is_not_known_and_contradict_nobody() -> None:
    for name in YAML:
        bring(name)
    before = dict(Edition.objects.values_list("pk", "starts_on"))
    organizers, confs_tech = map(bring, OTHERS)
    assert counts(organizers) == {
        "in": 35, "changed": 33, "unchanged": 2, "merged": 35, "differs": 7, "repaired": 3, "look": 2,
    }  # fmt: skip
    assert counts(confs_tech) == {
        "in": 8, "new": 3, "series": 2, "changed": 4, "unchanged": 1, "merged": 5, "asked": 1, "refused": 2,
        "repaired": 2, "look": 4,
    }  # fmt: skip
    assert {pk: Edition.objects.get(pk=pk).starts_on for pk in before} == before
