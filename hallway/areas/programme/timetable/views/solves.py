"""Solving: say what may move, watch, look at what was found, take it over or not."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hallway.areas.programme.timetable import charts, problem, solving, words
from hallway.areas.programme.timetable.forms import SolveForm
from hallway.areas.programme.timetable.journal import Refused
from hallway.areas.programme.timetable.models import Draft, Placement, SolveRun
from hallway.areas.programme.timetable.spots import read
from hallway.areas.programme.timetable.states import Scope
from hallway.areas.programme.timetable.tasks import solve
from hallway.areas.programme.timetable.views.doors import draft_of, programme_page
from hallway.engines.timetable.rules import Soft
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of

SHOWN = 300  # moves of a preview


@programme_page
def start(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """What may move, and for how long."""
    found = draft_of(edition, draft)
    solving.expire(found)
    material = problem.load(found)
    waiting = sum(1 for row in material.rows if row.starts_at is None and problem.is_solved(row.happening))
    initial = {"scope": Scope.UNPLACED if waiting else Scope.ALL, "day": request.GET.get("day", "")}
    form = SolveForm(
        request.POST or None, listed=material.days, initial={**initial, "keep": "some", "seconds": 20}
    )
    busy = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            run = solving.begin(
                found, by=person_of(request), scope=data["scope"], seconds=data["seconds"], keep=data["keep"],
                day=data["day"] if data["scope"] == Scope.DAY else "",
            )  # fmt: skip
        except solving.SolveBusy:
            busy = found.solves.filter(state__in=("queued", "solving")).first()
        else:
            solve.enqueue(run.pk)
            return redirect(run)
    context = {
        "edition": edition,
        "draft": found,
        "form": form,
        "busy": busy,
        "waiting": waiting,
        "earlier": found.solves.defer("result", "progress")[:10],
    }
    return render(request, "timetable/solve_start.html", context, status=409 if busy else 200)


@programme_page
@require_safe
def show(request: HttpRequest, edition: Edition, draft: int, pk: int) -> HttpResponse:
    """How far it is, and what was found."""
    return render(request, "timetable/solve.html", _context(edition, draft, pk))


@programme_page
@require_safe
def status(request: HttpRequest, edition: Edition, draft: int, pk: int) -> HttpResponse:
    """The part of the page that changes while a worker is at it."""
    return render(request, "timetable/_solve.html", _context(edition, draft, pk))


@programme_page
@require_POST
def stop(request: HttpRequest, edition: Edition, draft: int, pk: int) -> HttpResponse:
    run = _run(draft_of(edition, draft), pk)
    solving.stop(run)
    return redirect(run)


@programme_page
@require_POST
def discard(request: HttpRequest, edition: Edition, draft: int, pk: int) -> HttpResponse:
    found = draft_of(edition, draft)
    solving.discard(_run(found, pk))
    return redirect(found)


@programme_page
@require_POST
def take_over(request: HttpRequest, edition: Edition, draft: int, pk: int) -> HttpResponse:
    """Make it one edit of the draft."""
    found = draft_of(edition, draft)
    run = _run(found, pk)
    try:
        edit = solving.take_over(run, by=person_of(request))
    except solving.SolveOver:
        return redirect(run)
    except Refused as refused:
        text = words.refusal(refused, edition.zone)
        messages.warning(request, _("%(text)s Solve again to take that into account.") % {"text": text})
        return redirect(run)
    moved = len(edit.changes) if edit else 0
    messages.success(request, _("Taken over: %(n)d sessions. Undo takes it back.") % {"n": moved})
    return redirect(found)


def _run(draft: Draft, pk: int) -> SolveRun:
    run = get_object_or_404(SolveRun, draft=draft, pk=pk)
    run.draft = draft
    return run


def _context(edition: Edition, draft: int, pk: int) -> dict[str, Any]:
    found = draft_of(edition, draft)
    solving.expire(found)
    run = _run(found, pk)
    samples = [(sample[0], sample[1]) for sample in run.progress]
    before, after = run.report.get("before", {}), run.report.get("after", {})
    return {
        "edition": edition,
        "draft": found,
        "run": run,
        "curve": charts.curve(samples),
        "latest": run.progress[-1] if run.progress else None,
        "before": before,
        "after": after,
        "gain": after.get("attendable", 0) - before.get("attendable", 0) if before else 0,
        "costs": _costs(before, after),
        "moves": _moves(run, edition) if run.result else [],
        "is_stale": run.revision != found.revision,
    }


def _costs(before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, Any]]:
    """Every soft rule that costs something, before and after."""
    old, new = before.get("costs", {}), after.get("costs", {})
    return [
        {"rule": words.SOFT[rule], "before": old.get(rule, 0), "after": new.get(rule, 0)}
        for rule in Soft
        if rule in old or rule in new
    ]


def _moves(run: SolveRun, edition: Edition) -> list[dict[str, Any]]:
    rows = Placement.objects.filter(draft=run.draft_id).select_related("happening", "place").in_bulk()
    rooms = dict(edition.places.values_list("pk", "name"))
    zone, found = edition.zone, []
    for pk, _version, written in run.result[:SHOWN]:
        row, spot = rows.get(pk), read(written)
        if row is not None:
            after = words.where(spot.starts_at, rooms.get(spot.place or 0, ""), zone)
            found.append({"title": row.happening.title, "before": words.stand(row, zone), "after": after})
    return found
