"""Thanks and tracks of a person, for download and erasure."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from hallway.ground.editions.models import Edition, TeamCredit, Track
from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, erases, exports, names_on_pages


@exports("thanks", "editions.TeamCredit")
def credits(person: Person) -> Rows:
    return list(TeamCredit.objects.filter(person=person).values("edition__name", "team", "role"))


@exports("tracks_organised", "editions.Track_organisers")
def tracks(person: Person) -> Rows:
    return list(Track.objects.filter(organisers=person).values("edition__name", "name"))


@names_on_pages
def thanked_or_curating(person: Person) -> Iterable[str]:
    here = Q(credits__person=person) | Q(tracks__organisers=person)
    return Edition.objects.filter(here).values_list("slug", flat=True)


@erases
def forget(person: Person, *, names_too: bool) -> None:
    """Thanks are part of the public history, like talks: they stay unless the name is to go."""
    if names_too:
        TeamCredit.objects.filter(person=person).delete()
        person.tracks_organised.clear()
