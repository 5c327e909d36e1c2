"""The outbox: what happened, in the order in which browsers hear of it."""

from __future__ import annotations

from django.db import models

from hallway.live.states import Kind


class Event(models.Model):
    """One thing that listeners hear. Written by `actions` in the transaction that makes it true.

    `place` is the order of telling and the id on the stream. On SQLite there is one writer at a
    time, so `id` is that order already and `place` stays empty. On PostgreSQL ids are given out
    before the commit and may become visible out of order; there the relay gives each row its
    place once it is visible (docs/decisions/0013).
    """

    place = models.BigIntegerField(null=True, unique=True, editable=False)
    topic = models.CharField(max_length=120, blank=True)  # empty: a revocation for a person or for everybody
    kind = models.CharField(max_length=10, choices=Kind)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True, db_index=True)  # the machine's clock, also in a demo

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(place__isnull=True), name="event_without_place")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.topic}"


class Presence(models.Model):
    """How many listen to a topic through one web process, as it said lately.

    Only of families that count; `people` only where names are allowed too: ids, replaced with
    every report and forgotten within a minute.
    """

    topic = models.CharField(max_length=120)
    process = models.CharField(max_length=24)
    count = models.PositiveIntegerField()
    people = models.JSONField(default=list)
    seen_at = models.DateTimeField(db_index=True)  # the machine's clock, as in `Event.at`

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "process"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.count} on {self.topic}"
