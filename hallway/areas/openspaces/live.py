"""What of the board can be listened to. A topic tells when, too, so sensitive cards keep still."""

from __future__ import annotations

import datetime as dt

from hallway.ground.editions.models import Edition
from hallway.live.topics import family, may_see_edition_of

BOARD = family("board", may_see_edition_of)


def board_topic(edition: Edition) -> str:
    """Cards without a place, wishes, and whether the board is open."""
    return BOARD(edition.slug)


def day_topic(edition: Edition, day: dt.date) -> str:
    """What hangs on the board on one day."""
    return BOARD(edition.slug, day.isoformat())


def card_topic(edition: Edition, code: str) -> str:
    """One card and what is said under it."""
    return BOARD(edition.slug, "card", code)
