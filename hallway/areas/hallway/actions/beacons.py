"""Lighting beacons, keeping them alight, and going there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from hallway.areas.hallway.actions.telling import beacon_changed
from hallway.areas.hallway.live import beacon_topic
from hallway.areas.hallway.models import Beacon, Coming, Report
from hallway.areas.hallway.rules import is_open
from hallway.areas.hallway.states import Refusal
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.codes import new_code
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.live import actions as live


class Refused(Exception):
    """The beacon was not lit; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def light(edition: Edition, *, by: Person, minutes: int, fields: Mapping[str, Any]) -> Beacon:
    """A beacon that burns for `minutes`. Raises Refused: one at a time, which the database decides.

    `fields`: place, spot, topic, language, has_gap, is_named.
    """
    if not is_open(edition):
        raise Refused(Refusal.CLOSED)
    moment = now()
    mine = Beacon.objects.filter(edition=edition, person=by, ended_at=None)
    mine.filter(ends_at__lte=moment).update(ended_at=F("ends_at"))  # it went out by itself
    code, ends_at = new_code(), moment + dt.timedelta(minutes=minutes)
    beacon = Beacon(edition=edition, code=code, person=by, ends_at=ends_at, **fields)
    Beacon.objects.bulk_create([beacon], ignore_conflicts=True)
    lit = mine.select_related("edition", "place").filter(code=code).first()
    if lit is None:
        raise Refused(Refusal.ALREADY)
    _note("lit", lit, by=by)
    return lit


@transaction.atomic
def keep_alight(beacon: Beacon, minutes: int, *, by: Person) -> bool:
    """Let it burn for so long from now on; False when it is out already."""
    ends_at = now() + dt.timedelta(minutes=minutes)
    return _change(beacon, by, ends_at=ends_at)


@transaction.atomic
def say_room(beacon: Beacon, *, is_full: bool, by: Person) -> bool:
    """There is room, or none right now; False when it is out already."""
    return _change(beacon, by, is_full=is_full)


def _change(beacon: Beacon, by: Person, **fields: Any) -> bool:
    if not Beacon.objects.live().filter(pk=beacon.pk).update(**fields):
        return False
    _note("changed", beacon, by=by)
    return True


@transaction.atomic
def end(beacon: Beacon, *, by: Person) -> None:
    """Its host puts it out."""
    if Beacon.objects.filter(pk=beacon.pk, ended_at=None).update(ended_at=now()):
        _note("ended", beacon, by=by)


@transaction.atomic
def remove(beacon: Beacon, *, by: Person) -> None:
    """The team takes it away, and whatever was reported of it is settled."""
    moment = now()
    if Beacon.objects.filter(pk=beacon.pk, removed_at=None).update(removed_at=moment, ended_at=moment):
        Report.objects.filter(beacon=beacon, settled_at=None).update(settled_at=moment)
        _note("removed", beacon, by=by)


@transaction.atomic
def come(beacon: Beacon, *, by: Person) -> bool:
    """I am on my way. It leaves no trace in the history; False when the beacon is out."""
    if not Beacon.objects.live().filter(pk=beacon.pk).exists():
        return False
    Coming.objects.bulk_create([Coming(beacon=beacon, person=by)], ignore_conflicts=True)
    live.changed(beacon_topic(beacon))
    return True


@transaction.atomic
def stay_away(beacon: Beacon, *, by: Person) -> None:
    """After all not."""
    if Coming.objects.filter(beacon=beacon, person=by).delete()[0]:
        live.changed(beacon_topic(beacon))


def _note(verb: str, beacon: Beacon, *, by: Person) -> None:
    record(f"hallway.beacon_{verb}", beacon, by=by, edition=beacon.edition)
    beacon_changed(beacon)
