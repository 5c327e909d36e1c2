"""While a session is in somebody's hand: what every room and time of a day would mean for it.

One question of the browser, one answer for all cells; what the fingers do afterwards needs no server.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from hallway.areas.programme.timetable import words
from hallway.areas.programme.timetable.days import OpenDay
from hallway.areas.programme.timetable.kept import Ready
from hallway.areas.programme.timetable.material import Material, minute_of
from hallway.areas.programme.timetable.models import Placement
from hallway.engines.timetable.explain import Cell, rules_broken
from hallway.engines.timetable.model import Violation
from hallway.engines.timetable.rules import Hard, Soft

# Everywhere but where it is public, so it tells cells apart from nothing.
_THE_SAME = frozenset({Soft.CHANGES})


@dataclass(frozen=True, slots=True)
class Answer:
    """What it would mean to begin at `minute` in `room`: `problems` rule it out, `costs` are in stars."""

    room: int
    minute: int
    problems: list[str]
    broken: tuple[Hard, ...]
    losses: list[str]
    costs: Mapping[Soft, float]
    change: float  # in stars, against where it stands now
    stars: int  # how many more can be attended than now

    @property
    def level(self) -> str:
        return "hard" if self.problems else "soft" if self.losses else "free"

    @property
    def gain(self) -> float:
        """Stars better than now."""
        return round(-self.change, 1)

    @property
    def signed(self) -> tuple[str, str]:
        """`change` and `stars` with their signs, as people write them."""
        return _signed(self.change), _signed(self.stars)

    @property
    def text(self) -> str:
        return " ".join(self.problems) if self.problems else ", ".join(self.losses) or _("Free")

    def written(self) -> list[object]:
        return [self.room, self.minute, self.level, self.text]


def answers(known: Ready, row: Placement, days: Iterable[OpenDay], *, usual: bool = False) -> list[Answer]:
    """For every room and start of these days; with `usual` only for starts that are in use."""
    minutes = [minute for day in days for minute in _minutes(known.material, day, row, usual=usual)]
    explainer = known.explainer_for(row.happening_id)
    say = _Sayings(known, row.happening_id)
    return [say.answer(cell) for cell in explainer.cells_at(str(row.happening_id), minutes)]


def answer_at(known: Ready, row: Placement, minute: int, room: int) -> Answer:
    """For one room and start, on the grid or not."""
    cell = known.explainer_for(row.happening_id).moving(str(row.happening_id), minute, str(room))
    return _Sayings(known, row.happening_id).answer(cell)


def _signed(value: float) -> str:
    text = number_format(f"{abs(round(value, 1)):g}")
    return f"+{text}" if value > 0 else f"−{text}" if value < 0 else text


def best(found: Iterable[Answer], most: int = 8) -> list[Answer]:
    """Where it would stand best, of what breaks no rule: for each time the best room."""
    good = sorted((one for one in found if not one.problems), key=lambda one: (one.change, one.minute))
    by_time: dict[int, Answer] = {}
    for one in good:
        by_time.setdefault(one.minute, one)
    return list(by_time.values())[:most]


class _Sayings:
    """The sentences of many cells, each made once."""

    def __init__(self, known: Ready, about: int) -> None:
        self._names, self._about = words.Names(known.material), str(about)
        self._weights = known.explainer.worth.weights
        self._problems: dict[Violation, str] = {}
        self._losses: dict[tuple[Soft, float], str] = {}

    def answer(self, cell: Cell) -> Answer:
        return Answer(
            int(cell.room),
            cell.start,
            [self.problem(one) for one in cell.broken],
            rules_broken(cell),
            self.losses(cell.costs),
            cell.costs,
            cell.change,
            cell.stars,
        )

    def problem(self, one: Violation) -> str:
        if one not in self._problems:
            self._problems[one] = words.violation(one, self._names, self._about)
        return self._problems[one]

    def losses(self, costs: Mapping[Soft, float]) -> list[str]:
        found = []
        for pair in sorted(costs.items(), key=lambda one: -one[1]):
            if pair[0] in _THE_SAME:
                continue
            if pair not in self._losses:
                self._losses[pair] = words.loss(*pair, self._weights)
            found.append(self._losses[pair])
        return found


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
