"""Comments, votes, head counts and wishes."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.openspaces import rules
from hallway.areas.openspaces.actions import talking, wishing
from hallway.areas.openspaces.forms import CommentForm, HeadsForm, WishForm
from hallway.areas.openspaces.models import Board, Card, Comment
from hallway.areas.openspaces.showing import shown
from hallway.areas.openspaces.views.lookup import card_or_404, for_writers, typed
from hallway.ground.access.rules import may_edit_board
from hallway.ground.limits.actions import allow
from hallway.ground.people.models import Person

LINES_AN_HOUR, WISHES_AN_HOUR = 60, 10
HOUR = dt.timedelta(hours=1)


@for_writers
def comment(request: HttpRequest, board: Board, person: Person, code: str) -> HttpResponse:
    """Write a line under a card, or take one of mine away."""
    card = _ordinary_card_or_404(board, code, person)
    form = CommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _may_go_on(request, f"comments {person.pk}", LINES_AN_HOUR):
            talking.comment(card, form.cleaned_data["text"], by=person)
        return redirect(card)
    lines = card.comments.all()
    if not _may_delete_all(person, card):
        lines = lines.filter(person=person)
    words = {
        "title": _("Say something"),
        "text": _("Everybody reads it, with your name."),
        "button": _("Say it"),
    }
    context = {"edition": board.edition, "card": shown(card), "form": form, "lines": lines, **words}
    return render(request, "openspaces/ask.html", context)


@require_POST
@for_writers
def delete_comment(request: HttpRequest, board: Board, person: Person, code: str, pk: int) -> HttpResponse:
    """Its writer, the hosts of the card and the team take a line away."""
    card = card_or_404(board, code, person)
    line = get_object_or_404(Comment.objects.select_related("card__happening__edition"), pk=pk, card=card)
    if line.person_id != person.pk and not _may_delete_all(person, card):
        raise Http404
    talking.delete_comment(line, by=person)
    return redirect(card)


def _may_delete_all(person: Person, card: Card) -> bool:
    return rules.is_host(person, card) or may_edit_board(person, card.happening.edition)


@require_POST
@for_writers
def heads(request: HttpRequest, board: Board, person: Person, code: str) -> HttpResponse:
    """How many came; a host writes it down."""
    card = _ordinary_card_or_404(board, code, person)
    if not rules.is_host(person, card):
        raise Http404
    form = HeadsForm(request.POST)
    if form.is_valid():
        talking.count_heads(card, form.cleaned_data["heads"], by=person)
    return redirect("openspaces:desk", board.edition.slug, code)


@for_writers
def vote(request: HttpRequest, board: Board, person: Person, code: str) -> HttpResponse:
    """I would come to this; or, with `on=no`, I would not after all."""
    card = _ordinary_card_or_404(board, code, person)
    if request.method != "POST":
        words = {"title": _("Would you come?"), "text": "", "button": _("Yes, I would come")}
        context = {"edition": board.edition, "card": shown(card), **words}
        if card.votes.filter(person=person).exists():
            context |= {"button_off": _("No, not after all")}
        return render(request, "openspaces/ask.html", context)
    if request.POST.get("on") == "no":
        talking.take_vote_back(card, by=person)
    elif not talking.vote(card, by=person):
        messages.warning(request, _("You have given all your votes, or the vote is over."))
    return redirect("openspaces:waiting", board.edition.slug)


def _ordinary_card_or_404(board: Board, code: str, person: Person) -> Card:
    """A card of which names and numbers may be known."""
    card = card_or_404(board, code, person)
    if card.is_sensitive:
        raise Http404
    return card


@for_writers
def wish(request: HttpRequest, board: Board, person: Person) -> HttpResponse:
    """Somebody should host …"""
    form = WishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _may_go_on(request, f"wishes {person.pk}", WISHES_AN_HOUR):
            data = form.cleaned_data
            wishing.wish(board, data["text"], by=person, is_sensitive=data["is_sensitive"])
        return redirect("openspaces:waiting", board.edition.slug)
    return render(request, "openspaces/wish.html", {"edition": board.edition, "form": form})


@for_writers
def answer_wish(request: HttpRequest, board: Board, person: Person, pk: int) -> HttpResponse:
    """I would come; I would host it if …; my own wish, or one that has no place here, goes."""
    one = get_object_or_404(board.wishes.select_related("board__edition"), pk=pk)
    is_mine = one.person_id == person.pk or may_edit_board(person, board.edition)
    if request.method != "POST":
        context = {"edition": board.edition, "wish": one, "is_mine": is_mine}
        return render(request, "openspaces/wish.html", context)
    condition = " ".join(typed(request, "condition").split())[:200]
    if request.POST.get("do") == "withdraw":
        if not is_mine:
            raise Http404
        wishing.take_wish_back(one, by=person)
    elif condition:
        wishing.would_host(one, condition, by=person)
    else:
        wishing.want_too(one, by=person)
    return redirect("openspaces:waiting", board.edition.slug)


def _may_go_on(request: HttpRequest, key: str, limit: int) -> bool:
    if allow(key, limit, HOUR):
        return True
    messages.warning(request, _("That was a lot in one hour. Go on a little later."))
    return False
