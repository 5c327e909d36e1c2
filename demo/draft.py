"""A draft of the demo's timetable, so that the editor has something to do: a few talks wait for a place."""

from __future__ import annotations

import datetime as dt

from demo import timetable
from hallway.areas.programme.timetable import actions, facts
from hallway.areas.programme.timetable.models import Draft
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.states import Kind
from hallway.ground.people.models import Person

NAME = "If the Rope stays closed"
CLOSED = "rope"  # the room whose last talks of a day look for another place
FEATURES = {
    "tide": ["captions", "stage"],
    "lantern": ["hearing loop", "stage"],
    "rope": ["power at every seat"],
}
WAYS = {("tide", "slipway"): 5, ("anchor", "slipway"): 5}  # minutes


def load_draft(edition: Edition, by: Person) -> Draft:
    """Begin the draft and what it has to respect."""
    rooms = {place.slug: place for place in edition.places.all()}
    _facts(edition, rooms, by)
    draft = actions.begin(edition, by=by, name=NAME)
    talks = draft.placements.filter(happening__kind=Kind.TALK, place=rooms[CLOSED]).select_related(
        "draft__edition"
    )
    last = talks.order_by("-starts_at").first()
    if last is not None:
        day = [row for row in talks if row.span[0].date() == last.span[0].date()]
        actions.remove(sorted(day, key=lambda row: row.span[0])[-4:], by=by)
    return draft


def _facts(edition: Edition, rooms: dict[str, Place], by: Person) -> None:
    words = {rooms[slug].pk: features for slug, features in FEATURES.items()}
    ways = [(rooms[one].pk, rooms[other].pk, minutes) for (one, other), minutes in WAYS.items()]
    facts.set_rooms(edition, words, ways, by=by)
    dates = [timetable.FIRST_DAY + dt.timedelta(days=day) for day in timetable.TALK_DAYS]
    facts.set_hours(edition, {date: (dt.time(8), dt.time(18), 5) for date in dates}, by=by)
    late = (
        edition.happenings.filter(kind=Kind.TALK, starts_at__isnull=False)
        .order_by("-starts_at", "id")
        .first()
    )
    speaker = late.appearances.select_related("person").first() if late else None
    if late and speaker:
        start, end = late.span
        facts.set_windows(edition, speaker.person, [(start - dt.timedelta(hours=5), end)], by=by)
