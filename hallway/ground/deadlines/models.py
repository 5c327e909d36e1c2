"""Calls and their deadlines: for the editions of this house and for the world's."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.formats.moments import AOE, Moment
from hallway.ground.clock import now
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.deadlines.validators import deadline_zone
from hallway.ground.editions.models import Edition


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def upcoming(self) -> DeadlineQuerySet:
        """Not over yet, the next one first."""
        return self.filter(closes_at__gte=now()).order_by("closes_at", "id")


class Deadline(models.Model):
    """Until when something can be handed in: the call of a conference, here or elsewhere.

    `closes_at` is what counts: the instant of the latest extension, or of the date that was
    first announced. A call whose date nobody knows yet has neither.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="deadlines")
    kind = models.CharField(max_length=10, choices=DeadlineKind, default=DeadlineKind.CALL)
    label = models.CharField(_("name of its own"), max_length=120, blank=True)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True, db_index=True)
    on = models.DateField(_("last day"), null=True, blank=True)
    at = models.TimeField(_("until"), null=True, blank=True, help_text=_("Without a time: the whole day."))
    zone = models.CharField(_("time zone"), max_length=60, default=AOE, validators=[deadline_zone])
    closes_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    url = models.URLField(_("where to hand in"), max_length=500, blank=True)
    source = models.CharField(_("where this is written"), max_length=500, blank=True)
    verified_at = models.DateTimeField(_("last looked at"), null=True, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["closes_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind", "label"], name="deadline_of_kind_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on or '?'}"

    @property
    def is_open(self) -> bool:
        """Something can be handed in now."""
        return bool(
            self.closes_at and self.closes_at >= now() and (not self.opens_at or self.opens_at <= now())
        )

    @property
    def moment(self) -> Moment | None:
        """What was announced first, in the deadline's own zone."""
        return Moment(self.on, self.at, self.zone) if self.on else None


class Extension(models.Model):
    """One moving of a deadline, mostly to later. The rows are its history; the last one counts."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="extensions")
    on = models.DateField(_("new last day"))
    at = models.TimeField(_("until"), null=True, blank=True)
    noticed_at = models.DateTimeField(default=now, editable=False)
    source = models.CharField(_("where this is written"), max_length=500, blank=True)

    class Meta:
        ordering = ["noticed_at", "id"]

    def __str__(self) -> str:
        return f"until {self.on}"

    @property
    def moment(self) -> Moment:
        """The new end, in the deadline's zone."""
        return Moment(self.on, self.at, self.deadline.zone)
