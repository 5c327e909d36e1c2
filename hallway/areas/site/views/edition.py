from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hallway.areas.site import front, paths, reading
from hallway.ground.editions.models import Edition
from hallway.ui.published import edition_page


@edition_page(seconds=600)
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The front door of one conference."""
    sessions = front.sessions_of(edition)
    tracks = front.doors(edition, sessions)
    context = {
        "edition": edition,
        "facts": front.facts(edition, sessions, tracks),
        "phases": front.signs(edition.phases.all(), sessions),
        "tracks": tracks,
        "tracks_href": paths.tracks(edition),
        "schedule_href": paths.schedule(edition) if sessions else "",
        "rooms_href": paths.rooms(edition),
        "why": reading.why_page(edition),
        "news": reading.news(edition, limit=reading.LATEST),
        "teams": reading.teams(edition),
    }
    return render(request, "site/edition.html", context)
