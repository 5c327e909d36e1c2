"""The room of a session or a card: who says that they are there."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hallway.areas.hallway import reading, rules
from hallway.areas.hallway.actions import here
from hallway.areas.hallway.live import faces_topic, here_topic
from hallway.areas.hallway.views.lookup import in_a_room, may_go_on
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.live.reading import position

CHANGES_AN_HOUR = 60


@in_a_room
def show(request: HttpRequest, happening: Happening) -> HttpResponse:
    """The page of a room; POST goes in (`do=enter`), changes what is shown (`show`) or goes out (`leave`)."""
    if request.method != "POST":
        return _draw(request, happening, "hallway/here.html", is_page=True)
    person = request.user
    if not isinstance(person, Person):
        return redirect_to_login(request.path)
    if not rules.takes_part(person, happening.edition):
        raise Http404
    if may_go_on(request, "rooms", CHANGES_AN_HOUR):
        _do(request, happening, person)
    return redirect(request.path)


@in_a_room
def part(request: HttpRequest, happening: Happening) -> HttpResponse:
    """The same as a part of other pages (or of its own, `?page`), for whoever reads them."""
    return _draw(request, happening, "hallway/_here.html", is_page="page" in request.GET)


def _draw(request: HttpRequest, happening: Happening, template: str, *, is_page: bool) -> HttpResponse:
    since = position()  # before the content
    room = reading.room(happening, request.user)
    context = {
        "edition": happening.edition,
        "happening": happening,
        "room": room,
        "since": since,
        "topic": faces_topic(happening) if room.sees_faces else here_topic(happening),
        "is_page": is_page,
        "is_person": isinstance(request.user, Person),
    }
    return render(request, template, context)


def _do(request: HttpRequest, happening: Happening, person: Person) -> None:
    verb, shows_face = request.POST.get("do", ""), request.POST.get("face") == "yes"
    if verb == "leave":
        here.leave(happening, by=person)
    elif verb == "show":
        here.show(happening, shows_face=shows_face, by=person)
    elif verb != "enter":
        raise Http404
    elif not here.enter(happening, shows_face=shows_face, by=person):
        messages.warning(request, _("This room is not open now."))
