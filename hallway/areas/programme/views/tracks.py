from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hallway.areas.programme import reading
from hallway.ground.editions.models import Edition
from hallway.ground.editions.reading import appearances_of
from hallway.ui.published import edition_page


@edition_page(spans_editions=True)
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The tracks, each with how many years it has been held."""
    tracks = reading.tracks_with_counts(edition)
    years = appearances_of(tracks)
    return render(
        request,
        "programme/tracks.html",
        {"edition": edition, "tracks": [(track, years[track.pk]) for track in tracks]},
    )


@edition_page(spans_editions=True)
def show(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """One track: its text, its people, its sessions."""
    track = get_object_or_404(edition.tracks.select_related("edition"), slug=slug)
    sessions = (
        reading.with_people(reading.public_sessions(edition).programme()).filter(track=track).in_order()
    )
    return render(
        request,
        "programme/track.html",
        {
            "edition": edition,
            "track": track,
            "years": appearances_of([track])[track.pk],
            "organisers": track.organisers.order_by("name"),
            "sessions": list(sessions),
        },
    )
