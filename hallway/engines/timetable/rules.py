"""The names of all rules, and the sentence a person reads for each of them.

The solver, the validator, the explanations and the editor mean the same thing by a name.
A caller who translates looks the name up in its own catalogue; the sentences here are English.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Hard(StrEnum):
    """What has to hold in every timetable."""

    ROOM = "room"
    PERSON = "person"
    TRAVEL = "travel"
    AVAILABLE = "available"
    FEATURES = "features"
    ROOMS = "rooms"
    PHASE = "phase"
    DAYS = "days"
    OPEN = "open"
    START = "start"
    CLOSED = "closed"
    ORDER = "order"
    LOCK = "lock"
    LENGTH = "length"
    EXISTS = "exists"


class Soft(StrEnum):
    """What is worth having; every one has a weight, counted in stars lost."""

    STARS = "stars"
    OVERFLOW = "overflow"
    TRACK_ROOM = "track_room"
    TOPICS_APART = "topics_apart"
    TOPICS_SPREAD = "topics_spread"
    FIRST_TIMERS = "first_timers"
    UNRECORDED = "unrecorded"
    ROOM_CHANGES = "room_changes"
    CHANGES = "changes"


HARD: Final[Mapping[Hard, str]] = {
    Hard.ROOM: "A room holds one session at a time.",
    Hard.PERSON: "A person is in one place at a time.",
    Hard.TRAVEL: "People have the minutes they need to get from one room to the next.",
    Hard.AVAILABLE: "A session stands where it and its people can be there.",
    Hard.FEATURES: "A room has what the session needs.",
    Hard.ROOMS: "A session stands in one of the rooms it may use.",
    Hard.PHASE: "A session stands in a block for its kind, such as tutorials on their days.",
    Hard.DAYS: "A session stands on one of the days it may use.",
    Hard.OPEN: "A session begins and ends inside an open block of its room.",
    Hard.START: "A session begins at one of the starting times of its block.",
    Hard.CLOSED: "Nothing else is in a room during breaks and plenaries.",
    Hard.ORDER: "What comes first is over before its next part begins.",
    Hard.LOCK: "What is locked stays where it is.",
    Hard.LENGTH: "A session fits into a block.",
    Hard.EXISTS: "A placement names a session and a room that exist.",
}

SOFT: Final[Mapping[Soft, str]] = {
    Soft.STARS: "What the same people want to see is not at the same time.",
    Soft.OVERFLOW: "A room has a seat for everybody who is expected.",
    Soft.TRACK_ROOM: "Between two breaks, a track stays in one room.",
    Soft.TOPICS_APART: "Sessions of one topic or track are not at the same time.",
    Soft.TOPICS_SPREAD: "The sessions of a topic are spread over the days.",
    Soft.FIRST_TIMERS: "First-time speakers are not the first in the morning.",
    Soft.UNRECORDED: "Sessions that are not recorded are not at the same time.",
    Soft.ROOM_CHANGES: "Between two breaks, a person does not have to change rooms.",
    Soft.CHANGES: "As little as possible differs from the published timetable.",
}

# Weights say how many lost stars one case of a rule is worth.
DEFAULT_WEIGHTS: Final[Mapping[Soft, float]] = {
    Soft.STARS: 1.0,  # for each person and each two of their sessions that overlap
    Soft.OVERFLOW: 0.1,  # for each person without a seat
    Soft.TRACK_ROOM: 2.0,  # for each room more than one
    Soft.TOPICS_APART: 10.0,  # for each two sessions
    Soft.TOPICS_SPREAD: 5.0,  # for each session too many on a day
    Soft.FIRST_TIMERS: 10.0,  # for each session
    Soft.UNRECORDED: 10.0,  # for each two sessions
    Soft.ROOM_CHANGES: 2.0,  # for each person and room more than one
    Soft.CHANGES: 25.0,  # for each session that stands elsewhere
}
