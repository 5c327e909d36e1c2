"""The wish list. Nobody stands on it by name, so its history does not name them either."""

from __future__ import annotations

from django.db import transaction

from hallway.areas.openspaces.actions.history import board_changed
from hallway.areas.openspaces.live import board_topic
from hallway.areas.openspaces.models import Board, Wish, WishMark, WishOffer
from hallway.ground.activity.actions import record
from hallway.ground.people.models import Person
from hallway.live import actions as live


@transaction.atomic
def wish(board: Board, text: str, *, by: Person, is_sensitive: bool = False) -> Wish:
    """“Someone should host …”; the same wish of the same person is one."""
    made, is_new = Wish.objects.get_or_create(
        board=board, person=by, text=text, defaults={"is_sensitive": is_sensitive}
    )
    if is_new:
        record("openspaces.wished", made, by=None, edition=board.edition)
        _changed(board)
    return made


@transaction.atomic
def take_wish_back(wish: Wish, *, by: Person) -> None:
    """Its writer or the team takes it off the list."""
    if Wish.objects.filter(pk=wish.pk).delete()[0]:
        record("openspaces.wish_withdrawn", wish, by=None, edition=wish.board.edition)
        _changed(wish.board)


@transaction.atomic
def want_too(wish: Wish, *, by: Person) -> None:
    """I would come. Of a sensitive wish nobody learns how many said so."""
    WishMark.objects.bulk_create([WishMark(wish=wish, person=by)], ignore_conflicts=True)
    if not wish.is_sensitive:
        _changed(wish.board)


@transaction.atomic
def would_host(wish: Wish, condition: str, *, by: Person) -> None:
    """“I would host it if …”; said anew, it replaces what was said."""
    WishOffer.objects.update_or_create(wish=wish, person=by, defaults={"condition": condition})
    record("openspaces.hosting_offered", wish, by=None, edition=wish.board.edition)
    _changed(wish.board)


def _changed(board: Board) -> None:
    board_changed(board.edition)
    live.changed(board_topic(board.edition))
