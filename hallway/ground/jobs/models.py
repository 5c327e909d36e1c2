"""What is done again and again, and when it is due next."""

from __future__ import annotations

from django.db import models


class Job(models.Model):
    """One row per job that an area has registered; claimed by one conditional write."""

    name = models.CharField(max_length=80, primary_key=True)
    next_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name
