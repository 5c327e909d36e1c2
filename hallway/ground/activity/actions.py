from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models, transaction

from hallway.ground.activity.models import Activity
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

_listeners: list[Callable[[Activity], None]] = []
_witnesses: list[Callable[[Activity], None]] = []


def listen(listener: Callable[[Activity], None]) -> None:
    """Call `listener(activity)` after the commit of every recorded activity (areas do so in receivers.py)."""
    _listeners.append(listener)


def witness(see: Callable[[Activity], None]) -> Callable[[Activity], None]:
    """Call `see(activity)` inside the transaction that records it, for what must not get lost.

    It may write a row of its own, and nothing slower: everybody who acts waits for it.
    """
    _witnesses.append(see)
    return see


def record(
    verb: str,
    obj: models.Model | None = None,
    *,
    by: Person | None,
    edition: Edition | None = None,
    public: bool = False,
    **data: Any,
) -> Activity:
    """Write one line of history inside the transaction of the action that calls it.

    `public` says that the public face of the edition has changed: its version is
    raised, so that pages in memory are rendered anew. `data` holds ids, counts and
    short labels; confidential content never goes in.
    """
    activity = Activity.objects.create(
        edition=edition,
        actor=by,
        verb=verb,
        object_type=obj._meta.label_lower if obj is not None else "",
        object_id=str(obj.pk) if obj is not None else "",
        data=data,
    )
    if public and edition is not None:
        publishing.edition_changed(edition)
    elif public:
        publishing.raise_version(publishing.SITE)
    for see in _witnesses:
        see(activity)
    transaction.on_commit(lambda: _tell(activity))
    return activity


def _tell(activity: Activity) -> None:
    for listener in _listeners:
        listener(activity)
