"""Whom an @ means: people who may be seen here, by their name or by a name on another network."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from hallway.areas.chat import writing
from hallway.areas.chat.models import Distance
from hallway.areas.chat.states import DistanceKind, PostState
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.states import State
from hallway.ground.people.models import Handle, Person
from hallway.ground.people.rules import may_see
from hallway.ground.people.states import Audience, HandleKind

_SPOKEN = (
    HandleKind.MASTODON, HandleKind.GITHUB, HandleKind.IRC, HandleKind.DISCORD, HandleKind.MATRIX,
)  # fmt: skip


def seen_in(edition: Edition) -> QuerySet[Person]:
    """Whoever is seen in an edition anyway: has said something here, or stands in its programme."""
    spoke = Q(posts__stream__edition=edition, posts__state=PostState.SHOWN)
    stands = Q(appearances__happening__edition=edition, appearances__happening__state=State.PUBLIC)
    keys = Person.objects.filter(spoke | stands).values("pk")
    return Person.objects.filter(pk__in=keys, is_active=True)


def meant_by(text: str, edition: Edition, *, by: Person | None, nearness: Audience) -> dict[str, Person]:
    """Words after an @, case-folded → whom they mean. What may mean two people means nobody.

    Somebody who has blocked the writer is not found, nor a handle that not all readers (`nearness`) may see.
    """
    spoken = {one for words in writing.names_in(text) for one in words}
    readings = {one.casefold() for one in spoken}
    if not readings:
        return {}
    people = seen_in(edition)
    if by is not None:
        blocked = Distance.objects.filter(other=by, kind=DistanceKind.BLOCK).values("person")
        people = people.exclude(pk__in=blocked)
    found: dict[str, set[Person]] = {}
    lower = people.annotate(
        lower=Lower("name")
    )  # of SQLite: ASCII alone, so the spelling itself is asked, too
    for person in lower.filter(Q(lower__in=readings) | Q(name__in=spoken)):
        found.setdefault(person.name.casefold(), set()).add(person)
    for handle in _handles(people, readings, nearness):
        for words in _spoken(handle) & readings:
            found.setdefault(words, set()).add(handle.person)
    return {words: next(iter(some)) for words, some in found.items() if len(some) == 1}


def _handles(people: QuerySet[Person], readings: set[str], nearness: Audience) -> list[Handle]:
    """Handles that all readers may see, of the names that are asked for."""
    asked = Q()
    for reading in readings:
        asked |= (
            Q(value__iexact=reading) | Q(value__iexact=f"@{reading}") | Q(value__istartswith=f"@{reading}@")
        )
        asked |= Q(value__istartswith=f"@{reading}:")
    found = Handle.objects.filter(asked, kind__in=_SPOKEN, person__in=people).select_related("person")
    return [one for one in found if may_see("handles", one.person, nearness=nearness)]


def _spoken(handle: Handle) -> set[str]:
    """How somebody with this handle is called: `@ada@fosstodon.org` → ada@fosstodon.org and ada."""
    whole = handle.value.removeprefix("@").casefold()
    return {whole, whole.partition("@")[0].partition(":")[0]}
