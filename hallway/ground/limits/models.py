"""How often something was done lately."""

from __future__ import annotations

from django.db import models


class Use(models.Model):
    """One key in one window of time. The key is a keyed hash, so the row tells nothing of whom it counts."""

    key = models.CharField(max_length=64, primary_key=True)
    used = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)  # afterwards the row is of no use and is deleted

    def __str__(self) -> str:
        return f"{self.used} until {self.ends_at}"
