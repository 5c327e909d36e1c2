from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hallway.areas.programme import reading
from hallway.areas.programme.filters import Filters
from hallway.areas.programme.interchange.linked_data import session_json_ld
from hallway.ground.editions.models import Edition
from hallway.ui.published import edition_page


@edition_page()
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All sessions in one list, with filters as links."""
    sessions = reading.all_sessions(edition)
    filters = Filters.from_query(request.GET.dict())
    return render(
        request,
        "programme/sessions.html",
        {
            "edition": edition,
            "sessions": filters.matching(sessions),
            "total": len(sessions),
            "filters": filters,
            "facets": filters.facets(sessions),
        },
    )


@edition_page()
def show(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """One session."""
    session = get_object_or_404(
        reading.with_people(reading.public_sessions(edition).programme()), code=code.upper()
    )
    return render(
        request,
        "programme/session.html",
        {
            "edition": edition,
            "session": session,
            "performers": reading.performers_of(session),
            "json_ld": session_json_ld(session),
        },
    )


@edition_page()
def videos(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every recording of the edition, and the channels of its series."""
    return render(
        request,
        "programme/videos.html",
        {
            "edition": edition,
            "sessions": reading.recordings_of(edition),
            "channels": edition.series.media_channels.all(),
        },
    )
