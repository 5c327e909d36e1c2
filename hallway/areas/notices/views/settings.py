"""What may reach me, over which channel, and when."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hallway.areas.notices import actions, reading
from hallway.areas.notices.forms import ChoicesForm, HabitForm
from hallway.areas.notices.models import DeadAddress, PushEndpoint
from hallway.areas.notices.recipients import Recipient
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of
from hallway.ports import push


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Everything on one page; POST takes over when each kind comes."""
    person = person_of(request)
    reader = reading.reader_of(person)
    form = ChoicesForm(request.POST or None, reader=reader)
    if request.method == "POST" and form.is_valid():
        actions.choose(person, form.changed(), by=person)
        messages.success(request, _("Saved."))
        return redirect("notices:settings")
    return _page(request, person, reader, choices=form)


@login_required
@require_POST
def hours(request: HttpRequest) -> HttpResponse:
    """Take over quiet hours, the digest's hour and the zone."""
    person = person_of(request)
    form = HabitForm(request.POST)
    if not form.is_valid():
        return _page(request, person, reading.reader_of(person), habit=form)
    data = form.cleaned_data
    actions.change_habit(
        Person.objects.get(pk=person.pk),
        by=person,
        quiet=(data["quiet_from"], data["quiet_until"]),
        loud=data["loud"],
        digest_hour=data["digest_hour"],
        time_zone=data["time_zone"],
    )
    messages.success(request, _("Saved."))
    return redirect("notices:settings")


@login_required
@require_POST
def revive_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Try an address again that took no mail."""
    person = person_of(request)
    actions.revive_address(get_object_or_404(DeadAddress, person=person, pk=pk), by=person)
    messages.success(request, _("We try again with your next notice."))
    return redirect("notices:settings")


def _page(
    request: HttpRequest,
    person: Person,
    reader: Recipient,
    *,
    choices: ChoicesForm | None = None,
    habit: HabitForm | None = None,
) -> HttpResponse:
    has_errors = bool((choices and choices.errors) or (habit and habit.errors))
    usual = HabitForm.initial_of(reader.habit, reader.time_zone)
    context = {
        "choices": choices or ChoicesForm(reader=reader),
        "habit": habit or HabitForm(initial=usual),
        "devices": PushEndpoint.objects.filter(person=person),
        "dead": DeadAddress.objects.filter(person=person),
        "push_key": push.service().public_key(),
        "zone": reader.zone().key,
    }
    return render(request, "notices/settings.html", context, status=422 if has_errors else 200)
