"""The board of an edition: when and where it is open, and which of its cells are taken."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.areas.openspaces.slots import stamp
from hallway.areas.openspaces.states import BoardState, Need, Who
from hallway.ground.editions.models import Edition, Place


class Board(models.Model):
    """An edition has a board once its team has set one up."""

    edition = models.OneToOneField(Edition, models.CASCADE, related_name="board")
    state = models.CharField(_("state"), max_length=8, choices=BoardState, default=BoardState.OPEN)
    who = models.CharField(_("who may write cards"), max_length=10, choices=Who, default=Who.ANYBODY)
    slot_minutes = models.PositiveSmallIntegerField(
        _("minutes a card has"), default=60, validators=[MinValueValidator(10), MaxValueValidator(240)]
    )
    cards_a_day = models.PositiveSmallIntegerField(
        _("cards that one person may have on one day"),
        null=True,
        blank=True,
        default=3,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: as many as they like."),
    )
    votes_each = models.PositiveSmallIntegerField(
        _("votes that one person has"), default=5, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    note = models.CharField(
        _("a line for everybody"),
        max_length=300,
        blank=True,
        help_text=_("It stands on the board: “Cards for tomorrow from 17:00.”"),
    )

    def __str__(self) -> str:
        return f"{self.edition}: {self.get_state_display()}"

    @property
    def slot(self) -> timedelta:
        """How long a card has its room."""
        return timedelta(minutes=self.slot_minutes)


class OpenHours(models.Model):
    """From when until when the rooms are open on one day, by the clock at the venue."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="hours")
    day = models.DateField(_("day"))
    opens = models.TimeField(_("from"))
    closes = models.TimeField(
        _("until"), help_text=_("Not after “from”: until that hour of the next morning.")
    )

    class Meta:
        verbose_name_plural = "open hours"
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["board", "day"], name="open_hours_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.opens:%H:%M}–{self.closes:%H:%M}"


class OpenRoom(models.Model):
    """A place that stands on the board, and what it has for those who meet there."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="rooms")
    place = models.ForeignKey(Place, models.CASCADE, related_name="open_rooms")
    has = models.JSONField(default=list, blank=True)  # of states.Need

    class Meta:
        ordering = ["place__order", "place_id"]
        constraints = [models.UniqueConstraint(fields=["board", "place"], name="open_room_once")]

    def __str__(self) -> str:
        return str(self.place)

    @property
    def has_words(self) -> list[str]:
        """What it has, in the language of the page."""
        return [str(Need(need).label) for need in self.has if need in Need.values]


class Cell(models.Model):
    """A room and an hour that somebody has claimed for a card, or the team has blocked.

    The constraints are the board's promise: nobody loses a cell that they were told they had.
    `holder` is who must not be in two rooms at once; it is empty where the team has moved a card
    to an hour at which its host has another one.
    """

    board = models.ForeignKey(Board, models.CASCADE, related_name="cells")
    place = models.ForeignKey(Place, models.CASCADE, related_name="open_cells")
    starts_at = models.DateTimeField()
    card = models.OneToOneField("openspaces.Card", models.CASCADE, null=True, related_name="cell")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="held_cells"
    )
    blocked_for = models.CharField(_("blocked for"), max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["board", "place", "starts_at"], name="cell_claimed_once"),
            models.UniqueConstraint(fields=["board", "holder", "starts_at"], name="one_card_at_a_time"),
            models.CheckConstraint(
                condition=models.Q(card__isnull=True) ^ models.Q(blocked_for=""), name="cell_card_or_block"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.starts_at:%a %H:%M}"

    @property
    def stamp(self) -> str:
        """When it begins, as its address says it."""
        return stamp(self.starts_at)
