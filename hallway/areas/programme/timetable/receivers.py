"""What changes drafts on the screens of those who have them open."""

from __future__ import annotations

from hallway.areas.programme.timetable.live import DRAFT, facts_changed
from hallway.ground.activity.actions import witness
from hallway.ground.activity.models import Activity
from hallway.live import actions as live

OF_ONE = frozenset({"timetable.edited", "timetable.weighed", "timetable.closed", "timetable.reopened"})
# Warnings, or what a draft could take over, are others now.
OF_ALL = frozenset(
    {"timetable.facts_changed", "timetable.availability_given", "programme.imported", "programme.released"}
)


@witness
def tell_who_looks(activity: Activity) -> None:
    """In the transaction of the edit, so that nobody hears of what did not happen, or misses what did."""
    edition = activity.edition
    if edition is None:
        return
    if activity.verb in OF_ONE:
        live.changed(DRAFT(edition.slug, activity.object_id))
    elif activity.verb in OF_ALL:
        facts_changed(edition)
