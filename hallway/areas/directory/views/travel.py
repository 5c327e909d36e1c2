"""Where I set out from, what my contacts see, and my calendar."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hallway.areas.directory import neutral, outgoing
from hallway.areas.directory.mine import actions, reading
from hallway.areas.directory.mine.forms import HomeForm
from hallway.areas.directory.views import mine
from hallway.formats.ical.conferences import write_both
from hallway.formats.ical.parts import MEDIA_TYPE
from hallway.ground.limits.actions import allow
from hallway.ground.people.requests import person_of

WRONG_TOKENS = 60  # from one address in an hour; a calendar program with a dead link asks less often
HOUR = dt.timedelta(hours=1)


@require_POST
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Set or forget where I set out from."""
    form = HomeForm(request.POST)
    if not form.is_valid():
        return mine.show(request, form)
    place = form.city
    actions.set_home(form.cleaned_data["home"], place.point if place else None, by=person_of(request))
    return redirect("mine:conferences")


@require_POST
@login_required
def sharing(request: HttpRequest) -> HttpResponse:
    """Share where I am going with my contacts, or stop it."""
    actions.share_going(request.POST.get("on") == "yes", by=person_of(request))
    return redirect("mine:conferences")


@require_POST
@login_required
def address(request: HttpRequest) -> HttpResponse:
    """A new address for my calendar, or none any more."""
    if request.POST.get("on") == "no":
        actions.stop_calendar(by=person_of(request))
    else:
        actions.renew_calendar(by=person_of(request))
        messages.success(request, _("Here is your new calendar link. Older ones are dead."))
    return redirect("mine:conferences")


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of whoever has this secret: their deadlines and conferences."""
    owner = reading.owner_of_calendar(token)
    if owner is None:
        return _unknown(request)
    language = owner.language if owner.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        name = _("My conferences")
    with translation.override(settings.LANGUAGE_CODE):  # addresses without a language
        found = neutral.in_order(reading.in_calendar(owner).values_list("pk", flat=True))
        data = write_both(found, stamp=outgoing.stamp(), host=outgoing.host(), name=name)
    response = HttpResponse(data, content_type=MEDIA_TYPE)
    response.headers["Content-Disposition"] = 'inline; filename="conferences.ics"'
    response.headers["Cache-Control"] = "private, max-age=900"
    response.headers["X-Robots-Tag"] = "noindex"
    etag = quote_etag(sha256(data).hexdigest()[:32])
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _unknown(request: HttpRequest) -> HttpResponse:
    """Not found; who guesses is slowed down."""
    if not allow(f"calendar {request.META.get('REMOTE_ADDR', '')}", WRONG_TOKENS, HOUR):
        return HttpResponse(
            "Too many wrong addresses. Try again in an hour.\n", status=429, content_type="text/plain"
        )
    raise Http404
