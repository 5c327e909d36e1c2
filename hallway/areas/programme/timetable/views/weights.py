"""How much each soft rule counts in a draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hallway.areas.programme.timetable import actions, words
from hallway.areas.programme.timetable.forms import WeightsForm
from hallway.areas.programme.timetable.journal import Refused
from hallway.areas.programme.timetable.problem import weights_of
from hallway.areas.programme.timetable.views.doors import draft_of, programme_page
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of


@programme_page
def change(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """The form, and the way back to what is usual."""
    found = draft_of(edition, draft)
    form = WeightsForm(request.POST or None, weights=weights_of(found))
    wanted: dict[str, float] | None = None
    if request.method == "POST" and "usual" in request.POST:
        wanted = {}
    elif request.method == "POST" and form.is_valid():
        wanted = form.weights()
    if wanted is not None:
        try:
            edit = actions.weigh(found, wanted, by=person_of(request))
        except Refused as refused:
            messages.warning(request, words.refusal(refused, edition.zone))
        else:
            if edit:
                messages.success(request, _("The rules count like that from now on. Undo takes it back."))
            return redirect(found)
    return render(request, "timetable/weights.html", {"edition": edition, "draft": found, "form": form})
