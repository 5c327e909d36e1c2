"""Who hears of a change: pages in memory, and browsers that look."""

from __future__ import annotations

from hallway.areas.hallway.live import beacon_topic, hallway_topic, help_topic, rooms_topic, soon_topic
from hallway.areas.hallway.models import Beacon
from hallway.ground.editions import publishing
from hallway.ground.editions.models import Edition
from hallway.live import actions as live

PART = "hallway"  # the scope of the hallway page, beside that of the edition


def hallway_changed(edition: Edition) -> None:
    """The page shows something else now."""
    publishing.raise_version(publishing.part(PART, edition.slug))
    live.changed(hallway_topic(edition))


def soon_changed(edition: Edition) -> None:
    """What begins soon has moved, or has more or fewer places."""
    publishing.raise_version(publishing.part(PART, edition.slug))
    live.changed(soon_topic(edition))


def rooms_changed(edition: Edition) -> None:
    """Another number is told of a room."""
    publishing.raise_version(publishing.part(PART, edition.slug))
    live.changed(rooms_topic(edition))


def beacon_changed(beacon: Beacon) -> None:
    """Of the beacon itself, so its host's page, too."""
    hallway_changed(beacon.edition)
    live.changed(beacon_topic(beacon))


def help_changed(edition: Edition) -> None:
    """The desk, and the count of those who wait on the hallway page."""
    hallway_changed(edition)
    live.changed(help_topic(edition))
