"""What stands before everything else on the pages of a person's day: areas say it here.

@first_of_all
def the_hallway(person: Person) -> Iterable[Door]: ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hallway.ground.people.models import Person


@dataclass(frozen=True, slots=True)
class Door:
    """A way to a page, with a line on why it is here."""

    href: str
    label: str
    text: str = ""


Doors = Callable[[Person], Iterable[Door]]

_first: list[Doors] = []


def first_of_all(doors: Doors) -> Doors:
    """Register doors that some people want to see first."""
    _first.append(doors)
    return doors


def first_doors(person: Person) -> list[Door]:
    """Those of this person, in order of registration."""
    return [door for doors in _first for door in doors(person)]
