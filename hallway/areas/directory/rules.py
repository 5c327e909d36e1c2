"""Who may look after the directory."""

from __future__ import annotations

from hallway.areas.directory.models import Moderator
from hallway.ground.access.rules import Viewer
from hallway.ground.people.models import Person


def may_moderate(person: Viewer) -> bool:
    """Moderators, and admins of the installation."""
    if not isinstance(person, Person) or not person.is_active:
        return False
    return person.is_admin or Moderator.objects.filter(person=person).exists()
