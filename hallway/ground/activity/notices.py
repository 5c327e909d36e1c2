"""What is worth telling somebody: areas say it here, the area `notices` delivers it.

An area registers each kind of notice that it has, and where notices of that kind come from:

    CLOSES_SOON = kind(Kind("directory.closes_soon", ...))

    @told_by("deadline.extended")
    def to_followers(activity: Activity) -> Iterable[Notice]: ...

    @due
    def reminders(since: datetime, until: datetime) -> Iterable[Notice]: ...

Both may be asked twice for the same thing after a crash; `Notice.key` keeps it from being told twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise

from hallway.ground.activity.models import Activity

Text = str | Promise


class Timing(StrEnum):
    """When a channel brings a notice."""

    NOW = "now"
    DIGEST = "digest"  # with others, once a day
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    media_type: str
    content: bytes
    parameters: Mapping[str, str] = field(default_factory=dict)  # of the media type


Words = Mapping[str, str]
Attach = Callable[[int, Words], Iterable[Attachment]]
Anew = Callable[[int, Sequence[Words]], Sequence[Words | None]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of notice that somebody can choose how to get.

    `subject` and `body` are what is sent unless the team has written its own: plain text with
    `{names}` from the notice's `words`; `example` fills them in a preview. `because` says
    why somebody gets it, in the mail's last line.
    """

    key: str  # area.what: "directory.closes_soon"
    group: Text
    label: Text
    because: Text
    subject: Text
    body: Text
    example: Mapping[str, str]
    mail: Timing = Timing.NOW
    push: Timing = Timing.NOW
    breaks_quiet: bool = False  # only for what cannot wait until the morning
    about_talks: bool = False  # of others: hushed for whoever wants to hear nothing of talks
    # The files of a mail, made from the person and the notice's words, as it is sent.
    attach: Attach | None = None
    # What several notices to one person say now: asked as they are sent, hours after it happened where
    # there is a digest or a night in between. None for one that no longer holds: it does not go.
    anew: Anew | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell one person. `key` is the same whenever the same thing is told again.

    A moment with the offset −12:00 (`Etc/GMT+12`) is taken for "Anywhere on Earth", and the
    mail explains it beside the reader's own time.
    """

    kind: str
    person: int
    key: str
    path: str  # the page that it is about, without language
    words: Mapping[str, str | int] = field(default_factory=dict)
    moments: Mapping[str, dt.datetime] = field(default_factory=dict)  # instants, written in the reader's zone
    edition: int | None = None
    until: dt.datetime | None = None  # afterwards it is no use any more


Teller = Callable[[Activity], Iterable[Notice]]
Watcher = Callable[[dt.datetime, dt.datetime], Iterable[Notice]]
Hush = Callable[[int, Collection[int]], set[int]]

_kinds: dict[str, Kind] = {}
_tellers: dict[str, list[Teller]] = {}
_watchers: list[Watcher] = []
_hushes: list[Hush] = []


def kind(new: Kind) -> Kind:
    """Register a kind of notice."""
    _kinds[new.key] = new
    return new


def kinds() -> Mapping[str, Kind]:
    """Every kind by its key, in the order of registration."""
    return _kinds


def told_by(*verbs: str) -> Callable[[Teller], Teller]:
    """Register who is told what when an activity with one of these verbs was recorded."""

    def register(teller: Teller) -> Teller:
        for verb in verbs:
            _tellers.setdefault(verb, []).append(teller)
        return teller

    return register


def due(watcher: Watcher) -> Watcher:
    """Register a source of notices that time brings: it yields those of `since` < moment ≤ `until`."""
    _watchers.append(watcher)
    return watcher


def hushes(hush: Hush) -> Hush:
    """Register who wants to hear nothing of the talks of an edition: those of `people` who do."""
    _hushes.append(hush)
    return hush


def hushed(edition: int, people: Collection[int]) -> set[int]:
    """Which of these people hear nothing of the talks of this edition.

    Asked when a notice is decided and again as it is sent.
    """
    return {person for hush in _hushes for person in hush(edition, people)}


def is_told(verb: str) -> bool:
    """Whether any area tells somebody of such an activity."""
    return verb in _tellers


def from_activity(activity: Activity) -> Iterator[Notice]:
    """Everything that is to be told because of this activity; may be many, so it is a stream."""
    for teller in _tellers.get(activity.verb, ()):
        yield from teller(activity)


def watchers() -> Mapping[str, Watcher]:
    """Every source of notices that time brings, by its name."""
    return {f"{one.__module__.removeprefix('hallway.')}.{one.__name__}": one for one in _watchers}


def from_time(since: dt.datetime, until: dt.datetime) -> Iterator[Notice]:
    """Everything that has become due after `since` and up to `until`."""
    for watcher in _watchers:
        yield from watcher(since, until)
