"""What is wrong with a draft, and what it costs, as the editor shows it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from hallway.areas.programme.timetable import words
from hallway.areas.programme.timetable.problem import Material, is_solved, plan_of, problem_of
from hallway.engines.timetable import validate
from hallway.engines.timetable.board import Board
from hallway.engines.timetable.model import Interest, Violation
from hallway.engines.timetable.rules import Hard
from hallway.ground.happenings.states import Kind

MOST_BESIDE = 3  # others that are named beside one
SHARE_ROOMS = frozenset({Kind.SPRINT, Kind.POSTER})
Stay = tuple[dt.datetime, dt.datetime, str, int]  # from, until, kind, happening


@dataclass(frozen=True, slots=True)
class Warning:
    """One sentence beside a session. `is_hard`: as it is, it cannot take place."""

    text: str
    is_hard: bool


@dataclass(slots=True)
class Check:
    """A draft, looked at by the rules of the engine."""

    violations: list[Violation]
    of_session: dict[int, list[Warning]] = field(default_factory=lambda: defaultdict(list))

    @property
    def clashing(self) -> set[int]:
        """Happenings that cannot take place as they stand."""
        return {pk for pk, mine in self.of_session.items() if any(one.is_hard for one in mine)}


def check(material: Material, board: Board | None = None) -> Check:
    """Every hard rule that does not hold, and the rooms that are too small. `board`: if it is at hand."""
    names = words.Names(material)
    # The stars say nothing about hard rules.
    board = board or Board(problem_of(material, interest=Interest()))
    found = Check(validate.board_violations(board, plan_of(material.rows)))
    for one in found.violations:
        for session in one.sessions:
            found.of_session[int(session)].append(Warning(words.violation(one, names, session), True))
    _small_rooms(material, found)
    _on_cards(material, found)
    _beside_each_other(material, found)
    return found


def _on_cards(material: Material, found: Check) -> None:
    """Sprints, dinners and the like that stand on a pinned card; a session's violation says so already."""
    names = words.Names(material)
    for row in material.rows:
        if not row.starts_at or not row.place_id or is_solved(row.happening):
            continue
        start, end = row.span
        for claim in material.claims:
            if claim.place == row.place_id and claim.starts_at < end and start < claim.ends_at:
                violation = Violation(Hard.CLOSED, rooms=(str(claim.place),), fixed=(str(claim.happening),))
                found.of_session[row.happening_id].append(Warning(words.violation(violation, names), True))
                break


def _beside_each_other(material: Material, found: Check) -> None:
    """Sprints, dinners, gatherings in one room at one time: no rule of a solve, and worth somebody's eye."""
    names = words.Names(material)
    in_room: dict[int, list[Stay]] = defaultdict(list)
    for row in material.rows:
        if (
            row.starts_at
            and row.place_id
            and not is_solved(row.happening)
            and row.happening.kind != Kind.BREAK
        ):
            in_room[row.place_id].append((*row.span, row.happening.kind, row.happening_id))
    for room, stays in in_room.items():
        for stay in stays:
            for other in [each for each in stays if _collide(stay, each)][:MOST_BESIDE]:
                pair = (str(stay[3]), str(other[3]))
                text = words.violation(Violation(Hard.ROOM, pair, rooms=(str(room),)), names, pair[0])
                found.of_session[stay[3]].append(Warning(text, False))


def _collide(one: Stay, other: Stay) -> bool:
    """Whether they are there at the same time, and not meant to be: tables of sprints, a wall of posters."""
    (start, end, kind, pk), (begins, ends, others, another) = one, other
    return start < ends and begins < end and pk != another and not (kind == others and kind in SHARE_ROOMS)


def _small_rooms(material: Material, found: Check) -> None:
    seats = {place.pk: place.capacity for place in material.places}
    for row in material.rows:
        wanted = material.expected(row.happening_id)
        room = seats.get(row.place_id or 0)
        if row.starts_at and room is not None and wanted > room:
            text = _("%(wanted)d people expected, %(seats)d seats") % {"wanted": wanted, "seats": room}
            found.of_session[row.happening_id].append(Warning(text, False))
