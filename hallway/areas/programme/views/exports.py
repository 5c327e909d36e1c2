"""The programme for other programs. Public, the same for everybody, readable from every website.

A person's own calendar (their stars, by a secret token) is not here: it is not public.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hallway.areas.programme.interchange.exports import EXPORTS, JSON, SESSIONIZE_VIEWS, calendar
from hallway.areas.programme.interchange.outgoing import address_of, schedule_of
from hallway.formats.ical.parts import MEDIA_TYPE as ICAL
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.days import bounds
from hallway.ground.happenings.models import Happening, HappeningQuerySet
from hallway.ground.happenings.states import ON_STAGE
from hallway.ui.published import edition_page

P = ParamSpec("P")
EditionView = Callable[Concatenate[HttpRequest, Edition, P], HttpResponse]
SlugView = Callable[Concatenate[HttpRequest, str, P], HttpResponse]


def machine_readable(view: EditionView[P]) -> SlugView[P]:
    """A public view of an edition that scripts of other websites may read, too."""
    public = edition_page()(view)

    @wraps(public)
    def wrapped(request: HttpRequest, edition: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = public(request, edition, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return wrapped


@edition_page()
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """For people: every format, what it is for, and its address."""
    address = address_of(edition)
    rows = [
        {"export": one, "url": address + one.path, "webcal": _webcal(address + one.path)}
        for one in EXPORTS.values()
    ]
    return render(request, "programme/exports.html", {"edition": edition, "rows": rows, "address": address})


def _webcal(url: str) -> str:
    """The scheme that makes calendar programs subscribe instead of copying once."""
    return "webcal://" + url.partition("://")[2]


@machine_readable
def whole(request: HttpRequest, edition: Edition, name: str) -> HttpResponse:
    """The whole programme in the format `name`."""
    if name not in EXPORTS:
        raise Http404
    one = EXPORTS[name]
    return _file(one.write(schedule_of(edition)), one.media_type, f"{edition.slug}-{one.name}")


@machine_readable
def sessionize(request: HttpRequest, edition: Edition, view: str) -> HttpResponse:
    """What Sessionize answers at the same path."""
    if view not in SESSIONIZE_VIEWS:
        raise Http404
    return HttpResponse(SESSIONIZE_VIEWS[view](schedule_of(edition)), content_type=JSON)


@edition_page()
def version(request: HttpRequest, edition: Edition, version: str, rest: str = "") -> HttpResponse:
    """Only the current version is kept; its address leads to the programme."""
    known = {one.path.removeprefix("schedule/") for one in EXPORTS.values()} | {""}
    if version != edition.schedule_version or rest not in known:
        raise Http404
    return redirect(f"{edition.get_absolute_url()}schedule/{rest}")


@machine_readable
def session_calendar(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    rows = _public(edition).filter(code=code)
    session = get_object_or_404(rows)
    return _calendar(edition, rows, session.title, f"talk-{code}")


@machine_readable
def speaker_calendar(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    rows = _public(edition).filter(appearances__person__code=code, appearances__part__in=ON_STAGE).distinct()
    if not rows:
        raise Http404
    return _calendar(edition, rows, edition.name, f"speaker-{code}")


@machine_readable
def room_calendar(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    place = get_object_or_404(edition.places, slug=slug)
    return _calendar(edition, _public(edition).filter(place=place), place.name, f"room-{slug}")


@machine_readable
def track_calendar(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    track = get_object_or_404(edition.tracks, slug=slug)
    return _calendar(edition, _public(edition).filter(track=track), track.name, f"track-{slug}")


@machine_readable
def day_calendar(request: HttpRequest, edition: Edition, day: str) -> HttpResponse:
    try:
        date = dt.date.fromisoformat(day)
        begins, ends = (moment.astimezone(dt.UTC) for moment in bounds(date, edition.zone))
    except (ValueError, OverflowError):
        raise Http404 from None
    rows = _public(edition).filter(starts_at__gte=begins, starts_at__lt=ends)
    return _calendar(edition, rows, day, f"day-{day}")


def _public(edition: Edition) -> HappeningQuerySet:
    """Of an edition that this visitor may see; drafts are left out by `schedule_of` and here."""
    return Happening.objects.filter(edition=edition, state__in=["public", "cancelled"]).to_be_there()


def _calendar(edition: Edition, rows: HappeningQuerySet, name: str, filename: str) -> HttpResponse:
    title = _("%(conference)s: %(part)s") % {"conference": edition.name, "part": name}
    data = calendar(schedule_of(edition, rows), title if name != edition.name else name)
    return _file(data, ICAL, f"{edition.slug}-{filename}.ics")


def _file(data: bytes, media_type: str, filename: str) -> HttpResponse:
    """Shown by browsers that can, saved under `filename` by the others."""
    response = HttpResponse(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
