"""The team's desk: what was reported, what burns, who waits for help."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.hallway import reading, rules
from hallway.areas.hallway.actions import beacons, helping, order
from hallway.areas.hallway.models import Beacon, Plea
from hallway.ground.access.doors import team_page
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of


@team_page(rules.keeps_order)
def desk(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everything on one page, what was reported first."""
    context = {
        "edition": edition,
        "reports": reading.reports(edition),
        "lit": reading.lit(edition),
        "waiting": reading.waiting(edition),
    }
    return render(request, "hallway/organise/desk.html", context)


@require_POST
@team_page(rules.keeps_order)
def remove_beacon(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Take a beacon away."""
    found = get_object_or_404(Beacon.objects.select_related("edition"), edition=edition, pk=pk)
    beacons.remove(found, by=person_of(request))
    messages.success(request, _("It is gone."))
    return redirect("hallway:desk", edition.slug)


@require_POST
@team_page(rules.keeps_order)
def remove_plea(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Take a question away."""
    found = get_object_or_404(Plea.objects.select_related("edition"), edition=edition, pk=pk)
    helping.remove(found, by=person_of(request))
    messages.success(request, _("It is gone."))
    return redirect("hallway:desk", edition.slug)


@require_POST
@team_page(rules.keeps_order)
def settle(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """What was reported may stay."""
    for one in reading.reports(edition):
        if one.pk == pk:
            order.settle(one, by=person_of(request))
    return redirect("hallway:desk", edition.slug)
