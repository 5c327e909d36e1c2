"""What the hallway lets people fetch into the page of a session or a card: who is in the room."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hallway.areas.hallway.models.here import hours_of
from hallway.areas.hallway.rules import has_room
from hallway.ground.happenings.beside import Part, fetched
from hallway.ground.happenings.models import Happening


@fetched(10)
def who_is_here(happening: Happening) -> Part | None:
    """While it is on, and a little before and after; of what is in confidence never."""
    if not has_room(happening):
        return None
    args = [happening.edition.slug, happening.code]
    opens_at, closes_at = hours_of(happening)
    return Part(
        label=_("I am in this room"),
        href=reverse("hallway:here", args=args),
        src=reverse("hallway:here_part", args=args),
        opens_at=opens_at,
        closes_at=closes_at,
    )
