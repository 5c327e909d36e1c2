"""Editions of this house, and deadlines of all, come into the lists by themselves once they are recorded."""

from __future__ import annotations

import threading

from django.db import transaction

from hallway.areas.directory import indexing
from hallway.areas.directory.models import Listing
from hallway.ground.activity.actions import listen, witness
from hallway.ground.activity.models import Activity
from hallway.ground.editions import publishing
from hallway.ground.jobs.actions import every

CHANGES = ("edition.", "deadline.", "series.")  # beginnings of verbs after which a line may be untrue

_waiting = threading.local()


def note(activity: Activity) -> None:
    """Remember, inside the transaction, which edition to look at once it is done."""
    if activity.edition_id and activity.verb.startswith(CHANGES):
        _pending()[activity.edition_id] = activity


def follow(_activity: Activity) -> None:
    """Make the lines anew of all that the transaction changed, at once, however many lines it recorded.

    Whoever changes many editions has called `indexing.refresh` already; theirs are left alone.
    The version is raised once more, because a page may have been made in between.
    """
    pending = _pending()
    if not pending:
        return
    _waiting.editions = {}
    late = {pk for pk, activity in pending.items() if not _is_told(pk, activity)}
    if late:
        with transaction.atomic():
            indexing.refresh(late)
            publishing.raise_version(publishing.DIRECTORY)


def _pending() -> dict[int, Activity]:
    found: dict[int, Activity] = _waiting.__dict__.setdefault("editions", {})
    return found


def _is_told(pk: int, activity: Activity) -> bool:
    return Listing.objects.filter(edition=pk, made_at__gte=activity.at).exists()


@every(hours=1)
def repair_lists() -> None:
    """Whatever changed an edition without saying so: its lines are put right."""
    if indexing.repair():
        with transaction.atomic():
            publishing.raise_version(publishing.DIRECTORY)


witness(note)
listen(follow)
