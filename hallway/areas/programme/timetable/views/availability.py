"""A speaker's own page: when they cannot come."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hallway.areas.programme.timetable import days, facts
from hallway.areas.programme.timetable.facts_forms import PartsForm
from hallway.areas.programme.timetable.models import Availability, AvailabilityNote
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.reading import speaks_in
from hallway.ground.limits.actions import allow
from hallway.ground.people.requests import person_of

OFTEN, HOUR = 30, dt.timedelta(hours=1)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def mine(request: HttpRequest, edition: str) -> HttpResponse:
    """For those with a session; a 404 for everybody else."""
    person = person_of(request)
    found = get_object_or_404(speaks_in(person), slug=edition)
    said = AvailabilityNote.objects.filter(edition=found, person=person).first()
    windows = list(Availability.objects.filter(edition=found, person=person))
    form = PartsForm(
        request.POST or None,
        zone=found.zone,
        listed=_listed(found),
        windows=[(one.starts_at, one.ends_at) for one in windows],
        note=said.note if said else "",
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        if allow(f"availability {person.pk}", OFTEN, HOUR):
            facts.say_when(found, by=person, windows=form.windows(), note=form.cleaned_data["note"])
            messages.success(
                request, _("Thank you. The programme team sees it, and no solve puts you there.")
            )
            return redirect("availability:mine", found.slug)
        status = 429
        form.add_error(None, _("That was very often. Try again in an hour."))
    context = {"edition": found, "form": form, "said": said, "windows": windows}
    return render(request, "timetable/availability.html", context, status=status)


def _listed(edition: Edition) -> list[days.OpenDay]:
    spans = [one.span for one in edition.happenings.public().scheduled().placed()]
    return days.open_days(edition, spans)
