"""Who has which role in which edition, and what lets somebody in."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hallway.ground.access.states import EntitlementKind, Role
from hallway.ground.editions.models import Edition, Track


class RoleGrant(models.Model):
    """One role of one person in one edition; track organisers may be bound to one track."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="role_grants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=12, choices=Role)
    track = models.ForeignKey(Track, models.CASCADE, null=True, blank=True, related_name="role_grants")
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "person", "role"], condition=models.Q(track=None), name="role_once"
            ),
            models.UniqueConstraint(
                fields=["edition", "person", "role", "track"],
                condition=models.Q(track__isnull=False),
                name="role_once_a_track",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role} of {self.edition}"


class Entitlement(models.Model):
    """A reason for which somebody belongs to an edition; several may hold at once."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="entitlements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="entitlements")
    kind = models.CharField(max_length=10, choices=EntitlementKind)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "person", "kind"], name="entitlement_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.kind} at {self.edition}"
