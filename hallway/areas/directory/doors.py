"""The door of the moderators' pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from hallway.areas.directory.rules import may_moderate

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def moderators_page(view: View[P]) -> View[P]:
    """Decorate a view for those who look after the directory; a 404 for everybody else.

    Somebody who is not signed in is asked to do so first, whatever is there.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not may_moderate(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return never_cache(wrapped)
