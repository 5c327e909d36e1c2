"""Drafts of the timetable, what was done to them, and releases, which never change.

What has to be known of people, rooms and sessions stands in `facts.py`.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hallway.areas.programme.timetable.states import BUSY, EditKind, EditState, RunState, Scope
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening

SILENCE = dt.timedelta(minutes=2)  # a busy solve that reports nothing for so long has lost its worker
LONGEST = 24 * 60  # minutes of one session
PERSON = settings.AUTH_USER_MODEL


class Draft(models.Model):
    """One plan of an edition's timetable, seen by its organisers alone. Several are what-ifs of each other.

    `revision` counts its edits; whoever writes a placement raises it first, so edits of one
    draft take turns (see journal.py).
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="drafts")
    name = models.CharField(_("name"), max_length=120)
    created_by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=now, editable=False)
    begun_from = models.ForeignKey("Release", models.SET_NULL, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    weights = models.JSONField(default=dict)  # soft rule → stars for one case, where it is not the usual
    closed_at = models.DateTimeField(null=True, blank=True)  # put away; can be opened again

    class Meta:
        ordering = ["closed_at", "-id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("timetable:editor", args=[self.edition.slug, self.pk])


class PlacementQuerySet(models.QuerySet["Placement"]):
    def placed(self) -> PlacementQuerySet:
        return self.filter(starts_at__isnull=False)


class Placement(models.Model):
    """Where one session stands in a draft; without a beginning it waits in the tray.

    The length is kept while it waits. `base_…` is what the public schedule said when the draft took
    it over, so that a later import can be told from what was done here. `version` is raised by
    every write: whoever moves something says which version they saw.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="placements")
    happening = models.ForeignKey(Happening, models.CASCADE, related_name="placements")
    place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="+")
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST)], default=30
    )
    is_locked = models.BooleanField(default=False)
    base_place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="+")
    base_starts_at = models.DateTimeField(null=True, blank=True)
    base_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_in = models.PositiveIntegerField(default=0)  # revision of the draft that wrote it last

    objects = PlacementQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "happening"], name="placement_once")]
        indexes = [models.Index(fields=["draft", "changed_in"], name="placement_changes")]

    def __str__(self) -> str:
        return f"{self.happening_id} in {self.draft_id}"

    @property
    def ends_at(self) -> dt.datetime | None:
        return self.starts_at + dt.timedelta(minutes=self.minutes) if self.starts_at else None

    @property
    def span(self) -> tuple[dt.datetime, dt.datetime]:
        """Beginning and end. Raises ValueError while it waits in the tray."""
        if self.starts_at is None:
            raise ValueError(f"{self.happening_id} waits in the tray")
        return self.starts_at, self.starts_at + dt.timedelta(minutes=self.minutes)


class Edit(models.Model):
    """One line of a draft's journal: what was before and what came after, for every placement it wrote.

    Written once. Undoing writes another edit, with the way back, and turns `state` of the first.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="edits")
    number = models.PositiveIntegerField()  # the revision that it made
    at = models.DateTimeField(default=now, editable=False)
    by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=EditKind)
    changes = models.JSONField(default=list)  # [[placement, spot before, spot after]], see spots.py
    weights = models.JSONField(default=list)  # [before, after], of an edit that weighed the rules anew
    about = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=6, choices=EditState, default=EditState.DONE)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="edit_number_once")]

    def __str__(self) -> str:
        return f"{self.draft_id}@{self.number} {self.kind}"


class Release(models.Model):
    """A timetable that was made public, kept for ever at its address.

    `snapshot` holds what stood where, by id and by name (of sessions and rooms, never of people);
    `changelog` what it did to what was public before (see changelog.py).
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="releases")
    number = models.PositiveIntegerField()
    name = models.CharField(_("name"), max_length=80)
    notes = models.TextField(_("notes"), blank=True)
    notes_html = models.TextField(editable=False, blank=True)
    changelog = models.JSONField(default=list)
    snapshot = models.JSONField(default=list)
    released_by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+")
    released_at = models.DateTimeField(default=now, editable=False)
    draft = models.ForeignKey(Draft, models.SET_NULL, null=True, blank=True, related_name="releases")
    back_to = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="release_number_once"),
            models.UniqueConstraint(fields=["edition", "name"], name="release_name_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("timetable:version", args=[self.edition.slug, self.name])


class SolveRun(models.Model):
    """One solve, from the button to the draft. It touches no placement before somebody takes it over."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="solves")
    started_by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(default=now, editable=False)
    scope = models.CharField(max_length=10, choices=Scope, default=Scope.ALL)
    day = models.DateField(null=True, blank=True)
    seed = models.PositiveIntegerField(default=0)
    seconds = models.PositiveSmallIntegerField(default=20)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.QUEUED)
    progress = models.JSONField(default=list)  # [[seconds, stars attendable, cost]]
    stop = models.BooleanField(default=False)  # somebody has seen enough
    revision = models.PositiveIntegerField(default=0)  # of the draft that was solved
    result = models.JSONField(default=list)  # [[placement, version seen, spot]]
    report = models.JSONField(default=dict)
    problem = models.TextField(blank=True)
    heard_at = models.DateTimeField(default=now)  # when the worker last said something

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=models.Q(state__in=BUSY), name="one_solve_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.scope} {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("timetable:solve", args=[self.draft.edition.slug, self.draft_id, self.pk])

    @property
    def is_busy(self) -> bool:
        return self.state in BUSY
