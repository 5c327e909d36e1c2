"""What people type as lines: cards from a wall, times at which somebody can come, ways between rooms.

Pure: names and codes in, values and complaints out. A complaint names its line; nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from hallway.areas.programme.timetable.days import NoSuchTime, moment_at
from hallway.ground.happenings.days import programme_day

MOST_LINES = 1000
_TIME = re.compile(r"^(\d{1,2})[:.h](\d{2})$")
_WINDOW = re.compile(
    r"^(\d{4}-\d{2}-\d{2})\s+(\d{1,2}[:.]\d{2})\s*[–—-]\s*(?:(\d{4}-\d{2}-\d{2})\s+)?(\d{1,2}[:.]\d{2})$"
)
_WALK = re.compile(r"^(.+?)\s*[–—-]\s*(.+?)\s*[:,]?\s+(\d{1,3})$")
T = TypeVar("T")


@dataclass(slots=True)
class Read(Generic[T]):
    """What was understood, and one sentence for each line that was not."""

    values: list[T] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CardLine:
    code: str
    place: int
    starts_at: dt.datetime


def read_cards(
    text: str, *, codes: Mapping[str, object], rooms: Mapping[str, int], day: dt.date, zone: ZoneInfo
) -> Read[CardLine]:
    """Lines like “K7QXTM Tide 10:15”. A line with a room alone (“Tide:”) stands for the lines below it.

    `codes` are those of the draft in capitals, `rooms` names in small letters → id.
    """
    found: Read[CardLine] = Read()
    column: int | None = None
    seen: set[str] = set()
    for number, line in _lines(text, found):
        alone = rooms.get(line.rstrip(":").strip().casefold())
        if alone is not None:
            column = alone
            continue
        try:
            card = _card(line, codes, rooms, column, day, zone)
            if card.code in seen:
                raise _Wrong(_("“%(code)s” is there twice.") % {"code": card.code})
        except _Wrong as wrong:
            found.problems.append(_at(number, str(wrong)))
            continue
        seen.add(card.code)
        found.values.append(card)
    return found


class _Wrong(Exception):
    pass


def _card(
    line: str,
    codes: Mapping[str, object],
    rooms: Mapping[str, int],
    column: int | None,
    day: dt.date,
    zone: ZoneInfo,
) -> CardLine:
    words = line.replace(",", " ").split()
    if len(words) < 2:
        raise _Wrong(_("A line has a code, a room and a time: “K7QXTM Tide 10:15”."))
    code, clock, room = words[0].upper(), words[-1], " ".join(words[1:-1]).casefold()
    if code not in codes:
        raise _Wrong(_("There is no session “%(code)s” in this draft.") % {"code": words[0]})
    place = rooms.get(room) if room else column
    if place is None:
        unknown = _("There is no room “%(room)s”.") % {"room": " ".join(words[1:-1])}
        raise _Wrong(unknown if room else _("No room: name it in the line, or in a line above."))
    return CardLine(code, place, _moment(day, _clock(clock), zone))


def _clock(text: str) -> dt.time:
    match = _TIME.match(text)
    try:
        if match:
            return dt.time(int(match[1]), int(match[2]))
    except ValueError:
        pass
    raise _Wrong(_("“%(text)s” is no time: write it like 10:15.") % {"text": text})


def _moment(day: dt.date, clock: dt.time, zone: ZoneInfo) -> dt.datetime:
    try:
        return moment_at(day, clock, zone)
    except NoSuchTime:
        raise _Wrong(
            _("%(time)s does not exist on this day: the clocks of %(zone)s skip it.")
            % {"time": f"{clock:%H:%M}", "zone": zone.key}
        ) from None


def read_windows(text: str, zone: ZoneInfo) -> Read[tuple[dt.datetime, dt.datetime]]:
    """Lines like “2027-09-11 09:00–17:30”: when somebody can come. Before 03:00 is the night after.

    What ends on another day names it: “2027-09-11 12:00 – 2027-09-13 18:00”.
    """

    def window(line: str) -> tuple[dt.datetime, dt.datetime]:
        match = _WINDOW.match(line)
        if match is None:
            raise _Wrong(_("Write it like 2027-09-11 09:00–17:30."))
        start = _moment(_day(match[1]), _clock(match[2]), zone)
        end = _moment(_day(match[3] or match[1]), _clock(match[4]), zone)
        if end <= start:
            raise _Wrong(_("It ends before it begins."))
        return start, end

    return _each(text, window)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise _Wrong(_("There is no day “%(day)s”.") % {"day": text}) from None


def written_window(start: dt.datetime, end: dt.datetime, zone: ZoneInfo) -> str:
    """The line that `read_windows` reads as this time."""
    first, last = programme_day(start, zone), programme_day(end, zone)
    begins, ends = (f"{moment.astimezone(zone):%H:%M}" for moment in (start, end))
    return f"{first} {begins}–{ends}" if first == last else f"{first} {begins} – {last} {ends}"


def read_walks(text: str, rooms: Mapping[str, int]) -> Read[tuple[int, int, int]]:
    """Lines like “Tide – Cove 5”: the minutes from one room to another, in both directions."""

    def walk(line: str) -> tuple[int, int, int]:
        match = _WALK.match(line)
        if match is None:
            raise _Wrong(_("Write it like “Tide – Cove 5”."))
        one, other = (rooms.get(match[n].casefold()) for n in (1, 2))
        if one is None or other is None:
            unknown = match[1] if one is None else match[2]
            raise _Wrong(_("There is no room “%(room)s”.") % {"room": unknown})
        if one == other or int(match[3]) > 240:
            raise _Wrong(_("Two different rooms, and at most 240 minutes."))
        return min(one, other), max(one, other), int(match[3])

    return _each(text, walk)


def read_words(text: str) -> list[str]:
    """Words with commas between them, each once: “stage, hearing loop”."""
    words = (" ".join(word.split()).casefold()[:60] for word in text.replace("\n", ",").split(","))
    return sorted({word for word in words if word})[:30]


def _each(text: str, read: Callable[[str], T]) -> Read[T]:
    found: Read[T] = Read()
    for number, line in _lines(text, found):
        try:
            found.values.append(read(line))
        except _Wrong as wrong:
            found.problems.append(_at(number, str(wrong)))
    return found


def _lines(text: str, found: Read[T]) -> Iterator[tuple[int, str]]:
    """Numbered lines that are not empty."""
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        found.problems.append(_("At most %(n)d lines at once.") % {"n": MOST_LINES})
        return
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, line.strip()


def _at(number: int, problem: str) -> str:
    return _("Line %(number)d: %(problem)s") % {"number": number, "problem": problem}
