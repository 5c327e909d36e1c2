from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hallway.areas.site import links
from hallway.ground.access.doors import team_page
from hallway.ground.editions.models import Edition


@team_page()
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Links that lead nowhere, with the page and the line; and those that lead out of the house."""
    context = {
        "edition": edition,
        "broken": links.check_links(edition),
        "external": links.external_links(links.documents_of(edition)),
    }
    return render(request, "site/organise/links.html", context)
