"""English words for violations, findings and conflicts. A caller who translates writes its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hallway.engines.timetable.model import Conflict, Problem, Violation
from hallway.engines.timetable.rules import HARD, SOFT, Hard
from hallway.engines.timetable.validate import Finding

MOST_NAMES: Final = 4  # of a longer list the rest is counted


class Names:
    """What a person calls sessions, people, rooms and the rest; the id where nothing is known."""

    def __init__(self, problem: Problem) -> None:
        self.sessions = {session.id: session.title or session.id for session in problem.sessions}
        self.people = {person.id: person.name or person.id for person in problem.people}
        self.rooms = {room.id: room.name or room.id for room in problem.rooms}
        self.fixed = {fixed.id: fixed.title or fixed.id for fixed in problem.fixed}
        self.days = {day.id: day.name or day.id for day in problem.days}


def violation(broken: Violation, names: Names) -> str:
    """One sentence on a rule that does not hold."""
    sessions = _list(broken.sessions, names.sessions, quoted=True)
    people = _list(broken.people, names.people)
    rooms, fixed = _list(broken.rooms, names.rooms), _list(broken.fixed, names.fixed, quoted=True)
    others = fixed or _list(broken.sessions[1:], names.sessions, quoted=True)
    first = _list(broken.sessions[:1], names.sessions, quoted=True)
    sentences = {
        Hard.ROOM: f"{sessions} are in {rooms} at the same time.",
        Hard.PERSON: f"{people} cannot be in {first} and {others} at once.",
        Hard.TRAVEL: f"{people} needs {broken.minutes} more minutes between {first} and {others}.",
        Hard.AVAILABLE: f"{people or 'What is needed'} is not available for {sessions} then.",
        Hard.FEATURES: f"{rooms} does not have {', '.join(broken.features)} for {sessions}.",
        Hard.ROOMS: f"{sessions} may not use {rooms}.",
        Hard.PHASE: f"The block is not for sessions like {sessions}.",
        Hard.DAYS: f"{sessions} may not stand on that day.",
        Hard.OPEN: f"{sessions} is outside the open blocks.",
        Hard.START: f"{sessions} does not begin at one of the starting times.",
        Hard.CLOSED: f"{rooms} is closed for {sessions} because of {fixed}.",
        Hard.ORDER: f"{first} has to be over before {others} begins.",
        Hard.LOCK: f"{sessions} is locked to another place.",
        Hard.LENGTH: f"{sessions} is longer than every block.",
        Hard.EXISTS: f"The session {sessions} or the room {rooms} does not exist.",
    }
    return sentences[broken.rule]


def rule(broken: Violation, names: Names) -> str:
    """One rule of a conflict: what it asks, and of whom."""
    sessions = _list(broken.sessions, names.sessions, quoted=True)
    people, fixed = _list(broken.people, names.people), _list(broken.fixed, names.fixed, quoted=True)
    days, features = _list(broken.days, names.days), ", ".join(broken.features)
    whom = "; ".join(part for part in (sessions, people, fixed, days, features) if part)
    return f"{HARD[broken.rule].rstrip('.')} ({whom})." if whom else HARD[broken.rule]


def conflict(found: Conflict, problem: Problem) -> list[str]:
    """The rules of a conflict, one sentence each."""
    names = Names(problem)
    return [rule(broken, names) for broken in found.rules]


def finding(found: Finding, names: Names) -> str:
    """One case of a soft rule and what it costs."""
    sessions = _list(found.sessions, names.sessions, quoted=True)
    return f"{SOFT[found.rule].rstrip('.')}: {sessions} ({found.cost:g} stars)."


def _list(ids: Iterable[str], names: dict[str, str], *, quoted: bool = False) -> str:
    words = [f"“{names.get(id_, id_)}”" if quoted else names.get(id_, id_) for id_ in ids]
    if len(words) > MOST_NAMES + 1:
        words = [*words[:MOST_NAMES], f"{len(words) - MOST_NAMES} more"]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
