"""The neutral conference of the world's lists: every list reader fills it, every list writer reads it.

A conference here is one edition somewhere, known by hearsay: a name, a year,
days, places, and the calls with their deadlines. Whether it takes place is
`status`, never a word in a date. Plain Python values, no Django.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from hallway.engines.geography.countries import country_name
from hallway.formats.moments import AOE, Moment

TOPICS: Final = ("PY", "SCIPY", "DATA", "WEB", "BIZ", "GEO", "CAMP", "DAY")

# A record as its list wrote it: text, lists and objects of text. It survives JSON.
RawValue = str | list["RawValue"] | dict[str, "RawValue"]
RawRecord = dict[str, RawValue]


class Status(StrEnum):
    """What is decided. The values are those of an edition in the ground."""

    IDEA = "idea"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    NOT_HELD = "not_held"


NOT_ON_ITS_DAYS: Final = frozenset({Status.CANCELLED, Status.POSTPONED, Status.NOT_HELD})


class Mode(StrEnum):
    """Where people meet. The values are those of an edition in the ground."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class CallKind(StrEnum):
    """What a deadline is for, in the order in which pages and files list them."""

    CALL = "call"  # the call for proposals
    TUTORIAL = "tutorial"
    WORKSHOP = "workshop"
    POSTER = "poster"
    LIGHTNING = "lightning"
    AID = "aid"  # financial aid
    EARLY_BIRD = "early_bird"


class Origin(StrEnum):
    """The format that `Conference.raw` is in."""

    OWN = ""
    DEADLINES_YAML = "deadlines_yaml"
    CONFERENCE_CSV = "conference_csv"
    CONFS_TECH = "confs_tech"


@dataclass(slots=True)
class Place:
    """A town where people meet; being online is the conference's `mode`, not a place."""

    city: str = ""
    region: str = ""
    country: str = ""  # ISO 3166-1 alpha-2 code, or "" when unknown
    venue: str = ""
    title: str = ""  # what the list calls the point on its map, usually the conference and year
    latitude: float | None = None
    longitude: float | None = None

    @property
    def country_name(self) -> str:
        """The country's short English name."""
        return country_name(self.country)

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    def text(self) -> str:
        """City, region and country for people; a city-state is named once."""
        parts = (self.city, self.region, self.country_name)
        return ", ".join(dict.fromkeys(part for part in parts if part))


@dataclass(slots=True)
class CallDate:
    """A deadline and its latest extension.

    `original` is None when a call was announced without a date, or when only the extension is known.
    Readers give an `extended` only if it ends later than `original`.
    """

    kind: CallKind
    original: Moment | None = None
    extended: Moment | None = None

    @property
    def effective(self) -> Moment | None:
        """The deadline that counts now; None while no date is known."""
        return self.extended or self.original


@dataclass(slots=True)
class Conference:
    """One edition of a conference as a list tells of it, with at most one `CallDate` of each kind."""

    name: str  # without the year
    year: int
    key: str = ""  # stable over re-reads of one list, unique in it
    alt_name: str = ""
    link: str = ""
    call_link: str = ""
    sponsor_link: str = ""
    aid_link: str = ""
    aid: bool = False
    status: Status = Status.ANNOUNCED
    mode: Mode = Mode.IN_PERSON
    starts_on: date | None = None
    ends_on: date | None = None  # the last day, not the day after
    places: list[Place] = field(default_factory=list)
    topics: tuple[str, ...] = ()  # of TOPICS, in the order of the list
    note: str = ""
    mastodon: str = ""  # address of the profile
    bluesky: str = ""  # address of the profile
    twitter: str = ""  # name without the @
    youtube: str = ""  # address of the channel or of a video
    zone: str = AOE  # in which the list states its deadlines; each Moment has its own all the same
    calls: list[CallDate] = field(default_factory=list)
    where: str = ""  # the place in the file
    origin: Origin = Origin.OWN
    raw: RawRecord = field(default_factory=dict)  # the record as it stood, also what could not be used

    @property
    def title(self) -> str:
        return f"{self.name} {self.year}"

    def call(self, kind: CallKind = CallKind.CALL) -> CallDate | None:
        """The deadline of this kind, if the list has one."""
        return next((one for one in self.calls if one.kind is kind), None)
