"""Undo, redo, and the whole journal of a draft."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from hallway.areas.programme.timetable import actions, reading, words
from hallway.areas.programme.timetable.journal import Refused
from hallway.areas.programme.timetable.models import Draft, Edit
from hallway.areas.programme.timetable.states import STEPS_BACK, EditState
from hallway.areas.programme.timetable.views.doors import draft_of, reach, timetable_page
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of

LINES = 200


@timetable_page
@require_safe
def show(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """Everything that was done, the newest first, each with the way back."""
    found = draft_of(edition, draft)
    titles = reading.titles_of(found)
    lines = [
        {
            "edit": one,
            "what": words.edit(one, titles),
            "is_undone": one.state == EditState.UNDONE,
            "can_undo": one.state == EditState.DONE and one.kind not in STEPS_BACK,
        }
        for one in reading.edits_since(found, 0, LINES)
    ]
    context = {
        "edition": edition,
        "draft": found,
        "lines": lines,
        "may_all": reach(request, edition).all,
    }
    return render(request, "timetable/journal.html", context)


@timetable_page
@require_POST
def undo(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """Take back my newest edit, or the one that the journal's button names."""
    found = draft_of(edition, draft)
    number = request.POST.get("edit", "")
    edit = get_object_or_404(Edit, draft=found, number=number) if number.isdecimal() else None
    return _step(request, found, lambda: actions.undo(
        found, by=person_of(request), reach=reach(request, edition), edit=edit))  # fmt: skip


@timetable_page
@require_POST
def redo(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """Do again what I took back last."""
    found = draft_of(edition, draft)
    return _step(request, found, lambda: actions.redo(
        found, by=person_of(request), reach=reach(request, edition)))  # fmt: skip


def _step(request: HttpRequest, draft: Draft, step: Callable[[], object]) -> HttpResponse:
    problem = ""
    try:
        step()
    except Refused as refused:
        problem = words.refusal(refused, draft.edition.zone)
    if request.headers.get("accept", "").startswith("application/json"):
        draft.refresh_from_db()
        answer = {"revision": draft.revision, "problem": problem}
        return JsonResponse(answer, status=409 if problem else 200)
    if problem:
        messages.warning(request, problem)
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_ours and back.startswith("/") else draft.get_absolute_url())
