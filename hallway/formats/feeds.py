"""What feeds say of listed conferences: the same titles, dates and places in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from hallway.formats.conferences import CallDate, CallKind, Conference, Mode
from hallway.formats.moments import AOE, Moment

ONLINE: Final = "Online"
CLOSES: Final[Mapping[CallKind, str]] = {
    CallKind.CALL: "call for proposals closes",
    CallKind.TUTORIAL: "call for tutorials closes",
    CallKind.WORKSHOP: "call for workshops closes",
    CallKind.POSTER: "call for posters closes",
    CallKind.LIGHTNING: "lightning talks close",
    CallKind.AID: "financial aid closes",
    CallKind.EARLY_BIRD: "early bird ends",
}


@dataclass(frozen=True, slots=True)
class Change:
    """How often something changed for calendars (RFC 5545 SEQUENCE), and when it last did (aware)."""

    sequence: int = 0
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A conference with what a feed needs besides: its page here, and its changes.

    `change` is about the conference itself (days, places, status); `calls` about each deadline.
    """

    conference: Conference
    page: str = ""
    change: Change = Change()
    calls: Mapping[CallKind, Change] = field(default_factory=dict)

    def call_change(self, call: CallDate) -> Change:
        """The change of a deadline; an extension counts as one, even where nobody counted."""
        change = self.calls.get(call.kind, Change())
        return Change(max(change.sequence, 1 if call.extended else 0), change.updated)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a feed, for languages other than English."""

    closes: Mapping[CallKind, str] = field(default_factory=lambda: CLOSES)
    extended: str = "extended"
    anywhere: str = "anywhere on Earth, UTC−12"


ENGLISH: Final = Words()


def dated_calls(listed: Iterable[Listed]) -> Iterator[tuple[Listed, CallDate, Moment]]:
    """Every call whose date is known, with the deadline that counts now."""
    for one in listed:
        for call in one.conference.calls:
            if call.effective:
                yield one, call, call.effective


def call_title(conference: Conference, call: CallDate, words: Words = ENGLISH) -> str:
    """``PyCon Narnia 2026: call for proposals closes (extended)``."""
    extended = f" ({words.extended})" if call.extended else ""
    return f"{conference.title}: {words.closes[call.kind]}{extended}"


def moment_text(moment: Moment, words: Words = ENGLISH) -> str:
    """The moment as stated, with the zone explained where it is no place."""
    return moment.local_text() + (f" ({words.anywhere})" if moment.zone == AOE else "")


def days_text(conference: Conference) -> str:
    """``2026-10-14 – 2026-10-18``, "" while unknown."""
    days = (conference.starts_on, conference.ends_on)
    return " – ".join(dict.fromkeys(day.isoformat() for day in days if day))


def place_text(conference: Conference) -> str:
    """All places, with venue, and "Online" where people can also join from anywhere."""
    towns = [", ".join(part for part in (place.venue, place.text()) if part) for place in conference.places]
    online = [] if conference.mode is Mode.IN_PERSON else [ONLINE]
    return " / ".join(text for text in [*towns, *online] if text)
