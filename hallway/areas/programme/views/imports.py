"""Bringing a programme in, for organisers: choose, look at the plan, say yes or no."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from hallway.areas.programme.forms import ImportForm
from hallway.areas.programme.interchange import runs
from hallway.areas.programme.interchange.report import FIELDS
from hallway.areas.programme.models import ImportRun
from hallway.areas.programme.tasks import apply_import, read_import
from hallway.ground.access.doors import team_page
from hallway.ground.access.rules import may_edit_programme
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of

LINES = 200  # of each list on the page


programme_page = team_page(may_edit_programme)


@programme_page
def start(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Choose a file or an address."""
    runs.expire(edition)
    form = ImportForm(request.POST or None, request.FILES or None)
    waits = None
    if request.method == "POST" and form.is_valid():
        try:
            run = runs.begin(
                edition, by=person_of(request), file=form.cleaned_data["file"], url=form.cleaned_data["url"]
            )
        except runs.ImportBusy:
            waits = edition.import_runs.busy().first()
        else:
            read_import.enqueue(run.pk)
            return redirect(run)
    context = {"edition": edition, "form": form, "waits": waits, "earlier": edition.import_runs.all()[:10]}
    return render(request, "programme/import.html", context, status=409 if waits else 200)


@programme_page
@require_safe
def show(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Where the import is, and what it would do."""
    return render(request, "programme/import_run.html", _context(edition, pk))


@programme_page
@require_safe
def status(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The part of the page that changes while a worker is at it."""
    return render(request, "programme/import_status.html", _context(edition, pk))


@programme_page
@require_POST
def apply(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Say yes to the plan that was shown."""
    run = _run(edition, pk)
    try:
        if request.POST.get("digest") == run.digest and runs.request_application(run, by=person_of(request)):
            apply_import.enqueue(run.pk)
    except runs.ImportBusy:
        return render(request, "programme/import_run.html", _context(edition, pk, waits=True), status=409)
    return redirect(run)


@programme_page
@require_POST
def discard(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Say no."""
    runs.discard(_run(edition, pk))
    return redirect("programme:import", edition.slug)


def _run(edition: Edition, pk: int) -> ImportRun:
    return get_object_or_404(ImportRun.objects.select_related("edition"), edition=edition, pk=pk)


def _context(edition: Edition, pk: int, *, waits: bool = False) -> dict[str, Any]:
    runs.expire(edition)
    run = _run(edition, pk)
    report = run.report
    changes = report.get("changes", [])
    return {
        "edition": edition,
        "run": run,
        "waits": waits,
        "report": report,
        "counts": report.get("counts", {}),
        "changes": [_readable(one) for one in changes if one["verb"] != "create"][:LINES],
        "created": [one for one in changes if one["verb"] == "create" and one["kind"] == "session"][:LINES],
        "kept": [_named(one) for one in report.get("kept", [])[:LINES]],
        "findings": report.get("findings", [])[:LINES],
        "unseen": max(len(report.get("findings", [])) - LINES, 0),
    }


def _readable(change: dict[str, Any]) -> dict[str, Any]:
    return change | {"fields": [_named(one) for one in change["fields"]]}


def _named(line: dict[str, Any]) -> dict[str, Any]:
    return line | {"field_name": FIELDS.get(line["field"], line["field"])}
