"""Is it still you? Changes that could lock somebody out need a fresh sign-in or a code by mail."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.core import ratelimit
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from hallway.ground.people.requests import person_of

P = ParamSpec("P")
FRESH_SECONDS = 15 * 60
CODE_SECONDS = 15 * 60
MAX_GUESSES = 3
_CODE = "people_confirmation_code"
_CONFIRMED = "people_confirmed_at"


class TooOften(Exception):
    """This person has asked for too many codes."""


def is_fresh(request: HttpRequest) -> bool:
    """Whether this browser signed in or entered a code within the last FRESH_SECONDS."""
    moments = [record["at"] for record in get_authentication_records(request, request.user)]
    moments.append(request.session.get(_CONFIRMED, 0))
    return time.time() - max(moments) < FRESH_SECONDS


def mark_fresh(request: HttpRequest) -> None:
    """Note that the person in front of this browser has just proved to be there."""
    request.session[_CONFIRMED] = time.time()


def confirmed_recently(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Decorate a view that needs a signed-in person who has just proved to be there."""

    @login_required
    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        query = urlencode({"next": request.get_full_path() if request.method == "GET" else request.path})
        return redirect(f"{reverse('account_reauthenticate')}?{query}")

    return wrapped


def send_code(request: HttpRequest) -> None:
    """Mail a code to the address of the signed-in person and remember it. Raises TooOften."""
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        raise TooOften
    code = get_adapter().generate_login_code()
    request.session[_CODE] = {"code": code, "at": time.time(), "wrong": 0}
    get_adapter().send_mail("account/email/login_code", person_of(request).email, {"code": code})


def code_is_awaited(request: HttpRequest) -> bool:
    """Whether a code was sent that can still be entered."""
    return _awaited(request) is not None


def enter_code(request: HttpRequest, code: str) -> bool:
    """True if `code` is right; this browser counts as fresh then. Three wrong ones void it."""
    state = _awaited(request)
    if state is None:
        return False
    if secrets.compare_digest(_digits(code), _digits(state["code"])):
        del request.session[_CODE]
        mark_fresh(request)
        return True
    request.session[_CODE] = state | {"wrong": state["wrong"] + 1}
    return False


def _awaited(request: HttpRequest) -> dict[str, Any] | None:
    state: dict[str, Any] | None = request.session.get(_CODE)
    if state is None or state["wrong"] >= MAX_GUESSES or time.time() - state["at"] > CODE_SECONDS:
        return None
    return state


def _digits(text: str) -> str:
    return "".join(character for character in text if character in "0123456789")
