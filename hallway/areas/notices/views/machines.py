"""The service worker, and unsubscribing in one click (RFC 8058)."""

from __future__ import annotations

from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from hallway.areas.notices import actions, unsubscribing
from hallway.areas.notices.channels import CHANNELS
from hallway.areas.notices.kinds import kind_of
from hallway.areas.notices.recipients import language_of
from hallway.ground.people.models import Person

_WORKER = Path(__file__).parent.parent / "service_worker.js"


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """At the root, because a service worker answers for the folder that it lies in."""
    response = HttpResponse(_WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"  # a browser asks for a newer one; 304 costs nothing
    return response


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def off(request: HttpRequest, token: str) -> HttpResponse:
    """POST turns it off, at once and without cookies; GET shows a button, because scanners follow links."""
    link = unsubscribing.read(token)
    if link is None:
        raise Http404
    person = Person.objects.filter(pk=link.person).only("language").first()
    done = request.method == "POST"
    if done:
        actions.turn_off(link)
    kind, channel = kind_of(link.kind), CHANNELS.get(link.channel)
    with translation.override(language_of(person.language if person else "")):
        what = {"label": kind.label if kind else "", "channel": channel.label if channel else link.channel}
        context = {**what, "done": done, "is_digest": link.kind == unsubscribing.DIGEST}
        return render(request, "notices/off.html", context)
