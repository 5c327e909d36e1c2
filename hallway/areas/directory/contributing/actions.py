"""Proposing, and deciding on what was proposed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields

from django.db import transaction

from hallway.areas.directory.actions import add_conference, change_facts
from hallway.areas.directory.models import Suggestion
from hallway.areas.directory.states import Origin, SuggestionKind, SuggestionState, Suspicion
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person


class Decided(Exception):
    """Somebody else was quicker; the argument is the proposal as it stands now."""

    def __init__(self, suggestion: Suggestion) -> None:
        super().__init__(suggestion)
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody wants to have changed, and where it is written."""

    kind: SuggestionKind
    edition: Edition | None
    facts: Mapping[str, str]  # field → text that is to stand there
    seen: Mapping[str, str]  # field → text that they saw
    source: str
    comment: str = ""
    credit: str = ""


@transaction.atomic
def propose(
    proposal: Proposal, *, by: Person | None, suspicions: Iterable[Suspicion] = (), form: str = ""
) -> Suggestion:
    """Keep a proposal for the moderators. `form` is the number of its form: sent twice, it is one."""
    values = {column.name: getattr(proposal, column.name) for column in fields(Proposal)}
    digest = _hash(proposal.kind, proposal.edition and proposal.edition.pk, dict(proposal.facts))
    suspicion = " ".join(dict.fromkeys(suspicions))
    values |= {"person": by, "suspicion": suspicion, "digest": digest}
    if not form:
        return _proposed(Suggestion.objects.create(**values), by)
    once = _hash(form, digest, proposal.source, proposal.comment, proposal.credit)
    suggestion, is_new = Suggestion.objects.get_or_create(once=once, defaults=values)
    return _proposed(suggestion, by) if is_new else suggestion


def _proposed(suggestion: Suggestion, by: Person | None) -> Suggestion:
    record("directory.proposed", suggestion, by=by, edition=suggestion.edition, kind=suggestion.kind)
    return suggestion


def _hash(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@transaction.atomic
def accept(
    suggestion: Suggestion,
    *,
    by: Person,
    chosen: Collection[str] | None = None,
    thank: bool = True,
    answer: str = "",
) -> Edition | None:
    """Bring a proposal into the directory, all of it or only the fields `chosen`; returns its conference.

    Others that proposed exactly the same are accepted with it. Without `thank` the name that
    was given is not shown. Raises Decided, and ValidationError for what cannot be true (any more);
    then nothing is changed.
    """
    _decide(suggestion, SuggestionState.ACCEPTED, by=by, answer=answer)
    if not thank and suggestion.credit:
        suggestion.credit = ""
        suggestion.save(update_fields=["credit"])
    facts = {name: text for name, text in suggestion.facts.items() if chosen is None or name in chosen}
    _bring_in(suggestion, facts, by=by)
    if len(facts) == len(suggestion.facts):
        _decide_twins(suggestion)
    record("directory.proposal_accepted", suggestion, by=by, edition=suggestion.edition, public=True)
    return suggestion.edition


def _bring_in(suggestion: Suggestion, facts: Mapping[str, str], *, by: Person) -> None:
    source, credit = suggestion.source, suggestion.credit
    if suggestion.kind == SuggestionKind.CONFERENCE:
        suggestion.edition = add_conference(
            facts, by=by, origin=Origin.PROPOSAL, source=source, credit=credit
        )
        suggestion.save(update_fields=["edition"])
    elif suggestion.edition and facts:
        change_facts(suggestion.edition, facts, by=by, origin=Origin.PROPOSAL, source=source, credit=credit)


@transaction.atomic
def decline(suggestion: Suggestion, *, by: Person, answer: str = "") -> None:
    """Leave the directory as it is, and say why. Raises Decided."""
    _decide(suggestion, SuggestionState.DECLINED, by=by, answer=answer)
    record("directory.proposal_declined", suggestion, by=by, edition=suggestion.edition)


@transaction.atomic
def mark_as_spam(suggestion: Suggestion, *, by: Person) -> None:
    """Put it away as spam; no answer is given. Raises Decided."""
    _decide(suggestion, SuggestionState.SPAM, by=by, answer="")
    record("directory.proposal_spam", suggestion, by=by, edition=suggestion.edition)


def _decide(suggestion: Suggestion, state: SuggestionState, *, by: Person, answer: str) -> None:
    """One conditional write: of two moderators at once one decides, the other hears of it."""
    still_open = Suggestion.objects.filter(pk=suggestion.pk, state=SuggestionState.OPEN)
    if not still_open.update(state=state, decided_by=by, decided_at=now(), answer=answer):
        raise Decided(Suggestion.objects.select_related("decided_by", "edition").get(pk=suggestion.pk))
    suggestion.refresh_from_db()


def _decide_twins(suggestion: Suggestion) -> None:
    """Those that proposed the same are accepted as well; the name of the first one stands in the history."""
    if suggestion.facts:
        Suggestion.objects.filter(digest=suggestion.digest, state=SuggestionState.OPEN).update(
            state=SuggestionState.ACCEPTED,
            decided_by=suggestion.decided_by,
            decided_at=suggestion.decided_at,
            answer=suggestion.answer,
            edition=suggestion.edition,
        )
