"""From something that happened to a message that arrived: Outbox or Cursor → Told → Delivery."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from hallway.areas.notices.models.people import PushEndpoint
from hallway.areas.notices.states import DeliveryState
from hallway.ground.activity.models import Activity
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition

PERSON = settings.AUTH_USER_MODEL


class Outbox(models.Model):
    """An activity of which somebody has to be told. Written with it, in one transaction; gone once done."""

    activity = models.OneToOneField(Activity, models.CASCADE, primary_key=True, related_name="+")
    not_before = models.DateTimeField(default=now, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=100, blank=True)

    class Meta:
        verbose_name_plural = "outbox"

    def __str__(self) -> str:
        return f"activity {self.activity_id}"


class Cursor(models.Model):
    """Up to when one source of time-driven notices has been asked."""

    name = models.CharField(max_length=120, primary_key=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} until {self.until:%Y-%m-%d %H:%M}"


class Told(models.Model):
    """One thing that one person is told, whatever the channel. (person, key) makes it once."""

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="told")
    kind = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    path = models.CharField(max_length=500)
    words = models.JSONField(default=dict)
    moments = models.JSONField(default=dict)  # name → ISO instant, with the offset in which it was given
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, related_name="+")
    until = models.DateTimeField(null=True)
    at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "told"
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="told_once")]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="told_to_person"),
            models.Index(fields=["id"], condition=Q(decided_at=None), name="told_undecided"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.person_id}"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, moment: dt.datetime) -> DeliveryQuerySet:
        """Waiting, its time has come, and nobody is sending it."""
        free = Q(leased_until=None) | Q(leased_until__lte=moment)
        return self.filter(free, state=DeliveryState.WAITING, not_before__lte=moment)


class Delivery(models.Model):
    """One message over one channel: of one notice, or a digest of several (its `lines`).

    `key` is the same for the same message, so it is made once; the Message-ID of a mail comes from it.
    """

    key = models.CharField(max_length=120, unique=True)
    person = models.ForeignKey(PERSON, models.CASCADE, related_name="+")
    channel = models.CharField(max_length=10)
    told = models.ForeignKey(Told, models.CASCADE, null=True, related_name="deliveries")
    digest_on = models.DateField(null=True)  # the day, in the person's zone
    endpoint = models.ForeignKey(PushEndpoint, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    not_before = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease = models.CharField(max_length=32, blank=True)
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    message_id = models.CharField(max_length=120, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(
                fields=["channel", "not_before"], condition=Q(state="waiting"), name="delivery_waiting"
            ),
            models.Index(fields=["lease"], condition=Q(state="waiting"), name="delivery_leased"),
        ]

    def __str__(self) -> str:
        return self.key


class DigestLine(models.Model):
    """One notice in one digest."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="lines")
    told = models.ForeignKey(Told, models.CASCADE, related_name="digest_lines")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delivery", "told"], name="in_digest_once")]

    def __str__(self) -> str:
        return f"{self.told_id} in {self.delivery_id}"
