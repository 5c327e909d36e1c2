"""Lighting a beacon, and what host and guests do with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hallway.areas.hallway import reading, rules
from hallway.areas.hallway.actions import beacons, order
from hallway.areas.hallway.actions.beacons import Refused
from hallway.areas.hallway.forms import BeaconForm, MinutesForm, ReportForm, minutes_words
from hallway.areas.hallway.live import beacon_topic
from hallway.areas.hallway.models import Beacon
from hallway.areas.hallway.views.lookup import for_those_who_take_part, may_go_on
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.live.reading import position

BEACONS_AN_HOUR, CHANGES_AN_HOUR, REPORTS_AN_HOUR = 6, 120, 5


@for_those_who_take_part
def light(request: HttpRequest, edition: Edition, person: Person) -> HttpResponse:
    """Light a beacon; whoever has one burning is led to it."""
    burning = reading.beacon_of(edition, person)
    if burning is not None and request.method != "POST":
        return redirect("hallway:beacon", edition.slug, burning.code)
    form = BeaconForm(request.POST or None, edition=edition)
    if request.method == "POST" and form.is_valid() and may_go_on(request, "beacons", BEACONS_AN_HOUR):
        fields = dict(form.cleaned_data)
        try:
            lit = beacons.light(edition, by=person, minutes=fields.pop("minutes"), fields=fields)
        except Refused as refusal:
            messages.warning(request, str(refusal.reason.label))
            return redirect("hallway:alive", edition.slug)
        return redirect("hallway:beacon", edition.slug, lit.code)
    return render(request, "hallway/light.html", {"edition": edition, "form": form})


@for_those_who_take_part
def beacon(request: HttpRequest, edition: Edition, person: Person, code: str) -> HttpResponse:
    """One beacon: its host keeps it, everybody else says that they come."""
    since = position()
    found = _beacon_or_404(edition, code)
    is_mine = rules.is_mine(person, found)
    if request.method == "POST":
        if may_go_on(request, "beacon changes", CHANGES_AN_HOUR):
            _do(request, found, person)
        return redirect("hallway:beacon", edition.slug, code)
    if not is_mine and not found.is_live:
        raise Http404
    context = {
        "edition": edition,
        "beacon": reading.shown(found),
        "row": found,
        "is_mine": is_mine,
        "is_coming": reading.is_coming(found, person),
        "on_the_way": found.coming.count() if is_mine else None,
        "minutes": minutes_words(),
        "since": since,
        "topic": beacon_topic(found),
    }
    return render(request, "hallway/beacon.html", context)


def _do(request: HttpRequest, found: Beacon, person: Person) -> None:
    verb = request.POST.get("do", "")
    if verb == "come":
        beacons.come(found, by=person)
    elif verb == "stay_away":
        beacons.stay_away(found, by=person)
    elif not rules.is_mine(person, found):
        raise Http404
    elif verb == "end":
        beacons.end(found, by=person)
    elif verb in {"full", "room"}:
        _tell_if_out(request, beacons.say_room(found, is_full=verb == "full", by=person))
    elif verb == "longer" and (form := MinutesForm(request.POST)).is_valid():
        _tell_if_out(request, beacons.keep_alight(found, form.cleaned_data["minutes"], by=person))


def _tell_if_out(request: HttpRequest, done: bool) -> None:
    if not done:
        messages.warning(request, _("It has gone out meanwhile. Light a new one."))


@for_those_who_take_part
def report(request: HttpRequest, edition: Edition, person: Person, code: str) -> HttpResponse:
    """Tell the team that a beacon does not belong here."""
    found = _beacon_or_404(edition, code)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if may_go_on(request, "hallway reports", REPORTS_AN_HOUR):
            order.report(found, form.cleaned_data["text"], by=person)
            messages.success(request, _("Thank you. The team looks at it."))
        return redirect("hallway:alive", edition.slug)
    return render(request, "hallway/report.html", {"edition": edition, "title": found.topic, "form": form})


def _beacon_or_404(edition: Edition, code: str) -> Beacon:
    rows = Beacon.objects.filter(edition=edition, removed_at=None).select_related(
        "edition", "place", "person"
    )
    return get_object_or_404(rows, code=code.upper())
