"""What the timetable knows of a person, for download and erasure."""

from __future__ import annotations

from hallway.areas.programme.timetable.live import facts_changed
from hallway.areas.programme.timetable.models import (
    Availability,
    AvailabilityNote,
    Draft,
    Edit,
    FactEdit,
    Release,
    SolveRun,
)
from hallway.ground.editions.models import Edition
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


@exports("availability_history", "timetable.FactEdit")
def availability_history(person: Person) -> Rows:
    """What was said of when they can come, by them or by the team, before and after each time."""
    steps = FactEdit.objects.filter(person=person).select_related("edition").order_by("pk")
    return [
        {
            "edition": one.edition.name,
            "at": one.at,
            "kind": one.kind,
            "what": "note" if key.startswith("note/") else "windows",
            "before": before,
            "after": after,
        }
        for one in steps
        for key, before, after in one.changes
    ]


@exports("timetable_facts")
def facts_set(person: Person) -> Rows:
    """What they set for timetables; of others only that they did."""
    steps = FactEdit.objects.filter(by=person).order_by("pk")
    return list(steps.values("edition__name", "kind", "subject", "at"))


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
    """When somebody could come goes, and every step of the journal that tells of it.

    What they did to drafts, and to other facts, leads to an empty record.
    """
    held = (Availability, AvailabilityNote, FactEdit)
    told = {
        pk for table in held for pk in table.objects.filter(person=person).values_list("edition", flat=True)
    }
    for table in held:
        table.objects.filter(person=person).delete()
    for edition in Edition.objects.filter(pk__in=told).order_by("pk"):
        facts_changed(edition)
