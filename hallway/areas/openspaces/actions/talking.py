"""What gathers round a card: comments, a head count, votes."""

from __future__ import annotations

from django.db import transaction

from hallway.areas.openspaces.actions.claims import take_turns
from hallway.areas.openspaces.actions.history import board_changed, note, tell
from hallway.areas.openspaces.models import Board, Card, Comment, Vote
from hallway.areas.openspaces.states import BoardState
from hallway.ground.clock import now
from hallway.ground.people.models import Person


@transaction.atomic
def comment(card: Card, text: str, *, by: Person) -> Comment | None:
    """Write a line under a card; None under a sensitive one. The same line twice is one."""
    if not text.strip() or not Card.objects.filter(pk=card.pk, is_sensitive=False).exists():
        return None
    take_turns(by)
    line, is_new = Comment.objects.get_or_create(card=card, person=by, text=text.strip())
    if is_new:
        note("commented", card, by=by)
    return line


@transaction.atomic
def delete_comment(line: Comment, *, by: Person) -> None:
    """Take a line back, as its writer, a host or the team."""
    if Comment.objects.filter(pk=line.pk).delete()[0]:
        note("comment_deleted", line.card, by=by)


@transaction.atomic
def count_heads(card: Card, heads: int, *, by: Person) -> None:
    """Write down how many came, once it has begun. Nobody counts at a sensitive one."""
    begun = Card.objects.filter(pk=card.pk, is_sensitive=False, happening__starts_at__lte=now())
    if begun.update(head_count=heads):
        note("heads_counted", card, by=by, heads=heads)


@transaction.atomic
def vote(card: Card, *, by: Person) -> bool:
    """Say that one would come, while the board collects votes. False when all votes are spent."""
    take_turns(by)
    board = Board.objects.get(edition=card.happening.edition_id)
    if board.state != BoardState.VOTE or card.is_sensitive:
        return False
    mine = Vote.objects.filter(person=by, card__happening__edition=board.edition_id)
    if not mine.filter(card=card).exists():
        if mine.count() >= board.votes_each:
            return False
        Vote.objects.create(card=card, person=by)
        stars_changed(card)
    return True


@transaction.atomic
def take_vote_back(card: Card, *, by: Person) -> None:
    """The vote may be given to another card."""
    if Vote.objects.filter(card=card, person=by).delete()[0]:
        stars_changed(card)


def stars_changed(card: Card) -> None:
    """Somebody is interested, or no more. Of a sensitive card nothing changes that anybody could see."""
    if not card.is_sensitive:
        board_changed(card.happening.edition)
        tell(card)
