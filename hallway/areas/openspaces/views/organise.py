"""The team's desk: when and where the board is open, what is blocked, and every card."""

from __future__ import annotations

from contextlib import suppress

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hallway.areas.openspaces import reading
from hallway.areas.openspaces.actions import cards, claims, organising
from hallway.areas.openspaces.actions.claims import Refused
from hallway.areas.openspaces.forms import BlockForm, BoardForm, HoursForm, RoomsForm, in_the_way
from hallway.areas.openspaces.models import Board
from hallway.areas.openspaces.showing import Shown, shown
from hallway.areas.openspaces.states import BoardState
from hallway.areas.openspaces.views.lookup import board_or_404, cell_or_404
from hallway.ground.access.doors import team_page
from hallway.ground.access.rules import may_edit_board
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of


@team_page(may_edit_board)
def settings(request: HttpRequest, edition: Edition) -> HttpResponse:
    """State, fair use, hours and rooms, all on one page."""
    board = reading.board_of(edition)
    data = request.POST or None
    form = BoardForm(data, instance=board or Board(edition=edition))
    hours = HoursForm(data, edition=edition, board=board)
    rooms = RoomsForm(data, edition=edition, board=board)
    if request.method == "POST" and all([form.is_valid(), hours.is_valid(), rooms.is_valid()]):
        problem = _save(request, edition, form, hours, rooms)
        if not problem:
            messages.success(request, _("The board is as you want it."))
            return redirect("openspaces:settings", edition.slug)
        messages.error(request, problem)
    context = {"edition": edition, "board": board, "form": form, "hours": hours, "rooms": rooms}
    return render(request, "openspaces/organise/settings.html", context)


def _save(request: HttpRequest, edition: Edition, form: BoardForm, hours: HoursForm, rooms: RoomsForm) -> str:
    try:
        organising.arrange(
            edition,
            by=person_of(request),
            fields=form.cleaned_data,
            hours=hours.hours(),
            rooms=rooms.rooms(),
        )
    except organising.CardsInTheWay as problem:
        return in_the_way(problem.count)
    return ""


@team_page(may_edit_board)
def board_cards(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every card, with what the team can do about it; and every cell that is free or blocked."""
    board = board_or_404(edition)
    rows = reading.team_cards(edition)
    context = {
        "edition": edition,
        "board": board,
        "cards": rows,
        "waiting": sum(card.starts_at is None for card in rows),
        **_votes(board, rows),
        "free": reading.free_squares(board),
        "blocked": board.cells.filter(card=None).select_related("place").order_by("starts_at", "place"),
        "block_form": BlockForm(),
    }
    return render(request, "openspaces/organise/cards.html", context)


def _votes(board: Board, rows: list[Shown]) -> dict[str, object]:
    """The ranking, while a day is planned by votes and for as long as any were given."""
    people, votes = reading.voters(board)
    if not votes and board.state not in {BoardState.PROPOSE, BoardState.VOTE}:
        return {}
    return {"ranking": reading.ranking(rows), "voters": people, "votes": votes}


@team_page(may_edit_board)
def move(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """Move a card of somebody; everybody who is interested is told."""
    board = board_or_404(edition)
    card = get_object_or_404(reading.cards(edition).shown().pinned(), happening__code=code.upper())
    if request.method == "POST":
        place, starts_at = cell_or_404(board, request.POST.get("room", ""), request.POST.get("at", ""))
        try:
            claims.move(card, place, starts_at, by=person_of(request))
        except Refused as refusal:
            messages.error(request, str(refusal.reason.label))
            return redirect("openspaces:team_move", edition.slug, code)
        messages.success(request, _("Moved. Everybody who is interested is told."))
        return redirect("openspaces:team_cards", edition.slug)
    context = {"edition": edition, "board": board, "card": shown(card), "free": reading.free_squares(board)}
    return render(request, "openspaces/organise/move.html", context)


@require_POST
@team_page(may_edit_board)
def remove(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """Take a card off the board for good."""
    board_or_404(edition)
    card = get_object_or_404(reading.cards(edition).shown(), happening__code=code.upper())
    cards.remove(card, by=person_of(request))
    messages.success(request, _("“%(title)s” is off the board.") % {"title": card.happening.title})
    return redirect("openspaces:team_cards", edition.slug)


@require_POST
@team_page(may_edit_board)
def block(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Block the cell named `cell` (room and moment) with a reason; `do=unblock` gives it back."""
    board = board_or_404(edition)
    slug, _blank, moment = request.POST.get("cell", "").partition(" ")
    place, starts_at = cell_or_404(board, slug, moment)
    person, form = person_of(request), BlockForm(request.POST)
    if request.POST.get("do") == "unblock":
        organising.unblock(board, place, starts_at, by=person)
    elif form.is_valid():
        reason = form.cleaned_data["reason"]
        if not organising.block(board, place, starts_at, by=person, reason=reason):
            messages.error(request, _("A card hangs there. Move it first."))
    return redirect("openspaces:team_cards", edition.slug)


@require_POST
@team_page(may_edit_board)
def arrange(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Give every card that is left a place: the last step of an unconference's planning."""
    board, person = board_or_404(edition), person_of(request)
    placed = 0
    for card, square in reading.arrangement(board):
        with suppress(Refused):  # the hours were changed meanwhile
            placed += claims.place_for_the_team(card, square.place, square.starts_at, by=person)
    words = ngettext("%(n)s card has a place now.", "%(n)s cards have a place now.", placed)
    messages.success(request, words % {"n": placed})
    return redirect("openspaces:team_cards", edition.slug)
