from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hallway.areas.directory import lists, panel, rows
from hallway.areas.directory.lists import Asked
from hallway.areas.directory.models.index import ListingQuerySet
from hallway.ground.clock import now
from hallway.ground.editions import publishing
from hallway.ui.published import public_page

YEARS = range(1990, 2101)
MINUTES = 5 * 60  # how old "in 9 days" may be


@public_page(MINUTES, also=(publishing.DIRECTORY,))
def calls(request: HttpRequest) -> HttpResponse:
    """Calls that are open, the one that closes next first."""
    asked = Asked.from_query(request.GET)
    moment = now()
    undated = asked.narrow(lists.undated_calls(moment)) if asked.is_first_page else None
    context = {"tabs": call_tabs(request), **list_context(lists.open_calls(moment), asked, undated)}
    return render(request, "directory/calls.html", context)


@public_page(MINUTES, also=(publishing.DIRECTORY,))
def calls_past(request: HttpRequest) -> HttpResponse:
    """Calls that have closed, the latest first."""
    asked = Asked.from_query(request.GET)
    context = {"tabs": call_tabs(request), **list_context(lists.past_calls(now()), asked)}
    return render(request, "directory/calls_past.html", context)


@public_page(MINUTES, also=(publishing.DIRECTORY,))
def conferences(request: HttpRequest) -> HttpResponse:
    """Conferences to come, by their first day."""
    asked = Asked.from_query(request.GET)
    context = {
        "tabs": conference_tabs(request),
        "by_month": True,
        **list_context(lists.to_come(now()), asked),
    }
    return render(request, "directory/conferences.html", context)


@public_page(MINUTES, also=(publishing.DIRECTORY,))
def archive(request: HttpRequest) -> HttpResponse:
    """Every year of which something is known."""
    context = {"tabs": conference_tabs(request), "years": lists.years(now()), "this_year": now().year}
    return render(request, "directory/archive.html", context)


@public_page(MINUTES, also=(publishing.DIRECTORY,))
def archive_year(request: HttpRequest, year: int) -> HttpResponse:
    """The conferences of one year. A year of which nothing is known is not found."""
    asked = Asked.from_query(request.GET)
    of_year = lists.of_year(now(), year)
    if year not in YEARS or not of_year.exists():
        raise Http404
    context = {
        "tabs": conference_tabs(request),
        "year": year,
        "by_month": True,
        **list_context(of_year, asked),
    }
    return render(request, "directory/archive_year.html", context)


def conference_tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """The ways to look at conferences."""
    year = now().year
    return _tabs(
        request,
        [
            (reverse("directory:conferences"), _("To come")),
            (reverse("directory:map"), _("Map")),
            (reverse("directory:calendar", args=[year]), _("Calendar")),
            (reverse("directory:archive"), _("Archive")),
            (reverse("directory:series_index"), _("Series")),
        ],
    )


def call_tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """The ways to look at calls."""
    return _tabs(
        request,
        [
            (reverse("directory:calls"), _("Closing next")),
            (reverse("directory:calls_past"), _("Closed")),
            (reverse("mine:calls"), _("Mine")),
        ],
    )


def _tabs(request: HttpRequest, tabs: list[tuple[str, str]]) -> list[dict[str, Any]]:
    return [{"href": href, "label": label, "current": href == request.path} for href, label in tabs]


def list_context(of: ListingQuerySet, asked: Asked, undated: ListingQuerySet | None = None) -> dict[str, Any]:
    """What the templates of all lists need; `undated` are lines that stand below the others."""
    found = lists.find(of, asked)
    below = dict(undated.values_list("edition", "facets")[: lists.AT_MOST]) if undated is not None else {}
    shown = rows.lines(found.editions | below)
    return {
        "asked": asked,
        "found": found,
        "lines": shown[: len(found.editions)],
        "undated": shown[len(found.editions) :],
        "months": rows.months(shown[: len(found.editions)]),
        "groups": panel.groups(asked, found),
        "chosen": panel.chosen(asked, found),
    }
