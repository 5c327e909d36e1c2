"""What people say of the hallway to themselves and to the team."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hallway.areas.hallway.models.beacons import Beacon
from hallway.areas.hallway.models.pleas import Plea
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition


class Mode(models.Model):
    """This person is here for the hallway: no word of talks, please."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="in_hallway_mode")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="hallway_modes")
    since = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "person"], name="hallway_mode_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.edition}"


class Report(models.Model):
    """Something that does not belong here; the team looks at it. Only they learn who said so."""

    beacon = models.ForeignKey(Beacon, models.CASCADE, null=True, related_name="reports")
    plea = models.ForeignKey(Plea, models.CASCADE, null=True, related_name="reports")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="hallway_reports")
    text = models.CharField(max_length=300)
    at = models.DateTimeField(default=now, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(beacon__isnull=True) ^ models.Q(plea__isnull=True),
                name="report_is_about_one_thing",
            ),
            models.UniqueConstraint(fields=["beacon", "person"], name="beacon_reported_once"),
            models.UniqueConstraint(fields=["plea", "person"], name="plea_reported_once"),
        ]

    def __str__(self) -> str:
        return self.text
