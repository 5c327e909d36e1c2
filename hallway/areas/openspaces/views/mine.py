"""Writing cards, and what their hosts do with them."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallway.areas.openspaces import reading, rules
from hallway.areas.openspaces.actions import cards, hosting
from hallway.areas.openspaces.actions.claims import Refused
from hallway.areas.openspaces.forms import LONGEST_TITLE, CardForm, HeadsForm
from hallway.areas.openspaces.models import Board, Card, Helper
from hallway.areas.openspaces.patterns import PATTERNS
from hallway.areas.openspaces.showing import shown
from hallway.areas.openspaces.views.lookup import card_or_404, for_writers, own_card_or_404
from hallway.ground.clock import now
from hallway.ground.limits.actions import allow
from hallway.ground.people.models import Person

CARDS_AN_HOUR = 20
HOUR = dt.timedelta(hours=1)


@for_writers
def index(request: HttpRequest, board: Board, person: Person) -> HttpResponse:
    """My cards: what I have written, what I host, what I am asked to take over."""
    rows = reading.my_cards(board.edition, person)
    context = {
        "edition": board.edition,
        "board": board,
        "rows": [(card, shown(card)) for card in rows],
        "person": person,
        "patterns": PATTERNS.values(),
    }
    return render(request, "openspaces/mine.html", context)


@for_writers
def tray(request: HttpRequest, board: Board, person: Person) -> HttpResponse:
    """My cards that hang nowhere yet, to be picked up beside the board."""
    waiting = reading.cards(board.edition).unpinned().filter(owner=person).order_by("written_at")
    context = {"edition": board.edition, "board": board, "cards": [shown(card) for card in waiting]}
    return render(request, "openspaces/_tray.html", context)


@for_writers
def new(request: HttpRequest, board: Board, person: Person) -> HttpResponse:
    """Write a card; it is pinned on the next page, or later."""
    pattern = PATTERNS.get(request.GET.get("like", ""))
    wish = board.wishes.filter(pk=_number(request.GET.get("wish", "")), card=None).first()
    title = " ".join(request.GET.get("title", "").split())[:LONGEST_TITLE]
    initial = {"title": wish.text[:80], "is_sensitive": wish.is_sensitive} if wish else {"title": title}
    form = CardForm(request.POST or None, pattern=pattern, initial=initial)
    if request.method == "POST" and form.is_valid():
        if not allow(f"cards {person.pk}", CARDS_AN_HOUR, HOUR):
            form.add_error(None, _("That is a lot of cards in one hour. Go on a little later."))
        else:
            card = cards.write(board, by=person, fields=form.cleaned_data, wish=wish)
            return redirect("openspaces:place", board.edition.slug, card.happening.code)
    context = {"edition": board.edition, "board": board, "form": form, "patterns": PATTERNS.values()}
    return render(request, "openspaces/write.html", {**context, "pattern": pattern, "wish": wish})


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


@for_writers
def edit(request: HttpRequest, board: Board, person: Person, code: str) -> HttpResponse:
    """Write a card anew."""
    card = own_card_or_404(board, code, person)
    form = CardForm(request.POST or None, card=card)
    if request.method == "POST" and form.is_valid():
        cards.change(card, by=person, fields=form.cleaned_data)
        return redirect("openspaces:desk", board.edition.slug, card.happening.code)
    context = {"edition": board.edition, "board": board, "form": form, "card": shown(card)}
    return render(request, "openspaces/write.html", context)


@for_writers
def desk(request: HttpRequest, board: Board, person: Person, code: str) -> HttpResponse:
    """What its hosts can do with a card. For everybody else it is not there."""
    card = card_or_404(board, code, person)
    if not rules.is_host(person, card) and card.handed_to_id != person.pk:
        raise Http404
    context = {
        "edition": board.edition,
        "board": board,
        "card": shown(card),
        "row": card,
        "is_owner": rules.is_owner(person, card),
        "is_asked": card.handed_to_id == person.pk,
        "helpers": card.helpers.select_related("person"),
        "has_begun": bool(card.happening.starts_at and card.happening.starts_at <= now()),
        "heads_form": HeadsForm(initial={"heads": card.head_count}),
    }
    return render(request, "openspaces/desk.html", context)


@require_POST
@for_writers
def remove(request: HttpRequest, board: Board, person: Person, code: str) -> HttpResponse:
    """Throw a card of mine away."""
    card = own_card_or_404(board, code, person)
    cards.remove(card, by=person)
    messages.success(request, _("“%(title)s” is off the board.") % {"title": card.happening.title})
    return redirect("openspaces:mine", board.edition.slug)


@for_writers
def offer_help(request: HttpRequest, board: Board, person: Person, code: str) -> HttpResponse:
    """Offer to host somebody's card with them. A sensitive card takes no offers."""
    card = card_or_404(board, code, person)
    if card.is_sensitive:
        raise Http404
    if request.method != "POST":
        words = {
            "title": _("Host it with them"),
            "text": _("The host sees your offer with your name, and decides."),
            "button": _("Offer it"),
        }
        return render(
            request, "openspaces/ask.html", {"edition": board.edition, "card": shown(card), **words}
        )
    hosting.offer_help(card, by=person)
    messages.success(request, _("The host sees your offer. If they say yes, your name stands on the card."))
    return redirect(card)


@require_POST
@for_writers
def helper(request: HttpRequest, board: Board, person: Person, code: str, pk: int) -> HttpResponse:
    """Say yes to an offer, end it, or ask them to take the card over."""
    card = own_card_or_404(board, code, person)
    one = get_object_or_404(Helper, pk=pk, card=card)
    if request.POST.get("do") == "accept":
        hosting.accept_help(card, one, by=person)
    elif request.POST.get("do") == "hand_over":
        hosting.hand_over(card, one, by=person)
        messages.success(request, _("%(name)s is asked to take the card over.") % {"name": one.person.name})
    elif request.POST.get("do") == "end":
        hosting.let_go(card, one, by=person)
    return redirect("openspaces:desk", board.edition.slug, code)


@require_POST
@for_writers
def leave(request: HttpRequest, board: Board, person: Person, code: str) -> HttpResponse:
    """Host it no more, or take an offer back."""
    card = card_or_404(board, code, person)
    one = card.helpers.filter(person=person).first()
    if one is not None:
        hosting.let_go(card, one, by=person)
    return redirect(card)


@require_POST
@for_writers
def take_over(request: HttpRequest, board: Board, person: Person, code: str) -> HttpResponse:
    """Say yes when a host asks me to take their card."""
    card = get_object_or_404(
        Card.objects.select_related("happening__edition"),
        happening__edition=board.edition,
        happening__code=code.upper(),
        handed_to=person,
        removed_at=None,
    )
    try:
        hosting.take_over(card, by=person)
    except Refused as refusal:
        messages.error(request, str(refusal.reason.label))
        return redirect("openspaces:mine", board.edition.slug)
    messages.success(request, _("The card is yours now."))
    return redirect("openspaces:desk", board.edition.slug, code)
