"""What the audience wants to see, kept in this process until somebody stars something."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Count, Max

from hallway.engines.timetable.model import Interest
from hallway.engines.timetable.worth import Crowd
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Star


@dataclass(frozen=True, slots=True)
class Audience:
    """The stars of every person, and how many each happening has. `stamp` is another one when they change."""

    interest: Interest
    stars: Counter[int]
    stamp: tuple[int, int]
    _crowds: dict[tuple[str, ...], Crowd] = field(default_factory=dict)

    def crowd(self, sessions: tuple[str, ...]) -> Crowd:
        """The same by the numbers of these sessions, made once."""
        found = self._crowds.get(sessions)
        if found is None:
            found = Crowd(self.interest, sessions)
            self._crowds.clear()  # the sessions of last time are of no use any more
            self._crowds[sessions] = found
        return found


def likely(stars: int, said: int | None) -> int:
    """How many will come to a session: as the team says, else half of those who starred it."""
    return stars // 2 if said is None else said


def audience_of(edition: Edition) -> Audience:
    """One query, and one more after a star has come or gone."""
    seen = Star.objects.filter(happening__edition=edition).aggregate(Count("id"), Max("id"))
    return _audience(edition.pk, seen["id__count"], seen["id__max"] or 0)


@lru_cache(maxsize=8)
def _audience(edition: int, count: int, newest: int) -> Audience:
    chosen: dict[int, set[str]] = defaultdict(set)
    counted: Counter[int] = Counter()
    stars = Star.objects.filter(happening__edition=edition)
    for person, happening in stars.values_list("person_id", "happening_id"):
        chosen[person].add(str(happening))
        counted[happening] += 1
    interest = Interest(stars=tuple(frozenset(mine) for mine in chosen.values()))
    return Audience(interest, counted, (count, newest))
