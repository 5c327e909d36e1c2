"""Signing out on purpose: the browser forgets what it has kept for whoever was there.

A session that has merely ended says nothing of the kind, so what somebody had written then waits for them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
COOKIE = "hallway_forget"  # read and deleted by page.js, on whichever page comes next
DAYS = 30


def forgetting(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Decorate a view that may sign somebody out: when it has, their browser is told to forget."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        was_here = request.user.is_authenticated
        response = view(request, *args, **kwargs)
        if was_here and not request.user.is_authenticated:
            response.set_cookie(
                COOKIE,
                "1",
                max_age=DAYS * 86_400,
                secure=settings.SESSION_COOKIE_SECURE,
                samesite="Lax",
            )
        return response

    return wrapped
