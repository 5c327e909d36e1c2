from __future__ import annotations

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hallway.ground.clock import now
from hallway.ground.happenings.reading import speaks_in
from hallway.ground.people.requests import person_of


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """What concerns me: my plan, my record, my roles in the editions I help with, newest first."""
    person = person_of(request)
    grants = person.role_grants.select_related("edition", "track")
    newest = grants.order_by("-edition__starts_on", "-edition__year", "edition_id", "role")
    roles = [(edition, list(mine)) for edition, mine in groupby(newest, key=lambda grant: grant.edition)]
    context = {
        "person": person,
        "roles": roles,
        "speaks_in": speaks_in(person).exclude(ends_on__lt=now().date()),
    }
    return render(request, "people/me.html", context)
