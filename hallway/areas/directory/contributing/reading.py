"""Proposals for the pages of moderators: the queue, and one of them as a difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.text import capfirst

from hallway.areas.directory import facts
from hallway.areas.directory.facts import Known
from hallway.areas.directory.matching import Matcher, record_of
from hallway.areas.directory.models import Entry, Suggestion
from hallway.areas.directory.states import SuggestionKind, SuggestionState
from hallway.areas.directory.writing import load
from hallway.ground.editions.models import Edition

LINKS = ("url", "website", "mastodon", "bluesky", "youtube")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a proposal: what stands there, what the proposer saw, what they propose."""

    field: str
    label: str
    now: str
    seen: str
    proposed: str

    @property
    def is_conflict(self) -> bool:
        """Somebody has changed it since the proposer looked, and not to what they propose."""
        return self.now not in {self.seen, self.proposed}

    @property
    def is_done(self) -> bool:
        """It stands there already."""
        return self.now == self.proposed


def queue() -> QuerySet[Suggestion]:
    """What waits for a decision, each with how many others propose the same (`twins`)."""
    same = Suggestion.objects.filter(state=SuggestionState.OPEN, digest=OuterRef("digest")).order_by()
    count = same.values("digest").annotate(n=Count("id")).values("n")
    return (
        Suggestion.objects.waiting()
        .annotate(twins=Coalesce(Subquery(count), Value(1)) - 1)
        .select_related("edition", "person")
    )


def decided() -> QuerySet[Suggestion]:
    """What was decided, the latest first."""
    done = Suggestion.objects.exclude(state=SuggestionState.OPEN)
    return done.select_related("edition", "decided_by").order_by("-decided_at", "-id")


def waiting() -> int:
    """How many proposals wait and do not look like spam."""
    return Suggestion.objects.filter(state=SuggestionState.OPEN, suspicion="").count()


def known_of(edition: Edition | None) -> Known:
    """An edition with the rows of its facts; without one, what is known of a new conference: nothing."""
    if edition is None:
        blank = Edition()
        return Known(blank, Entry(edition=blank))
    return load([edition])[edition.pk]


def differences(suggestion: Suggestion) -> list[Difference]:
    """The proposal field by field, in the order of the facts."""
    is_new = suggestion.edition is None or suggestion.kind == SuggestionKind.CONFERENCE
    known: Mapping[str, str] = {} if is_new else facts.texts(known_of(suggestion.edition))
    proposed, seen = suggestion.facts, suggestion.seen
    return [
        Difference(
            name,
            capfirst(facts.label(name)),
            *(facts.told(name, text) for text in (known.get(name, ""), seen.get(name, ""), proposed[name])),
        )
        for name in facts.FACTS
        if name in proposed
    ]


def alike(suggestion: Suggestion) -> Edition | None:
    """The conference that a new one may already be here as."""
    found = Matcher().find(record_of(suggestion.facts))
    return Edition.objects.filter(pk=found.edition).first() if found.edition else None


def twins_of(suggestion: Suggestion) -> list[Suggestion]:
    """Other proposals, open or decided, that say exactly the same."""
    same = Suggestion.objects.filter(digest=suggestion.digest).exclude(pk=suggestion.pk)
    return list(same.order_by("-proposed_at")[:20])
