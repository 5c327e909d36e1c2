"""Everything with a time and a place is a happening; there is one calendar."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hallway.ground import markdown
from hallway.ground.codes import new_code
from hallway.ground.editions.models import Edition, Place, Track
from hallway.ground.happenings.states import (
    PROGRAMME,
    WITH_PAGE,
    Choice,
    Kind,
    Level,
    Part,
    SignUpState,
    State,
)


class Topic(models.Model):
    """What a happening is about. Topics are shared by all editions, so that trends can be seen."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=60)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class HappeningQuerySet(models.QuerySet["Happening"]):
    def public(self) -> HappeningQuerySet:
        """What a stranger may see: public and cancelled ones, of editions that are public."""
        return self.filter(state__in=[State.PUBLIC, State.CANCELLED], edition__published=True)

    def programme(self) -> HappeningQuerySet:
        """Without breaks, and without the cards of the open-space board."""
        return self.filter(kind__in=PROGRAMME)

    def scheduled(self) -> HappeningQuerySet:
        """What stands in the schedule, breaks included; cards hang on their own board."""
        return self.exclude(kind=Kind.OPEN_SPACE)

    def to_be_there(self) -> HappeningQuerySet:
        """Without cards that are not pinned: nobody can go there yet."""
        return self.exclude(kind=Kind.OPEN_SPACE, starts_at=None)

    def placed(self) -> HappeningQuerySet:
        return self.filter(starts_at__isnull=False)

    def between(self, start: datetime, end: datetime) -> HappeningQuerySet:
        """What overlaps the half-open span from `start` to `end`."""
        return self.filter(starts_at__lt=end, ends_at__gt=start)

    def in_order(self) -> HappeningQuerySet:
        return self.order_by(models.F("starts_at").asc(nulls_last=True), "place__order", "id")


class Happening(models.Model):
    """A talk, a break, a sprint, a dinner: one row."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="happenings")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.TALK)
    state = models.CharField(max_length=10, choices=State, default=State.PUBLIC)
    code = models.CharField(max_length=6, default=new_code)
    guid = models.UUIDField(default=uuid4)
    title = models.CharField(_("title"), max_length=500)
    subtitle = models.CharField(_("subtitle"), max_length=500, blank=True)
    abstract = models.TextField(_("abstract"), blank=True)
    abstract_html = models.TextField(editable=False, blank=True)
    description = models.TextField(_("description"), blank=True)
    description_html = models.TextField(editable=False, blank=True)
    starts_at = models.DateTimeField(_("begins"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="happenings")
    is_plenary = models.BooleanField(_("all rooms come together"), default=False)
    track = models.ForeignKey(Track, models.SET_NULL, null=True, blank=True, related_name="happenings")
    topics = models.ManyToManyField(Topic, blank=True, related_name="happenings")
    language = models.CharField(max_length=12, blank=True)
    level = models.CharField(max_length=14, choices=Level, default=Level.ALL)
    content_warning = models.CharField(max_length=300, blank=True)
    is_recorded = models.BooleanField(null=True, blank=True)  # None: not known
    recording_url = models.URLField(max_length=500, blank=True)
    links = models.JSONField(default=list, blank=True)  # [{"url", "title", "kind"}]
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    taken = models.PositiveIntegerField(default=0, editable=False)  # places given; see actions.sign_up
    takes_sign_ups = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)  # iCalendar SEQUENCE: raised when time or room change
    source_key = models.CharField(max_length=300, blank=True)  # its identity in an imported file
    source_number = models.PositiveBigIntegerField(null=True, blank=True)  # frab event id, kept for exports
    source_kind = models.CharField(max_length=120, blank=True)  # "lecture": the word that the file used
    changed_at = models.DateTimeField(auto_now=True)

    objects = HappeningQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["edition", "starts_at"], name="happening_by_time"),
            models.Index(fields=["edition", "source_key"], name="happening_by_source"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="happening_code_once"),
            models.CheckConstraint(
                condition=models.Q(starts_at__isnull=True, ends_at__isnull=True)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="happening_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(capacity__isnull=True) | models.Q(taken__lte=models.F("capacity")),
                name="happening_never_overbooked",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.render()
        super().save(*args, **kwargs)

    def render(self) -> None:
        """Turn the Markdown fields into HTML; for bulk writes, which do not call save()."""
        self.abstract_html = markdown.to_html(self.abstract)
        self.description_html = markdown.to_html(self.description)

    def get_absolute_url(self) -> str:
        name = "openspaces:card" if self.kind == Kind.OPEN_SPACE else "programme:session"
        return reverse(name, args=[self.edition.slug, self.code])

    @property
    def has_time(self) -> bool:
        return self.starts_at is not None and self.ends_at is not None

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Beginning and end. Raises ValueError while it has no time."""
        if self.starts_at is None or self.ends_at is None:
            raise ValueError(f"{self.code} has no time yet")
        return self.starts_at, self.ends_at

    @property
    def length(self) -> timedelta:
        return self.span[1] - self.span[0] if self.has_time else timedelta(0)

    @property
    def has_page(self) -> bool:
        return self.kind in WITH_PAGE

    @property
    def is_cancelled(self) -> bool:
        return self.state == State.CANCELLED


class Appearance(models.Model):
    """Somebody's part in a happening."""

    happening = models.ForeignKey(Happening, models.CASCADE, related_name="appearances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="appearances")
    part = models.CharField(max_length=10, choices=Part, default=Part.SPEAKER)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["happening", "person"], name="appearance_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.happening}"


class Star(models.Model):
    """I would like to be there. Private to the person; only counts are ever shown."""

    happening = models.ForeignKey(Happening, models.CASCADE, related_name="stars")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="stars")
    starred_at = models.DateTimeField(auto_now_add=True)
    choice = models.CharField(max_length=6, choices=Choice, default=Choice.FIRST)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["happening", "person"], name="star_once")]

    def __str__(self) -> str:
        return f"{self.person} ★ {self.happening}"


class SignUp(models.Model):
    """A place in a happening with limited capacity, or a position on its waiting list."""

    happening = models.ForeignKey(Happening, models.CASCADE, related_name="sign_ups")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_ups")
    state = models.CharField(max_length=8, choices=SignUpState, default=SignUpState.IN)
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["happening", "person"], name="sign_up_once")]
        indexes = [models.Index(fields=["happening", "state", "asked_at"], name="sign_up_queue")]

    def __str__(self) -> str:
        return f"{self.person} {self.state} {self.happening}"
