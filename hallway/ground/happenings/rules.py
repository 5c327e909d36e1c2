"""Who belongs to an edition, whatever brought them there."""

from __future__ import annotations

from hallway.ground.access.models import Entitlement
from hallway.ground.access.rules import Viewer, is_organiser
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Appearance
from hallway.ground.people.models import Person


def belongs_to(person: Viewer, edition: Edition) -> bool:
    """Whether somebody has a ticket, a part in the programme, or a task there."""
    return isinstance(person, Person) and (
        Entitlement.objects.filter(edition=edition, person=person).exists()
        or Appearance.objects.filter(happening__edition=edition, person=person).exists()
        or is_organiser(person, edition)
    )
