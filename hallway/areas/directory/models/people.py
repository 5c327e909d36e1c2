"""What a signed-in person does with the directory. All of it is theirs alone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.areas.directory.models.facts import LatitudeField, LongitudeField
from hallway.areas.directory.states import PlanState
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Series

PERSON = settings.AUTH_USER_MODEL


class Save(models.Model):
    """Somebody keeps an eye on an edition: its deadlines are in their calendar, and they are reminded."""

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="saved_conferences")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="saves")
    by_following = models.BooleanField(default=False)  # the series is followed, so it was saved by itself
    going = models.BooleanField(_("I am going"), default=False)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "edition"], name="saved_once")]

    def __str__(self) -> str:
        return f"{self.person_id} saves {self.edition_id}"


class Follow(models.Model):
    """Somebody follows a series; its new editions are saved for them."""

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="followed_series")
    series = models.ForeignKey(Series, models.CASCADE, related_name="follows")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "series"], name="followed_once")]

    def __str__(self) -> str:
        return f"{self.person_id} follows {self.series_id}"


class Dismissal(models.Model):
    """Somebody follows the series and took this edition from their list; it is not saved by itself again."""

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="dismissed_conferences")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="dismissals")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "edition"], name="dismissed_once")]

    def __str__(self) -> str:
        return f"{self.person_id} dismisses {self.edition_id}"


class Plan(models.Model):
    """A talk of somebody's own at a conference: from the idea to the day it is given."""

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="talk_plans")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="talk_plans")
    title = models.CharField(_("what I would talk about"), max_length=200)
    state = models.CharField(_("where it stands"), max_length=10, choices=PlanState, default=PlanState.IDEA)
    note = models.TextField(_("note to myself"), blank=True, max_length=5000)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["-changed_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["person", "edition", "title"], name="planned_once")]

    def __str__(self) -> str:
        return self.title


class TicketAlert(models.Model):
    """Tell me when tickets of this series go on sale."""

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="ticket_alerts")
    series = models.ForeignKey(Series, models.CASCADE, related_name="ticket_alerts")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "series"], name="ticket_alert_once")]

    def __str__(self) -> str:
        return f"{self.person_id} waits for {self.series_id}"


class Traveller(models.Model):
    """Where somebody sets out from, their calendar's secret, and whether contacts see where they go."""

    person = models.OneToOneField(PERSON, models.CASCADE, primary_key=True, related_name="traveller")
    home = models.CharField(_("where I set out from"), max_length=200, blank=True)
    latitude = LatitudeField(null=True, blank=True)
    longitude = LongitudeField(null=True, blank=True)
    shows_going = models.BooleanField(_("my contacts may see where I am going"), default=False)
    calendar_token = models.CharField(max_length=64, unique=True, null=True, blank=True)

    def __str__(self) -> str:
        return f"traveller {self.person_id}"
