"""Who keeps away from whom. An area in which people mute or block others says so; whoever shows people
to each other asks here first.

    @keeps_apart
    def blocked(person: Person) -> Iterable[int]: ...

    @on_distance
    def show_anew(one: Person, other: Person) -> None: ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hallway.ground.people.models import Person

Keeper = Callable[[Person], Iterable[int]]
Listener = Callable[[Person, Person], None]

_keepers: list[Keeper] = []
_listeners: list[Listener] = []


def keeps_apart(keeper: Keeper) -> Keeper:
    """Register a function: person → ids of those who are not shown to them, whoever wanted it so."""
    _keepers.append(keeper)
    return keeper


def kept_from(person: Person) -> frozenset[int]:
    """Ids of those who are not shown to this person. One query for each area that knows of such."""
    return frozenset(key for keeper in _keepers for key in keeper(person))


def on_distance(listener: Listener) -> Listener:
    """Call `listener(one, other)` in the transaction in which they went apart or came near again."""
    _listeners.append(listener)
    return listener


def distance_changed(one: Person, other: Person) -> None:
    """Say so, inside the transaction that changed it. Neither is told by this."""
    for listener in _listeners:
        listener(one, other)
