"""Who may do what in the hallway."""

from __future__ import annotations

import datetime as dt

from hallway.areas.hallway.models import Beacon, Plea
from hallway.ground.access.rules import Viewer, belongs_to, may_edit_board, may_see_edition
from hallway.ground.editions.models import Edition
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
