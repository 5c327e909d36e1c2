"""Open conversations: who stands where, talks about what, and would like company."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.ground.clock import now
from hallway.ground.codes import new_code
from hallway.ground.editions.models import Edition, Place


class BeaconQuerySet(models.QuerySet["Beacon"]):
    def live(self) -> BeaconQuerySet:
        """What burns now."""
        return self.filter(ended_at=None, removed_at=None, ends_at__gt=now())


class Beacon(models.Model):
    """“We stand at the coffee bar and talk about packaging, join us.”"""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="beacons")
    code = models.CharField(max_length=6, default=new_code, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="beacons")
    place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="beacons")
    spot = models.CharField(_("where exactly"), max_length=80, blank=True)
    topic = models.CharField(_("topic"), max_length=120)
    language = models.CharField(_("language"), max_length=40, blank=True)
    has_gap = models.BooleanField(default=True)
    is_full = models.BooleanField(default=False)
    is_named = models.BooleanField(default=False)
    lit_at = models.DateTimeField(default=now, editable=False)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, editable=False)  # by its host, or found out of time
    removed_at = models.DateTimeField(null=True, editable=False)  # by the team

    objects = BeaconQuerySet.as_manager()

    class Meta:
        ordering = ["-lit_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="beacon_code_once"),
            models.UniqueConstraint(
                fields=["edition", "person"], condition=models.Q(ended_at=None), name="one_beacon_each"
            ),
        ]

    def __str__(self) -> str:
        return self.topic

    @property
    def is_live(self) -> bool:
        return self.ended_at is None and self.removed_at is None and self.ends_at > now()

    @property
    def where(self) -> str:
        """Room and spot in one line."""
        return ", ".join(part for part in (self.place.name if self.place else "", self.spot) if part)


class Coming(models.Model):
    """I am on my way. Nobody is told who; the host how many."""

    beacon = models.ForeignKey(Beacon, models.CASCADE, related_name="coming")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="beacons_joined")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["beacon", "person"], name="coming_once")]

    def __str__(self) -> str:
        return f"{self.person} → {self.beacon}"
