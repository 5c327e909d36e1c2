"""The desk of the timetable: drafts, and the way to everything else."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hallway.areas.programme.timetable import actions, reading, words
from hallway.areas.programme.timetable.forms import DraftForm
from hallway.areas.programme.timetable.journal import Refused
from hallway.areas.programme.timetable.views.doors import draft_of, programme_page, reach, timetable_page
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of


@timetable_page
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every draft, the newest release, and the form for a new draft."""
    may = reach(request, edition)
    form = DraftForm(request.POST or None, edition=edition, initial={"name": _first_name(edition)})
    if request.method == "POST" and may.all and form.is_valid():
        data = form.cleaned_data
        draft = actions.begin(edition, by=person_of(request), name=data["name"], source=data["source"])
        return redirect(draft)
    drafts = list(reading.drafts_of(edition))
    context = {
        "edition": edition,
        "form": form,
        "open": [one for one in drafts if one.closed_at is None],
        "closed": [one for one in drafts if one.closed_at],
        "release": edition.releases.defer("snapshot", "changelog").select_related("released_by").first(),
        "may_all": may.all,
    }
    return render(request, "timetable/index.html", context)


def _first_name(edition: Edition) -> str:
    return "" if edition.drafts.exists() else _("Our timetable")


@programme_page
@require_POST
def change_state(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """Put a draft away, or open it again."""
    change = actions.close if request.POST.get("open") == "no" else actions.reopen
    change(draft_of(edition, draft), by=person_of(request))
    return redirect("timetable:index", edition.slug)


@programme_page
@require_POST
def catch_up(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """Take over what has changed on the public schedule since."""
    found = draft_of(edition, draft)
    try:
        taken, kept = actions.catch_up(found, by=person_of(request))
    except Refused as refused:
        messages.warning(request, words.refusal(refused, edition.zone))
        return redirect(found)
    text = ngettext("Taken over: %(n)d session.", "Taken over: %(n)d sessions.", taken) % {"n": taken}
    if kept:
        text += " " + ngettext(
            "%(n)d was moved here, too, and stays as it is.",
            "%(n)d were moved here, too, and stay as they are.",
            kept,
        ) % {"n": kept}
    messages.success(request, text)
    return redirect(found)
