"""What the directory knows of an edition beyond its name, dates and city, and how it came to know."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.areas.directory.states import Origin, Price
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition


class LatitudeField(models.FloatField):
    """Degrees north of the equator."""

    default_validators = [MinValueValidator(-90), MaxValueValidator(90)]


class LongitudeField(models.FloatField):
    """Degrees east of Greenwich."""

    default_validators = [MinValueValidator(-180), MaxValueValidator(180)]


class Entry(models.Model):
    """An edition as the directory shows it: one of this house, or one of the world's."""

    edition = models.OneToOneField(Edition, models.CASCADE, primary_key=True, related_name="entry")
    alt_name = models.CharField(_("other name"), max_length=200, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    topics = models.JSONField(_("topics"), default=list, blank=True)  # codes of states.Topic, in their order
    price = models.CharField(_("price"), max_length=8, choices=Price, default=Price.UNKNOWN, blank=True)
    latitude = LatitudeField(null=True, blank=True)
    longitude = LongitudeField(null=True, blank=True)
    tickets_from = models.DateTimeField(_("tickets on sale from"), null=True, blank=True, db_index=True)
    tickets_url = models.URLField(_("tickets"), max_length=500, blank=True)
    sponsor_url = models.URLField(_("for sponsors"), max_length=500, blank=True)
    aid_url = models.URLField(_("financial aid"), max_length=500, blank=True)
    channels = models.JSONField(default=dict, blank=True)  # mastodon, bluesky, twitter, youtube
    note = models.TextField(_("note"), blank=True)
    raw = models.JSONField(default=dict, blank=True)  # what fits nowhere, kept for the way back
    verified_at = models.DateTimeField(_("last looked at"), null=True, blank=True)
    changed_at = models.DateTimeField(default=now, db_index=True)

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return str(self.edition)


class Spot(models.Model):
    """A further place of an edition that is held in several; the first one is the edition's own."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="spots")
    city = models.CharField(_("city"), max_length=120, blank=True)
    region = models.CharField(_("region"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=120, blank=True)
    latitude = LatitudeField(null=True, blank=True)
    longitude = LongitudeField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.city, self.region, self.country) if part)


class FactChange(models.Model):
    """One change of one fact, with its source. Together they are the history of every field."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="fact_changes")
    field = models.CharField(max_length=60)  # "starts_on", "entry.website", "call.on", "call.extended"
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    origin = models.CharField(max_length=8, choices=Origin)
    source = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="fact_changes")
    credit = models.CharField(max_length=120, blank=True)  # the name to thank in public, if one was given
    at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["edition", "field", "-at"], name="history_of_fact")]

    def __str__(self) -> str:
        return f"{self.field}: {self.before} → {self.after}"
