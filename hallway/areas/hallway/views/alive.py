"""The hallway page, the same on a big screen, and hallway mode."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hallway.areas.hallway import reading
from hallway.areas.hallway.actions import order
from hallway.areas.hallway.actions.telling import PART
from hallway.areas.hallway.live import hallway_topic, rooms_topic, soon_topic
from hallway.areas.hallway.views.lookup import for_those_who_take_part
from hallway.areas.openspaces.actions.history import PART as BOARD
from hallway.areas.openspaces.live import board_topic
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.live.reading import position
from hallway.ui.published import edition_page

MINUTE = 60  # what is on now depends on the clock


@edition_page(seconds=MINUTE, parts=(BOARD, PART))
def alive(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Open conversations, cards now and next, what begins soon."""
    return _alive(request, edition, "hallway/alive.html")


@edition_page(seconds=MINUTE, parts=(BOARD, PART))
def screen(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The same, to be read from ten metres."""
    address = (settings.PUBLIC_URL + reverse("hallway:alive", args=[edition.slug])).partition("://")[2]
    return _alive(request, edition, "hallway/screen.html", address=address)


def _alive(request: HttpRequest, edition: Edition, template: str, **more: str) -> HttpResponse:
    since = position()  # before the content
    context = {
        "edition": edition,
        "since": since,
        "alive": reading.alive(edition),
        "topic": hallway_topic(edition),
        "board_topic": board_topic(edition),
        "soon_topic": soon_topic(edition),
        "rooms_topic": rooms_topic(edition),
        **more,
    }
    return render(request, template, context)


@for_those_who_take_part
def mode(request: HttpRequest, edition: Edition, person: Person) -> HttpResponse:
    """Be here for the hallway, or hear of talks again. One button, and back with another."""
    if request.method == "POST":
        order.set_mode(edition, on=request.POST.get("on") == "yes", by=person)
        return redirect("hallway:mode", edition.slug)
    context = {"edition": edition, "is_on": reading.is_in_hallway_mode(edition, person)}
    return render(request, "hallway/mode.html", context)
