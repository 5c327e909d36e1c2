"""“I am in this room”: said by whoever wants to, for as long as it is true, and forgotten afterwards."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from hallway.ground.clock import now
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import State

BEFORE = dt.timedelta(minutes=20)  # it begins: one may say so already
AFTER = dt.timedelta(minutes=15)  # it has ended: one still stands there and talks


def hours_of(happening: Happening) -> tuple[dt.datetime, dt.datetime]:
    """From when until when one can be in the room of a happening. ValueError while it has no time."""
    starts_at, ends_at = happening.span
    return starts_at - BEFORE, ends_at + AFTER


def going_on() -> Q:
    """Rows of happenings in whose room one can be now, by the clock and by what became of them."""
    moment = now()
    return Q(
        happening__state=State.PUBLIC,
        happening__starts_at__lte=moment + BEFORE,
        happening__ends_at__gt=moment - AFTER,
    ) & ~Q(happening__card__is_sensitive=True)


class HereQuerySet(models.QuerySet["Here"]):
    def live(self) -> HereQuerySet:
        """Who is in a room now."""
        return self.filter(going_on(), person__is_active=True)


class Here(models.Model):
    """Where somebody says that they are; one row for each person, so nobody is in two rooms.

    Afterwards the room is taken out of it and nothing stays but what they chose the last time. There is
    no time in it and no line of history anywhere: where somebody was is nobody's business.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="here")
    happening = models.ForeignKey(Happening, models.SET_NULL, null=True, related_name="people_here")
    shows_face = models.BooleanField(default=False)  # to the others who do so; else only counted

    objects = HereQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person}: {self.happening or 'nowhere'}"


class Tally(models.Model):
    """How many are in a room, as everybody is told: at least so many, counted once a minute.

    It follows the people and does not go with them, so that nobody who looks at it finds out who has
    just pressed a button. Rooms of which nothing is told have none.
    """

    happening = models.OneToOneField(Happening, models.CASCADE, related_name="tally")
    told = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.happening}: {self.told} or more"

    @staticmethod
    def at_least(number: int) -> int | None:
        """What is told of a number: nothing below three, then 3, 5, 10, 15 …"""
        if number < 3:
            return None
        return 3 if number < 5 else number - number % 5
