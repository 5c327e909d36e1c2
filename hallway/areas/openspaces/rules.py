"""Who may do what with cards."""

from __future__ import annotations

from hallway.areas.openspaces.models import Board, Card
from hallway.areas.openspaces.states import HostState, Who
from hallway.ground.access.rules import Viewer, belongs_to, may_edit_board
from hallway.ground.happenings.states import State
from hallway.ground.people.models import Person


def may_write(person: Viewer, board: Board) -> bool:
    """Whether this person may write cards, wishes and comments here."""
    if not isinstance(person, Person):
        return False
    return board.who == Who.ANYBODY or belongs_to(person, board.edition)


def is_owner(person: Viewer, card: Card) -> bool:
    return isinstance(person, Person) and card.owner_id == person.pk


def is_host(person: Viewer, card: Card) -> bool:
    """The one who wrote it, or who hosts it with them."""
    if not isinstance(person, Person):
        return False
    helps = card.helpers.filter(person=person, state=HostState.HELPS)
    return is_owner(person, card) or helps.exists()


def may_see(person: Viewer, card: Card) -> bool:
    """A card that is shown is everybody's; a draft is its hosts'; a removed one nobody's."""
    if card.removed_at is not None:
        return False
    return card.happening.state == State.PUBLIC or is_host(person, card)


def may_move(person: Viewer, card: Card) -> bool:
    return is_owner(person, card) or may_edit_board(person, card.happening.edition)
