"""What the board hears of, stars of its cards, and what others ask it: which cards are held in confidence."""

from __future__ import annotations

from collections.abc import Iterable

from hallway.areas.openspaces.actions.talking import stars_changed
from hallway.areas.openspaces.models import Card
from hallway.ground.happenings.actions import on_stars
from hallway.ground.happenings.confidence import confides
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind


@on_stars
def hear_of_stars(happenings: Iterable[Happening]) -> None:
    """Counts on the board are out of date."""
    keys = [one.pk for one in happenings if one.kind == Kind.OPEN_SPACE]
    for card in Card.objects.filter(pk__in=keys).select_related("happening__edition") if keys else ():
        stars_changed(card)


@confides
def sensitive_cards(happening: Happening) -> bool:
    """Of a sensitive card nobody learns who comes, so nobody talks about it by name either."""
    is_card = happening.kind == Kind.OPEN_SPACE
    return is_card and Card.objects.filter(pk=happening.pk, is_sensitive=True).exists()
