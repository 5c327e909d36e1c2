"""The door of the organisers' pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache

from hallway.ground.access.rules import Viewer, may_edit_site
from hallway.ground.editions.models import Edition
from hallway.ground.editions.requests import note_edition

P = ParamSpec("P")
Rule = Callable[[Viewer, Edition], bool]


def team_page(
    rule: Rule = may_edit_site,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Edition, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, str, P], HttpResponse],
]:
    """Decorate an organisers' view: it receives the Edition. A 404 for whom `rule` does not let in;
    somebody who is not signed in is asked to do so first.
    """

    def decorate(
        view: Callable[Concatenate[HttpRequest, Edition, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
        @wraps(view)
        def wrapped(request: HttpRequest, edition: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:  # whatever is there, so that this tells nothing
                return redirect_to_login(request.get_full_path())
            found = get_object_or_404(Edition.objects.hosted().select_related("series"), slug=edition)
            if not rule(request.user, found):
                raise Http404
            note_edition(request, found)
            with timezone.override(found.zone):
                return view(request, found, *args, **kwargs)

        return never_cache(wrapped)

    return decorate
