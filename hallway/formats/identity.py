"""Who is who in a written file: one id, code, guid and slug for each slot.

The XSD wants all four unique over the document, and clients keep a person's
stars by them, so they are derived from the key of the slot (RFC 9562 version 5)
and stay the same in every release. Values the schedule already has win.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Final, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from hallway.formats.schedule import Room, Schedule, Session, Speaker
from hallway.formats.values import slugify

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CODE: Final = re.compile(r"[0-9A-Z]{6}")
_SLUG: Final = re.compile(r"[a-z0-9_]{4,}-[a-z0-9_-]{3,}[a-z0-9]")
_ACRONYM: Final = re.compile(r"[a-z0-9_]{4,}")
MAX_ID: Final = 2**31 - 1  # clients written in Java keep ids in an int

Thing = TypeVar("Thing", Session, Speaker)
Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class SlotIdentity:
    """The names of one slot in a written document."""

    guid: UUID
    number: int
    code: str
    slug: str


@dataclass(frozen=True, slots=True)
class PersonIdentity:
    """The names of one person in a written document."""

    guid: UUID
    code: str


def document_acronym(schedule: Schedule) -> str:
    """An acronym of four or more of ``[a-z0-9_]``, which both voc schemas accept."""
    if _ACRONYM.fullmatch(schedule.acronym):
        return schedule.acronym
    plain = slugify(schedule.acronym, "_") or slugify(schedule.title, "_")
    return plain if len(plain) >= 4 else (plain + "_conf").lstrip("_")


def namespace(schedule: Schedule, instance: str = "") -> UUID:
    """The uuid namespace of a schedule on an instance (its host or base URL)."""
    return uuid5(NAMESPACE_URL, instance or schedule.base_url or schedule.url or document_acronym(schedule))


def room_guid(room: Room, space: UUID, used: set[UUID]) -> UUID:
    """The room's own guid unless another room took it; `used` is updated."""
    guid = room.guid if room.guid and room.guid not in used else uuid5(space, f"room:{room.name}")
    used.add(guid)
    return guid


def identify_sessions(schedule: Schedule, instance: str = "") -> dict[str, SlotIdentity]:
    """The identity of every session, placed or not, by key; keys must be unique (ValueError)."""
    space = namespace(schedule, instance)
    ordered = _by_key(schedule.sessions)
    guids = _guids(ordered, space, "session")
    numbers = _claim(
        ordered,
        lambda one: one.number if one.number and 0 < one.number <= MAX_ID else None,
        lambda one, n: (guids[one.key].int + n) % (MAX_ID - 1) + 1,
    )
    codes = _codes(ordered, guids)
    acronym = document_acronym(schedule)
    slugs = _claim(
        ordered,
        lambda one: one.slug if _SLUG.fullmatch(one.slug) else None,
        lambda one, n: _slug(acronym, codes[one.key] + "x" * n, one.title),
    )
    return {key: SlotIdentity(guids[key], numbers[key], codes[key], slugs[key]) for key in guids}


def identify_speakers(schedule: Schedule, instance: str = "") -> dict[str, PersonIdentity]:
    """The identity of every speaker by key; keys must be unique (ValueError)."""
    space = namespace(schedule, instance)
    ordered = _by_key(schedule.speakers)
    guids = _guids(ordered, space, "person")
    codes = _codes(ordered, guids)
    return {key: PersonIdentity(guids[key], codes[key]) for key in guids}


def six_characters(number: int) -> str:
    """Six of ``[0-9A-Z]`` from the low part of a number."""
    letters = []
    for _ in range(6):
        number, digit = divmod(number, 36)
        letters.append(_DIGITS[digit])
    return "".join(reversed(letters))


def _slug(acronym: str, code: str, title: str) -> str:
    name = slugify(title)[:60].strip("-")
    return f"{acronym}-{code.lower()}" + (f"-{name}" if name else "")


def _guids(things: list[Thing], space: UUID, word: str) -> dict[str, UUID]:
    return _claim(things, lambda one: one.guid, lambda one, n: uuid5(space, f"{word}:{one.key}" + "+" * n))


def _codes(things: list[Thing], guids: dict[str, UUID]) -> dict[str, str]:
    return _claim(
        things,
        lambda one: one.code if _CODE.fullmatch(one.code) else None,
        lambda one, n: six_characters(guids[one.key].int + n),
    )


def _by_key(things: Iterable[Thing]) -> list[Thing]:
    ordered = sorted(things, key=lambda thing: thing.key)
    if len({thing.key for thing in ordered}) != len(ordered):
        raise ValueError("two records of the schedule have the same key")
    return ordered


def _claim(
    things: list[Thing], own: Callable[[Thing], Value | None], derived: Callable[[Thing, int], Value]
) -> dict[str, Value]:
    """Give each thing its own value, or a derived one that nobody has; own values go first."""
    given: dict[str, Value] = {}
    used: set[Value] = set()
    for thing in things:
        value = own(thing)
        if value is not None and value not in used:
            given[thing.key] = value
            used.add(value)
    for thing in things:
        attempt = 0
        while thing.key not in given:
            value = derived(thing, attempt)
            attempt += 1
            if value not in used:
                given[thing.key] = value
                used.add(value)
    return given
