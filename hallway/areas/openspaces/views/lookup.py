"""Finding what an address names, within what the viewer may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache

from hallway.areas.openspaces import reading, rules
from hallway.areas.openspaces.models import Board, Card
from hallway.areas.openspaces.slots import read_stamp
from hallway.ground.access.rules import Viewer, may_see_edition
from hallway.ground.editions.models import Edition, Place
from hallway.ground.editions.requests import note_edition
from hallway.ground.people.models import Person
from hallway.ground.people.requests import person_of

P = ParamSpec("P")


def board_or_404(edition: Edition) -> Board:
    board = reading.board_of(edition)
    if board is None:
        raise Http404
    return board


def card_or_404(board: Board, code: str, viewer: Viewer) -> Card:
    """A card that this viewer may see: a shown one, or a draft of their own."""
    card = get_object_or_404(reading.cards(board.edition), happening__code=code.upper())
    if not rules.may_see(viewer, card):
        raise Http404
    return card


def own_card_or_404(board: Board, code: str, person: Person) -> Card:
    """A card that this person has written; anybody else learns nothing, not even that it is somebody's."""
    return get_object_or_404(reading.cards(board.edition), happening__code=code.upper(), owner=person)


def hand_or_404(board: Board, code: str, person: Person) -> Card:
    """The same with no more than a claim needs: a thousand people may be claiming at once."""
    mine = Card.objects.filter(owner=person, removed_at=None).select_related("happening")
    card = get_object_or_404(mine, happening__edition=board.edition_id, happening__code=code.upper())
    card.happening.edition = board.edition
    return card


def cell_or_404(board: Board, slug: str, moment: str) -> tuple[Place, dt.datetime]:
    """Room and hour of a cell; whether there is such a cell, the claim decides."""
    starts_at = moment_or_404(moment)
    place = next((room.place for room in board.rooms.all() if room.place.slug == slug), None)
    if place is None:
        raise Http404
    return place, starts_at


def typed(request: HttpRequest, name: str) -> str:
    """A field without a form, as text that every database takes."""
    return request.POST.get(name, "").replace("\0", "")


def moment_or_404(stamp: str) -> dt.datetime:
    """The instant that stands in the address of a cell."""
    try:
        return read_stamp(stamp)
    except ValueError:
        raise Http404 from None


def for_writers(
    view: Callable[Concatenate[HttpRequest, Board, Person, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Decorate a view for people who may write here: it receives board and person.

    Strangers are asked to sign in; an edition that is hidden, or has no board, is a 404.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, edition: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        found = get_object_or_404(Edition.objects.hosted().select_related("series"), slug=edition)
        if not may_see_edition(request.user, found):
            raise Http404
        note_edition(request, found)
        board, person = board_or_404(found), person_of(request)
        if not rules.may_write(person, board):
            raise Http404
        with timezone.override(found.zone):
            return view(request, board, person, *args, **kwargs)

    return never_cache(login_required(wrapped))
