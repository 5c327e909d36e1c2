from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hallway.areas.site import reading
from hallway.ground.editions.models import Edition
from hallway.ui.published import edition_page


@edition_page()
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everybody who makes the edition, by team."""
    return render(request, "site/team.html", {"edition": edition, "teams": reading.teams(edition)})
