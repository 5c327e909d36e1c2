from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hallway.areas.directory import lists, yearplan
from hallway.areas.directory.views.lists import MINUTES, YEARS, conference_tabs
from hallway.ground.clock import now
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition
from hallway.ui.published import public_page

MOST = 1000  # conferences on one page


@public_page(MINUTES, also=(publishing.DIRECTORY,))
def show(request: HttpRequest, year: int) -> HttpResponse:
    """A year at a glance. Years of which nothing is known are not found, but for this one and the next."""
    if year not in YEARS:
        raise Http404
    listed = lists.between(dt.date(year, 1, 1), dt.date(year, 12, 31)).values("edition")
    held = Edition.objects.published().filter(pk__in=listed).order_by("starts_on", "name")
    editions = list(held[:MOST])
    if not editions and not _has_page(year):
        raise Http404
    context = {
        "tabs": conference_tabs(request),
        "year": year,
        "months": yearplan.months(year, editions),
        "before": year - 1 if _has_page(year - 1) else None,
        "after": year + 1 if _has_page(year + 1) else None,
        "is_empty": not editions,
    }
    return render(request, "directory/calendar.html", context)


WRITTEN = (
    "starts_on",
    "ends_on",
    "status",
    "mode",
    "venue",
    "city",
    "region",
    "country",
    "place_is_tentative",
)


def _has_page(year: int) -> bool:
    this_year = now().year
    return year in {this_year, this_year + 1} or lists.of_year(now(), year).exists()
