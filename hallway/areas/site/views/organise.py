from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hallway.areas.site import today as checks
from hallway.areas.site.history import history_of_site
from hallway.ground.access.doors import team_page
from hallway.ground.access.rules import is_organiser, may_edit_site
from hallway.ground.editions.models import Edition


@team_page(is_organiser)
def today(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What needs the team today. Everybody of the team reads it; who may act gets the buttons."""
    context = {
        "edition": edition,
        "lines": checks.lines(edition),
        "may_edit": may_edit_site(request.user, edition),
        "history": history_of_site(edition),
    }
    return render(request, "site/organise/today.html", context)
