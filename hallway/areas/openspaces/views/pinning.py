"""Claiming a room and an hour, by every way that leads there."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hallway.areas.openspaces import losing, reading
from hallway.areas.openspaces.actions import claims
from hallway.areas.openspaces.actions.claims import Refused
from hallway.areas.openspaces.models import Board, Card
from hallway.areas.openspaces.reading import Square
from hallway.areas.openspaces.rules import may_write
from hallway.areas.openspaces.showing import shown
from hallway.areas.openspaces.states import Refusal
from hallway.areas.openspaces.views.lookup import (
    cell_or_404,
    for_writers,
    hand_or_404,
    moment_or_404,
    own_card_or_404,
    typed,
)
from hallway.ground.editions.models import Place
from hallway.ground.editions.requests import note_edition
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of


@never_cache
@login_required
def cell(request: HttpRequest, edition: str, slug: str, moment: str) -> HttpResponse:
    """A free cell: choose which of my cards to pin there. POST claims it for `card`."""
    if request.method == "POST" and (answer := _lost_already(request, edition, slug, moment)):
        return answer
    return _cell(request, edition, slug, moment)


@for_writers
def _cell(request: HttpRequest, board: Board, person: Person, slug: str, moment: str) -> HttpResponse:
    place, starts_at = cell_or_404(board, slug, moment)
    if request.method == "POST":
        card = hand_or_404(board, typed(request, "card"), person)
        return _claim(request, board, person, card, place, starts_at)
    mine = reading.cards(board.edition).filter(owner=person).unpinned().order_by("written_at")
    context = {
        "edition": board.edition,
        "board": board,
        "place": place,
        "starts_at": starts_at,
        "ends_at": starts_at + board.slot,
        "cards": [shown(card) for card in mine],
    }
    return render(request, "openspaces/cell.html", context)


def _lost_already(request: HttpRequest, edition: str, slug: str, moment: str) -> HttpResponse | None:
    """The answer for a cell that somebody else visibly has; None where it has to be tried.

    Of a thousand who want sixty cells nearly all come through here, most within seconds: less than
    half the processor time of the whole way (bench/claims.py), and no wait for the writers' turn.
    """
    starts_at, person = moment_or_404(moment), person_of(request)
    seen = losing.picture_if_lost(edition, slug, starts_at, person)
    place = seen.room(slug) if seen else None
    if seen is None or place is None:
        return None
    board, code = seen.board, typed(request, "card")
    if not board.edition.published or not may_write(person, board):
        return None
    title = losing.title_in_hand(board, code, person)
    if title is None:
        return None
    note_edition(request, board.edition)
    names, near = (title, code.upper()), seen.near(place, starts_at, person, code.upper())
    with timezone.override(board.edition.zone):
        return _lost(request, board, names, Refusal.TAKEN, near)


@for_writers
def place(request: HttpRequest, board: Board, person: Person, code: str) -> HttpResponse:
    """Find me a slot: what suits this card, and everything else that is free. POST claims `room` and `at`."""
    if request.method == "POST":
        card = hand_or_404(board, code, person)
        place, starts_at = cell_or_404(board, request.POST.get("room", ""), request.POST.get("at", ""))
        return _claim(request, board, person, card, place, starts_at)
    return _choose(request, board, person, own_card_or_404(board, code, person))


def _claim(
    request: HttpRequest, board: Board, person: Person, card: Card, place: Place, starts_at: dt.datetime
) -> HttpResponse:
    """The claim itself. To lose is no error: the card is kept, and what is free nearby is shown."""
    try:
        claims.pin(card, place, starts_at, by=person)
    except Refused as refusal:
        names = (card.happening.title, card.happening.code)
        near = []
        if refusal.reason in {Refusal.TAKEN, Refusal.BUSY, Refusal.NO_CELL}:  # another cell may do
            near = losing.picture(board).near(place, starts_at, person, card.happening.code)
        return _lost(request, board, names, refusal.reason, near)
    when = starts_at.astimezone(board.edition.zone)
    words = {"title": card.happening.title, "room": place.name, "hour": f"{when:%H:%M}"}
    messages.success(request, _("“%(title)s” hangs at %(hour)s in %(room)s. It is yours.") % words)
    return redirect("openspaces:day", board.edition.slug, claims.day_of(board, starts_at))


def _lost(
    request: HttpRequest, board: Board, card: tuple[str, str], reason: Refusal, near: list[Square]
) -> HttpResponse:
    context = {
        "edition": board.edition,
        "board": board,
        "card": dict(zip(("title", "code"), card, strict=True)),
        "reason": reason.label,
        "near": near,
    }
    return render(request, "openspaces/lost.html", context)


def _choose(request: HttpRequest, board: Board, person: Person, card: Card) -> HttpResponse:
    context = {
        "edition": board.edition,
        "board": board,
        "card": shown(card),
        "suggestions": reading.suggestions(card, board, person),
        "free": reading.free_squares(board),
    }
    return render(request, "openspaces/place.html", context)


@require_POST
@for_writers
def unpin(request: HttpRequest, board: Board, person: Person, code: str) -> HttpResponse:
    """Take a card of mine off the board; the next page offers to put it back."""
    card = own_card_or_404(board, code, person)
    was = claims.unpin(card, by=person)
    if was is None:
        return redirect("openspaces:desk", board.edition.slug, code)
    context = {"edition": board.edition, "board": board, "card": shown(_fresh(card)), "was": was}
    return render(request, "openspaces/unpinned.html", {**context, "at": was.stamp})


def _fresh(card: Card) -> Card:
    return get_object_or_404(reading.cards(card.happening.edition), pk=card.pk)
