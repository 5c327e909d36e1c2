"""Writing, changing and removing cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from hallway.areas.openspaces.actions import claims
from hallway.areas.openspaces.actions.history import forget_who, note
from hallway.areas.openspaces.models import Board, Card, Wish
from hallway.areas.openspaces.states import HostState
from hallway.ground.clock import now
from hallway.ground.happenings.models import Appearance, Happening, Topic
from hallway.ground.happenings.states import Kind, Part, State
from hallway.ground.people.models import Person

CARD_FIELDS = ("needs", "size_wished", "is_sensitive")


@transaction.atomic
def write(board: Board, *, by: Person, fields: Mapping[str, Any], wish: Wish | None = None) -> Card:
    """A new card, not pinned yet.

    `fields`: title, description, tags (words), needs, size_wished, is_sensitive, and `shown`:
    whether others see it before it is pinned. `wish` is the wish that it fulfils.
    """
    happening = Happening.objects.create(
        edition=board.edition,
        kind=Kind.OPEN_SPACE,
        state=State.PUBLIC if fields.get("shown", True) else State.DRAFT,
        title=fields["title"],
        abstract=fields.get("description", ""),
    )
    card = Card.objects.create(
        happening=happening, owner=by, **{name: fields[name] for name in CARD_FIELDS if name in fields}
    )
    _tag(happening, fields.get("tags", ()))
    show_hosts(card)
    if wish is not None:
        Wish.objects.filter(pk=wish.pk, card=None).update(card=card)
    note("written", card, by=by)
    return card


@transaction.atomic
def change(card: Card, *, by: Person, fields: Mapping[str, Any]) -> None:
    """Write the same fields anew. What has once been sensitive stays so: people have trusted it."""
    happening = card.happening
    happening.title, happening.abstract = fields["title"], fields.get("description", "")
    pinned = Card.objects.pinned().filter(pk=card.pk).exists()
    if not pinned:
        happening.state = State.PUBLIC if fields.get("shown", True) else State.DRAFT
    happening.render()
    happening.save(update_fields=["title", "abstract", "abstract_html", "state", "changed_at"])
    was_sensitive = card.is_sensitive
    for name in CARD_FIELDS:
        setattr(card, name, fields.get(name, getattr(card, name)))
    card.is_sensitive = card.is_sensitive or was_sensitive
    card.save(update_fields=list(CARD_FIELDS))
    _tag(happening, fields.get("tags", ()))
    note("changed", card, by=by, schedule=pinned)
    if card.is_sensitive and not was_sensitive:
        _make_sensitive(card)


def _make_sensitive(card: Card) -> None:
    """Whatever named somebody, or counted them, goes."""
    card.comments.all().delete()
    card.helpers.all().delete()
    card.votes.all().delete()
    Card.objects.filter(pk=card.pk).update(head_count=None, handed_to=None)
    show_hosts(card)
    forget_who(card)


def show_hosts(card: Card) -> None:
    """Let the happening name the hosts: the owner, then who helps. Sensitive ones name nobody."""
    Appearance.objects.filter(happening=card.pk).delete()
    if card.is_sensitive:
        return
    helping = card.helpers.filter(state=HostState.HELPS).values_list("person_id", flat=True)
    people = [card.owner_id, *helping]
    Appearance.objects.bulk_create(
        Appearance(happening_id=card.pk, person_id=person, part=Part.HOST, order=order)
        for order, person in enumerate(people)
        if person is not None
    )


@transaction.atomic
def remove(card: Card, *, by: Person) -> None:
    """Take a card away for good, as its owner or the team. Who was interested is told."""
    if not Card.objects.filter(pk=card.pk, removed_at=None).update(removed_at=now()):
        return
    claims.unpin(card, by=by)
    Happening.objects.filter(pk=card.pk).update(state=State.DRAFT)
    note("removed", card, by=by)


def _tag(happening: Happening, names: Iterable[str]) -> None:
    """Set the topics. New ones are added for everybody; two who bring the same bring it once."""
    wanted = {slug: name for name in names if (slug := slugify(name)[:60])}
    Topic.objects.bulk_create(
        [Topic(slug=slug, name=name[:60]) for slug, name in wanted.items()], ignore_conflicts=True
    )
    happening.topics.set(Topic.objects.filter(slug__in=wanted))
