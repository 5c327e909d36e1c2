"""While a session is in somebody's hand: what every room and time of a day would mean for it.

One question of the browser, one answer for all cells; what the fingers do afterwards needs no server.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hallway.areas.programme.timetable import words
from hallway.areas.programme.timetable.days import OpenDay
from hallway.areas.programme.timetable.interest import audience_of
from hallway.areas.programme.timetable.models import Placement
from hallway.areas.programme.timetable.problem import Material, minute_of, plan_of, problem_of
from hallway.engines.timetable.board import Board, Spot
from hallway.engines.timetable.model import Interest, Plan, Span, Violation


@dataclass(frozen=True, slots=True)
class Answer:
    """What it would mean to begin at `minute` in `room`: `problems` rule it out, the rest costs."""

    room: int
    minute: int
    problems: list[str]
    stars_lost: int  # people who want to see something else at that time, too
    unseated: int

    @property
    def level(self) -> str:
        return "hard" if self.problems else "soft" if self.stars_lost or self.unseated else "free"

    @property
    def cost(self) -> tuple[int, int, int]:
        """For sorting: what works first, then what costs least."""
        return (len(self.problems), self.stars_lost + self.unseated, self.minute)

    @property
    def text(self) -> str:
        parts = list(self.problems)
        if self.stars_lost:
            parts.append(
                ngettext("%(n)d star lost", "%(n)d stars lost", self.stars_lost) % {"n": self.stars_lost}
            )
        if self.unseated:
            parts.append(
                ngettext("%(n)d without a seat", "%(n)d without a seat", self.unseated) % {"n": self.unseated}
            )
        return " ".join(self.problems) if self.problems else ", ".join(parts) or _("Free")

    def written(self) -> list[object]:
        return [self.room, self.minute, self.level, self.text]


def answers(
    material: Material, row: Placement, days: Iterable[OpenDay], *, usual: bool = False
) -> list[Answer]:
    """For every room and start of these days; with `usual` only for starts that are in use."""
    problem = problem_of(material, also=row.happening_id, interest=Interest())
    here = [one for one in material.rows if one.pk != row.pk]
    asked = Board(problem)
    spots = asked.spots(plan_of(here))
    mine = asked.session_index[str(row.happening_id)]
    lost = _StarsLost(material, row)
    obstacles = _Obstacles(asked, spots, mine, words.Names(material))
    wanted = _wanted(material, row)
    found = []
    for day in days:
        for minute in _minutes(material, day, row, usual=usual):
            stars = lost.at(minute)
            for place in material.places:
                spot = Spot(minute, asked.room_index[str(place.pk)])
                problems = obstacles.at(spot)
                unseated = max(0, wanted - place.capacity) if place.capacity is not None else 0
                found.append(Answer(place.pk, minute, problems, stars, unseated))
    return found


def best(found: Iterable[Answer], most: int = 8) -> list[Answer]:
    """Where it would stand best, of what breaks no rule."""
    return sorted((one for one in found if not one.problems), key=lambda one: one.cost)[:most]


class _Obstacles:
    """What stands in the way of one session, cell by cell."""

    def __init__(self, asked: Board, spots: dict[int, Spot], mine: int, names: words.Names) -> None:
        self._asked, self._spots, self._mine, self._names = asked, spots, mine, names
        self._in_room: dict[int, list[int]] = {}
        for other, spot in spots.items():
            self._in_room.setdefault(spot.room, []).append(other)
        self._bound = [one for one in asked.bound_to[mine] if one in spots]
        session = asked.sessions[mine]
        closed = {asked.room_index[room] for one in asked.problem.fixed for room in one.rooms or ()
                  if room in asked.room_index}  # fmt: skip
        has_duties = any(asked.duties.get(person) for person in session.people)
        # Most rooms are alike for most sessions: what is wrong with a time is wrong with it in all of them.
        self._alike = set() if session.features or has_duties else set(range(len(asked.rooms))) - closed
        self._of_time: dict[int, list[Violation]] = {}

    def at(self, spot: Spot) -> list[str]:
        """A sentence for each hard rule that would not hold."""
        broken = list(self._faults(spot))
        end = spot.start + self._asked.length[self._mine]
        for other in sorted({*self._in_room.get(spot.room, ()), *self._bound}):
            there = self._spots[other]
            far = there.start >= end or there.start + self._asked.length[other] <= spot.start
            if other in self._bound or not far:
                broken += self._asked.between(self._mine, spot, other, there)
        about = self._asked.sessions[self._mine].id
        return [words.violation(one, self._names, about) for one in broken]

    def _faults(self, spot: Spot) -> list[Violation]:
        if spot.room not in self._alike:
            return self._asked.faults(self._mine, spot)
        if spot.start not in self._of_time:
            self._of_time[spot.start] = self._asked.faults(self._mine, spot)
        return self._of_time[spot.start]


def _minutes(material: Material, day: OpenDay, row: Placement, *, usual: bool) -> list[int]:
    last = minute_of(day.closes) - row.minutes
    if not usual:
        return [at for at in map(minute_of, day.starts()) if at <= last]
    starts = {
        minute_of(one.starts_at)
        for one in material.rows
        if one.starts_at and day.opens <= one.starts_at < day.closes
    }
    return sorted(at for at in starts if at <= last)


def _wanted(material: Material, row: Placement) -> int:
    needs = material.needs.get(row.happening_id)
    if needs and needs.expected:
        return needs.expected
    return (audience_of(material.edition).stars[row.happening_id] + 1) // 2


class _StarsLost:
    """How many people want to see this session and something else at the same time."""

    def __init__(self, material: Material, row: Placement) -> None:
        self._length = row.minutes
        mine = str(row.happening_id)
        fans = [chosen for chosen in audience_of(material.edition).interest.stars if mine in chosen]
        shared = Counter(other for chosen in fans for other in chosen if other != mine)
        plan: Plan = plan_of(one for one in material.rows if one.pk != row.pk)
        lengths = {str(one.happening_id): one.minutes for one in material.rows}
        self._others = [
            (Span(stand.start, stand.start + lengths[one]), shared[one])
            for one, stand in plan.placements.items()
            if shared[one]
        ]

    def at(self, minute: int) -> int:
        end = minute + self._length
        return sum(count for span, count in self._others if span.start < end and minute < span.end)
