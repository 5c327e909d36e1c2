"""The rows of the timetable: drafts and releases, and the facts that a plan has to respect."""

from hallway.areas.programme.timetable.models.drafts import (
    LONGEST,
    SILENCE,
    Draft,
    Edit,
    Placement,
    PlacementQuerySet,
    Release,
    SolveRun,
)
from hallway.areas.programme.timetable.models.facts import (
    Availability,
    AvailabilityNote,
    FactEdit,
    Hours,
    RoomFacts,
    SessionNeeds,
    Walk,
)

__all__ = [
    "LONGEST",
    "SILENCE",
    "Availability",
    "AvailabilityNote",
    "Draft",
    "Edit",
    "FactEdit",
    "Hours",
    "Placement",
    "PlacementQuerySet",
    "Release",
    "RoomFacts",
    "SessionNeeds",
    "SolveRun",
    "Walk",
]
