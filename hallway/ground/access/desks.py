"""The organisers' desks: each area says here which ones it has and which role sits at them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from hallway.ground.access.models import RoleGrant
from hallway.ground.access.rules import Viewer
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person


@dataclass(frozen=True, slots=True)
class Desk:
    """One entry of the organisers' navigation; `path` is below `/<edition>/organise/`."""

    order: int
    path: str
    label: str | Promise
    roles: frozenset[Role]


_desks: list[Desk] = []


def offer(order: int, path: str, label: str | Promise, *roles: Role) -> None:
    """Add a desk for people with one of `roles`, or any role without; owners sit at all. In `ready()`."""
    _desks.append(Desk(order, path, label, frozenset(roles)))


def desks_of(person: Viewer, edition: Edition) -> list[Desk]:
    """The desks at which this person may sit, in order. One query."""
    if not isinstance(person, Person):
        return []
    held = set(RoleGrant.objects.filter(edition=edition, person=person).values_list("role", flat=True))
    everything = person.is_admin or Role.OWNER in held
    open_to = [desk for desk in _desks if everything or (held and (not desk.roles or desk.roles & held))]
    return sorted(open_to, key=lambda desk: desk.order)
