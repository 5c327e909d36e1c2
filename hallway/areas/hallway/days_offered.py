"""What stands first on the day of somebody who is here for the hallway."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from hallway.areas.hallway.models import Mode
from hallway.areas.hallway.rules import is_open
from hallway.ground.me.day import Door, first_of_all
from hallway.ground.people.models import Person


@first_of_all
def the_hallway(person: Person) -> Iterator[Door]:
    """The hallway page of each conference that goes on and where they have said so."""
    for mode in Mode.objects.filter(person=person, edition__published=True).select_related("edition"):
        if is_open(mode.edition):
            yield Door(
                href=reverse("hallway:alive", args=[mode.edition.slug]),
                label=_("The hallway of %(name)s") % {"name": mode.edition.name},
                text=_("Hallway mode is on: you hear nothing of talks."),
            )
