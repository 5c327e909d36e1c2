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

from hallway.areas.programme.timetable import days, facts, facts_journal, facts_words, reading, standing
from hallway.areas.programme.timetable.facts_forms import PartsForm
from hallway.areas.programme.timetable.facts_journal import SetAnew
from hallway.areas.programme.timetable.models import AvailabilityNote
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.reading import speaks_in
from hallway.ground.limits.actions import allow
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of

OFTEN, HOUR = 30, dt.timedelta(hours=1)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def mine(request: HttpRequest, edition: str) -> HttpResponse:
    """For those with a session; a 404 for everybody else."""
    person = person_of(request)
    found = get_object_or_404(speaks_in(person), slug=edition)
    about = facts.about_person(person)
    now = standing.standing(found, [f"person/{person.pk}", f"note/{person.pk}"])
    last = facts_journal.newest(found, about)
    form = PartsForm(request.POST or None, facts=now, person=person, zone=found.zone, listed=_listed(found))
    status = 200
    if request.method == "POST" and form.is_valid():
        status = _say(request, found, person, form)
        if status == 200:
            return redirect("availability:mine", found.slug)
    context = {
        "edition": found,
        "form": form,
        "sessions": reading.own_sessions(found, person),
        "said": AvailabilityNote.objects.filter(edition=found, person=person).first(),
        "set_by_team": last if last and last.by_id != person.pk else None,
        "windows": [
            facts_words.window(*one, found.zone) for one in standing.times_of(now[f"person/{person.pk}"])
        ],
    }
    return render(request, "timetable/availability.html", context, status=status)


def _say(request: HttpRequest, edition: Edition, person: Person, form: PartsForm) -> int:
    """The status of the answer; what was refused stays filled in, with the reason above it."""
    if not allow(f"availability {person.pk}", OFTEN, HOUR):
        form.add_error(None, _("That was very often. Try again in an hour."))
        return 429
    windows, data = form.windows(), form.cleaned_data
    try:
        facts.say_when(edition, by=person, windows=windows, note=data["note"], seen=data["seen"])
    except SetAnew as refused:
        form.see(refused.facts)
        form.add_error(None, _("The programme team has set this anew in the meantime. What you filled in is "
                               "still below; send it again to put it in place of that."))  # fmt: skip
        return 409
    messages.success(request, _("Thank you. The programme team sees it, and no solve puts you there."))
    return 200


def _listed(edition: Edition) -> list[days.OpenDay]:
    spans = [one.span for one in edition.happenings.public().scheduled().placed()]
    return days.open_days(edition, spans)
