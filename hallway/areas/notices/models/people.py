"""How somebody wants to be told, and where they can be reached."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.ground.activity.notices import Timing
from hallway.ground.clock import now

PERSON = settings.AUTH_USER_MODEL


class Choice(models.Model):
    """When one channel brings one kind of notice to one person; without a row the kind's default counts."""

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="notice_choices")
    kind = models.CharField(max_length=80)
    channel = models.CharField(max_length=10)
    timing = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Timing])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind", "channel"], name="chosen_once")]

    def __str__(self) -> str:
        return f"{self.kind} by {self.channel}: {self.timing}"


class Habit(models.Model):
    """Somebody's quiet hours and the hour of their digest, in their own zone.

    Quiet hours that begin when they end are none. `loud` names the channels that they do not hold back.
    """

    person = models.OneToOneField(PERSON, models.CASCADE, primary_key=True, related_name="notice_habit")
    quiet_from = models.TimeField(_("quiet from"), default=dt.time(22))
    quiet_until = models.TimeField(_("quiet until"), default=dt.time(8))
    loud = models.JSONField(default=list, blank=True)
    digest_hour = models.PositiveSmallIntegerField(
        _("hour of the digest"), default=8, validators=[MaxValueValidator(23)]
    )

    def __str__(self) -> str:
        return f"quiet {self.quiet_from:%H:%M}–{self.quiet_until:%H:%M}"


class PushEndpoint(models.Model):
    """A browser that shows notices, at its maker's push service. The address is a secret of that browser."""

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="push_endpoints")
    url = models.URLField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=120)  # its public key, base64url
    auth = models.CharField(max_length=40)  # the secret that it shares with us, base64url
    label = models.CharField(_("name of the device"), max_length=80, blank=True)
    added_at = models.DateTimeField(default=now)
    last_ok_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-added_at", "-id"]

    def __str__(self) -> str:
        return self.label or f"device {self.pk}"


class DeadAddress(models.Model):
    """A mail server has said for good that it does not take mail for this address. Sign-in codes still go."""

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="dead_addresses")
    address = models.CharField(max_length=254)  # in lower case, the domain in ASCII
    problem = models.CharField(max_length=300)
    since = models.DateTimeField(default=now)

    class Meta:
        verbose_name_plural = "dead addresses"
        constraints = [models.UniqueConstraint(fields=["person", "address"], name="dead_once")]

    def __str__(self) -> str:
        return f"dead address of {self.person_id}"
