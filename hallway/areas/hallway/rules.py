"""Who may do what in the hallway."""

from __future__ import annotations

import datetime as dt

from hallway.areas.hallway.models import Beacon, Here, Plea
from hallway.areas.hallway.models.here import hours_of
from hallway.ground.access.rules import Viewer, belongs_to, may_edit_board, may_see_edition
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.confidence import is_in_confidence
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import State
from hallway.ground.people.models import Person

A_DAY = dt.timedelta(days=1)


def takes_part(viewer: Viewer, edition: Edition) -> bool:
    """Whether this viewer may light beacons, ask and answer here."""
    return isinstance(viewer, Person) and may_see_edition(viewer, edition) and belongs_to(viewer, edition)


def is_open(edition: Edition) -> bool:
    """Beacons burn from the day before the conference to the day after it, or while its days are unknown."""
    first, last = edition.starts_on, edition.ends_on
    return not (first and last) or first - A_DAY <= edition.today <= last + A_DAY


def is_mine(viewer: Viewer, thing: Beacon | Plea) -> bool:
    return isinstance(viewer, Person) and thing.person_id == viewer.pk


def keeps_order(viewer: Viewer, edition: Edition) -> bool:
    """Who reads reports and may take things away: whoever looks after the board."""
    return may_edit_board(viewer, edition)


def has_room(happening: Happening) -> bool:
    """Whether one can be in its room: it is public and not in confidence, has a page, a place and a time."""
    stands = happening.state == State.PUBLIC and happening.has_page and happening.has_time
    return stands and happening.place_id is not None and not is_in_confidence(happening)


def is_room_open(happening: Happening) -> bool:
    """Whether one can be in its room now."""
    if not has_room(happening):
        return False
    opens_at, closes_at = hours_of(happening)
    return opens_at <= now() < closes_at


def shows_face_in(viewer: Viewer, edition: Edition, code: str) -> bool:
    """Whether this viewer is in a room now and shows themselves there, so that others are shown to them."""
    if not isinstance(viewer, Person) or not takes_part(viewer, edition):
        return False
    mine = Here.objects.live().filter(person=viewer, shows_face=True, happening__edition=edition)
    return mine.filter(happening__code=code).exists()
