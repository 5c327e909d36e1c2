"""What everybody may read about contributions: who is thanked, and the history of a conference's facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from hallway.areas.directory.models import FactChange, Suggestion
from hallway.areas.directory.states import Origin, SuggestionState
from hallway.formats.values import safe_url
from hallway.ground.editions.models import Edition


def thanked() -> QuerySet[Any, Any]:
    """Names with how many of their proposals were accepted (`times`), the most first."""
    named = Suggestion.objects.filter(state=SuggestionState.ACCEPTED).exclude(credit="")
    return named.order_by().values("credit").annotate(times=Count("id")).order_by("-times", "credit")


def latest(limit: int = 10) -> list[Suggestion]:
    """The proposals accepted last whose senders gave a name and whose conference is public."""
    named = Suggestion.objects.filter(state=SuggestionState.ACCEPTED, edition__published=True)
    return list(named.exclude(credit="").select_related("edition").order_by("-decided_at", "-id")[:limit])


def history(edition: Edition) -> QuerySet[FactChange]:
    """Every change of every fact, the latest first."""
    return edition.fact_changes.all()


def with_bringers(changes: Iterable[FactChange]) -> list[tuple[FactChange, str]]:
    """Each change with who brought it: a name that was given, else the kind of source; never an account."""
    return [(change, _bringer(change)) for change in changes]


def _bringer(change: FactChange) -> str:
    if change.credit:
        return change.credit
    if change.origin == Origin.LIST and change.source and not safe_url(change.source):
        return _("A list: %(name)s") % {"name": change.source}
    return str(Origin(change.origin).label)
