"""What is on or off for somebody: saved, followed, going, waiting for tickets. A page with a button each."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from hallway.areas.directory.mine import actions
from hallway.areas.directory.models import Follow, Save, TicketAlert
from hallway.ground.editions.models import Edition, Series
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of

MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Switch:
    """`things` may be switched; `held` are the rows of those that are on, which point to them by `by`."""

    things: Callable[[], QuerySet[Any]]
    held: QuerySet[Any]
    by: str
    on: Callable[..., None]
    off: Callable[..., None]
    what: Promise
    switch_on: Promise
    switch_off: Promise


SWITCHES = {
    "saves": Switch(
        Edition.objects.published, Save.objects.all(), "edition", actions.save, actions.unsave,
        _("Saved, its deadlines stand on your page, in your calendar, and you are reminded of them."),
        _("Save it"), _("Take it off my list"),
    ),
    "follows": Switch(
        Series.objects.with_public_editions, Follow.objects.all(), "series", actions.follow, actions.unfollow,
        _("Follow a series, and each new conference of it is saved for you as soon as it is announced."),
        _("Follow it"), _("Stop following"),
    ),
    "going": Switch(
        Edition.objects.published, Save.objects.filter(going=True), "edition", actions.go, actions.stay_home,
        _("Nobody sees that you are going, unless you share it with your contacts."),
        _("I am going"), _("I am not going after all"),
    ),
    "tickets": Switch(
        Series.objects.with_public_editions, TicketAlert.objects.all(), "series",
        actions.wait_for_tickets, actions.stop_waiting_for_tickets,
        _("You hear from us as soon as tickets of its next conference are on sale."),
        _("Tell me when tickets are on sale"), _("Do not tell me"),
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def one(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Switch one thing. GET shows the one button: for browsers without script, and after signing in."""
    switch, person = SWITCHES[kind], person_of(request)
    thing = get_object_or_404(switch.things(), slug=slug)
    if request.method == "POST":
        (switch.off if request.POST.get("on") == "no" else switch.on)(thing, by=person)
        if request.headers.get("accept", "").startswith("application/json"):
            return JsonResponse({"ok": True})
        return redirect(_back(request, request.POST.get("next", ""), thing))
    context = {
        "switch": switch,
        "thing": thing,
        "is_on": _is_on(switch, thing, person),
        "next": _back(request, request.headers.get("referer", ""), thing),
    }
    return render(request, "directory/mine/switch.html", context)


@require_POST
@login_required
def many(request: HttpRequest, kind: str) -> HttpResponse:
    """Take over what the browser kept before its owner signed in: a JSON list of addresses."""
    switch = SWITCHES[kind]
    try:
        slugs = json.loads(request.body)
    except (ValueError, RecursionError):
        slugs = None
    if (
        not isinstance(slugs, list)
        or len(slugs) > MOST_AT_ONCE
        or not all(isinstance(slug, str) and slug.isprintable() for slug in slugs)
    ):
        return HttpResponseBadRequest(f"Send a JSON list of at most {MOST_AT_ONCE} addresses.")
    for thing in switch.things().filter(slug__in=slugs):
        switch.on(thing, by=person_of(request))
    return JsonResponse({"ok": True})


def _is_on(switch: Switch, thing: Model, person: Person) -> bool:
    return switch.held.filter(person=person, **{switch.by: thing}).exists()


def _back(request: HttpRequest, wanted: str, thing: Edition | Series) -> str:
    """The page of this house from which somebody came, or else the page of the thing itself."""
    parts = urlsplit(wanted)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    if here and path.startswith("/") and path not in {"", request.path} and "/accounts/" not in path:
        return path
    return thing.get_absolute_url()
