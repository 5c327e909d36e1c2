"""What follows of itself from what happens elsewhere."""

from __future__ import annotations

from hallway.areas.directory.mine.actions import save_for_followers
from hallway.areas.directory.states import APPEARED
from hallway.ground.activity.actions import witness
from hallway.ground.activity.models import Activity


@witness
def save_for_those_who_follow(activity: Activity) -> None:
    """A new edition is saved for everybody who follows its series: one INSERT in the same transaction."""
    if activity.verb in APPEARED and activity.edition_id:
        save_for_followers([activity.edition_id])
