from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.ground.clock import now


class MailTemplate(models.Model):
    """The team's own words for one kind of notice in one language, instead of those in the code."""

    kind = models.CharField(max_length=80)
    language = models.CharField(max_length=12)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), max_length=10_000)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "language"], name="template_once")]

    def __str__(self) -> str:
        return f"{self.kind} ({self.language})"
