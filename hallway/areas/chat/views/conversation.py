"""The conversation of an edition, about one of its happenings, under a hashtag."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from hallway.areas.chat import reading, rules
from hallway.areas.chat.actions.posting import Refused
from hallway.areas.chat.conversations import Conversation
from hallway.areas.chat.live import chat_topic, tag_topic
from hallway.areas.chat.models import Backchannel
from hallway.areas.chat.text import MOST
from hallway.areas.chat.views import sending
from hallway.areas.chat.views.lookup import (
    STATUS,
    about_or_404,
    for_readers,
    post_or_404,
    refused,
    wants_json,
)
from hallway.areas.chat.writing import LONGEST_TAG
from hallway.ground.people.models import Person
from hallway.live.reading import position


@for_readers
def show(request: HttpRequest, backchannel: Backchannel) -> HttpResponse:
    """What is said at this edition; POST says something."""
    return _conversation(request, Conversation(backchannel))


@for_readers
def about(request: HttpRequest, backchannel: Backchannel, code: str) -> HttpResponse:
    """What is said about a session or a card."""
    return _conversation(request, about_or_404(backchannel, code)[0])


def _conversation(request: HttpRequest, conversation: Conversation) -> HttpResponse:
    if request.method == "POST":
        return _say(request, conversation)
    return _page(request, conversation)


def _say(request: HttpRequest, conversation: Conversation) -> HttpResponse:
    person = request.user
    if not isinstance(person, Person):
        return redirect_to_login(conversation.path)
    try:
        post = sending.take_post(conversation, request.POST.dict(), person)
    except Refused as refusal:
        if wants_json(request):
            return refused(refusal.reason)
        status = STATUS.get(refusal.reason, 422)
        return _page(request, conversation, problem=str(refusal.reason.label), status=status)
    if wants_json(request):
        return JsonResponse({"code": post.code})
    return redirect(f"{conversation.path}#p-{post.code}")


def _page(
    request: HttpRequest, conversation: Conversation, *, problem: str = "", status: int = 200
) -> HttpResponse:
    since, backchannel, viewer = position(), conversation.backchannel, request.user
    before = _number(request.GET.get("before", ""))
    part = reading.latest(conversation, viewer, before)
    happening = conversation.happening
    context = {
        **about_writer(request, backchannel),
        "edition": conversation.edition,
        "backchannel": backchannel,
        "conversation": conversation,
        "happening": happening,
        "since": since,
        "part": part,
        "before": before,
        "topic": chat_topic(conversation.edition, happening),
        "streams": [] if happening else reading.busy_streams(conversation.edition),
        "problem": problem,
        "text": request.POST.get("text", "") if problem else "",
        "reply_to": _reply_to(request, backchannel),
    }
    return render(request, "chat/conversation.html", context, status=status)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _reply_to(request: HttpRequest, backchannel: Backchannel) -> Any:
    """What is being answered, after a refusal."""
    code = request.POST.get("reply_to", "")
    return reading.line_of(post_or_404(backchannel, code), backchannel) if code else None


def about_writer(
    request: HttpRequest, backchannel: Backchannel, *, but: Collection[str] = ()
) -> dict[str, Any]:
    """What a page with a form needs to know of whoever looks at it."""
    viewer = request.user
    pause = rules.time_out_of(viewer, backchannel.edition) if isinstance(viewer, Person) else None
    return {
        **about_reader(request, but=but),
        "may_write": rules.may_write(viewer, backchannel),
        "pause": pause,
        "client_id": sending.new_client_id(),
        "most": MOST,
    }


def about_reader(request: HttpRequest, *, but: Collection[str] = ()) -> dict[str, Any]:
    """What a page with lines needs to know of whoever looks at it. `but` as in `reading.away_from`."""
    viewer = request.user
    return {
        "viewer": viewer,
        "is_person": isinstance(viewer, Person),
        "away": " ".join(reading.away_from(viewer, but=but)),
    }


@for_readers
def tag(request: HttpRequest, backchannel: Backchannel, tag: str) -> HttpResponse:
    """Everything with a hashtag, in whichever conversation it stands."""
    since, name = position(), tag.lstrip("#").casefold()[:LONGEST_TAG]
    context = {
        **about_reader(request),
        "since": since,
        "topic": tag_topic(backchannel.edition, name),
        "edition": backchannel.edition,
        "backchannel": backchannel,
        "tag": name,
        "lines": reading.tagged(backchannel, name, request.user),
        "popular": reading.popular_tags(backchannel.edition),
    }
    return render(request, "chat/tag.html", context)
