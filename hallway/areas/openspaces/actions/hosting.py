"""Hosting together, and handing a card over. Both need the yes of both sides."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from hallway.areas.openspaces.actions.cards import show_hosts
from hallway.areas.openspaces.actions.claims import Refused, check_limit, take_turns
from hallway.areas.openspaces.actions.history import note
from hallway.areas.openspaces.models import Card, Cell, Helper
from hallway.areas.openspaces.states import HostState, Refusal
from hallway.ground.people.models import Person


@transaction.atomic
def offer_help(card: Card, *, by: Person) -> None:
    """Say that one would host a card, too. Sensitive cards take no offers: they would tell names."""
    if card.is_sensitive or card.owner_id in {by.pk, None}:
        return
    _, is_new = Helper.objects.get_or_create(card=card, person=by)
    if is_new:
        note("help_offered", card, by=by)


@transaction.atomic
def accept_help(card: Card, helper: Helper, *, by: Person) -> None:
    """Take an offer: they host it, and their name stands on the card."""
    offers = Helper.objects.filter(pk=helper.pk, card=card, card__is_sensitive=False)
    if offers.filter(state=HostState.OFFERS).update(state=HostState.HELPS):
        show_hosts(card)
        note("co_host_joined", card, by=by, schedule=True, person=helper.person_id)


@transaction.atomic
def let_go(card: Card, helper: Helper, *, by: Person) -> None:
    """End it, from either side."""
    if Helper.objects.filter(pk=helper.pk, card=card).delete()[0]:
        Card.objects.filter(pk=card.pk, handed_to=helper.person_id).update(handed_to=None)
        show_hosts(card)
        note("co_host_left", card, by=by, schedule=True, person=helper.person_id)


@transaction.atomic
def hand_over(card: Card, helper: Helper | None, *, by: Person) -> None:
    """Ask somebody who hosts it, too, to take the card; None takes the question back."""
    mine = Card.objects.filter(pk=card.pk, owner=by, is_sensitive=False)
    if helper is not None and helper.state != HostState.HELPS:
        return
    if mine.update(handed_to=helper.person_id if helper else None) and helper:
        note("hand_over_asked", card, by=by, person=helper.person_id)


@transaction.atomic
def take_over(card: Card, *, by: Person) -> None:
    """Say yes: the card, and the cell that it has, are `by`'s from now on.

    Raises Refused when they have another card at that hour, or as many as one may have.
    """
    take_turns(by)
    before = card.owner_id
    if not Card.objects.filter(pk=card.pk, handed_to=by, owner=before).exists():
        raise Refused(Refusal.GONE)
    check_limit(card, by)
    try:
        with transaction.atomic():
            Cell.objects.filter(card=card).update(holder=by)
    except IntegrityError:
        raise Refused(Refusal.BUSY) from None
    handed = Card.objects.filter(pk=card.pk, handed_to=by, owner=before)
    if not handed.update(owner=by, handed_to=None):
        raise Refused(Refusal.GONE)
    card.refresh_from_db()
    Helper.objects.filter(card=card, person=by).delete()
    if before is not None:
        Helper.objects.get_or_create(card=card, person_id=before, defaults={"state": HostState.HELPS})
    show_hosts(card)
    note("handed_over", card, by=by, schedule=True)
