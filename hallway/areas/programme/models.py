"""What the programme area keeps beside happenings: the memory of imports."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hallway.areas.programme.states import BUSY, OVER, RecordKind, RunState
from hallway.ground.editions.models import Edition

SILENCE = timedelta(minutes=3)  # a busy run that reports nothing for so long has lost its worker


class ImportedRecord(models.Model):
    """What a file said about one thing when it was last brought in.

    The next import compares the file with this and not with the row, so that it changes
    what has changed in the file and leaves alone what people have corrected here.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="imported_records")
    kind = models.CharField(max_length=10, choices=RecordKind)
    key = models.CharField(max_length=300)
    row = models.PositiveBigIntegerField()  # id of the place, track, person, happening or edition
    values = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind", "key"], name="imported_record_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


def upload_path(run: ImportRun, filename: str) -> str:
    """A path that nobody can guess; the folder is not served."""
    return f"imports/{secrets.token_urlsafe(24)}"


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def busy(self) -> ImportRunQuerySet:
        return self.filter(state__in=BUSY)


class ImportRun(models.Model):
    """One import from the browser, from the choice of a file to the programme.

    `report` is what the page shows (see interchange/report.py). The file is kept
    while the run may still need it, and no longer.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="import_runs")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=RunState, default=RunState.QUEUED)
    stage = models.CharField(max_length=60, blank=True)
    steps_done = models.PositiveIntegerField(default=0)
    steps_total = models.PositiveIntegerField(default=0)
    filename = models.CharField(_("file"), max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    file = models.FileField(upload_to=upload_path, blank=True)
    digest = models.CharField(max_length=64, blank=True)  # of the plan that the organiser has seen
    report = models.JSONField(default=dict)
    problem = models.TextField(blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    heard_at = models.DateTimeField()  # when the worker last said something

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(state__in=BUSY), name="one_import_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return self.filename or self.url

    def get_absolute_url(self) -> str:
        return reverse("programme:import-run", args=[self.edition.slug, self.pk])

    @property
    def is_busy(self) -> bool:
        return self.state in BUSY

    @property
    def is_over(self) -> bool:
        return self.state in OVER
