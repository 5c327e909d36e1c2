"""Carrying out a plan: a few bulk statements, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable

from hallway.areas.directory.actions import unsaved, wanted_slugs
from hallway.areas.directory.imports.compare import Rows
from hallway.areas.directory.imports.plan import ImportPlan
from hallway.areas.directory.matching import Key
from hallway.areas.directory.models import ImportRun, NameQuestion, Source, SourceRecord
from hallway.areas.directory.names import free_acronym, free_slug, hue_for, kind_for
from hallway.areas.directory.states import Origin
from hallway.areas.directory.writing import FactWriter
from hallway.ground.editions.models import Edition, Series
from hallway.ground.people.models import Person

Progress = Callable[[str, int, int], None]
BATCH = 500


def carry_out(
    plan: ImportPlan, rows: Rows, source: Source, run: ImportRun, *, by: Person | None, progress: Progress
) -> None:
    """Write everything that the plan says. The caller holds the transaction and the guard."""
    writer = _Writer(plan, rows, source, run, by)
    steps = [writer.series, writer.editions, writer.changes, writer.flush, writer.memory, writer.questions]
    for done, step in enumerate(steps):
        progress("writing", done, len(steps))
        step()
    progress("writing", len(steps), len(steps))


class _Writer:
    """Knows which row each key of the plan has become."""

    def __init__(
        self, plan: ImportPlan, rows: Rows, source: Source, run: ImportRun, by: Person | None
    ) -> None:
        self.plan, self.rows, self.source, self.run = plan, rows, source, run
        self.facts = FactWriter(by=by, origin=Origin.LIST, source=source.url or source.name)
        self.made_series: dict[Key, Series] = {}
        self.made: dict[Key, Edition] = {}

    def series(self) -> None:
        modes = {one.series: one.texts.get("mode", "") for one in self.plan.new}
        taken = set(Series.objects.values_list("slug", flat=True)) if self.plan.series else set()
        for key, name in self.plan.series.items():
            slug = free_slug([name], taken)
            taken.add(slug)
            kind = kind_for(name, modes.get(key, ""))
            self.made_series[key] = Series(slug=slug, name=name[:200], kind=kind, hue=hue_for(name))
        Series.objects.bulk_create(self.made_series.values(), batch_size=BATCH)

    def editions(self) -> None:
        if not self.plan.new:
            return
        known = Series.objects.in_bulk([one.series for one in self.plan.new if isinstance(one.series, int)])
        slugs: set[str] = set()
        acronyms: set[str] = set()
        for slug, acronym in Edition.objects.values_list("slug", "acronym"):
            slugs.add(slug)
            acronyms.add(acronym)
        for one in self.plan.new:
            series = known[one.series] if isinstance(one.series, int) else self.made_series[one.series]
            slug = free_slug(wanted_slugs(one.texts), slugs)
            acronym = free_acronym(slug, acronyms)
            slugs.add(slug)
            acronyms.add(acronym)
            made = unsaved(series, slug, acronym)
            self.facts.put(made, one.texts)
            self.made[one.key] = made.edition

    def changes(self) -> None:
        for change in self.plan.changes:
            self.facts.put(
                self.rows.known[change.edition], {name: after for name, (_, after) in change.fields.items()}
            )

    def flush(self) -> None:
        self.facts.flush()

    def memory(self) -> None:
        new, changed = [], []
        for one in self.plan.memory:
            edition = one.edition if isinstance(one.edition, int) else self.made[one.edition].pk
            record = SourceRecord(
                source=self.source,
                key=one.told.key[:300],
                edition_id=edition,
                said=one.told.texts,
                raw=one.told.raw,
                place=one.told.place,
                last_run=self.run,
            )
            if one.row is not None:
                record.pk = one.row
                changed.append(record)
            else:
                new.append(record)
        SourceRecord.objects.bulk_create(new, batch_size=BATCH)
        SourceRecord.objects.bulk_update(changed, ["said", "raw", "place", "last_run"], batch_size=100)

    def questions(self) -> None:
        NameQuestion.objects.bulk_create(
            [
                NameQuestion(
                    series=self._series(one.series),
                    other=self._series(one.other),
                    reasons=one.reasons,
                    run=self.run,
                )
                for one in self.plan.questions
            ],
            ignore_conflicts=True,
        )

    def _series(self, key: Key) -> Series:
        return Series(pk=key) if isinstance(key, int) else self.made_series[key]
