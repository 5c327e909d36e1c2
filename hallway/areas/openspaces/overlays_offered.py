"""What of the board is laid over its public pages."""

from __future__ import annotations

from django.http import HttpRequest

from hallway.areas.openspaces.models import Card
from hallway.ground.me.overlays import overlays
from hallway.ground.people.models import Person


@overlays("cards")
def cards(person: Person, request: HttpRequest) -> list[str]:
    """Codes of the cards that the person has written, so that the page can mark them."""
    mine = Card.objects.filter(owner=person, happening__edition__slug=request.GET.get("edition", ""))
    return list(mine.values_list("happening__code", flat=True))
