"""What is written into the log of a card and told to those who look at the board, and what is not."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hallway.areas.openspaces.live import board_topic, card_topic, day_topic
from hallway.areas.openspaces.models import Card
from hallway.ground.activity.actions import record
from hallway.ground.activity.models import Activity
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.days import programme_day
from hallway.ground.happenings.states import State
from hallway.ground.people.models import Person
from hallway.live import actions as live

PART = "board"  # the scope of pages that show cards, beside that of the edition


def note(
    verb: str,
    card: Card,
    *,
    by: Person | None,
    schedule: bool = False,
    moments: tuple[dt.datetime, ...] = (),
    **data: Any,
) -> Activity:
    """Record `openspaces.<verb>` of a card; of a sensitive one the log does not know who did it.

    `schedule` says that rooms and hours have changed, which other pages of the edition tell, too (none
    of other editions or of the directory does, and a pin must not cost them their place in memory);
    `moments` are when the card was or is pinned, besides what its happening says.
    """
    edition = card.happening.edition
    who = None if card.is_sensitive else by
    activity = record(f"openspaces.{verb}", card.happening, by=who, edition=edition, **data)
    if schedule:
        publishing.raise_version(publishing.scope(edition.slug))
    if card.happening.state == State.PUBLIC:  # a draft is nobody's news
        if not schedule:
            board_changed(edition)
        tell(card, *moments)
    return activity


def tell(card: Card, *moments: dt.datetime) -> None:
    """Let browsers fetch anew what shows this card."""
    edition = card.happening.edition
    topics = [board_topic(edition), card_topic(edition, card.happening.code)]
    for moment in (*moments, card.happening.starts_at):
        if moment is not None:
            topics.append(day_topic(edition, programme_day(moment, edition.zone)))
    live.changed(*topics)


def forget_who(card: Card) -> None:
    """A card has become sensitive: whoever stands in its history no longer does."""
    lines = Activity.objects.filter(object_type="happenings.happening", object_id=str(card.pk))
    for line in lines.filter(verb__startswith="openspaces."):
        line.actor = None
        line.data.pop("person", None)
        line.data.pop("heads", None)
        line.save(update_fields=["actor", "data"])


def board_changed(edition: Edition) -> None:
    """Pages that show cards are out of date; the rest of the edition is not."""
    publishing.raise_version(publishing.part(PART, edition.slug))
