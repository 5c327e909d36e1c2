"""Real programmes in and out again, and the exports against the published schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from hallway.areas.programme.interchange import importing
from hallway.areas.programme.interchange.exports import export
from hallway.areas.programme.interchange.importing import ImportResult, import_schedule
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from tests.real.data import shared_data

FOLDER = (shared_data() or Path("absent")) / "schedules"
FOSDEM = "fosdem-2024.pentabarf.xml"
FILES = {FOSDEM: 674, "frab-camp2019.json": 79, "pretalx-democon.json": 36}

pytestmark = [
    pytest.mark.skipif(not FOLDER.exists(), reason="needs the public data sets (HALLWAY_SHARED_DATA)"),
    pytest.mark.django_db,
]


def _import(name: str, slug: str) -> ImportResult:
    return import_schedule(str(FOLDER / name), slug=slug, new=True, publish=True)


def _seen(edition: Edition) -> list[tuple[Any, ...]]:
    rows = edition.happenings.select_related("place", "track").prefetch_related("appearances__person")
    return [
        (
            row.guid, row.title, row.subtitle, row.abstract, row.description, row.kind, row.starts_at,
            row.ends_at, row.language, row.state, row.place and row.place.name, row.track and row.track.name,
            [one.person.name for one in row.appearances.all()],
        )
        for row in rows.order_by("guid")
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "sessions"), FILES.items())
def test_every_session_of_the_file_arrives_once(name: str, sessions: int) -> None:
    result = _import(name, "there")
    assert result.edition.happenings.count() == sessions == result.counts["new"]
    again = _import(name, "there")
    assert again.plan.is_empty
    assert again.counts["unchanged"] == sessions


def test_the_second_time_the_large_file_writes_nothing() -> None:
    _import(FOSDEM, "fosdem-2024")
    with CaptureQueriesContext(connection) as queries:
        _import(FOSDEM, "fosdem-2024")
    assert [one["sql"] for one in queries.captured_queries if not one["sql"].startswith("SELECT")] == []


def test_the_file_without_a_time_zone_takes_the_one_that_is_given() -> None:
    result = import_schedule(str(FOLDER / FOSDEM), slug="fosdem", new=True, timezone="Europe/Brussels")
    first = result.edition.happenings.order_by("starts_at").first()
    assert result.edition.timezone == "Europe/Brussels"
    assert first is not None
    assert first.starts_at.astimezone(result.edition.zone).strftime("%H:%M") == "10:30"


@pytest.mark.parametrize("name", sorted(FILES))
@pytest.mark.parametrize("way", ["schedule.json", "schedule.xml"])
def test_round_trip_into_a_second_edition(name: str, way: str, tmp_path: Path) -> None:
    first = _import(name, "first").edition
    file = tmp_path / way
    file.write_bytes(export(first, way))
    second = import_schedule(str(file), slug="second", new=True).edition
    assert _seen(second) == _seen(first)


@pytest.mark.parametrize("name", sorted(FILES))
def test_json_follows_its_schema(name: str) -> None:
    schema = json.loads((FOLDER / "voc-schedule.schema.json").read_text())
    document = json.loads(export(_import(name, "there").edition, "schedule.json"))
    jsonschema.validate(document, schema)


@pytest.mark.parametrize("name", sorted(FILES))
def test_xml_follows_its_schema(name: str) -> None:
    schema = etree.XMLSchema(etree.parse(FOLDER / "voc-schedule.xml.xsd"))
    schema.assertValid(etree.fromstring(export(_import(name, "there").edition, "schedule.xml")))


def test_a_dry_run_leaves_no_trace() -> None:
    result = import_schedule(str(FOLDER / FOSDEM), slug="there", new=True, dry_run=True)
    assert (result.counts["new"], result.applied) == (674, False)
    assert not Edition.objects.exists()
    assert not Person.objects.exists()


def test_an_edition_that_is_not_there_is_not_made_by_accident() -> None:
    with pytest.raises(Edition.DoesNotExist):
        import_schedule(str(FOLDER / FOSDEM), slug="there")


def test_a_new_edition_takes_its_facts_from_the_file() -> None:
    edition = import_schedule(str(FOLDER / FOSDEM), new=True).edition
    assert (edition.slug, edition.name, edition.year) == ("fosdem-2024", "FOSDEM 2024", 2024)
    assert (edition.series.slug, edition.city, edition.published) == ("fosdem", "Brussels", False)
    assert (str(edition.starts_on), str(edition.ends_on)) == ("2024-02-03", "2024-02-04")
    edition.full_clean(exclude=["series"])


def test_a_new_edition_appears_with_its_programme_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(importing, "record", failing)
    with pytest.raises(RuntimeError):
        _import("frab-camp2019.json", "there")
    assert not Edition.objects.exists()
