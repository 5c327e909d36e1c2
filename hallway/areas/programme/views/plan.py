"""What is mine: my stars, my plan."""

from __future__ import annotations

import json

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from hallway.areas.programme import reading
from hallway.ground.happenings import actions
from hallway.ground.happenings.models import Happening, HappeningQuerySet
from hallway.ground.happenings.reading import choices_of, starred_by
from hallway.ground.happenings.states import Choice
from hallway.ground.me.day import first_doors
from hallway.ground.people.requests import person_of

MOST_STARS_AT_ONCE = 1000


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """My plan: everything that I starred, by day, with what overlaps."""
    person = person_of(request)
    sessions = list(reading.with_people(starred_by(person)))
    entries = reading.with_clashes(sessions, choices_of(person))
    context = {
        "entries": [entry for entry in entries if not entry.is_to_watch],
        "to_watch": [entry for entry in entries if entry.is_to_watch],
        "doors": first_doors(person),
    }
    return render(request, "programme/plan.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def star(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    """Star or unstar one session. GET shows the one button, for browsers without script."""
    session = get_object_or_404(_visible(edition), code=code.upper())
    if request.method == "POST":
        change = actions.unstar if request.POST.get("on") == "no" else actions.star
        change(session, by=person_of(request))
        if request.headers.get("accept", "").startswith("application/json"):
            return JsonResponse({"ok": True})
        return redirect(session)
    starred = session.stars.filter(person=person_of(request)).exists()
    return render(
        request, "programme/star.html", {"edition": session.edition, "session": session, "starred": starred}
    )


@require_POST
@login_required
def choose(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    """Say what my star means: I go there, it is my second choice, I missed it."""
    session = get_object_or_404(_visible(edition), code=code.upper())
    choice = request.POST.get("choice", "")
    if choice not in Choice.values or not actions.choose(session, Choice(choice), by=person_of(request)):
        raise Http404
    return redirect(f"{reverse('plan:show')}#{session.code}")


@require_POST
@login_required
def star_many(request: HttpRequest, edition: str) -> HttpResponse:
    """Take over the stars that the browser kept before its owner signed in."""
    try:
        codes = json.loads(request.body)
    except (ValueError, RecursionError):
        return HttpResponseBadRequest("The stars did not arrive as a JSON list.")
    if (
        not isinstance(codes, list)
        or len(codes) > MOST_STARS_AT_ONCE
        or not all(isinstance(c, str) and c.isprintable() for c in codes)
    ):
        return HttpResponseBadRequest(f"Send a list of at most {MOST_STARS_AT_ONCE} session codes.")
    actions.star_many(_visible(edition).filter(code__in=codes), by=person_of(request))
    return JsonResponse({"ok": True})


def _visible(edition: str) -> HappeningQuerySet:
    return Happening.objects.public().filter(edition__slug=edition).select_related("edition")
