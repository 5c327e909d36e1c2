"""The help desk: somebody asks, somebody answers, solved."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.ground.clock import now
from hallway.ground.editions.models import Edition

INK = 1000  # characters of a plea or an answer


class PleaQuerySet(models.QuerySet["Plea"]):
    def shown(self) -> PleaQuerySet:
        return self.filter(removed_at=None)


class Plea(models.Model):
    """Somebody asks for help."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="pleas")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="pleas")
    topic = models.CharField(_("topic"), max_length=120)
    where = models.CharField(_("where I am"), max_length=120)
    text = models.TextField(_("what it is about"), max_length=INK, blank=True)
    asked_at = models.DateTimeField(default=now, editable=False)
    solved_at = models.DateTimeField(null=True, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)  # by the team

    objects = PleaQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["edition", "asked_at"], name="plea_by_time")]

    def __str__(self) -> str:
        return self.topic


class Answer(models.Model):
    """Somebody offers help, or says what to do."""

    plea = models.ForeignKey(Plea, models.CASCADE, related_name="answers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="help_given")
    text = models.TextField(max_length=INK)
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.text[:60]
