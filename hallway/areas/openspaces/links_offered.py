"""Where people are invited to something that no other area has a board for."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from hallway.areas.openspaces.models import Board
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.beside import invites

LAST = 90  # whatever is made for dinners goes first


@invites(LAST)
def a_card(edition: Edition, words: str) -> str:
    """A new card that begins with these words."""
    if not Board.objects.filter(edition=edition).exists():
        return ""
    address = reverse("openspaces:new", args=[edition.slug])
    return f"{address}?{urlencode({'title': words})}" if words else address
