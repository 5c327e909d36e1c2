"""Series of conferences, their editions, and what an edition is made of."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models.functions import Coalesce, ExtractYear
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hallway.ground import markdown
from hallway.ground.clock import now
from hallway.ground.editions.states import HELD, EditionStatus, Mode, PhaseKind, PlaceKind, SeriesKind
from hallway.ground.editions.validators import not_reserved, timezone_name


class HueField(models.PositiveSmallIntegerField):
    """A colour as its OKLCH hue in degrees, 0 to 359; lightness and chroma belong to the theme."""

    default_validators = [MaxValueValidator(359)]


class SeriesQuerySet(models.QuerySet["Series"]):
    def with_public_editions(self) -> SeriesQuerySet:
        """Those of which strangers may know: with at least one public edition."""
        return self.filter(pk__in=Edition.objects.published().values("series"))


class Series(models.Model):
    """A conference as it lives through the years: PyCon AU, Write the Docs."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=SeriesKind, default=SeriesKind.NATIONAL)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    sisters = models.ManyToManyField("self", blank=True)
    summary = models.TextField(_("summary"), blank=True)
    website = models.URLField(_("website"), blank=True)
    hue = HueField(_("colour"), default=158)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "series"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("directory:series", args=[self.slug])


class FormerSeries(models.Model):
    """The address of a series that turned out to be another one; it leads there."""

    slug = models.SlugField(max_length=80, unique=True)
    series = models.ForeignKey(Series, models.CASCADE, related_name="former_addresses")

    class Meta:
        verbose_name_plural = "former series"

    def __str__(self) -> str:
        return self.slug


class MediaChannel(models.Model):
    """Where the videos of a series are: one row per channel."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="media_channels")
    label = models.CharField(max_length=120)
    url = models.URLField()
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "label"]

    def __str__(self) -> str:
        return self.label


class EditionQuerySet(models.QuerySet["Edition"]):
    def published(self) -> EditionQuerySet:
        return self.filter(published=True)

    def hosted(self) -> EditionQuerySet:
        """Those whose own site is here; the others are facts of the directory, with pages there."""
        return self.filter(hosted=True)

    def newest_first(self) -> EditionQuerySet:
        """By year and first day, newest first; editions of which neither is known stand at the end."""
        return self.order_by(
            Coalesce("year", ExtractYear("starts_on")).desc(nulls_last=True),
            models.F("starts_on").desc(nulls_last=True),
            "slug",
        )


class Edition(models.Model):
    """One conference in one year. Dates, city and venue may be unknown for as long as they are."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="editions")
    slug = models.SlugField(_("address"), max_length=80, unique=True, validators=[not_reserved])
    acronym = models.CharField(
        _("short name in exports"),
        max_length=40,
        validators=[RegexValidator(r"^[a-z0-9_]{4,}$", _("Four or more of a–z, 0–9 and _."))],
        help_text=_("Schedule apps know the conference by it."),
    )
    name = models.CharField(_("name"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    status = models.CharField(max_length=10, choices=EditionStatus, default=EditionStatus.ANNOUNCED)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.IN_PERSON)
    published = models.BooleanField(_("public"), default=False)
    hosted = models.BooleanField(default=True, editable=False)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    date_note = models.CharField(
        _("instead of a date"), max_length=200, blank=True, help_text=_("“Whenever this is all over”")
    )
    timezone = models.CharField(_("time zone"), max_length=60, default="UTC", validators=[timezone_name])
    venue = models.CharField(_("venue"), max_length=200, blank=True, help_text=_("May be a virtual one."))
    city = models.CharField(_("city"), max_length=120, blank=True)
    region = models.CharField(_("region"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=120, blank=True)
    place_is_tentative = models.BooleanField(_("place is a hope"), default=False)
    headline = models.CharField(_("headline"), max_length=120, blank=True)
    lede = models.TextField(_("introduction"), blank=True)
    track_word = models.CharField(
        _("word for a specialist track"), max_length=40, blank=True, help_text=_("miniconf, summit, track")
    )
    track_team = models.PositiveSmallIntegerField(
        _("organisers that every specialist track needs"),
        default=0,
        blank=True,
        validators=[MaxValueValidator(20)],
        help_text=_("2 keeps a track going when one of them is ill. 0: as many as there are."),
    )
    attendance = models.PositiveIntegerField(_("people"), null=True, blank=True)
    hue = HueField(_("colour"), default=158)
    schedule_version = models.CharField(max_length=80, blank=True)
    contact = models.EmailField(_("contact"), blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="edition_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("site:edition" if self.hosted else "directory:edition", args=[self.slug])

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def place_text(self) -> str:
        """City and region, or the name of the virtual venue; empty when unknown."""
        if self.mode == Mode.ONLINE and self.venue:
            return self.venue
        return ", ".join(part for part in (self.city, self.region or self.country) if part)

    @property
    def today(self) -> dt.date:
        """Today's date at the venue."""
        return now().astimezone(self.zone).date()

    @property
    def is_over(self) -> bool:
        return self.ends_on is not None and self.ends_on < self.today

    @property
    def is_running(self) -> bool:
        return bool(self.starts_on and self.ends_on and self.starts_on <= self.today <= self.ends_on)

    @property
    def is_held(self) -> bool:
        """False for editions that were cancelled, postponed or not held."""
        return self.status in HELD

    @property
    def known_year(self) -> int | None:
        """The year that was typed, or that of the first day."""
        return self.year or (self.starts_on.year if self.starts_on else None)


class Phase(models.Model):
    """A part of an edition that people attend as a whole: tutorial days, talks, sprints."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="phases")
    kind = models.CharField(max_length=10, choices=PhaseKind, default=PhaseKind.TALKS)
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    summary = models.CharField(_("summary"), max_length=300, blank=True)

    class Meta:
        ordering = ["starts_on", "ends_on", "name"]

    def __str__(self) -> str:
        return self.name


class Place(models.Model):
    """A room, stage, table or corner where something can happen; real or virtual."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="places")
    slug = models.SlugField(max_length=80)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(max_length=10, choices=PlaceKind, default=PlaceKind.ROOM)
    guid = models.UUIDField(null=True, blank=True)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    hue = HueField(_("door colour"), default=158)
    description = models.CharField(_("where it is and what it has"), max_length=500, blank=True)
    is_virtual = models.BooleanField(_("online"), default=False)
    is_plenary = models.BooleanField(_("plenary hall"), default=False)
    url = models.URLField(_("link"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="place_slug_once")]

    def __str__(self) -> str:
        return self.name


class TrackSeries(models.Model):
    """A specialist track as it lives through the years, so that "its eighth year" can be counted."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="track_series")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "track series"
        constraints = [models.UniqueConstraint(fields=["series", "slug"], name="track_series_slug_once")]

    def __str__(self) -> str:
        return self.name


class Track(models.Model):
    """A track of one edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="tracks")
    continues = models.ForeignKey(
        TrackSeries, models.SET_NULL, null=True, blank=True, related_name="appearances"
    )
    slug = models.SlugField(max_length=80)
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    emoji = models.CharField(max_length=16, blank=True)
    hue = HueField(_("colour"), default=158)
    is_specialist = models.BooleanField(_("specialist track"), default=False)
    summary = models.CharField(_("in one sentence"), max_length=300, blank=True)
    body = models.TextField(_("text"), blank=True)
    body_html = models.TextField(editable=False, blank=True)
    website = models.URLField(blank=True)
    organisers = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="tracks_organised")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="track_slug_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.body_html = markdown.to_html(self.body)
        super().save(*args, **kwargs)


class TeamCredit(models.Model):
    """A volunteer thanked by name."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="credits")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="credits")
    team = models.CharField(_("team"), max_length=120)
    role = models.CharField(_("role"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.person}, {self.team}"


class PublicVersion(models.Model):
    """How often the public face of a scope has changed; pages in memory carry it (see publishing.py)."""

    scope = models.CharField(max_length=100, primary_key=True)
    version = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.scope}@{self.version}"
