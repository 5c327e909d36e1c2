"""What of the hallway can be listened to, and by whom."""

from __future__ import annotations

from hallway.areas.hallway.models import Beacon
from hallway.areas.hallway.rules import is_mine, takes_part
from hallway.ground.access.rules import Viewer
from hallway.ground.editions.models import Edition
from hallway.live.topics import family, may_see_edition_of


def _is_host(viewer: Viewer, key: str) -> bool:
    slug, _, code = key.partition("/")
    beacon = Beacon.objects.filter(edition__slug=slug, code=code).first()
    return beacon is not None and is_mine(viewer, beacon)


def _takes_part(viewer: Viewer, key: str) -> bool:
    edition = Edition.objects.hosted().filter(slug=key.partition("/")[0]).first()
    return edition is not None and takes_part(viewer, edition)


HALLWAY = family("hallway", may_see_edition_of)
BEACON = family("beacon", _is_host)  # when somebody is on their way is nobody else's business
HELP = family("help", _takes_part)


def hallway_topic(edition: Edition) -> str:
    """What is alive."""
    return HALLWAY(edition.slug)


def soon_topic(edition: Edition) -> str:
    """What begins soon, and how many places are left in it."""
    return HALLWAY(edition.slug, "soon")


def beacon_topic(beacon: Beacon) -> str:
    """How many are on their way, for the host alone."""
    return BEACON(beacon.edition.slug, beacon.code)


def help_topic(edition: Edition) -> str:
    """The help desk, for those who take part."""
    return HELP(edition.slug)
