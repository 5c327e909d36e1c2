"""What areas offer beside a happening on its page: a conversation, questions. The same for everybody.

    @beside(10)
    def conversation(happening: Happening) -> list[Link]: ...

And where an invitation to something may be written, for those who read "who comes to dinner?":

    @invites(10)
    def a_card(edition: Edition, words: str) -> str: ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening


@dataclass(frozen=True, slots=True)
class Link:
    """A way from the page of a happening."""

    label: str
    href: str


Offer = Callable[[Happening], list[Link]]
Invitation = Callable[[Edition, str], str]

_offers: list[tuple[int, Offer]] = []
_invitations: list[tuple[int, Invitation]] = []


def beside(order: int) -> Callable[[Offer], Offer]:
    """Register what is offered; public pages keep it, so it depends on the happening alone."""

    def register(offer: Offer) -> Offer:
        _offers.append((order, offer))
        return offer

    return register


def links_beside(happening: Happening) -> list[Link]:
    """Everything that is offered, in order."""
    return [link for _order, offer in sorted(_offers, key=lambda one: one[0]) for link in offer(happening)]


def invites(order: int) -> Callable[[Invitation], Invitation]:
    """Register where an invitation is written: the address, or "" where this edition has no such thing.

    The first in order that has an address is taken, so a dinner board goes before a board for everything.
    """

    def register(invitation: Invitation) -> Invitation:
        _invitations.append((order, invitation))
        return invitation

    return register


def invitation(edition: Edition, words: str = "") -> str:
    """Where to invite people to what `words` say; empty where nothing of the kind exists."""
    for _order, where in sorted(_invitations, key=lambda one: one[0]):
        if address := where(edition, words):
            return address
    return ""
