"""Questions to the one calendar."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening, HappeningQuerySet, Star
from hallway.ground.happenings.states import Choice, State
from hallway.ground.people.models import Person


def now_and_next(happenings: HappeningQuerySet, moment: datetime) -> tuple[list[Happening], list[Happening]]:
    """What is on at `moment`, and everything that begins at the next beginning after it."""
    placed = happenings.placed().in_order()
    on_now = list(placed.between(moment, moment))
    next_start = placed.filter(starts_at__gt=moment).values_list("starts_at", flat=True).first()
    coming = list(placed.filter(starts_at=next_start)) if next_start else []
    return on_now, coming


def clashes(happening: Happening) -> HappeningQuerySet:
    """What cannot be at the same time: in the same place, or with one of the same people."""
    if happening.starts_at is None or happening.ends_at is None:
        return Happening.objects.none()
    people = happening.appearances.values_list("person_id", flat=True)
    same = Q(appearances__person__in=people)
    if happening.place_id:
        same |= Q(place_id=happening.place_id)
    others = Happening.objects.filter(edition_id=happening.edition_id).exclude(pk=happening.pk)
    return others.between(happening.starts_at, happening.ends_at).filter(same).distinct()


def starred_by(person: Person) -> HappeningQuerySet:
    """What this person starred, of what they may still see, in order of time."""
    return Happening.objects.public().filter(stars__person=person).in_order()


def choices_of(person: Person) -> dict[int, Choice]:
    """Stars that mean something else to this person than “I go there”, by happening."""
    stars = Star.objects.filter(person=person).exclude(choice=Choice.FIRST)
    return {happening: Choice(choice) for happening, choice in stars.values_list("happening_id", "choice")}


def speaks_in(person: Person) -> QuerySet[Edition]:
    """The editions that this person gives a public session of, the newest first; cards do not count."""
    given = Happening.objects.public().programme().filter(appearances__person=person)
    found = Edition.objects.hosted().filter(pk__in=given.exclude(state=State.CANCELLED).values("edition"))
    return found.order_by("-starts_on", "-id")
