"""Two timetables side by side: what differs, what is wrong with each, what the audience loses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hallway.areas.programme.timetable import changelog
from hallway.areas.programme.timetable.changelog import Entry
from hallway.areas.programme.timetable.copying import public_spot
from hallway.areas.programme.timetable.models import Draft
from hallway.areas.programme.timetable.problem import (
    Material,
    is_solved,
    load,
    plan_of,
    problem_of,
    published_plan,
    weights_of,
)
from hallway.areas.programme.timetable.spots import Spot, spot_of
from hallway.engines.timetable import validate
from hallway.engines.timetable.model import Plan, Problem, Score

MOST_PAIRS = 20


@dataclass(frozen=True, slots=True)
class Side:
    """One of the timetables."""

    name: str
    placed: int
    clashes: int
    score: Score

    @property
    def lost(self) -> int:
        """Stars that nobody can attend, however well they choose."""
        return self.score.stars - self.score.attendable


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sessions at the same time that `people` people starred both."""

    one: str
    other: str
    people: int


@dataclass(frozen=True, slots=True)
class Comparison:
    left: Side
    right: Side
    entries: list[Entry]  # from left to right


def with_public(material: Material) -> Comparison:
    """The public schedule against a draft."""
    problem = problem_of(material)
    public = {row.happening_id: public_spot(row.happening, row.minutes) for row in material.rows}
    left = _side("", problem, published_plan(material))
    return Comparison(
        left, _side(material.draft.name, problem, plan_of(material.rows)), _entries(material, public)
    )


def with_draft(material: Material, other: Draft) -> Comparison:
    """Another draft against this one."""
    theirs = load(other)
    problem = problem_of(material)
    spots = {row.happening_id: spot_of(row) for row in theirs.rows if row.starts_at}
    known = {row.happening_id for row in material.rows}
    plan = plan_of(row for row in theirs.rows if row.happening_id in known)
    # By the weights of this draft, so that the numbers can be compared.
    left = _side(other.name, problem_of(theirs, weights=weights_of(material.draft)), plan)
    return Comparison(
        left, _side(material.draft.name, problem, plan_of(material.rows)), _entries(material, spots)
    )


def _side(name: str, problem: Problem, plan: Plan) -> Side:
    broken = {one for found in validate.violations(problem, plan) for one in found.sessions}
    return Side(name, len(plan.placements), len(broken), validate.score(problem, plan))


def _entries(material: Material, before: Mapping[int, Spot]) -> list[Entry]:
    rooms = {place.pk: place.name for place in material.places}
    found = []
    for row in material.rows:
        one, after = row.happening, spot_of(row)
        was = before.get(one.pk, Spot())
        entry = changelog.between(one, was, after, rooms)
        if entry:
            found.append(entry)
    return changelog.in_order(found)


def lost_pairs(material: Material) -> list[Pair]:
    """What the audience loses: the pairs of sessions at the same time that most people starred both."""
    titles = {str(row.happening_id): row.happening.title for row in material.rows}
    placed = [row for row in material.rows if row.starts_at and is_solved(row.happening)]
    together: set[frozenset[str]] = set()
    for index, row in enumerate(placed):
        start, end = row.span
        for other in placed[index + 1 :]:
            if other.span[0] < end and start < other.span[1]:
                together.add(frozenset({str(row.happening_id), str(other.happening_id)}))
    counted = _starred_both(together, material.audience.interest.stars)
    found = []
    for pair, people in counted.most_common(MOST_PAIRS):
        first, second = sorted(titles[session] for session in pair)
        found.append(Pair(first, second, people))
    return found


def _starred_both(pairs: set[frozenset[str]], stars: Iterable[frozenset[str]]) -> Counter[frozenset[str]]:
    partners: dict[str, set[str]] = {}
    for pair in pairs:
        one, other = sorted(pair)
        partners.setdefault(one, set()).add(other)
    counted: Counter[frozenset[str]] = Counter()
    for chosen in stars:
        for one in chosen & partners.keys():
            for other in chosen & partners[one]:
                counted[frozenset({one, other})] += 1
    return counted
