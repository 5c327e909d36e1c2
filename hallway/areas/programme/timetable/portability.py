"""What the timetable knows of a person, for download and erasure."""

from __future__ import annotations

from hallway.areas.programme.timetable.models import (
    Availability,
    AvailabilityNote,
    Draft,
    Edit,
    Release,
    SolveRun,
)
from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, erases, exports


@exports("availability", "timetable.Availability")
def availability(person: Person) -> Rows:
    rows = Availability.objects.filter(person=person)
    return list(rows.values("edition__name", "starts_at", "ends_at"))


@exports("availability_notes", "timetable.AvailabilityNote")
def availability_notes(person: Person) -> Rows:
    rows = AvailabilityNote.objects.filter(person=person)
    return list(rows.values("edition__name", "note", "said_at"))


@exports("timetable_drafts", "timetable.Draft")
def drafts(person: Person) -> Rows:
    return list(Draft.objects.filter(created_by=person).values("edition__name", "name", "created_at"))


@exports("timetable_edits", "timetable.Edit")
def edits(person: Person) -> Rows:
    return list(Edit.objects.filter(by=person).order_by("at").values("draft__name", "kind", "at"))


@exports("timetable_releases", "timetable.Release")
def releases(person: Person) -> Rows:
    rows = Release.objects.filter(released_by=person)
    return list(rows.values("edition__name", "name", "notes", "released_at"))


@exports("timetable_solves", "timetable.SolveRun")
def solves(person: Person) -> Rows:
    return list(SolveRun.objects.filter(started_by=person).values("draft__name", "scope", "started_at"))


@erases
def forget_when_they_can_come(person: Person, *, names_too: bool) -> None:
    """When somebody could come goes; what they did to drafts leads to an empty record."""
    Availability.objects.filter(person=person).delete()
    AvailabilityNote.objects.filter(person=person).delete()
