"""Topics that wait for somebody to host them. No name ever stands on the wish list."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hallway.areas.openspaces.models.board import Board
from hallway.areas.openspaces.models.cards import Card
from hallway.ground.clock import now


class Wish(models.Model):
    """“Someone should host …”"""

    board = models.ForeignKey(Board, models.CASCADE, related_name="wishes")
    text = models.CharField(max_length=200)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="card_wishes")
    is_sensitive = models.BooleanField(default=False)  # then nobody is told how many would come
    card = models.ForeignKey(Card, models.SET_NULL, null=True, blank=True, related_name="wishes")
    at = models.DateTimeField(default=now, editable=False)

    class Meta:
        verbose_name_plural = "wishes"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.text


class WishMark(models.Model):
    """I would come."""

    wish = models.ForeignKey(Wish, models.CASCADE, related_name="marks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="wish_marks")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wish", "person"], name="wish_mark_once")]

    def __str__(self) -> str:
        return f"{self.person} → {self.wish}"


class WishOffer(models.Model):
    """“I would host it if …”"""

    wish = models.ForeignKey(Wish, models.CASCADE, related_name="offers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="wish_offers")
    condition = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["wish", "person"], name="wish_offer_once")]

    def __str__(self) -> str:
        return self.condition
