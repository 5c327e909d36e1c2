"""A draft made ready for questions, kept in this process for as long as nothing that it is made of changes.

The next question, of the same or of another session, then needs neither the rows nor the work of
weighing them. What changes a draft raises its revision, what changes what it has to respect raises a
version of the edition (see receivers.py, and portability.py for who leaves): every door of the house is
heard at once. The minute is for what is written past all doors, in a shell or by a program to come: it
costs one reading more a minute, and without it such a change would be shown wrong for as long as the
process lives.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final

from django.db.models import Count, Max

from hallway.areas.programme.timetable.interest import Audience, audience_of
from hallway.areas.programme.timetable.live import facts_scope
from hallway.areas.programme.timetable.material import Material, load
from hallway.areas.programme.timetable.models import Draft
from hallway.areas.programme.timetable.problem import plan_of, problem_of
from hallway.engines.timetable.explain import Explainer
from hallway.ground.editions import publishing
from hallway.ground.happenings.models import Happening

MOST: Final = 6  # drafts at a time, a few megabytes each
LONGEST: Final = 60.0  # seconds

Stamp = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """A draft and its explainer. Others read it at the same time: nobody writes to it."""

    material: Material
    explainer: Explainer
    at: float

    def explainer_for(self, happening: int) -> Explainer:
        """The one to which this happening may move; for plenaries and breaks a new one."""
        if str(happening) in self.explainer.board.session_index:
            return self.explainer
        problem = problem_of(self.material, also=happening)
        return Explainer(problem, plan_of(self.material.rows))


_kept: OrderedDict[Stamp, Ready] = OrderedDict()
_lock = Lock()


def ready(draft: Draft, *, for_happening: int | None = None) -> Ready:
    """The draft as it stands, ready for questions (also about a session that has just come)."""
    audience = audience_of(draft.edition)
    stamp = _stamp(draft, audience)
    with _lock:
        found = _kept.get(stamp)
    if found and time.monotonic() - found.at < LONGEST and _knows(found, for_happening):
        return found
    return _made(draft, audience, stamp)


def fresh(draft: Draft) -> Ready:
    """The same, with its rows read anew, for what must not be a moment old."""
    audience = audience_of(draft.edition)
    return _made(draft, audience, _stamp(draft, audience))


def _made(draft: Draft, audience: Audience, stamp: Stamp) -> Ready:
    """The stamp is older than the rows, never the other way round."""
    material = load(draft)
    material.audience = audience
    problem = problem_of(material)
    crowd = audience.crowd(tuple(one.id for one in problem.sessions))
    made = Ready(material, Explainer(problem, plan_of(material.rows), crowd), at=time.monotonic())
    with _lock:
        _kept[stamp] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made


def _knows(found: Ready, happening: int | None) -> bool:
    return happening is None or happening in found.material.by_happening


def _stamp(draft: Draft, audience: Audience) -> Stamp:
    edition = draft.edition
    scopes = facts_scope(edition), publishing.scope(edition.slug), publishing.part("board", edition.slug)
    versions = publishing.versions(*scopes)
    sessions = Happening.objects.filter(edition=edition).aggregate(Count("id"), Max("changed_at"))
    what = draft.pk, draft.created_at, draft.revision
    return *what, *versions.values(), *sessions.values(), *audience.stamp
