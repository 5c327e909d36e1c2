from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hallway.areas.programme import reading
from hallway.ground.editions.models import Edition
from hallway.ui.published import edition_page


@edition_page()
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The rooms, as doors."""
    return render(
        request, "programme/rooms.html", {"edition": edition, "rooms": reading.rooms_with_counts(edition)}
    )


@edition_page()
def show(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """What happens in one room."""
    room = get_object_or_404(edition.places, slug=slug)
    sessions = reading.with_people(reading.public_sessions(edition)).filter(place=room).in_order()
    return render(
        request, "programme/room.html", {"edition": edition, "room": room, "sessions": list(sessions)}
    )
