"""What areas offer beside a happening on its page: a conversation, questions. The same for everybody.

    @beside(10)
    def conversation(happening: Happening) -> list[Link]: ...

A part of the page that its reader fetches for themselves, while it is time:

    @fetched(10)
    def who_is_here(happening: Happening) -> Part | None: ...

And where an invitation to something may be written, for those who read "who comes to dinner?":

    @invites(10)
    def a_card(edition: Edition, words: str) -> str: ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening


@dataclass(frozen=True, slots=True)
class Link:
    """A way from the page of a happening."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the page that is fetched at `src` between two instants; `href` is the page that holds it."""

    label: str
    href: str
    src: str
    opens_at: datetime
    closes_at: datetime


Offer = Callable[[Happening], list[Link]]
PartOffer = Callable[[Happening], Part | None]
Invitation = Callable[[Edition, str], str]

_offers: list[tuple[int, Offer]] = []
_parts: list[tuple[int, PartOffer]] = []
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


def fetched(order: int) -> Callable[[PartOffer], PartOffer]:
    """Register a part; public pages keep where and when, so that depends on the happening alone."""

    def register(offer: PartOffer) -> PartOffer:
        _parts.append((order, offer))
        return offer

    return register


def parts_of(happening: Happening) -> list[Part]:
    """Everything that is fetched into the page of a happening, in order."""
    offered = (offer(happening) for _order, offer in sorted(_parts, key=lambda one: one[0]))
    return [part for part in offered if part is not None]


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
