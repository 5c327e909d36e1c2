from __future__ import annotations

from hallway.areas.notices.models import Outbox
from hallway.ground.activity import notices
from hallway.ground.activity.actions import witness
from hallway.ground.activity.models import Activity


@witness
def keep_for_telling(activity: Activity) -> None:
    """One small row in the transaction of the action, so that what happened is told even after a crash."""
    if notices.is_told(activity.verb):
        Outbox.objects.create(activity=activity)
