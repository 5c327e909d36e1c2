"""Finding what an address names, within what the viewer may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hallway.areas.hallway import rules
from hallway.ground.access.rules import may_see_edition
from hallway.ground.editions.models import Edition
from hallway.ground.editions.requests import note_edition
from hallway.ground.happenings.models import Happening
from hallway.ground.limits.actions import allow
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of

P = ParamSpec("P")
HOUR = dt.timedelta(hours=1)


def for_those_who_take_part(
    view: Callable[Concatenate[HttpRequest, Edition, Person, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Decorate a view for people who belong to the edition: it receives edition and person.

    Strangers are asked to sign in; for everybody else the page is not there.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, edition: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        found = get_object_or_404(Edition.objects.hosted().select_related("series"), slug=edition)
        person = person_of(request)
        if not rules.takes_part(person, found):
            raise Http404
        note_edition(request, found)
        with timezone.override(found.zone):
            return view(request, found, person, *args, **kwargs)

    return never_cache(login_required(wrapped))


def in_a_room(
    view: Callable[Concatenate[HttpRequest, Happening, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, str, P], HttpResponse]:
    """Decorate a view of a room, kept by no cache: it receives the session or card that is on there.

    A hidden edition, and whatever has no room or is in confidence, is a 404.
    """

    @wraps(view)
    def wrapped(
        request: HttpRequest, edition: str, code: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        found = get_object_or_404(Edition.objects.hosted().select_related("series"), slug=edition)
        rows = Happening.objects.filter(edition=found).select_related("edition__series", "place")
        happening = get_object_or_404(rows, code=code.upper())
        if not (may_see_edition(request.user, found) and rules.has_room(happening)):
            raise Http404
        note_edition(request, found)
        with timezone.override(found.zone):
            return view(request, happening, *args, **kwargs)

    return never_cache(wrapped)


def may_go_on(request: HttpRequest, what: str, limit: int) -> bool:
    """Whether this person has not done so too often within the hour; if not, they are told."""
    if allow(f"{what} {person_of(request).pk}", limit, HOUR):
        return True
    messages.warning(request, _("That was a lot in one hour. Go on a little later."))
    return False
