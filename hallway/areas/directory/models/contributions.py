"""What anybody proposes, and which links still lead somewhere."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallway.areas.directory.states import SuggestionKind, SuggestionState, Suspicion
from hallway.ground.clock import now
from hallway.ground.codes import new_code
from hallway.ground.editions.models import Edition


def long_code() -> str:
    """Twelve random characters: who has it sees how the proposal fares, so nobody may guess it."""
    return new_code() + new_code()


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def waiting(self) -> SuggestionQuerySet:
        """Not decided yet: the oldest first, what looks like spam after all others."""
        return self.filter(state=SuggestionState.OPEN).order_by(
            models.Case(models.When(suspicion="", then=0), default=1), "proposed_at", "id"
        )


class Suggestion(models.Model):
    """A new conference, an extension or a correction that somebody proposed; a moderator decides.

    Nothing of it is shown in public before. Of an anonymous proposer nothing is kept.
    """

    code = models.CharField(max_length=12, unique=True, default=long_code, editable=False)
    kind = models.CharField(max_length=10, choices=SuggestionKind)
    edition = models.ForeignKey(Edition, models.CASCADE, null=True, blank=True, related_name="suggestions")
    facts = models.JSONField(default=dict)  # field → proposed value
    seen = models.JSONField(default=dict)  # field → the value that the proposer saw
    source = models.URLField(_("where this is written"), max_length=500)
    comment = models.TextField(_("anything else"), blank=True, max_length=2000)
    credit = models.CharField(_("name to thank"), max_length=120, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    state = models.CharField(max_length=8, choices=SuggestionState, default=SuggestionState.OPEN)
    suspicion = models.CharField(max_length=200, blank=True)  # codes of states.Suspicion, apart by spaces
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="suggestions_decided"
    )
    proposed_at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True)
    # Of what it proposes: two with the same digest want the same, whoever sent them.
    digest = models.CharField(max_length=64, blank=True, editable=False)
    # Of the form it came in and what was in it, so that a form sent twice is one proposal.
    once = models.CharField(max_length=64, unique=True, null=True, editable=False)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["proposed_at", "id"]
        indexes = [
            models.Index(fields=["state", "proposed_at"], name="suggestion_queue"),
            models.Index(fields=["digest", "state"], name="suggestion_twins"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"

    @property
    def suspicions(self) -> list[str]:
        """Why it looks like spam, in words."""
        words = dict(Suspicion.choices)
        return [str(words.get(code, code)) for code in self.suspicion.split()]


class CheckedLink(models.Model):
    """A link of the directory, and whether it led somewhere when it was last tried.

    `is_broken` says so after two failures at least a day apart: servers are mended at night.
    """

    url = models.URLField(max_length=500, unique=True)
    host = models.CharField(max_length=260, blank=True)
    next_at = models.DateTimeField(default=now, db_index=True)
    checked_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)  # in a row
    problem = models.CharField(max_length=200, blank=True)
    is_broken = models.BooleanField(default=False, db_index=True)

    def __str__(self) -> str:
        return self.url


class Moderator(models.Model):
    """Somebody who looks after the directory. Admins of the installation may too."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="moderates_directory"
    )
    since = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"moderator {self.person_id}"
