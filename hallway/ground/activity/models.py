"""The one log. What happened, to what, by whom; never the private content itself."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hallway.ground.clock import now
from hallway.ground.editions.models import Edition


class Activity(models.Model):
    """One line of history. Written by `actions.record` alone, in the transaction of what it records."""

    at = models.DateTimeField(default=now, editable=False)
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, blank=True, related_name="activities")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="activities")
    verb = models.CharField(max_length=60)  # area.past_participle: programme.imported, page.changed
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=60, blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "activities"
        indexes = [
            models.Index(fields=["edition", "-at"], name="activity_of_edition"),
            models.Index(fields=["object_type", "object_id", "-at"], name="activity_of_object"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_id}"
