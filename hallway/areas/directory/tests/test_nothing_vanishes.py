"""The guard: whatever an import believes it does, what was there is there afterwards."""

from __future__ import annotations

import pytest
from django.db import transaction

from hallway.areas.directory.imports import importing
from hallway.areas.directory.imports.guard import WouldBeLost, nothing_vanishes
from hallway.areas.directory.imports.importing import ImportResult
from hallway.areas.directory.imports.plan import Change, ImportPlan
from hallway.areas.directory.models import Entry, ImportRun, SeriesAlias
from hallway.areas.directory.states import RunState
from hallway.areas.directory.tests.lists import bring, narnia, source, yaml_list
from hallway.ground.deadlines.models import Deadline
from hallway.ground.editions.models import Edition

pytestmark = pytest.mark.django_db


def spoil(plan: ImportPlan, edition: int) -> None:
    """A plan as a faulty program would make it: it blanks two facts beside an honest change."""
    (change,) = plan.changes
    plan.changes = [Change(change.told, edition, change.fields | {"city": ("x", ""), "call.on": ("x", "")})]


def test_a_sabotaged_plan_is_rolled_back_and_says_what_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    bring(yaml_list(narnia()))
    edition = Edition.objects.get()
    honest = importing.plan_import

    def sabotaged(*args: object, **more: object) -> object:
        plan, rows = honest(*args, **more)
        spoil(plan, edition.pk)
        return plan, rows

    monkeypatch.setattr(importing, "plan_import", sabotaged)
    result = bring(yaml_list(narnia(note="New.", timezone="AoE")))
    assert result.is_refused
    assert set(result.lost) >= {f"{edition.name}: city", f"{edition.name}: on", f"{edition.name}: closes_at"}
    edition.refresh_from_db()
    assert (edition.city, edition.entry.note) == ("Cair Paravel", "")
    assert Deadline.objects.get().on is not None
    run = ImportRun.objects.latest("pk")
    assert (run.state, run.report["lost"]) == (RunState.REFUSED, result.lost)


@pytest.mark.parametrize("rows", [Edition, Entry, Deadline, SeriesAlias])
def test_a_row_that_goes_is_noticed(rows: type) -> None:
    bring(yaml_list(narnia()))
    SeriesAlias.objects.create(series=Edition.objects.get().series, name="PyNarnia", key="pynarnia")
    count = rows.objects.count()
    with pytest.raises(WouldBeLost), transaction.atomic(), nothing_vanishes():
        rows.objects.all().delete()
    assert rows.objects.count() == count


def test_a_new_list_that_is_refused_leaves_only_its_run(monkeypatch: pytest.MonkeyPatch) -> None:
    bring(yaml_list(narnia()))

    def vandal(result: ImportResult, *_args: object, **_more: object) -> None:
        with nothing_vanishes():
            result.source.save()
            Deadline.objects.all().delete()

    monkeypatch.setattr(importing, "apply", vandal)
    result = bring(yaml_list(narnia()), "another")
    assert result.is_refused
    assert source("another").runs.get().state == RunState.REFUSED
    assert Deadline.objects.count() == 1
