"""Finding what an address names, within what the viewer may read; and answering what a script has sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from hallway.areas.chat import conversations, rules
from hallway.areas.chat.actions import posting
from hallway.areas.chat.conversations import Conversation
from hallway.areas.chat.models import Backchannel, Post
from hallway.areas.chat.states import BackchannelState, Refusal
from hallway.ground.access.rules import may_see_edition
from hallway.ground.editions.requests import note_edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person

P = ParamSpec("P")
STATUS = {Refusal.TOO_MANY: 429}  # what a script tries again; 422 for what would be refused again


def for_readers(
    view: Callable[Concatenate[HttpRequest, Backchannel, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Decorate a view for whoever may read: it receives the backchannel.

    Strangers are asked to sign in; somebody who does not belong to the conference is told so.
    A hidden edition, and one without a backchannel, is a 404.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, edition: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        backchannel = conversations.backchannel_of(edition)
        if backchannel is None or not may_see_edition(request.user, backchannel.edition):
            raise Http404
        note_edition(request, backchannel.edition)
        if not rules.may_read(request.user, backchannel):
            return _not_for_you(request, backchannel)
        with timezone.override(backchannel.edition.zone):
            return view(request, backchannel, *args, **kwargs)

    return never_cache(wrapped)


def for_people(
    view: Callable[Concatenate[HttpRequest, Backchannel, Person, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """The same for those of them who are signed in: it receives backchannel and person."""

    @wraps(view)
    def wrapped(
        request: HttpRequest, backchannel: Backchannel, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if not isinstance(request.user, Person):
            return redirect_to_login(request.get_full_path())
        return view(request, backchannel, request.user, *args, **kwargs)

    return for_readers(wrapped)


def _not_for_you(request: HttpRequest, backchannel: Backchannel) -> HttpResponse:
    if backchannel.state == BackchannelState.CLOSED:
        raise Http404
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    return render(request, "chat/not_yours.html", {"edition": backchannel.edition}, status=404)


def about_or_404(backchannel: Backchannel, code: str) -> tuple[Conversation, Happening]:
    """The conversation about a session or a card."""
    found = conversations.about(backchannel, code)
    if found is None or found.happening is None:
        raise Http404
    return found, found.happening


def post_or_404(backchannel: Backchannel, code: str) -> Post:
    """A post of this edition with what its line needs; nothing of what has become confidential."""
    post = posting.find(code, backchannel.edition)
    if post is None or conversations.conversation_of(post, backchannel) is None:
        raise Http404
    return post


def wants_json(request: HttpRequest) -> bool:
    """Whether a script has sent this and reads the answer."""
    return "application/json" in request.headers.get("Accept", "")


def refused(reason: Refusal) -> JsonResponse:
    """Words for whoever tried, for a script to show."""
    return JsonResponse({"refused": str(reason.label)}, status=STATUS.get(reason, 422))


def note_refusal(request: HttpRequest, reason: Refusal) -> None:
    messages.warning(request, str(reason.label))
