"""What a timetable has to respect: when people can come, what rooms have, what sessions need."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.areas.programme.timetable.states import EditState, FactKind, Subject
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition, Place
from hallway.ground.happenings.models import Happening


class Hours(models.Model):
    """When sessions may begin and end on one day, at the venue.

    A closing time before 03:00 belongs to the night after. Without a row a day
    is as long as what stands on it.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="timetable_hours")
    day = models.DateField(_("day"))
    opens = models.TimeField(_("from"))
    closes = models.TimeField(_("until"))
    step = models.PositiveSmallIntegerField(
        _("sessions begin every so many minutes"),
        default=5,
        validators=[MinValueValidator(5), MaxValueValidator(60)],
    )

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["edition", "day"], name="hours_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.opens}–{self.closes}"


class Availability(models.Model):
    """A time at which somebody can be on stage. Who has no row can always; who has some can only then."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="availabilities")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="availabilities")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    class Meta:
        verbose_name_plural = "availabilities"
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="availability_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.starts_at}–{self.ends_at}"


class AvailabilityNote(models.Model):
    """What somebody said beside when they can come, and that they have said it."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="availability_notes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    note = models.CharField(_("note"), max_length=500, blank=True)
    said_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "person"], name="availability_note_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.edition_id}"


class RoomFacts(models.Model):
    """What a room has, in the team's own words: "stage", "hearing loop", "power at every seat"."""

    place = models.OneToOneField(Place, models.CASCADE, related_name="timetable_facts")
    features = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "room facts"

    def __str__(self) -> str:
        return f"{self.place_id}: {', '.join(self.features)}"


class SessionNeeds(models.Model):
    """What a session needs beside what its happening says."""

    happening = models.OneToOneField(Happening, models.CASCADE, related_name="timetable_needs")
    features = models.JSONField(default=list)  # words that its room must have
    expected = models.PositiveIntegerField(_("people expected"), null=True, blank=True)
    is_first_time = models.BooleanField(_("somebody's first talk"), default=False)
    after = models.ForeignKey(Happening, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "session needs"

    def __str__(self) -> str:
        return f"{self.happening_id} needs"


class Walk(models.Model):
    """Minutes from one place to another, in both directions; where there is no row it takes none."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="walks")
    one = models.ForeignKey(Place, models.CASCADE, related_name="+")
    other = models.ForeignKey(Place, models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField(_("minutes"), validators=[MaxValueValidator(240)])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="walk_once")]

    def __str__(self) -> str:
        return f"{self.one_id}–{self.other_id}: {self.minutes} min"


class FactEdit(models.Model):
    """One line of the journal of these facts: what was before and what came after, for every key it wrote.

    Written once. Undoing writes another line, with the way back, and turns `state` of the first. What is
    about a person goes with them.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="fact_edits")
    at = models.DateTimeField(default=now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=4, choices=FactKind)
    subject = models.CharField(max_length=7, choices=Subject)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+"
    )
    happening = models.ForeignKey(Happening, models.CASCADE, null=True, blank=True, related_name="+")
    changes = models.JSONField(default=list)  # [[key, value before, value after]], see standing.py
    about = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=6, choices=EditState, default=EditState.DONE)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.kind} {self.subject}"
