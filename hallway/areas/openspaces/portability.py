"""What the board holds of a person, for download and erasure."""

from __future__ import annotations

from collections.abc import Iterable

from hallway.areas.openspaces.actions.cards import remove, show_hosts
from hallway.areas.openspaces.models import Card, Cell, Comment, Helper, Vote, Wish, WishMark, WishOffer
from hallway.ground.clock import now
from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, erases, exports, names_on_pages

_CARD = ("happening__edition__name", "happening__title", "happening__code")


@exports("cards_written", "openspaces.Card", "openspaces.Cell")
def cards(person: Person) -> Rows:
    told = ("happening__abstract", "happening__starts_at", "happening__place__name", "needs", "size_wished")
    return list(Card.objects.filter(owner=person).values(*_CARD, *told, "head_count", "is_sensitive"))


@exports("cards_helped", "openspaces.Helper")
def helped(person: Person) -> Rows:
    return list(Helper.objects.filter(person=person).values("card__happening__title", "state"))


@exports("card_comments", "openspaces.Comment")
def comments(person: Person) -> Rows:
    return list(Comment.objects.filter(person=person).values("card__happening__title", "text", "at"))


@exports("card_votes", "openspaces.Vote")
def votes(person: Person) -> Rows:
    return list(Vote.objects.filter(person=person).values("card__happening__title"))


@exports("card_wishes", "openspaces.Wish", "openspaces.WishMark", "openspaces.WishOffer")
def wishes(person: Person) -> Rows:
    mine = Wish.objects.filter(person=person).values("text", "at")
    marks = WishMark.objects.filter(person=person).values("wish__text")
    offers = WishOffer.objects.filter(person=person).values("wish__text", "condition")
    return [*mine, *marks, *offers]


@names_on_pages
def hosting(person: Person) -> Iterable[str]:
    """Comments; hosts stand in the happening. Sensitive cards name nobody."""
    lines = Comment.objects.filter(person=person)
    return lines.values_list("card__happening__edition__slug", flat=True).distinct()


@erases
def forget(person: Person, *, names_too: bool) -> None:
    """Cards to come go, and give their cells back; what has been stays on the board, without its host."""
    coming = Card.objects.filter(owner=person, removed_at=None).exclude(happening__starts_at__lte=now())
    for card in coming.select_related("happening__edition"):
        remove(card, by=person)
    helped = [one.card for one in Helper.objects.filter(person=person).select_related("card__happening")]
    for table in (Helper, Comment, Vote, WishMark, WishOffer, Wish):
        table._default_manager.filter(person=person).delete()
    for card in helped:
        show_hosts(card)
    Cell.objects.filter(holder=person).update(holder=None)
    Card.objects.filter(owner=person).update(owner=None)
    Card.objects.filter(handed_to=person).update(handed_to=None)
