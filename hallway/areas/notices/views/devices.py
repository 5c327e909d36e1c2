"""Browsers that show my notices."""

from __future__ import annotations

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.notices import actions
from hallway.areas.notices.models import PushEndpoint
from hallway.ground.people.requests import person_of
from hallway.ports.push.protocol import Refused, Subscription

_BROWSERS = [
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
_SYSTEMS = ["Android", "iPhone", "iPad", "Windows", "Mac", "Linux"]


@login_required
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Take over what the browser's script got from `pushManager.subscribe()`."""
    person = person_of(request)
    fields = {name: request.POST.get(name, "") for name in ("url", "p256dh", "auth")}
    if len(fields["url"]) > 1000 or len(fields["p256dh"]) > 120 or len(fields["auth"]) > 40:
        return _no(_("This is not a device that can be pushed to."))
    label = device_name(request.headers.get("User-Agent", ""))
    try:
        actions.add_device(person, Subscription(**fields), by=person, label=label)
    except Refused:
        return _no(_("This is not a device that can be pushed to."))
    except actions.TooManyDevices:
        return _no(_("You have many devices already. Remove one first."))
    messages.success(request, _("This device shows your notices from now on."))
    return JsonResponse({"ok": True}, status=201)


@login_required
@require_POST
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a trial message to one of my devices."""
    person = person_of(request)
    device = get_object_or_404(PushEndpoint, person=person, pk=pk, retired_at=None)
    if actions.try_device(device, by=person):
        messages.success(request, _("On its way. It takes a few seconds."))
    else:
        messages.info(request, _("One is on its way already. Wait a minute for the next."))
    return redirect("notices:settings")


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    actions.remove_device(get_object_or_404(PushEndpoint, person=person, pk=pk), by=person)
    messages.success(request, _("That device shows nothing any more."))
    return redirect("notices:settings")


def device_name(agent: str) -> str:
    """Something by which somebody knows their device again: "Firefox, Linux"."""
    browser = next((name for mark, name in _BROWSERS if re.search(rf"\b{mark}", agent)), "")
    system = next((name for name in _SYSTEMS if name in agent), "")
    return ", ".join(filter(None, [browser, system])) or str(_("A browser"))


def _no(text: str) -> JsonResponse:
    return JsonResponse({"ok": False, "text": text}, status=400)
