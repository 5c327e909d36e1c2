"""The plain shapes in which the demo conference is written down.

Only words and numbers live in these files; `demo/load.py` turns them into rows.
Times are given as the day offset from the first day of the conference and a
local clock time, so that the whole conference can be moved in one place.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the cast: speaker, instructor, organiser or volunteer.

    `key` is short, unique and lower case (`ines-okafor`); everything else refers to it.
    """

    key: str
    name: str
    pronouns: str = ""
    pronunciation: str = ""  # how to say the name: "ee-NESS oh-KAH-for"
    tagline: str = ""  # one line under the name
    bio: str = ""  # Markdown, 30 to 80 words
    city: str = ""
    employer: str = ""
    handles: dict[str, str] = field(default_factory=dict)  # kind -> handle: mastodon, github, website …
    core_developer: bool = False
    first_time_speaker: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the venue; `hue` is its door colour in OKLCH degrees."""

    slug: str
    name: str
    capacity: int
    hue: int
    description: str = ""  # where it is and what it has, one sentence


@dataclass(frozen=True, slots=True)
class Track:
    """A specialist track; `years` lists every year in which it was held, this one included."""

    slug: str
    name: str
    short_name: str
    emoji: str
    hue: int
    summary: str  # one sentence
    body: str  # Markdown, 80 to 150 words
    organisers: tuple[str, ...]  # Member keys, at least two
    years: tuple[int, ...]
    website: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A talk, tutorial, keynote, poster or sprint project, without its place in the timetable."""

    key: str  # short and unique, lower case, becomes part of the slug
    title: str
    speakers: tuple[str, ...]  # Member keys
    abstract: str  # Markdown, 50 to 110 words, what a listener will get
    level: str = "all"  # all, beginner, intermediate, advanced
    topics: tuple[str, ...] = ()  # from TOPICS
    track: str = ""  # slug of a specialist Track
    experience_report: bool = False
    content_warning: str = ""
    recorded: bool = True
    language: str = "en"


TOPICS = (
    "core-python",
    "web",
    "data",
    "machine-learning",
    "science",
    "education",
    "security",
    "devops",
    "testing",
    "packaging",
    "community",
    "career",
    "hardware",
    "games",
    "art",
    "performance",
    "databases",
    "geo",
    "health",
    "civic",
)
