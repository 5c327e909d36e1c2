"""Who is to be told of a deadline. Streams: there may be as many people as an installation has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from hallway.areas.directory.mine.rules import OTHER_DEADLINES
from hallway.areas.directory.models import Follow, Plan, Save
from hallway.areas.directory.states import PlanState
from hallway.formats.moments import AOE
from hallway.ground.editions.states import HELD

_AOE = dt.timezone(dt.timedelta(hours=-12))
CHUNK = 500  # rows in memory at a time
COLUMNS = ("id", "kind", "label", "closes_at", "zone", "edition_id", "edition__slug", "edition__name")


class Row(NamedTuple):
    """One person and one deadline."""

    person: int
    language: str
    deadline: int
    kind: str
    label: str
    closes_at: dt.datetime | None
    zone: str
    edition: int
    slug: str
    conference: str

    def stated(self, moment: dt.datetime) -> dt.datetime:
        """The same instant; with the offset of AoE where that is meant, so that a mail can explain it."""
        return moment.astimezone(_AOE) if self.zone == AOE else moment


def who_keeps(
    deadlines: Mapping[str, Any], *, followers: bool = False, unless_done: bool = False
) -> Iterator[Row]:
    """Everybody who saved the edition of these deadlines or has an idea for it; each once per deadline.

    `deadlines` are conditions on Deadline. With `followers` of the series, too; with
    `unless_done` not those who have handed in and have no further idea, where it is about a call.
    """
    saved = _rows(
        Save.objects.all(), "edition__deadlines__", deadlines, _has_more_to_do() if unless_done else Q()
    )
    ideas = _rows(Plan.objects.filter(state=PlanState.IDEA), "edition__deadlines__", deadlines)
    sources = [saved, ideas]
    if followers:
        sources.append(_rows(Follow.objects.all(), "series__editions__deadlines__", deadlines))
    for row in sources[0].union(*sources[1:]).iterator(chunk_size=CHUNK):
        yield Row(*row)


def _has_more_to_do() -> Q:
    done = Plan.objects.exclude(state=PlanState.IDEA).filter(
        person=OuterRef("person"), edition=OuterRef("edition")
    )
    return Q(edition__deadlines__kind__in=OTHER_DEADLINES) | Q(~Exists(done))


def _rows(
    source: QuerySet[Any], prefix: str, deadlines: Mapping[str, Any], more: Q | None = None
) -> QuerySet[Any, tuple[Any, ...]]:
    """One filter for all conditions, so that they are about the same deadline."""
    conditions = {
        **{f"{prefix}{name}": value for name, value in deadlines.items()},
        f"{prefix}edition__published": True,
        f"{prefix}edition__status__in": HELD,
        "person__is_active": True,
    }
    columns = (f"{prefix}{column}" for column in COLUMNS)
    return (
        source.filter(more or Q(), **conditions)
        .order_by()
        .values_list("person_id", "person__language", *columns)
    )
