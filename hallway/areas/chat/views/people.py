"""People who speak: their posts, their names elsewhere, and keeping away from them."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hallway.areas.chat import reading
from hallway.areas.chat.actions import reacting
from hallway.areas.chat.live import person_topic
from hallway.areas.chat.models import Backchannel
from hallway.areas.chat.people import people_for, seen_in
from hallway.areas.chat.states import DistanceKind, Refusal
from hallway.areas.chat.views.conversation import about_reader
from hallway.areas.chat.views.lookup import for_people, for_readers
from hallway.ground.limits.actions import allow
from hallway.ground.people.models import Person
from hallway.live.reading import position

LOOKS_AN_HOUR = 120


def _person_or_404(backchannel: Backchannel, code: str) -> Person:
    """Somebody who is seen in this edition anyway."""
    found = seen_in(backchannel.edition).prefetch_related("handles").filter(code=code.upper()).first()
    if found is None:
        raise Http404
    return found


@for_readers
def show(request: HttpRequest, backchannel: Backchannel, code: str) -> HttpResponse:
    """The face behind the words: name, handles on other networks, and what somebody has said here."""
    person = _person_or_404(backchannel, code)
    since, viewer = position(), request.user
    context = {
        **about_reader(request, but=(person.code,)),
        "edition": backchannel.edition,
        "since": since,
        "topic": person_topic(backchannel.edition, person.code),
        "face": reading.face_of(person, backchannel),
        "lines": reading.said_by(person, backchannel, viewer),
        "distance": reading.away_from(viewer).get(person.code),
        "is_me": person == viewer,
    }
    return render(request, "chat/person.html", context)


@for_people
def distance(request: HttpRequest, backchannel: Backchannel, person: Person, code: str) -> HttpResponse:
    """Mute, block (`kind`), or neither any more: of anybody whom this person sees in this edition."""
    other = people_for(person, backchannel.edition).filter(code=code.upper()).exclude(pk=person.pk).first()
    if other is None:
        raise Http404
    if request.method != "POST":
        known = reading.away_from(person).get(other.code)
        context = {"edition": backchannel.edition, "other": other, "distance": known}
        return render(request, "chat/distance.html", context)
    kind = request.POST.get("kind", "")
    if kind in DistanceKind.values:
        reacting.keep_away(other, DistanceKind(kind), by=person)
        messages.success(
            request, _("You do not see what %(name)s writes. They are not told.") % {"name": other}
        )
    else:
        reacting.come_near(other, by=person)
        messages.success(request, _("You see again what %(name)s writes.") % {"name": other})
    return redirect("chat:mine", backchannel.edition.slug)


@for_people
def mine(request: HttpRequest, backchannel: Backchannel, person: Person) -> HttpResponse:
    """What speaks to me, and whom I keep away."""
    context = {
        "edition": backchannel.edition,
        "lines": reading.naming(person, backchannel),
        "distances": reading.my_distances(person),
    }
    return render(request, "chat/mine.html", context)


@for_people
def who(request: HttpRequest, backchannel: Backchannel, person: Person) -> HttpResponse:
    """Who is behind a nickname: people of this edition by name or handle."""
    words = request.GET.get("q", "")[:100]
    found, problem = [], ""
    if words:
        if allow(f"who {person.pk}", LOOKS_AN_HOUR, dt.timedelta(hours=1)):
            found = reading.who_is(words, backchannel)
        else:
            problem = str(Refusal.TOO_MANY.label)
    context = {"edition": backchannel.edition, "words": words, "found": found, "problem": problem}
    return render(request, "chat/who.html", context)
