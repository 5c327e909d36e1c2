"""Being in a room: said, shown, taken back; counted once a minute. The history knows nothing of it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Count, Q

from hallway.areas.hallway import rules
from hallway.areas.hallway.actions.telling import rooms_changed
from hallway.areas.hallway.live import faces_topic, here_topic
from hallway.areas.hallway.models import Here, Tally
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person
from hallway.live import actions as live

MANY = 30  # who show themselves in a room: from there on, who comes is told with the minute, not at once


@transaction.atomic
def enter(happening: Happening, *, shows_face: bool, by: Person) -> bool:
    """I am in this room; whoever is in another one moves. False while it is not open, or not any more."""
    if not rules.is_room_open(happening):
        return False
    Here.objects.bulk_create([Here(person=by)], ignore_conflicts=True)  # the one row that everybody has
    return _put(by, happening, shows_face=shows_face)


@transaction.atomic
def show(happening: Happening, *, shows_face: bool, by: Person) -> bool:
    """Show myself, or only be counted. False when I am not there any more: it brings nobody back."""
    return rules.is_room_open(happening) and _put(by, happening, shows_face=shows_face, only_in=happening)


@transaction.atomic
def leave(happening: Happening, *, by: Person) -> bool:
    """I am not in this room any more; False when I was not. Whoever moved on stays where they are."""
    return _put(by, None, only_in=happening)


def _put(
    person: Person,
    happening: Happening | None,
    *,
    shows_face: bool | None = None,
    only_in: Happening | None = None,
) -> bool:
    """Write where somebody is, and tell those who see a face more or less."""
    rows = Here.objects.select_for_update().filter(person=person)
    rows = rows.filter(happening=only_in) if only_in else rows
    row = rows.first()  # its room is fetched afterwards: joined, it would be that from before the wait
    if row is None:
        return False
    before = _seen_in(row)
    row.happening = happening
    row.shows_face = row.shows_face if shows_face is None else shows_face
    row.save(update_fields=["happening", "shows_face"])
    after = _seen_in(row)
    if before is not None and before != after:
        live.changed(faces_topic(before))
        live.revoke(person=person)  # who is not seen does not see
    if after is not None and before != after and _shown(after) <= MANY:
        live.changed(faces_topic(after))
    return True


def _seen_in(row: Here) -> Happening | None:
    return row.happening if row.shows_face else None


def _shown(happening: Happening) -> int:
    return Here.objects.filter(happening=happening, shows_face=True).count()


def show_anew(one: Person, other: Person) -> None:
    """They keep away from each other now, or no longer: rooms in which both are look different to them."""
    rooms = Happening.objects.filter(people_here__person=one, people_here__shows_face=True)
    for happening in rooms.filter(pk__in=Here.objects.filter(person=other).values("happening")):
        live.changed(faces_topic(happening))


def empty(happening: Happening) -> None:
    """Nobody is in this room any more, and nothing is told of it."""
    Here.objects.filter(happening=happening).update(happening=None)
    live.changed(faces_topic(happening))
    live.revoke(topic=faces_topic(happening))
    was_told, _rows = Tally.objects.filter(happening=happening).delete()
    if was_told:  # else the end would tell that somebody was there
        _number_changed(happening)


@transaction.atomic
def count() -> None:
    """Let go of whoever was in a room that has closed, and tell how many are in the others."""
    occupied = Happening.objects.filter(people_here__isnull=False) | Happening.objects.filter(
        tally__isnull=False
    )
    for happening in occupied.select_related("edition", "tally").distinct():
        if rules.is_room_open(happening):
            _tell_number(happening)
        else:
            empty(happening)


def _tell_number(happening: Happening) -> None:
    there = Here.objects.live().filter(happening=happening)
    people = there.aggregate(all=Count("pk"), shown=Count("pk", filter=Q(shows_face=True)))
    told, tally = Tally.at_least(people["all"]), getattr(happening, "tally", None)
    if told != (tally.told if tally else None):
        Tally.objects.filter(happening=happening).delete()
        Tally.objects.bulk_create([Tally(happening=happening, told=told)] if told else [])
        _number_changed(happening)
    elif people["shown"] > MANY:
        live.changed(faces_topic(happening))


def _number_changed(happening: Happening) -> None:
    live.changed(here_topic(happening), faces_topic(happening))
    rooms_changed(happening.edition)
