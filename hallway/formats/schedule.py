"""The neutral schedule that every reader fills and every writer reads.

It is the union of what frab, pretalx, pentabarf and Sessionize say about a
conference programme, in plain Python values: no Django, no strings that are
really times. Readers repair what they can and say so in `Report`; writers
never repair.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID


@dataclass(slots=True)
class Link:
    """A reference of a session or person. `kind` uses the voc vocabulary (slides, paper, web, …)."""

    url: str
    title: str = ""
    kind: str = "related"


@dataclass(slots=True)
class Speaker:
    """A person as the file names them. `key` is stable across re-reads of the same source."""

    key: str
    name: str
    code: str = ""  # pretalx speaker code, six characters
    number: int | None = None  # frab person id
    guid: UUID | None = None
    tagline: str = ""
    biography: str = ""  # Markdown or plain text
    avatar_url: str = ""
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class Room:
    """A room or stage, in the order of the file."""

    name: str
    guid: UUID | None = None
    number: int | None = None
    slug: str = ""
    description: str = ""
    capacity: int | None = None
    url: str = ""


@dataclass(slots=True)
class Track:
    """A track; `color` is ``#rrggbb`` or empty."""

    name: str
    slug: str = ""
    number: int | None = None
    description: str = ""
    color: str = ""


@dataclass(slots=True)
class Session:
    """One slot of the programme. A talk given twice is two sessions with two keys.

    `start` is timezone-aware; None means accepted but not placed yet.
    `room` is empty for a session without a room; `plenary` spans all rooms.
    """

    key: str
    title: str
    kind: str = "talk"  # free text of the source: talk, lecture, Workshop, break …
    start: datetime | None = None
    duration: timedelta = timedelta(0)
    room: str = ""  # name of a Room of the schedule, empty when unknown
    track: str = ""  # name of a Track of the schedule
    code: str = ""  # pretalx submission code, six characters [0-9A-Z]
    number: int | None = None  # frab event id
    guid: UUID | None = None
    slug: str = ""
    subtitle: str = ""
    abstract: str = ""  # Markdown or plain text
    description: str = ""  # Markdown or plain text
    language: str = ""  # BCP 47
    url: str = ""
    logo_url: str = ""
    feedback_url: str = ""
    stream_url: str = ""
    recording_url: str = ""
    recording_license: str = ""
    do_not_record: bool | None = None  # None: the source does not say
    is_break: bool = False
    plenary: bool | None = None  # None: the source does not say
    cancelled: bool = False  # still told to calendars, so that they strike it out
    sequence: int = 0  # RFC 5545 SEQUENCE: raised whenever time or room changes
    speakers: list[str] = field(default_factory=list)  # keys of Speaker, in order
    links: list[Link] = field(default_factory=list)
    attachments: list[Link] = field(default_factory=list)
    updated: datetime | None = None

    @property
    def end(self) -> datetime | None:
        return self.start + self.duration if self.start else None


@dataclass(slots=True)
class Schedule:
    """A whole programme. `timezone` is an IANA name that `zoneinfo` knows."""

    title: str
    timezone: str = "UTC"
    acronym: str = ""
    version: str = ""
    base_url: str = ""
    url: str = ""
    venue: str = ""
    city: str = ""
    start: date | None = None
    end: date | None = None
    slot_minutes: int = 5
    day_starts_at_hour: int = 3  # the local hour at which a programme day begins (pretalx: 3)
    color: str = ""  # ``#rrggbb`` or empty
    rooms: list[Room] = field(default_factory=list)
    tracks: list[Track] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)

    def speaker_by_key(self) -> dict[str, Speaker]:
        return {speaker.key: speaker for speaker in self.speakers}
