from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hallway.areas.programme import reading
from hallway.areas.programme.interchange.linked_data import person_json_ld
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.ui.published import edition_page


@edition_page()
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everybody with a part in the programme."""
    return render(
        request, "programme/speakers.html", {"edition": edition, "speakers": reading.speakers_of(edition)}
    )


@edition_page(spans_editions=True)
def show(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """A speaker, with all their sessions over all editions."""
    person = get_object_or_404(Person, code=code.upper())
    here, elsewhere = reading.sessions_of_person(person, edition)
    if not here:
        raise Http404
    return render(
        request,
        "programme/speaker.html",
        {
            "edition": edition,
            "speaker": reading.public_profile(person),
            "here": here,
            "elsewhere": elsewhere,
            "json_ld": person_json_ld(person),
        },
    )
