"""What of the hallway is laid over public pages of an edition (`?edition=…`)."""

from __future__ import annotations

from django.http import HttpRequest

from hallway.areas.hallway.models import Mode
from hallway.ground.me.overlays import overlays
from hallway.ground.people.models import Person


@overlays("hallway_mode")
def hallway_mode(person: Person, request: HttpRequest) -> bool:
    """Whether the person is here for the hallway."""
    return Mode.objects.filter(person=person, edition__slug=request.GET.get("edition", "")).exists()
