"""Bringing a programme in: read, plan, apply. The command, the page and the demo all come through here."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hallway.areas.programme.interchange.apply import Progress, carry_out
from hallway.areas.programme.interchange.compare import compare
from hallway.areas.programme.interchange.current import load
from hallway.areas.programme.interchange.plan import ImportPlan
from hallway.areas.programme.interchange.words import golden_hue, hue_of
from hallway.formats.days import local_start, programme_date, zone_of
from hallway.formats.detect import read_schedule
from hallway.formats.report import Finding
from hallway.formats.schedule import Schedule
from hallway.formats.values import slugify
from hallway.ground.activity.actions import record
from hallway.ground.editions.models import Edition, Phase, Series
from hallway.ground.editions.states import PhaseKind
from hallway.ground.editions.validators import not_reserved
from hallway.ground.people.models import Person
from hallway.ports.fetch import MAX_BYTES, FetchError, fetch


class ProgrammeChanged(Exception):
    """The programme was changed since the plan was made; `plan` is what the import would do now."""

    def __init__(self, plan: ImportPlan) -> None:
        super().__init__(_("The programme was changed in the meantime."))
        self.plan = plan


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a programme file, and the name by which the reader may guess its format."""

    data: bytes
    name: str = ""


@dataclass(slots=True)
class ImportResult:
    """What an import did, or with `applied` False would do."""

    edition: Edition
    plan: ImportPlan
    findings: list[Finding] = field(default_factory=list)  # of the reader and of the plan, in file order
    applied: bool = False

    @property
    def counts(self) -> dict[str, int]:
        return self.plan.counts()


def quiet(stage: str, done: int, total: int) -> None:
    """A progress callback for those who do not look. Stages: fetching, reading, comparing, writing."""


def open_source(file_or_url: str, progress: Progress = quiet) -> Source:
    """A file of this machine, or an address to fetch. Raises OSError or FetchError."""
    if re.match(r"https?://", file_or_url, re.I):
        progress("fetching", 0, 1)
        fetched = fetch(file_or_url)
        return Source(fetched.data, fetched.url.partition("?")[0].rpartition("/")[2])
    path = Path(file_or_url)
    if path.stat().st_size > MAX_BYTES:
        raise FetchError(_("The file is larger than %(size)s MB.") % {"size": MAX_BYTES // 1024**2})
    return Source(path.read_bytes(), path.name)


def read(
    source: Source, edition: Edition | None = None, *, timezone: str = "", progress: Progress = quiet
) -> tuple[Schedule, list[Finding]]:
    """The file as a schedule, with what is questionable in it. Raises FormatError.

    `timezone`, or else that of the edition, is used for files that name none.
    """
    progress("reading", 0, 1)
    if not timezone and edition and edition.timezone != "UTC":
        timezone = edition.timezone
    schedule, report = read_schedule(source.data, filename=source.name, timezone=timezone or None)
    progress("reading", 1, 1)
    return schedule, report.findings


def plan_import(schedule: Schedule, edition: Edition, progress: Progress = quiet) -> ImportPlan:
    """What bringing `schedule` into `edition` would do. Reads a fixed number of queries, writes nothing."""
    progress("comparing", 0, 1)
    plan = compare(schedule, load(schedule, edition))
    progress("comparing", 1, 1)
    return plan


def apply(
    plan: ImportPlan, schedule: Schedule, edition: Edition, *, by: Person | None, progress: Progress = quiet
) -> None:
    """Do what the plan says: all of it, or nothing when anything fails.

    An empty plan touches nothing: no transaction, no version, no activity. Raises
    ProgrammeChanged when somebody changed the programme since the plan was made.
    """
    if plan.is_empty:
        return
    with transaction.atomic():
        current = load(schedule, edition, lock=True)
        fresh = compare(schedule, current)
        if fresh.digest() != plan.digest():
            raise ProgrammeChanged(fresh)
        carry_out(fresh, schedule, current, progress)
        if not current.has_phases:
            _make_phases(schedule, edition)
        if fresh.changes:
            record(
                "programme.imported", edition, by=by, edition=edition, public=True,
                version=schedule.version[:80], **fresh.counts(),
            )  # fmt: skip


def import_schedule(
    file_or_url: str,
    *,
    slug: str = "",
    new: bool = False,
    publish: bool = False,
    dry_run: bool = False,
    timezone: str = "",
    by: Person | None = None,
    progress: Progress = quiet,
) -> ImportResult:
    """The whole way, for commands: from a file or address into the edition `slug`.

    With `new` the edition is made from the file (its address from the title when `slug` is empty),
    public only with `publish`; when it exists already it is used. With `dry_run` nothing is written.
    Raises Edition.DoesNotExist, ValidationError, OSError, FetchError or FormatError.
    """
    source = open_source(file_or_url, progress)
    found = Edition.objects.hosted().select_related("series").filter(slug=slug).first() if slug else None
    if found is None and not new:
        raise Edition.DoesNotExist(_("There is no edition “%(slug)s”.") % {"slug": slug})
    schedule, findings = read(source, found, timezone=timezone, progress=progress)
    slug = slug or slugify(schedule.title)
    found = found or Edition.objects.hosted().select_related("series").filter(slug=slug).first()
    edition = found or draft_edition(schedule, slug, publish=publish)
    plan = plan_import(schedule, edition, progress)
    result = ImportResult(edition, plan, [*findings, *plan.findings])
    if not dry_run:
        if found is None:
            _into_new(result, schedule, by, progress)
        else:
            apply(plan, schedule, edition, by=by, progress=progress)
        result.applied = True
    return result


@transaction.atomic
def _into_new(result: ImportResult, schedule: Schedule, by: Person | None, progress: Progress) -> None:
    """Edition and programme appear together or not at all."""
    if result.edition.series.pk is None:
        result.edition.series.save()
    result.edition.save()
    result.plan = plan_import(schedule, result.edition)
    apply(result.plan, schedule, result.edition, by=by, progress=progress)


def draft_edition(schedule: Schedule, slug: str, *, publish: bool = False) -> Edition:
    """An unsaved edition (and series) as the file describes it. Raises ValidationError for a bad address."""
    slug = slug[:80]
    if not slug:
        raise ValidationError(_("The file has no usable title; name the address of the edition."))
    not_reserved(slug)
    name = re.sub(r"\s*\b(19|20)\d\d\b\s*", " ", schedule.title).strip(" -–:,") or schedule.title
    stem = slugify(name) or slug
    series = Series.objects.filter(slug=stem).first() or Series(slug=stem[:80], name=name[:200])
    acronym = slugify(schedule.acronym, "_") or slugify(slug, "_")
    hue = hue_of(schedule.color)
    return Edition(
        series=series,
        slug=slug,
        acronym=(acronym if len(acronym) >= 4 else f"{acronym}_conf")[:40],
        name=schedule.title[:200],
        year=_year(schedule),
        hue=hue if hue is not None else golden_hue(0),
        published=publish,
    )


def _year(schedule: Schedule) -> int | None:
    named = re.search(r"\b(19|20)\d\d\b", schedule.title)
    if named:
        return int(named.group())
    return schedule.start.year if schedule.start else None


def _make_phases(schedule: Schedule, edition: Edition) -> None:
    """One phase for each run of days on which something happens, for an edition that has none."""
    zone, hour = zone_of(schedule), schedule.day_starts_at_hour
    days = sorted({programme_date(local_start(one, zone), hour) for one in schedule.sessions if one.start})
    runs: list[list[dt.date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == dt.timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    Phase.objects.bulk_create(
        [
            Phase(edition=edition, kind=PhaseKind.TALKS, name=_("Talks"), starts_on=run[0], ends_on=run[-1])
            for run in runs
        ]
    )
