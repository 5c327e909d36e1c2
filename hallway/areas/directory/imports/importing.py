"""Bringing a list in: read, plan, apply. The command, the pages and the clock all come through here."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from hallway.areas.directory.actions import hold_directory
from hallway.areas.directory.imports import current
from hallway.areas.directory.imports.apply import Progress, carry_out
from hallway.areas.directory.imports.assign import Assigner
from hallway.areas.directory.imports.compare import Comparison, Rows
from hallway.areas.directory.imports.guard import WouldBeLost, nothing_vanishes
from hallway.areas.directory.imports.plan import ImportPlan
from hallway.areas.directory.imports.points import leave_out_far
from hallway.areas.directory.imports.report import describe
from hallway.areas.directory.imports.told import Told, told_of
from hallway.areas.directory.matching import Matcher
from hallway.areas.directory.models import ImportRun, Source
from hallway.areas.directory.states import ListFormat, RunState
from hallway.formats.conference_csv.read import read as read_organizers
from hallway.formats.conferences import Conference, Origin
from hallway.formats.confs_tech.read import read as read_confs_tech
from hallway.formats.csv_tables.conferences_read import read as read_table
from hallway.formats.deadlines_yaml.read import read as read_yaml
from hallway.formats.detect_list import detect_list
from hallway.formats.report import Finding, Report
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.people.models import Person
from hallway.ports.fetch import MAX_BYTES, FetchError, NotModified, fetch

READERS: Final = {
    ListFormat.DEADLINES_YAML: read_yaml,
    ListFormat.ORGANIZERS_CSV: read_organizers,
    ListFormat.CONFS_TECH: read_confs_tech,
    ListFormat.TABLE: read_table,
}
FORMATS: Final = {
    Origin.DEADLINES_YAML: ListFormat.DEADLINES_YAML,
    Origin.CONFERENCE_CSV: ListFormat.ORGANIZERS_CSV,
    Origin.CONFS_TECH: ListFormat.CONFS_TECH,
    Origin.OWN: ListFormat.TABLE,
}
# A list that knows extensions and zones is right where one that knows only days differs.
RANKS: Final = {
    ListFormat.TABLE: 5,
    ListFormat.DEADLINES_YAML: 10,
    ListFormat.ORGANIZERS_CSV: 20,
    ListFormat.CONFS_TECH: 30,
}


class NothingNew(Exception):
    """The list is what it was when it was read last."""


@dataclass(frozen=True, slots=True)
class Data:
    """The bytes of a list, and what was said about them."""

    data: bytes
    name: str = ""  # of the file, or the address
    content_type: str = ""
    etag: str = ""

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(slots=True)
class ImportResult:
    """What an import did, or would do."""

    source: Source
    plan: ImportPlan
    findings: list[Finding] = field(default_factory=list)
    run: ImportRun | None = None  # none where nothing was written
    lost: list[str] = field(default_factory=list)  # what would have been lost, if it was refused

    @property
    def is_refused(self) -> bool:
        return bool(self.lost)

    def described(self) -> tuple[dict[str, int], dict[str, Any]]:
        """Counts and report."""
        counts, report = describe(self.plan, self.findings)
        return counts, report | ({"lost": self.lost} if self.lost else {})


def quiet(stage: str, done: int, total: int) -> None:
    """A progress callback for those who do not look. Stages: fetching, reading, comparing, writing."""


def open_data(file_or_url: str, *, etag: str = "", progress: Progress = quiet) -> Data:
    """A file of this machine, or an address to fetch. Raises OSError, FetchError or NothingNew."""
    if re.match(r"https?://", file_or_url, re.I):
        progress("fetching", 0, 1)
        fetched = fetch(file_or_url, etag=etag)
        if isinstance(fetched, NotModified):
            raise NothingNew
        return Data(fetched.data, fetched.url, fetched.content_type, fetched.etag)
    path = Path(file_or_url)
    if path.stat().st_size > MAX_BYTES:
        raise FetchError(_("The file is larger than %(size)s MB.") % {"size": MAX_BYTES // 1024**2})
    return Data(path.read_bytes(), path.name)


def read(data: Data, form: str = "") -> tuple[list[Conference], Report]:
    """The conferences of the list. Raises FormatError.

    The file of confs.tech does not say its topic, its name does.
    """
    if form:
        conferences, report = READERS[ListFormat(form)](data.data)
    else:
        conferences, report = detect_list(data.data, data.content_type, data.name)
    for one in conferences:
        if one.origin is Origin.CONFS_TECH and not one.topics and "python" in data.name.lower():
            one.topics = ("PY",)
    return conferences, report


def format_of(conferences: list[Conference]) -> ListFormat:
    """The form of a list that was read."""
    return FORMATS[conferences[0].origin] if conferences else ListFormat.TABLE


def new_source(name: str, form: ListFormat, url: str = "") -> Source:
    """A source that is not saved yet, ranked by what its form can tell."""
    return Source(name=name[:120], format=form, url=url, rank=RANKS[form])


def plan_import(
    conferences: list[Conference], source: Source, report: Report, progress: Progress = quiet
) -> tuple[ImportPlan, Rows]:
    """What bringing these in would do; writes nothing. Inside a transaction the rows stay locked."""
    progress("comparing", 0, 3)
    rows = current.records_of(source) if source.pk else Rows(0, source.rank)
    leave_out_far(conferences, source, report)
    tolds = _tolds(conferences, report)
    plan = ImportPlan(came=len(conferences))
    progress("comparing", 1, 3)
    known = {key: edition for key, (edition, _place, _raw) in rows.stored.items()}
    assigned = Assigner(Matcher(), known, plan).assign(tolds)
    progress("comparing", 2, 3)
    current.fill(rows, [one for one in assigned.editions.values() if isinstance(one, int)])
    Comparison(rows, assigned, plan).compare(tolds)
    progress("comparing", 3, 3)
    return plan, rows


def _tolds(conferences: list[Conference], report: Report) -> list[Told]:
    found = []
    for place, conference in enumerate(conferences):
        told = told_of(conference, place)
        if told:
            found.append(told)
        else:
            report.error(
                conference.where, "A conference whose name or year cannot be was left out.", "record"
            )
    return found


def import_list(
    file_or_url: str,
    *,
    name: str,
    form: str = "",
    by: Person | None = None,
    dry_run: bool = False,
    progress: Progress = quiet,
) -> ImportResult:
    """The whole way, for commands: from a file or address into the directory, as the list of that name.

    Raises NothingNew, OSError, FetchError or FormatError.
    """
    source = Source.objects.filter(name=name[:120]).first()
    url = file_or_url if re.match(r"https?://", file_or_url, re.I) else ""
    etag = source.etag if source and source.url == url and not dry_run else ""
    data = open_data(file_or_url, etag=etag, progress=progress)
    if source and data.digest == source.digest and not dry_run:
        raise NothingNew
    progress("reading", 0, 1)
    found = read(data, form or (source.format if source else ""))
    progress("reading", 1, 1)
    source = source or new_source(name, ListFormat(form) if form else format_of(found[0]), url)
    result = bring_in(data, source, *found, by=by, dry_run=dry_run, progress=progress)
    if not dry_run and not result.is_refused:
        remember(source, data)
    return result


def bring_in(
    data: Data,
    source: Source,
    conferences: list[Conference],
    report: Report,
    *,
    by: Person | None = None,
    run: ImportRun | None = None,
    dry_run: bool = False,
    progress: Progress = quiet,
) -> ImportResult:
    """Compare what was read, and apply it, in one transaction.

    What changes nothing writes nothing, and keeps no run.

    Where the guard says no, all of it is rolled back and the run keeps what would have been lost.
    """
    if dry_run:
        plan, _rows = plan_import(conferences, source, report, progress)
        return ImportResult(source, plan, report.findings)
    result = ImportResult(source, ImportPlan(), run=run)
    is_new = source.pk is None
    try:
        with transaction.atomic():
            hold_directory()
            result.plan, rows = plan_import(conferences, source, report, progress)
            result.findings = report.findings
            apply(result, rows, data, by=by, progress=progress)
    except WouldBeLost as refusal:
        result.lost, result.run = refusal.lost, run
        if is_new:
            source.pk = None  # its row was rolled back with everything else
        _keep(result, data, RunState.REFUSED, by)
    return result


def apply(
    result: ImportResult, rows: Rows, data: Data, *, by: Person | None, progress: Progress = quiet
) -> None:
    """Do what the plan says, inside the caller's transaction. Raises WouldBeLost."""
    source, plan = result.source, result.plan
    if plan.is_empty:
        return
    with nothing_vanishes():
        if source.pk is None:
            source.save()
        _keep(result, data, RunState.DONE, by)
        if result.run is None:
            raise RuntimeError("a run is kept before anything is written")
        carry_out(plan, rows, source, result.run, by=by, progress=progress)
        counts = {name: count for name, count in plan.counts().items() if count}
        record("directory.imported", source, by=by, **counts)


def _keep(result: ImportResult, data: Data, state: RunState, by: Person | None) -> None:
    """The run with its report, and in the source what it was that was read."""
    counts, report = result.described()
    source = result.source
    if source.pk is None:
        source.save()
    run = result.run
    if run is None or run.pk is None:
        run = ImportRun(source=source, started_by=by, filename=data.name[-200:])
    run.state, run.counts, run.report, run.ended_at = state, counts, report, now()
    run.problem = "; ".join(result.lost)[:500]
    run.save()
    result.run = run


def remember(source: Source, data: Data) -> None:
    """Note what was read, so that the same again is not even compared."""
    noted = {"digest": data.digest, "etag": data.etag if len(data.etag) <= 200 else ""}
    if source.pk and any(getattr(source, name) != value for name, value in noted.items()):
        Source.objects.filter(pk=source.pk).update(**noted)
