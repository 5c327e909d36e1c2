"""A card, and what gathers round it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.areas.openspaces.states import HostState
from hallway.ground import markdown
from hallway.ground.clock import now
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import State

INK = 2000  # characters of a description or a comment


class CardQuerySet(models.QuerySet["Card"]):
    def shown(self) -> CardQuerySet:
        """What everybody may see: pinned, or looking for a place; neither drafts nor removed ones."""
        return self.filter(happening__state=State.PUBLIC)

    def pinned(self) -> CardQuerySet:
        return self.filter(cell__isnull=False)

    def unpinned(self) -> CardQuerySet:
        return self.filter(cell__isnull=True, removed_at=None)


class Card(models.Model):
    """What an open space has beside its happening: who wrote it, and what it needs of a room.

    Title, text, topics, time and room are the happening's. Hosts of ordinary cards also appear in the
    happening; those of sensitive ones stand here alone, and no page names them to anybody.
    """

    happening = models.OneToOneField(Happening, models.CASCADE, primary_key=True, related_name="card")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="cards_written"
    )
    needs = models.JSONField(default=list, blank=True)  # of states.Need
    size_wished = models.PositiveSmallIntegerField(_("how many would be nice"), null=True, blank=True)
    is_sensitive = models.BooleanField(default=False)
    head_count = models.PositiveSmallIntegerField(null=True, blank=True)
    handed_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="cards_offered"
    )
    written_at = models.DateTimeField(default=now, editable=False)
    removed_at = models.DateTimeField(null=True, editable=False)  # taken off the board by the team

    objects = CardQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.happening)

    def get_absolute_url(self) -> str:
        return self.happening.get_absolute_url()


class Helper(models.Model):
    """Somebody who offers to host a card with its owner, or does."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="helpers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="cards_helped")
    state = models.CharField(max_length=6, choices=HostState, default=HostState.OFFERS)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["card", "person"], name="card_helper_once")]

    def __str__(self) -> str:
        return f"{self.person} {self.state} {self.card}"


class Comment(models.Model):
    """A line under a card. Sensitive cards have none: a comment is a name."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="comments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="card_comments")
    text = models.TextField(max_length=INK)
    html = models.TextField(editable=False)
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.text[:60]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.html = markdown.to_html(self.text)
        super().save(*args, **kwargs)


class Vote(models.Model):
    """I would come to this, said while a day is being planned. Only counts are ever shown."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="votes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="card_votes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "person"], name="card_vote_once")]

    def __str__(self) -> str:
        return f"{self.person} → {self.card}"
