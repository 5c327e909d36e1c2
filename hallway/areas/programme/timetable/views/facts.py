"""What a timetable has to respect: the hours of the days, when people can come, rooms, needs of sessions."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hallway.areas.programme.timetable import days, facts
from hallway.areas.programme.timetable.facts_forms import HoursForm, NeedsForm, RoomsForm, WindowsForm
from hallway.areas.programme.timetable.models import (
    Availability,
    AvailabilityNote,
    RoomFacts,
    SessionNeeds,
    Walk,
)
from hallway.areas.programme.timetable.views.doors import programme_page
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of


@programme_page
def hours(request: HttpRequest, edition: Edition) -> HttpResponse:
    """From when until when sessions may stand on each day."""
    listed = days.open_days(edition, [one.span for one in edition.happenings.all() if one.has_time])
    form = HoursForm(request.POST or None, edition=edition, listed=listed)
    if request.method == "POST" and form.is_valid():
        facts.set_hours(edition, form.hours(), by=person_of(request))
        return _kept(request, edition)
    return render(request, "timetable/hours.html", {"edition": edition, "form": form})


@programme_page
def people(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everybody with a session, and when they can come."""
    return render(request, "timetable/people.html", {"edition": edition, "people": facts.people_of(edition)})


@programme_page
def person(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """When one person can come."""
    found = get_object_or_404(
        Person.objects.filter(appearances__happening__edition=edition).distinct(), code=code.upper()
    )
    windows = Availability.objects.filter(edition=edition, person=found)
    form = WindowsForm(request.POST or None, edition=edition, windows=list(windows))
    if request.method == "POST" and form.is_valid():
        facts.set_windows(edition, found, form.cleaned_data["windows"], by=person_of(request))
        messages.success(request, _("Kept."))
        return redirect("timetable:people", edition.slug)
    said = AvailabilityNote.objects.filter(edition=edition, person=found).first()
    context = {"edition": edition, "form": form, "person": found, "said": said}
    return render(request, "timetable/person.html", context)


@programme_page
def rooms(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What each room has, and how far it is from one to another."""
    listed = list(edition.places.all())
    form = RoomsForm(
        request.POST or None,
        rooms=listed,
        facts={one.place_id: one.features for one in RoomFacts.objects.filter(place__edition=edition)},
        walks=list(Walk.objects.filter(edition=edition)),
    )
    if request.method == "POST" and form.is_valid():
        facts.set_rooms(edition, form.features(), form.cleaned_data["walks"], by=person_of(request))
        return _kept(request, edition)
    return render(request, "timetable/rooms.html", {"edition": edition, "form": form})


@programme_page
def session(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """What one session needs."""
    found = get_object_or_404(edition.happenings.programme(), code=code.upper())
    needs = SessionNeeds.objects.filter(happening=found).first()
    others = (
        edition.happenings.scheduled()
        .exclude(pk=found.pk)
        .exclude(kind=Kind.BREAK)
        .exclude(state=State.CANCELLED)
    )
    form = NeedsForm(request.POST or None, others=others.order_by("title"), needs=needs, happening=found)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        facts.set_needs(
            found,
            by=person_of(request),
            features=data["features"],
            expected=data["expected"],
            is_first_time=data["is_first_time"],
            after=data["after"],
        )
        return _kept(request, edition)
    return render(request, "timetable/needs.html", {"edition": edition, "form": form, "session": found})


def _kept(request: HttpRequest, edition: Edition) -> HttpResponse:
    messages.success(request, _("Kept."))
    return redirect("timetable:index", edition.slug)
