"""An import from the browser, step by step. Every step begins with one conditional write,
so that two people, two clicks or two workers never do the same thing twice."""

from __future__ import annotations

import time
from datetime import timedelta

from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hallway.areas.programme.interchange import importing
from hallway.areas.programme.interchange.importing import ProgrammeChanged, Source
from hallway.areas.programme.interchange.plan import ImportPlan
from hallway.areas.programme.interchange.report import describe
from hallway.areas.programme.models import SILENCE, ImportRun
from hallway.areas.programme.states import BUSY, RunState
from hallway.formats.report import Finding, FormatError
from hallway.formats.schedule import Schedule
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.ports.fetch import FetchError

BETWEEN = 0.4  # seconds between two notes of progress


class ImportBusy(Exception):
    """Another import of this edition is under way."""


class Overtaken(Exception):
    """The run was given up while its worker was still at it."""


def begin(edition: Edition, *, by: Person, file: File | None = None, url: str = "") -> ImportRun:
    """Keep the file or address for the worker. Raises ImportBusy."""
    expire(edition)
    try:
        with transaction.atomic():
            run = ImportRun.objects.create(
                edition=edition, started_by=by, url=url, filename=_short(file), heard_at=now()
            )
            if file:
                run.file.save("file", file)
    except IntegrityError:
        raise ImportBusy from None
    return run


def _short(file: File | None) -> str:
    return (file.name or "")[-200:] if file else ""


def read(pk: int) -> None:
    """Worker: read the file and make the plan."""
    if not _move(pk, RunState.QUEUED, RunState.READING):
        return
    run = ImportRun.objects.select_related("edition__series").get(pk=pk)
    try:
        schedule, findings = _schedule(run)
        plan = importing.plan_import(schedule, run.edition, _Notes(pk))
    except (FormatError, FetchError) as error:
        _fail(run, _explained(error))
        return
    except Exception:
        _fail(run, _("Something went wrong in Hallway itself; its log says more. Nothing was changed."))
        raise
    if plan.is_empty:
        _finish(run, RunState.READING, RunState.DONE, plan, findings)
        _drop_file(run)
    else:
        _finish(run, RunState.READING, RunState.PLANNED, plan, findings)


def request_application(run: ImportRun, *, by: Person) -> bool:
    """The organiser says yes to what they have seen. False when it was too late; raises ImportBusy."""
    expire(run.edition)
    try:
        with transaction.atomic():
            planned = ImportRun.objects.filter(pk=run.pk, state=RunState.PLANNED)
            return bool(planned.update(state=RunState.APPLYING, stage="", started_by=by, heard_at=now()))
    except IntegrityError:
        raise ImportBusy from None


def apply(pk: int) -> None:
    """Worker: bring the programme in, if it still is the plan that the organiser has seen."""
    claimed = ImportRun.objects.filter(pk=pk, state=RunState.APPLYING, stage="")
    if not claimed.update(stage="writing", heard_at=now()):
        return
    run = ImportRun.objects.select_related("edition__series", "started_by").get(pk=pk)
    findings: list[Finding] = []
    try:
        schedule, findings = _schedule(run)
        plan = importing.plan_import(schedule, run.edition)
        if plan.digest() != run.digest:
            raise ProgrammeChanged(plan)
        with transaction.atomic():
            importing.apply(plan, schedule, run.edition, by=run.started_by)
            if not _finish(run, RunState.APPLYING, RunState.DONE, plan, findings):
                raise Overtaken
    except ProgrammeChanged as change:
        _ask_again(run, change.plan, findings)
        return
    except Exception:
        _fail(run, _("Bringing it in failed, and the programme is as it was. The log of Hallway says more."))
        raise
    _drop_file(run)


def discard(run: ImportRun) -> None:
    """The organiser says no."""
    if _move(run.pk, RunState.PLANNED, RunState.DISCARDED):
        _drop_file(run)


def expire(edition: Edition) -> None:
    """Give up runs of which nothing was heard for long: their worker has died, or there is none."""
    silent = ImportRun.objects.filter(edition=edition, state__in=BUSY, heard_at__lt=now() - SILENCE)
    for run in silent:
        if run.state == RunState.QUEUED:
            problem = _("No worker took it up. Is the background worker of this Hallway running?")
        else:
            problem = _("The worker stopped before it was done. The programme is as it was; try again.")
        _fail(run, problem)
    for run in ImportRun.objects.filter(
        edition=edition, state=RunState.PLANNED, heard_at__lt=now() - timedelta(days=7)
    ):
        discard(run)


def _schedule(run: ImportRun) -> tuple[Schedule, list[Finding]]:
    """The file of the run; one that has to be fetched is kept, so that what is seen is what is applied."""
    notes = _Notes(run.pk)
    if not run.file:
        source = importing.open_source(run.url, notes)
        run.file.save("file", ContentFile(source.data), save=False)
        ImportRun.objects.filter(pk=run.pk).update(file=run.file.name, filename=source.name[-200:])
    else:
        with run.file.open("rb") as file:
            source = Source(file.read(), run.filename)
    return importing.read(source, run.edition, progress=notes)


def _move(pk: int, before: RunState, after: RunState) -> bool:
    return bool(ImportRun.objects.filter(pk=pk, state=before).update(state=after, heard_at=now()))


def _finish(
    run: ImportRun, before: RunState, after: RunState, plan: ImportPlan, findings: list[Finding]
) -> bool:
    report = describe(plan, [*findings, *plan.findings], run.edition.zone)
    found = ImportRun.objects.filter(pk=run.pk, state=before)
    return bool(found.update(state=after, report=report, digest=plan.digest(), stage="", heard_at=now()))


def _ask_again(run: ImportRun, plan: ImportPlan, findings: list[Finding]) -> None:
    """The programme is not what it was when the plan was made: show the new plan instead of applying it."""
    _finish(run, RunState.APPLYING, RunState.PLANNED, plan, findings)
    problem = _("The programme was changed in the meantime. This is what the import would do now.")
    ImportRun.objects.filter(pk=run.pk, state=RunState.PLANNED).update(problem=problem)


def _fail(run: ImportRun, problem: str) -> None:
    failed = ImportRun.objects.filter(pk=run.pk, state__in=BUSY)
    if failed.update(state=RunState.FAILED, problem=problem, heard_at=now()):
        _drop_file(run)


def _explained(error: FormatError | FetchError) -> str:
    where = getattr(error, "where", "")
    return f"{error} ({where})" if where else str(error)


def _drop_file(run: ImportRun) -> None:
    if run.file:
        run.file.delete(save=False)
        ImportRun.objects.filter(pk=run.pk).update(file="")


class _Notes:
    """Progress for the page: written when the stage changes, and now and then in between."""

    def __init__(self, pk: int) -> None:
        self._pk = pk
        self._stage = ""
        self._written = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage == self._stage and time.monotonic() - self._written < BETWEEN:
            return
        self._stage, self._written = stage, time.monotonic()
        ImportRun.objects.filter(pk=self._pk).busy().update(
            stage=stage, steps_done=done, steps_total=total, heard_at=now()
        )
