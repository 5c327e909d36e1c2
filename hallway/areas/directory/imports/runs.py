"""Reading a list in the background, step by step. Every step begins with one conditional write,
so that two people, two clicks or two workers never read the same list at the same time."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.base import File
from django.db.models import Q
from django.utils.translation import gettext as _

from hallway.areas.directory.imports import importing
from hallway.areas.directory.imports.importing import Data, NothingNew
from hallway.areas.directory.models import ImportRun, Source
from hallway.areas.directory.states import RunState
from hallway.formats.report import FormatError
from hallway.ground.clock import now
from hallway.ground.people.models import Person
from hallway.ports.fetch import FetchError

SILENCE = dt.timedelta(minutes=30)  # after which a run that is under way has died with its worker
BUSY = (RunState.WAITING, RunState.RUNNING)


class Busy(Exception):
    """The list is being read already."""


def begin(source: Source, *, by: Person | None, file: File[Any] | None = None) -> ImportRun:
    """A run for the worker: of a file that somebody gives, or of the list's address. Raises Busy."""
    expire(source)
    if source.runs.filter(state__in=BUSY).exists():
        raise Busy
    run = ImportRun(source=source, started_by=by, filename=(file.name or "")[-200:] if file else "")
    if file:
        run.file.save("list", file, save=False)
    run.save()
    return run


def claim_due() -> list[ImportRun]:
    """Runs for the lists that are due; each is claimed by one conditional write."""
    moment = now()
    due = Source.objects.filter(Q(next_at=None) | Q(next_at__lte=moment), is_on=True).exclude(url="")
    runs = []
    for source in due:
        later = moment + dt.timedelta(hours=max(source.hours, 1))
        claimed = Source.objects.filter(pk=source.pk, next_at=source.next_at, is_on=True)
        if claimed.update(next_at=later):
            try:
                runs.append(begin(source, by=None))
            except Busy:
                continue
    return runs


def read(pk: int) -> None:
    """Worker: fetch or open the list and bring it in."""
    waiting = ImportRun.objects.filter(pk=pk, state=RunState.WAITING)
    if not waiting.update(state=RunState.RUNNING, started_at=now()):
        return
    run = ImportRun.objects.select_related("source", "started_by").get(pk=pk)
    try:
        _bring_in(run, _data(run))
    except NothingNew:
        _end(run, RunState.UNCHANGED)
    except (FormatError, FetchError) as error:
        _end(run, RunState.FAILED, _explained(error))
    except Exception:
        _end(
            run,
            RunState.FAILED,
            _("Something went wrong in Hallway itself; its log says more. Nothing was changed."),
        )
        raise
    finally:
        _drop_file(run)


def _data(run: ImportRun) -> Data:
    if run.file:
        with run.file.open("rb") as file:
            return Data(file.read(), run.filename)
    if not run.source.url:
        raise FetchError(_("This list has no address; choose a file."))
    return importing.open_data(run.source.url, etag=run.source.etag)


def _bring_in(run: ImportRun, data: Data) -> None:
    source = run.source
    if data.digest == source.digest:
        raise NothingNew
    conferences, report = importing.read(data, source.format)
    result = importing.bring_in(data, source, conferences, report, by=run.started_by, run=run)
    if result.is_refused:
        return
    if result.plan.is_empty:
        run.counts, run.report = result.described()
        _end(run, RunState.UNCHANGED)
    importing.remember(source, data)


def _end(run: ImportRun, state: RunState, problem: str = "") -> None:
    run.state, run.problem, run.ended_at = state, problem[:500], now()
    run.save(update_fields=["state", "problem", "ended_at", "counts", "report"])


def expire(source: Source) -> None:
    """Give up runs of which nothing was heard for long."""
    silent = ImportRun.objects.filter(source=source, state__in=BUSY, started_at__lt=now() - SILENCE)
    for run in silent:
        _end(run, RunState.FAILED, _("The worker stopped before it was done. Try again."))
        _drop_file(run)


def _explained(error: FormatError | FetchError) -> str:
    where = getattr(error, "where", "")
    return f"{error} ({where})" if where else str(error)


def _drop_file(run: ImportRun) -> None:
    if run.file:
        run.file.delete(save=False)
        ImportRun.objects.filter(pk=run.pk).update(file="")
