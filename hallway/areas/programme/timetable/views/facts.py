"""What a timetable has to respect: the hours of the days, when people can come, rooms, needs of sessions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hallway.areas.programme.timetable import days, facts, facts_journal, facts_words, standing
from hallway.areas.programme.timetable.facts_forms import (
    HoursForm,
    NeedsForm,
    RoomsForm,
    SeenForm,
    WindowsForm,
)
from hallway.areas.programme.timetable.facts_journal import About, SetAnew
from hallway.areas.programme.timetable.journal import Refused
from hallway.areas.programme.timetable.models import AvailabilityNote, FactEdit
from hallway.areas.programme.timetable.views.doors import programme_page
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.states import Kind, State
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of


@programme_page
def hours(request: HttpRequest, edition: Edition) -> HttpResponse:
    """From when until when sessions may stand on each day."""
    now = standing.hours(edition)
    listed = days.open_days(edition, [one.span for one in edition.happenings.all() if one.has_time])
    form = HoursForm(request.POST or None, facts=now, listed=listed)
    return _page(
        request, "hours", edition, form, facts.HOURS,
        lambda by, seen: facts.set_hours(edition, form.hours(), by=by, seen=seen),
    )  # fmt: skip


@programme_page
def people(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everybody with a session, and when they can come."""
    listed = [
        (one, [facts_words.window(*each, edition.zone) for each in one.windows])
        for one in facts.people_of(edition)
    ]
    return render(request, "timetable/people.html", {"edition": edition, "people": listed})


@programme_page
def person(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """When one person can come."""
    found = get_object_or_404(
        Person.objects.filter(appearances__happening__edition=edition).distinct(), code=code.upper()
    )
    now = standing.standing(edition, [f"person/{found.pk}"])
    form = WindowsForm(request.POST or None, facts=now, person=found, zone=edition.zone)
    said = AvailabilityNote.objects.filter(edition=edition, person=found).first()
    return _page(
        request, "person", edition, form, facts.about_person(found),
        lambda by, seen: facts.set_windows(edition, found, form.cleaned_data["windows"], by=by, seen=seen),
        person=found, said=said,
    )  # fmt: skip


@programme_page
def rooms(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What each room has, and how far it is from one to another."""
    now = standing.rooms(edition) | standing.walks(edition)
    form = RoomsForm(request.POST or None, facts=now, rooms=list(edition.places.all()))
    return _page(
        request, "rooms", edition, form, facts.ROOMS,
        lambda by, seen: facts.set_rooms(
            edition, form.features(), form.cleaned_data["walks"], by=by, seen=seen
        ),
    )  # fmt: skip


@programme_page
def session(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """What one session needs."""
    found = get_object_or_404(edition.happenings.programme(), code=code.upper())
    now = standing.standing(edition, [f"session/{found.pk}"])
    others = (
        edition.happenings.scheduled()
        .exclude(pk=found.pk)
        .exclude(kind=Kind.BREAK)
        .exclude(state=State.CANCELLED)
    )
    form = NeedsForm(request.POST or None, facts=now, others=others.order_by("title"), happening=found)
    return _page(
        request, "needs", edition, form, facts.about_session(found),
        lambda by, seen: facts.set_needs(found, by=by, **form.needs(), seen=seen),
        session=found,
    )  # fmt: skip


def _page(
    request: HttpRequest,
    name: str,
    edition: Edition,
    form: SeenForm,
    about: About,
    keep: Callable[[Person, dict[str, str]], FactEdit | None],
    **more: Any,
) -> HttpResponse:
    """A form of facts, with the way back beside it. What is refused stays filled in."""
    by, problem = person_of(request), ""
    if request.method == "POST" and form.is_valid():
        try:
            edit = keep(by, form.cleaned_data["seen"])
        except Refused as refused:
            problem = facts_words.refusal(refused, edition)
            if isinstance(refused, SetAnew):
                form.see(refused.facts)
                problem += " " + _("What you wrote is still below; keep it to put it in place of that.")
        else:
            messages.success(request, _("Kept.") if edit else _("It stands like that already."))
            return redirect(request.path)
    latest = facts_journal.newest(edition, about)
    context = {
        "edition": edition,
        "form": form,
        "problem": problem,
        "undoable": facts_journal.newest_done(edition, by, about),
        "redoable": facts_journal.first_undone(edition, by, about),
        "latest": latest,
        "latest_words": facts_words.step(latest) if latest else "",
        **more,
    }
    return render(request, f"timetable/{name}.html", context, status=409 if problem else 200)
