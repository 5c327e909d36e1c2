"""Why a session stands where it does, rule by rule, and what another place would mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from hallway.areas.programme.timetable import answers, words
from hallway.areas.programme.timetable.answers import Answer
from hallway.areas.programme.timetable.kept import Ready
from hallway.areas.programme.timetable.material import minute_of
from hallway.areas.programme.timetable.models import Placement
from hallway.areas.programme.timetable.problem import usual_rooms
from hallway.areas.programme.timetable.spots import Spot, spot_of
from hallway.engines.timetable.rules import Soft

MOST = 5  # other places that are told beside


@dataclass(frozen=True, slots=True)
class Line:
    """A soft rule: what it costs where the session stands, and in each of the other places, in stars."""

    rule: str | Promise
    here: float
    there: list[float]

    @property
    def matters(self) -> bool:
        return bool(self.here or any(self.there))


@dataclass(frozen=True, slots=True)
class Explanation:
    """`possible` of `looked_at` places in use break no rule; what rules out the others.

    `here` is None while it waits in the tray. `asked` is a place that somebody asked about.
    """

    here: Answer | None
    asked: Answer | None
    best: list[Answer]
    looked_at: int
    possible: int
    ruled_out: list[tuple[str | Promise, int]]
    lines: list[Line]

    @property
    def others(self) -> list[Answer]:
        """The columns of `lines`, after the one for where it stands."""
        return [self.asked] if self.asked else self.best[:MOST]


def explain(known: Ready, row: Placement, asked: Spot | None = None) -> Explanation:
    """Everything about one session in the rooms and at the times in use, and about what is `asked`."""
    material = known.material
    rooms = usual_rooms(material, row)
    found = [one for one in answers.answers(known, row, material.days, usual=True) if one.room in rooms]
    here = _at(known, row, spot_of(row))
    elsewhere = [one for one in found if here is None or (one.minute, one.room) != (here.minute, here.room)]
    there = _at(known, row, asked)
    best = answers.best(elsewhere)
    ruled_out = Counter(rule for one in found for rule in one.broken)
    columns = [there] if there else best[:MOST]
    return Explanation(
        here=here,
        asked=there,
        best=best,
        looked_at=len(found),
        possible=sum(1 for one in found if not one.problems),
        ruled_out=[(words.RULES[rule], count) for rule, count in ruled_out.most_common()],
        lines=_lines(here, columns),
    )


def _at(known: Ready, row: Placement, spot: Spot | None) -> Answer | None:
    if spot is None or spot.starts_at is None or spot.place is None:
        return None
    return answers.answer_at(known, row, minute_of(spot.starts_at), spot.place)


def _lines(here: Answer | None, others: Sequence[Answer]) -> list[Line]:
    """Every soft rule by its name, also those that cost nothing in any of the places."""
    now = here.costs if here else {}
    return [
        Line(words.SOFT[rule], now.get(rule, 0.0), [one.costs.get(rule, 0.0) for one in others])
        for rule in Soft
    ]
