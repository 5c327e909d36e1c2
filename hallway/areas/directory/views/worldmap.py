from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from hallway.areas.directory import lists, worldmap
from hallway.areas.directory.lists import Asked
from hallway.areas.directory.views.lists import MINUTES, conference_tabs, list_context
from hallway.ground.clock import now
from hallway.ground.editions import publishing
from hallway.ui.published import public_page


@public_page(MINUTES, also=(publishing.DIRECTORY,))
def show(request: HttpRequest) -> HttpResponse:
    """Conferences to come on a map, and beside it as a list."""
    box = worldmap.Box.from_text(request.GET.get("box", ""))
    asked = Asked.from_query(request.GET, (("box", str(box)),) if box else ())
    rows = lists.to_come(now())
    if box:
        rows = box.narrow(rows)
    sites = worldmap.sites(asked.narrow(rows), box)
    context = {
        **list_context(rows, asked),
        "tabs": conference_tabs(request),
        "pictures": worldmap.pictures(sites, asked, box),
        "by_month": True,
        "box": box,
        "without_box": urlencode(asked.parameters),
    }
    return render(request, "directory/map.html", context)
