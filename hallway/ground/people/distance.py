"""Who keeps away from whom. An area in which people mute or block others says so; whoever shows people
to each other asks here first.

    @keeps_apart
    def blocked(person: Person) -> Iterable[int]: ...

    @on_distance
    def show_anew(one: Person, other: Person) -> None: ...

An area that shows people to each other says whom, so that they can be kept away from there; the area
that keeps people apart says where that is done:

    @shows_people
    def in_my_room(person: Person, edition: str) -> Iterable[int]: ...

    @leads_apart
    def to_mute_or_block(edition: str, people: Collection[str]) -> Mapping[str, str]: ...

Editions are named by their address, people by their code.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from hallway.ground.people.models import Person

Keeper = Callable[[Person], Iterable[int]]
Listener = Callable[[Person, Person], None]
Shower = Callable[[Person, str], Iterable[int]]
Way = Callable[[str, Collection[str]], Mapping[str, str]]

_keepers: list[Keeper] = []
_listeners: list[Listener] = []
_showers: list[Shower] = []
_ways: list[Way] = []


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


def shows_people(shower: Shower) -> Shower:
    """Register a function: person, edition → ids of those who are shown to them there now."""
    _showers.append(shower)
    return shower


def shown_to(person: Person, edition: str) -> frozenset[int]:
    """Ids of those whom this person sees somewhere in an edition now. One query for each area."""
    return frozenset(key for shower in _showers for key in shower(person, edition))


def leads_apart(way: Way) -> Way:
    """Register a function: edition, people → the address at which each of them is kept away."""
    _ways.append(way)
    return way


def ways_apart(edition: str, people: Collection[str]) -> dict[str, str]:
    """Person → where they are muted or blocked; empty where this edition has no such place."""
    return {code: address for way in _ways for code, address in way(edition, people).items()}
