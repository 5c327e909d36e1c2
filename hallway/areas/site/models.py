"""What an edition writes about itself: pages and news. Phases, tracks and places stand in the ground."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hallway.areas.site.slugs import not_reserved_page
from hallway.ground import markdown
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition

RIGHTMOST = 999  # pages of this order stand after everything else in the navigation


Row = TypeVar("Row", bound="Writing")


class WritingQuerySet(models.QuerySet[Row]):
    def kept(self) -> Self:
        """Without those in the bin."""
        return self.filter(deleted_at=None)

    def live(self) -> Self:
        """What a stranger may read."""
        return self.kept().filter(is_draft=False)


class Writing(models.Model):
    """A text in Markdown with an address. `changed_at` tells two versions of it apart."""

    slug = models.SlugField(_("address"), max_length=80)
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("text"), blank=True, max_length=200_000)
    body_html = models.TextField(editable=False, blank=True)
    is_draft = models.BooleanField(_("draft, seen by the team only"), default=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    deleted_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.body_html = markdown.to_html(self.body)
        super().save(*args, **kwargs)


class Page(Writing):
    """One page of an edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="pages")
    order = models.PositiveSmallIntegerField(
        _("position"), default=100, help_text=_("Small numbers stand first; 999 is the rightmost.")
    )
    in_nav = models.BooleanField(_("in the navigation"), default=True)

    objects = WritingQuerySet["Page"].as_manager()

    class Meta:
        ordering = ["order", "title", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "slug"], condition=Q(deleted_at=None), name="page_slug_once"
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("site:page", args=[self.edition.slug, self.slug])

    def clean(self) -> None:
        not_reserved_page(self.slug)


class NewsTag(models.Model):
    """What a piece of news is about."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="news_tags")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=60)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["edition", "slug"], name="news_tag_slug_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("site:news_tag", args=[self.edition.slug, self.slug])


class NewsQuerySet(WritingQuerySet["NewsPost"]):
    def live(self) -> Self:
        """Published up to now; a later date keeps a post back until then."""
        return super().live().filter(published_at__lte=now())

    def newest_first(self) -> Self:
        return self.order_by(models.F("published_at").desc(nulls_first=True), "-id")


class NewsPost(Writing):
    """One piece of news."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="news")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="news_written"
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    tags = models.ManyToManyField(NewsTag, blank=True, related_name="posts")

    objects = NewsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "slug"], condition=Q(deleted_at=None), name="news_slug_once"
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("site:post", args=[self.edition.slug, self.slug])


AnyWriting = Page | NewsPost  # the abstract Writing has no table and no edition


class Redirect(models.Model):
    """An address inside an edition that has moved. Both paths come without slashes at their ends.

    `to_path` is inside the edition too, unless it is an absolute URL or begins with `/`.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="redirects")
    from_path = models.CharField(_("from"), max_length=200)
    to_path = models.CharField(_("to"), max_length=500)
    permanent = models.BooleanField(_("for good"), default=True)

    class Meta:
        ordering = ["from_path"]
        constraints = [models.UniqueConstraint(fields=["edition", "from_path"], name="redirect_once")]

    def __str__(self) -> str:
        return f"{self.from_path} → {self.to_path}"

    @property
    def target(self) -> str:
        """Where a browser goes."""
        if self.to_path.startswith(("/", "http://", "https://")):
            return self.to_path
        return f"{self.edition.get_absolute_url()}{self.to_path}/"
