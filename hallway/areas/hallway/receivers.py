"""What the hallway page hears of: places that are given or given back, and what is scheduled anew."""

from __future__ import annotations

from hallway.areas.hallway.actions.telling import soon_changed
from hallway.ground.activity.actions import witness
from hallway.ground.activity.models import Activity

SEATS = frozenset({"happening.signed_up", "happening.sign_up_cancelled", "happening.promoted"})


@witness
def see_what_begins(activity: Activity) -> None:
    """Seats count down, and a release moves what begins soon."""
    edition = activity.edition
    if edition is not None and edition.hosted and (activity.verb in SEATS or _is_of_the_schedule(activity)):
        soon_changed(edition)


def _is_of_the_schedule(activity: Activity) -> bool:
    return activity.verb == "programme.released" or activity.verb.startswith("programme.import")
