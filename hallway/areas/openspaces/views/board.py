"""The board: by day as a wall of cards, as a list, on the big screen; cards without a place; one card."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hallway.areas.openspaces import reading
from hallway.areas.openspaces.actions.history import PART
from hallway.areas.openspaces.forms import state_words
from hallway.areas.openspaces.live import board_topic, card_topic, day_topic
from hallway.areas.openspaces.models import Board, Card
from hallway.areas.openspaces.showing import shown
from hallway.areas.openspaces.states import BoardState
from hallway.areas.openspaces.views.lookup import board_or_404, card_or_404
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.days import programme_day
from hallway.ground.happenings.states import State
from hallway.live.reading import position
from hallway.ui.published import edition_page

MINUTE = 60  # what is on now depends on the clock


@edition_page(seconds=MINUTE, parts=(PART,))
def today(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The board of today, or of the next day on which it is open."""
    return _day(request, edition, None, "openspaces/board.html")


@edition_page(seconds=MINUTE, parts=(PART,))
def day(request: HttpRequest, edition: Edition, day: dt.date) -> HttpResponse:
    """The board of one day: rooms and hours on wide screens, hour by hour on phones."""
    return _day(request, edition, day, "openspaces/board.html")


@edition_page(seconds=MINUTE, parts=(PART,))
def listing(request: HttpRequest, edition: Edition, day: dt.date) -> HttpResponse:
    """The same as a list, with what is free in words."""
    return _day(request, edition, day, "openspaces/list.html")


@edition_page(seconds=MINUTE, parts=(PART,))
def screen(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Now and next, to be read from ten metres."""
    return _day(request, edition, None, "openspaces/screen.html", address=_address(edition))


def _day(
    request: HttpRequest, edition: Edition, day: dt.date | None, template: str, **more: str
) -> HttpResponse:
    since, board = position(), board_or_404(edition)
    days = reading.days_of(board)
    chosen = day or reading.day_to_show(days, edition)
    if day is not None and day not in days:
        raise Http404
    context = {
        **_about(board),
        **more,
        "since": since,
        "days": days,
        "day": chosen,
        "plan": reading.day_of(board, chosen) if chosen else None,
        "topic": day_topic(edition, chosen) if chosen else board_topic(edition),
    }
    return render(request, template, context)


@edition_page(seconds=MINUTE, parts=(PART,))
def waiting(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Cards that look for a place, and topics that look for a host."""
    since, board = position(), board_or_404(edition)
    context = {
        **_about(board),
        "since": since,
        "cards": reading.waiting_cards(edition),
        "wishes": reading.wishes(board),
        "topic": board_topic(edition),
        "is_vote": board.state == BoardState.VOTE,
    }
    return render(request, "openspaces/waiting.html", context)


@edition_page(seconds=MINUTE, parts=(PART,))
def card(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """One card. A draft is shown to its hosts alone, and kept by no cache."""
    since, board = position(), board_or_404(edition)
    found = card_or_404(board, code, request.user)
    comments = [] if found.is_sensitive else list(found.comments.select_related("person"))
    context = {
        **_about(board),
        "since": since,
        "card": shown(found),
        "happening": found.happening,
        "comments": comments,
        "before": reading.hosted_before(found),
        "topic": card_topic(edition, found.happening.code),
        "is_draft": found.happening.state != State.PUBLIC,
        "day": _day_of(found, edition),
    }
    response = render(request, "openspaces/card.html", context)
    if context["is_draft"]:
        response.headers["Cache-Control"] = "private, no-store"
    return response


def _day_of(card: Card, edition: Edition) -> dt.date | None:
    starts_at = card.happening.starts_at
    return programme_day(starts_at, edition.zone) if starts_at else None


def _address(edition: Edition) -> str:
    """Where phones find the board, as somebody types it."""
    return (settings.PUBLIC_URL + reverse("openspaces:today", args=[edition.slug])).partition("://")[2]


def _about(board: Board) -> dict[str, Any]:
    return {"edition": board.edition, "board": board, "state_words": state_words(board)}
