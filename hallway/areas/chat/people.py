"""Whom an @ means: people who may be seen here, by their name or by a name on another network."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Q, QuerySet, When
from django.db.models.functions import Lower

from hallway.areas.chat import writing
from hallway.areas.chat.models import Distance
from hallway.areas.chat.states import DistanceKind, PostState
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.states import State
from hallway.ground.people.distance import shown_to
from hallway.ground.people.models import Handle, Person
from hallway.ground.people.rules import may_see
from hallway.ground.people.states import Audience, HandleKind

_SPOKEN = (
    HandleKind.MASTODON, HandleKind.GITHUB, HandleKind.IRC, HandleKind.DISCORD, HandleKind.MATRIX,
)  # fmt: skip
MOST_OFFERED = 6


def seen_in(edition: Edition) -> QuerySet[Person]:
    """Whoever is seen in an edition anyway: has said something here, or stands in its programme."""
    spoke = Q(posts__stream__edition=edition, posts__state=PostState.SHOWN)
    stands = Q(appearances__happening__edition=edition, appearances__happening__state=State.PUBLIC)
    keys = Person.objects.filter(spoke | stands).values("pk")
    return Person.objects.filter(pk__in=keys, is_active=True)


def people_for(person: Person, edition: Edition) -> QuerySet[Person]:
    """Whom somebody sees in an edition in whichever way, and whom they keep away already."""
    away = Distance.objects.filter(person=person).values("other")
    near = Q(pk__in=shown_to(person, edition.slug)) | Q(pk__in=away) | Q(pk__in=seen_in(edition).values("pk"))
    return Person.objects.filter(near, is_active=True)


def meant_by(text: str, edition: Edition, *, by: Person | None, nearness: Audience) -> dict[str, Person]:
    """Words after an @, case-folded → whom they mean. What may mean two people means nobody.

    Somebody who has blocked the writer is not found, nor a handle that not all readers (`nearness`) may see.
    """
    spoken = {one for words in writing.names_in(text) for one in words}
    return _meant(spoken, _to_be_named(edition, by), nearness) if spoken else {}


def _to_be_named(edition: Edition, by: Person | None) -> QuerySet[Person]:
    people = seen_in(edition)
    if by is None:
        return people
    return people.exclude(pk__in=Distance.objects.filter(other=by, kind=DistanceKind.BLOCK).values("person"))


def _meant(spoken: set[str], people: QuerySet[Person], nearness: Audience) -> dict[str, Person]:
    readings = {one.casefold() for one in spoken}
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


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that may stand after an @, and what else is known by which they are told from others."""

    words: str
    beside: str = ""


def offered(part: str, edition: Edition, *, by: Person, nearness: Audience) -> tuple[list[Offer], bool]:
    """Whom `by` may mean who begins to write a name, and whether there are more.

    Nobody whom they keep away, nobody who has blocked them, no handle that not all readers may see; and
    only words by which a post will find that person.
    """
    namable = _to_be_named(edition, by)
    away = Distance.objects.filter(person=by).values("other")
    people = namable.exclude(pk=by.pk).exclude(pk__in=away)
    first, later = Q(), Q()
    for one in {part, part.casefold(), part.capitalize(), part.title()}:  # SQLite folds ASCII alone
        first, later = first | Q(name__istartswith=one), later | Q(name__icontains=f" {one}")
    called = Q(pk__in=_called(part, people, nearness))
    rank = Case(When(first, then=0), When(later, then=1), default=2)
    rows = people.filter(first | later | called).order_by(rank, "name", "pk")
    found = list(rows.prefetch_related("handles")[: MOST_OFFERED + 1])
    ways = {one.pk: _ways(one, nearness) for one in found[:MOST_OFFERED]}
    meant = _meant({words for some in ways.values() for words in some}, namable, nearness)
    offers = (_offer(one, ways[one.pk], part, meant) for one in found[:MOST_OFFERED])
    return [one for one in offers if one is not None], len(found) > MOST_OFFERED


def _called(part: str, people: QuerySet[Person], nearness: Audience) -> list[int]:
    """People with a handle that begins so and that all readers may see."""
    begins = Q(value__istartswith=part) | Q(value__istartswith=f"@{part}")
    handles = Handle.objects.filter(begins, kind__in=_SPOKEN, person__in=people).select_related("person")
    some = handles.order_by("value", "pk")[: 10 * MOST_OFFERED]
    return [one.person_id for one in some if may_see("handles", one.person, nearness=nearness)]


def _ways(person: Person, nearness: Audience) -> list[str]:
    """What may be written after an @ to mean somebody, if nobody else is called so; the best first."""
    handles = [one for one in person.handles.all() if one.kind in _SPOKEN]
    shown = handles if may_see("handles", person, nearness=nearness) else []
    words = [person.name, *(one.value.removeprefix("@") for one in shown)]
    return [one for one in words if one in next(iter(writing.names_in(f"@{one}")), ())]


def _offer(person: Person, ways: list[str], part: str, meant: dict[str, Person]) -> Offer | None:
    """The best words that mean this person and nobody else; beside a name the handle that begins so."""
    words = next((one for one in ways if meant.get(one.casefold()) == person), None)
    if words is None:
        return None
    if words != person.name:
        return Offer(words, person.name)
    begun = part.casefold()
    return Offer(words, next((one for one in ways if one != words and one.casefold().startswith(begun)), ""))


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
