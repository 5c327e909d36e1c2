"""Who knows whom. The ground only has the question; whichever area keeps contacts answers it.

@contacts
def exchanged(person: int) -> Iterable[int]: ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hallway.ground.people.models import Person

Finder = Callable[[int], Iterable[int]]

_finders: list[Finder] = []


def contacts(finder: Finder) -> Finder:
    """Register a function from the id of somebody to the ids of those they agreed to be in contact with."""
    _finders.append(finder)
    return finder


def contacts_of(person: Person) -> set[int]:
    """Ids of everybody who is in contact with this person; never the person themselves."""
    found = {contact for finder in _finders for contact in finder(person.pk)}
    return found - {person.pk}
