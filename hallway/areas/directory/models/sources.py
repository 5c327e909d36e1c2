"""Lists that others keep, what was read from them, and which names mean the same series."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.areas.directory.states import ListFormat, RunState
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Series


class Source(models.Model):
    """A list somewhere else that is read again and again."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    url = models.URLField(_("address"), max_length=500, blank=True)  # without one it is read from files
    format = models.CharField(_("form"), max_length=16, choices=ListFormat)
    rank = models.PositiveSmallIntegerField(
        _("rank"), default=10, help_text=_("Where two lists differ, the one with the lower number is right.")
    )
    hours = models.PositiveSmallIntegerField(_("read every … hours"), default=24)
    is_on = models.BooleanField(_("read by itself"), default=False)
    etag = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 of what was read last
    next_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["rank", "name"]

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """One reading of a list: what was found, what came of it, what somebody should look at."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="runs")
    filename = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to="lists/", blank=True)  # only until it has been read
    state = models.CharField(max_length=10, choices=RunState, default=RunState.WAITING)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="list_imports"
    )
    started_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    problem = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return f"{self.source}, {self.started_at:%Y-%m-%d %H:%M}"


class SourceRecord(models.Model):
    """Which edition a record of a list became, and what the list said last."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="records")
    key = models.CharField(max_length=300)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="source_records")
    said = models.JSONField(default=dict)  # field → text, as it was understood
    raw = models.JSONField(default=dict)  # the record as it stood, for the way back
    place = models.PositiveIntegerField(default=0)  # position in the list, for the way back
    last_run = models.ForeignKey(ImportRun, models.SET_NULL, null=True, related_name="records")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="source_record_once")]

    def __str__(self) -> str:
        return f"{self.source_id} {self.key}"


class SeriesAlias(models.Model):
    """Another name of a series: "PyCon AU" of PyCon Australia."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=200)
    key = models.CharField(max_length=200, unique=True)  # as engines/merging folds names

    class Meta:
        verbose_name_plural = "series aliases"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class NotTheSame(models.Model):
    """Two names that look alike and are two series: PyCon Austria, PyCon Australia."""

    left = models.CharField(max_length=200)  # folded names, the smaller one on the left
    right = models.CharField(max_length=200)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="names_told_apart"
    )

    class Meta:
        verbose_name_plural = "not the same"
        constraints = [models.UniqueConstraint(fields=["left", "right"], name="told_apart_once")]

    def __str__(self) -> str:
        return f"{self.left} ≠ {self.right}"


class NameQuestion(models.Model):
    """Two series that may be one: a moderator decides. Until then they are two."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="name_questions")  # the newer one
    other = models.ForeignKey(Series, models.CASCADE, related_name="+")
    reasons = models.JSONField(default=list)  # sentences of engines/merging
    run = models.ForeignKey(ImportRun, models.SET_NULL, null=True, related_name="questions")
    asked_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["series", "other"], name="name_asked_once")]

    def __str__(self) -> str:
        return f"{self.series} = {self.other}?"
