"""What the hallway hears of: places that are given or given back, what is scheduled anew, cards that become
confidential, and people who keep away from each other."""

from __future__ import annotations

from collections.abc import Iterable

from hallway.areas.hallway import reading
from hallway.areas.hallway.actions import here
from hallway.areas.hallway.actions.telling import soon_changed
from hallway.ground.activity.actions import witness
from hallway.ground.activity.models import Activity
from hallway.ground.happenings.confidence import is_in_confidence
from hallway.ground.happenings.models import Happening
from hallway.ground.people.distance import on_distance, shows_people
from hallway.ground.people.models import Person

SEATS = frozenset({"happening.signed_up", "happening.sign_up_cancelled", "happening.promoted"})


@witness
def see_what_begins(activity: Activity) -> None:
    """Seats count down, and a release moves what begins soon."""
    edition = activity.edition
    if edition is not None and edition.hosted and (activity.verb in SEATS or _is_of_the_schedule(activity)):
        soon_changed(edition)


def _is_of_the_schedule(activity: Activity) -> bool:
    return activity.verb == "programme.released" or activity.verb.startswith("programme.import")


@witness
def becomes_confidential(activity: Activity) -> None:
    """Nobody is told any more who or how many are there: the room empties."""
    if activity.verb != "openspaces.changed":
        return
    happening = Happening.objects.filter(pk=int(activity.object_id)).select_related("edition").first()
    if happening is not None and is_in_confidence(happening):
        here.empty(happening)


on_distance(here.show_anew)


@shows_people
def in_my_room(person: Person, edition: str) -> Iterable[int]:
    """Whoever sees a face in a room can keep it away, also of somebody who has never said a word."""
    return reading.shown_in_my_room(person, edition).values_list("person", flat=True)
