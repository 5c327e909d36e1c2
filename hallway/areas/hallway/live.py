"""What of the hallway can be listened to, and by whom."""

from __future__ import annotations

from hallway.areas.hallway.models import Beacon
from hallway.areas.hallway.rules import is_mine, shows_face_in, takes_part
from hallway.ground.access.rules import Viewer
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.live.topics import family, may_see_edition_of


def _is_host(viewer: Viewer, key: str) -> bool:
    slug, _, code = key.partition("/")
    beacon = Beacon.objects.filter(edition__slug=slug, code=code).first()
    return beacon is not None and is_mine(viewer, beacon)


def _takes_part(viewer: Viewer, key: str) -> bool:
    edition = Edition.objects.hosted().filter(slug=key.partition("/")[0]).first()
    return edition is not None and takes_part(viewer, edition)


def _shows_face(viewer: Viewer, key: str) -> bool:
    slug, _, code = key.partition("/")
    edition = Edition.objects.hosted().filter(slug=slug).first()
    return edition is not None and shows_face_in(viewer, edition, code)


HALLWAY = family("hallway", may_see_edition_of)
BEACON = family("beacon", _is_host)  # when somebody is on their way is nobody else's business
HELP = family("help", _takes_part)
HERE = family("here", may_see_edition_of)  # once a minute: never when somebody comes or goes
FACES = family("faces", _shows_face)


def hallway_topic(edition: Edition) -> str:
    """What is alive."""
    return HALLWAY(edition.slug)


def soon_topic(edition: Edition) -> str:
    """What begins soon, and how many places are left in it."""
    return HALLWAY(edition.slug, "soon")


def rooms_topic(edition: Edition) -> str:
    """How many are in the rooms of what is on now."""
    return HALLWAY(edition.slug, "rooms")


def here_topic(happening: Happening) -> str:
    """How many are in its room, as everybody is told."""
    return HERE(happening.edition.slug, happening.code)


def faces_topic(happening: Happening) -> str:
    """Who shows themselves in its room, for those who do so, too."""
    return FACES(happening.edition.slug, happening.code)


def beacon_topic(beacon: Beacon) -> str:
    """How many are on their way, for the host alone."""
    return BEACON(beacon.edition.slug, beacon.code)


def help_topic(edition: Edition) -> str:
    """The help desk, for those who take part."""
    return HELP(edition.slug)
