"""Which editions and plans count for what."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from hallway.areas.directory.states import PlanState
from hallway.ground.clock import now
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.states import HELD

# Who hands in a talk is done with these; aid and early-bird tickets are another matter.
CALLS = (
    DeadlineKind.CALL,
    DeadlineKind.TUTORIAL,
    DeadlineKind.WORKSHOP,
    DeadlineKind.POSTER,
    DeadlineKind.LIGHTNING,
)
OTHER_DEADLINES = tuple(kind for kind in DeadlineKind if kind not in CALLS)

# Where a plan usually goes from where it stands; any other move is made by editing it.
NEXT_STATES: dict[str, tuple[PlanState, ...]] = {
    PlanState.IDEA: (PlanState.SUBMITTED,),
    PlanState.SUBMITTED: (PlanState.ACCEPTED, PlanState.DECLINED),
    PlanState.ACCEPTED: (PlanState.GIVEN,),
    PlanState.DECLINED: (PlanState.IDEA,),
    PlanState.GIVEN: (),
}


def still_to_come(prefix: str = "") -> Q:
    """Editions that are public, take place, and are not over anywhere on Earth; as a condition on them."""
    yesterday = now().date() - dt.timedelta(days=1)
    year = now().year
    dated = Q(**{f"{prefix}ends_on__gte": yesterday}) | Q(
        **{f"{prefix}ends_on": None, f"{prefix}starts_on__gte": yesterday}
    )
    undated = Q(**{f"{prefix}ends_on": None, f"{prefix}starts_on": None}) & (
        Q(**{f"{prefix}year__gte": year}) | Q(**{f"{prefix}year": None})
    )
    return Q(**{f"{prefix}published": True, f"{prefix}status__in": HELD}) & (dated | undated)
