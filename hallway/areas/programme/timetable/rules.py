"""Who may work on the timetable: owners and the programme team; track organisers on their tracks."""

from __future__ import annotations

from dataclasses import dataclass

from hallway.ground.access.models import RoleGrant
from hallway.ground.access.rules import Viewer, may_edit_programme
from hallway.ground.access.states import Role
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.models import Happening
from hallway.ground.people.models import Person


@dataclass(frozen=True, slots=True)
class Reach:
    """What of an edition's timetable somebody may move: all of it, or the sessions of these tracks."""

    all: bool = False
    tracks: frozenset[int] = frozenset()

    def covers(self, happening: Happening) -> bool:
        return self.all or happening.track_id in self.tracks

    def __bool__(self) -> bool:
        return self.all or bool(self.tracks)


def reach_of(person: Viewer, edition: Edition) -> Reach:
    """One query more for those who are not of the programme team."""
    if may_edit_programme(person, edition):
        return Reach(all=True)
    if not isinstance(person, Person) or not person.is_active:
        return Reach()
    grants = RoleGrant.objects.filter(edition=edition, person=person, role=Role.TRACK)
    tracks = set(grants.values_list("track", flat=True))
    if None in tracks:  # organises all tracks: everything that is in one
        return Reach(tracks=frozenset(edition.tracks.values_list("pk", flat=True)))
    return Reach(tracks=frozenset(tracks))


def may_open_timetable(person: Viewer, edition: Edition) -> bool:
    """Whether somebody may see drafts at all."""
    return bool(reach_of(person, edition))
