"""What of the programme is laid over public pages of an edition (`?edition=…`)."""

from __future__ import annotations

from django.http import HttpRequest

from hallway.ground.access.rules import is_organiser
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Star
from hallway.ground.me.overlays import overlays
from hallway.ground.people.models import Person


@overlays("stars")
def stars(person: Person, request: HttpRequest) -> list[str]:
    """Codes of the sessions that are starred."""
    mine = Star.objects.filter(person=person, happening__edition__slug=request.GET.get("edition", ""))
    return list(mine.values_list("happening__code", flat=True))


@overlays("is_team")
def is_team(person: Person, request: HttpRequest) -> bool:
    """Whether the way to the organisers' desks is shown."""
    edition = Edition.objects.filter(slug=request.GET.get("edition", "")).first()
    return edition is not None and is_organiser(person, edition)
