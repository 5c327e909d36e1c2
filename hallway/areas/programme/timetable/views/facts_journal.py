"""Undo, redo, and the whole journal of what a timetable has to respect."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hallway.areas.programme.timetable import facts_journal, facts_words
from hallway.areas.programme.timetable.journal import Refused
from hallway.areas.programme.timetable.models import FactEdit
from hallway.areas.programme.timetable.states import FACT_STEPS_BACK, EditState
from hallway.areas.programme.timetable.views.doors import programme_page
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of

LINES = 200


@programme_page
@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everything that was set, the newest first, each with the way back."""
    steps = edition.fact_edits.select_related("by", "about", "person", "happening").order_by("-pk")[:LINES]
    facts = [(key, value) for one in steps for key, *values in one.changes for value in values]
    words = facts_words.Words(edition, facts)
    lines = [
        {
            "edit": one,
            "what": facts_words.step(one),
            "changes": [words.change(*change) for change in one.changes],
            "is_undone": one.state == EditState.UNDONE,
            "is_step_back": one.kind in FACT_STEPS_BACK,
        }
        for one in steps
    ]
    return render(request, "timetable/facts_journal.html", {"edition": edition, "lines": lines})


@programme_page
@require_POST
def undo(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Take back my newest step, or the one that the button names."""
    return _step(request, edition, facts_journal.undo, _("Taken back."))


@programme_page
@require_POST
def redo(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Do again what I took back last, or the step that the button names."""
    return _step(request, edition, facts_journal.redo, _("Done again."))


def _step(request: HttpRequest, edition: Edition, step: Callable[..., FactEdit], done: str) -> HttpResponse:
    number = request.POST.get("edit", "")
    is_named = number.isdecimal() and len(number) < 16
    edit = get_object_or_404(FactEdit, edition=edition, pk=number) if is_named else None
    try:
        step(edition, by=person_of(request), edit=edit)
    except Refused as refused:
        messages.warning(request, facts_words.refusal(refused, edition))
    else:
        messages.success(request, done)
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    return redirect(back) if is_ours else redirect("timetable:facts-journal", edition.slug)
