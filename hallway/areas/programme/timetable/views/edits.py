"""Forms that edit: one session, a block, a break. They work without script."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hallway.areas.programme.timetable import actions, checking, days, explaining, kept, problem, words
from hallway.areas.programme.timetable.answers import Answer
from hallway.areas.programme.timetable.board import day_of
from hallway.areas.programme.timetable.forms import BreakForm, PlacementForm, ShiftForm
from hallway.areas.programme.timetable.journal import Locked, Overtaken, Refused
from hallway.areas.programme.timetable.models import Draft, Edit, Placement
from hallway.areas.programme.timetable.problem import Material
from hallway.areas.programme.timetable.states import EditKind
from hallway.areas.programme.timetable.views.doors import (
    draft_of,
    placement_of,
    programme_page,
    reach,
    timetable_page,
)
from hallway.areas.programme.timetable.views.editor import day_from
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.days import programme_day
from hallway.ground.happenings.states import Kind
from hallway.ground.people.requests import person_of


@timetable_page
def session(request: HttpRequest, edition: Edition, draft: int, code: str) -> HttpResponse:
    """One session: where it stands, what is wrong there, where it would stand better."""
    found = draft_of(edition, draft)
    row = placement_of(found, happening__code=code.upper())
    known = kept.ready(found, for_happening=row.happening_id)
    material = known.material
    form = PlacementForm(request.POST or None, row=row, listed=material.days, initial=_initial(row))
    problem_text, status, asked = "", 200, None
    if request.method == "POST" and form.is_valid() and "ask" in request.POST:
        asked = form.spot
    elif request.method == "POST" and form.is_valid():
        try:
            _place(row, form, request)
        except Refused as refused:
            problem_text, status = words.refusal(refused, edition.zone), 409
            row = placement_of(found, pk=row.pk)
            if isinstance(refused, Overtaken):
                form = PlacementForm(row=row, listed=material.days, initial=_initial(row))
        else:
            return redirect(_back(request, found))
    why = explaining.explain(known, row, asked)
    context = {
        "edition": edition,
        "draft": found,
        "row": row,
        "form": form,
        "problem": problem_text,
        "back": _back(request, found),
        "may_move": reach(request, edition).covers(row.happening),
        "may_all": reach(request, edition).all,
        "warnings": checking.check(material, known.explainer.board).of_session.get(row.happening_id, []),
        "why": why,
        "places": [_named(one, material) for one in why.others],
        "best": [_named(one, material) for one in why.best],
    }
    return render(request, "timetable/session.html", context, status=status)


def _place(row: Placement, form: PlacementForm, request: HttpRequest) -> Edit | None:
    """As the form says. What is locked stays where it is until the form takes the lock off."""
    by, version = person_of(request), form.cleaned_data["version"]
    may = reach(request, row.draft.edition)
    return actions.place(row, form.spot, by=by, version=version, reach=may)


def _initial(row: Placement) -> dict[str, Any]:
    start = row.starts_at.astimezone(row.draft.edition.zone) if row.starts_at else None
    return {
        "day": day_of(row).isoformat() if start else "",
        "time": start.time() if start else None,
        "place": row.place_id,
        "minutes": row.minutes,
        "is_locked": row.is_locked,
        "version": row.version,
    }


def _named(one: Answer, material: Material) -> dict[str, Any]:
    """An answer as the page shows it, and as the form takes it."""
    zone, moment = material.edition.zone, problem.moment_of(one.minute)
    room = next(place for place in material.places if place.pk == one.room)
    local = moment.astimezone(zone)
    day = programme_day(moment, zone).isoformat()
    return {"answer": one, "room": room, "at": moment, "time": f"{local:%H:%M}", "day": day}


def _back(request: HttpRequest, draft: Draft) -> str:
    """Where the form was opened from: the list or a day of the board."""
    asked = request.POST.get("back") or request.GET.get("back", "")
    if asked == "list":
        return reverse("timetable:list", args=[draft.edition.slug, draft.pk])
    day = day_from(asked)
    return draft.get_absolute_url() + (f"?day={day}" if day else "")


@timetable_page
def block(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """Move, lock or take off everything of a day between two times."""
    found = draft_of(edition, draft)
    material = problem.load(found)
    form = ShiftForm(
        request.POST or None,
        edition=edition,
        listed=material.days,
        initial={"day": request.GET.get("day", ""), "minutes": 10},
    )
    status, problem_text = 200, ""
    if request.method == "POST" and form.is_valid():
        try:
            edit = _apply(form.cleaned_data, material, request)
        except Refused as refused:
            status, problem_text = 409, words.refusal(refused, edition.zone)
        except days.NoSuchTime:
            form.add_error("begins", _("The clocks skip this time on this day."))
        else:
            _say(request, edit)
            return redirect(f"{found.get_absolute_url()}?day={form.cleaned_data['day']}")
    context = {"edition": edition, "draft": found, "form": form, "problem": problem_text}
    return render(request, "timetable/block.html", context, status=status)


def _say(request: HttpRequest, edit: Edit | None) -> None:
    if edit:
        messages.success(request, _("Done: %(n)d sessions. Undo takes it back.") % {"n": len(edit.changes)})
    else:
        messages.info(request, _("Nothing there: nothing was changed."))


def _apply(data: dict[str, Any], material: Material, request: HttpRequest) -> Edit | None:
    rows, by = _chosen(data, material), person_of(request)
    may = reach(request, material.edition)
    match data["what"]:
        case "shift":
            return actions.shift(rows, data["minutes"], by=by, reach=may)
        case "day":
            ahead = dt.date.fromisoformat(data["to_day"]) - dt.date.fromisoformat(data["day"])
            return actions.move_day(rows, ahead.days, by=by, reach=may)
        case "room":
            return actions.shift(rows, 0, by=by, room=data["to_room"], kind=EditKind.BLOCK, reach=may)
        case "remove":
            loose = [row for row in rows if not row.is_locked]
            if rows and not loose:
                raise Locked(rows)
            return actions.remove(loose, by=by, reach=may)
    return actions.lock(rows, data["what"] == "lock", by=by, reach=may)


def _chosen(data: dict[str, Any], material: Material) -> list[Placement]:
    day, zone = dt.date.fromisoformat(data["day"]), material.edition.zone
    begins = days.moment_at(day, data["begins"], zone) if data["begins"] else None
    ends = days.moment_at(day, data["ends"], zone) if data["ends"] else None
    return [
        row
        for row in material.rows
        if row.starts_at
        and day_of(row) == day
        and (begins is None or row.starts_at >= begins)
        and (ends is None or row.starts_at < ends)
        and (data["room"] is None or row.place_id == data["room"].pk)
        and (data["with_breaks"] or not (row.happening.kind == Kind.BREAK or row.happening.is_plenary))
    ]


@programme_page
def add_break(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """A break in all rooms, or in one."""
    found = draft_of(edition, draft)
    material = problem.load(found)
    form = BreakForm(
        request.POST or None,
        edition=edition,
        listed=material.days,
        initial={"day": request.GET.get("day", ""), "title": _("Coffee"), "minutes": 30},
    )
    status, problem_text = 200, ""
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.add_break(
                found, by=person_of(request), title=data["title"], starts_at=data["moment"],
                minutes=data["minutes"], room=data["room"],
            )  # fmt: skip
        except Refused as refused:
            status, problem_text = 409, words.refusal(refused, edition.zone)
        else:
            return redirect(f"{found.get_absolute_url()}?day={data['day']}")
    context = {"edition": edition, "draft": found, "form": form, "problem": problem_text}
    return render(request, "timetable/break.html", context, status=status)
