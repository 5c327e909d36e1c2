"""The demo's timetable in two versions: for the second one, two talks of the same hour have changed rooms."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from demo import timetable
from hallway.areas.programme.timetable import actions, releasing
from hallway.areas.programme.timetable.models import Release
from hallway.areas.programme.timetable.spots import spot_of
from hallway.ground.activity.models import Activity
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind
from hallway.ground.people.models import Person

FIRST = ("First light", "Everything has its place. Tell us what clashes for you.")
SECOND = ("Lighthouse", "Two talks have changed rooms, as many more of you starred one of them.")
DAYS_AHEAD = (60, 40)  # of the first day of the conference


def release_twice(edition: Edition, by: Person) -> None:
    """Release what was loaded with two talks in each other's rooms, and then as it was loaded."""
    one, other = _two_at_once(edition)
    rooms = {one.pk: one.place_id, other.pk: other.place_id}
    for talk, room in ((one, other.place_id), (other, one.place_id)):
        Happening.objects.filter(pk=talk.pk).update(place=room)
    draft = actions.begin(edition, by=by, name="The programme")
    first = releasing.release(draft, by=by, name=FIRST[0], notes=FIRST[1])
    for row in draft.placements.filter(happening__in=rooms).select_related("draft__edition"):
        actions.place(row, replace(spot_of(row), place=rooms[row.happening_id]), by=by)
    second = releasing.release(draft, by=by, name=SECOND[0], notes=SECOND[1])
    actions.close(draft, by=by)
    for release, days in zip((first, second), DAYS_AHEAD, strict=True):
        _date_back(release, timetable.FIRST_DAY - dt.timedelta(days=days), edition)


def _two_at_once(edition: Edition) -> tuple[Happening, Happening]:
    talks = edition.happenings.filter(kind=Kind.TALK, starts_at__isnull=False, place__is_plenary=False)
    return next(
        (one, other)
        for one, other in pairwise(talks.order_by("starts_at", "place__order"))
        if one.starts_at == other.starts_at
    )


def _date_back(release: Release, day: dt.date, edition: Edition) -> None:
    """A version is as old as it would be, unless the demo stands before that day."""
    at = min(now(), dt.datetime.combine(day, dt.time(18, 30), edition.zone))
    Release.objects.filter(pk=release.pk).update(released_at=at)
    Activity.objects.filter(verb="programme.released", object_id=str(release.pk)).update(at=at)
