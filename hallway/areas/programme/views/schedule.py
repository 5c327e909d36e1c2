from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hallway.areas.programme import reading
from hallway.areas.programme.filters import Filters
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.days import programme_day
from hallway.ground.happenings.reading import now_and_next
from hallway.ui.published import edition_page


@edition_page(seconds=600)
def today(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The schedule of today, or of the first day while today has none."""
    days = reading.days_of(edition)
    current = programme_day(now(), edition.zone)
    return _day(request, edition, days, current if current in days else (days[0] if days else None))


@edition_page(seconds=600)
def day(request: HttpRequest, edition: Edition, day: date) -> HttpResponse:
    """The schedule of one day, as a wall plan of rooms on wide screens and an agenda on phones."""
    days = reading.days_of(edition)
    if day not in days:
        raise Http404
    return _day(request, edition, days, day)


def _day(request: HttpRequest, edition: Edition, days: list[date], day: date | None) -> HttpResponse:
    sessions = reading.sessions_of_day(edition, day) if day else []
    filters = Filters.from_query(request.GET.dict())
    shown = filters.matching(sessions) if filters else sessions
    return render(
        request,
        "programme/schedule.html",
        {
            "edition": edition,
            "days": days,
            "day": day,
            "cards": reading.cards_of_day(edition, day) if day else 0,
            "plan": reading.plan_of(day, shown, now()) if day else None,
            "filters": filters,
            "facets": filters.facets([session for session in sessions if session.has_page]),
        },
    )


@edition_page(seconds=60)
def on_now(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What is on now and what begins next."""
    current, coming = now_and_next(reading.with_people(reading.public_sessions(edition)), now())
    return render(
        request,
        "programme/now.html",
        {"edition": edition, "on_now": current, "coming": coming, "moment": now()},
    )
