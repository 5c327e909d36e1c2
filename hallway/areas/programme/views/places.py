"""A place in a session that has only so many."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hallway.areas.programme.reading import places_of
from hallway.ground.happenings import actions
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import SignUpState
from hallway.ground.people.requests import person_of


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def show(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    """Where I stand, and the one button: get a place, or give it up."""
    sessions = Happening.objects.public().filter(edition__slug=edition, takes_sign_ups=True)
    session = get_object_or_404(sessions.select_related("edition", "place"), code=code.upper())
    if request.method == "POST":
        _change(request, session)
        return redirect(request.path)
    context = {"edition": session.edition, "session": session, **places_of(session, person_of(request))}
    return render(request, "programme/place.html", context)


def _change(request: HttpRequest, session: Happening) -> None:
    person = person_of(request)
    if request.POST.get("give_up"):
        actions.cancel_sign_up(session, by=person)
        messages.success(request, _("Your place is free for somebody else."))
        return
    try:
        sign_up = actions.sign_up(session, by=person)
    except actions.SignUpsClosed:
        messages.error(request, _("This session takes no sign-ups any more."))
        return
    if sign_up.state == SignUpState.IN:
        messages.success(request, _("You have a place."))
    else:
        messages.warning(request, _("All places are taken. You are on the waiting list."))
