"""What a timetable would change on the public schedule, and the words for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hallway.areas.programme.timetable.copying import public_spot
from hallway.areas.programme.timetable.spots import Spot
from hallway.areas.programme.timetable.states import Change
from hallway.ground.happenings.models import Happening
from hallway.ground.happenings.states import Kind


@dataclass(frozen=True, slots=True)
class Stand:
    """A place and a time with the name that the room had then."""

    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    room: str = ""

    def written(self) -> list[str | None]:
        return [_iso(self.starts_at), _iso(self.ends_at), self.room]


@dataclass(frozen=True, slots=True)
class Entry:
    """What happens to one session. `happening` may be gone when an old changelog is read."""

    happening: int
    code: str
    title: str
    change: Change
    before: Stand
    after: Stand
    is_break: bool = False

    @property
    def has_new_time(self) -> bool:
        return self.before.starts_at != self.after.starts_at or self.before.ends_at != self.after.ends_at

    @property
    def has_new_room(self) -> bool:
        return self.before.room != self.after.room

    @property
    def words(self) -> Any:
        return self.change.label

    def written(self) -> list[Any]:
        return [
            self.happening, self.code, self.title, self.change.value, self.before.written(),
            self.after.written(), self.is_break,
        ]  # fmt: skip


def compare(
    happenings: Iterable[Happening], wanted: Mapping[int, Spot], rooms: Mapping[int, str]
) -> list[Entry]:
    """What changes when these happenings stand where `wanted` (by id) says; the rest goes off."""
    found = [between(one, public_spot(one), wanted.get(one.pk, Spot()), rooms) for one in happenings]
    return in_order(entry for entry in found if entry)


def between(happening: Happening, before: Spot, after: Spot, rooms: Mapping[int, str]) -> Entry | None:
    """What happens to one session; None where it stands as it stood."""
    if _key(before) == _key(after):
        return None
    return Entry(
        happening.pk,
        happening.code,
        happening.title,
        _change(before, after),
        _stand(before, rooms),
        _stand(after, rooms),
        happening.kind == Kind.BREAK,
    )


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By the time at which they will be, or were."""
    return sorted(entries, key=_order)


def read(changelog: Iterable[list[Any]]) -> list[Entry]:
    """A changelog as a release keeps it."""
    return [
        Entry(happening, code, title, Change(change), _read_stand(before), _read_stand(after), is_break)
        for happening, code, title, change, before, after, is_break in changelog
    ]


def counts(entries: Iterable[Entry]) -> dict[str, int]:
    """How many sessions are new, moved or removed; breaks are not counted."""
    listed = [entry.change for entry in entries if not entry.is_break]
    return {change.value: listed.count(change) for change in Change}


def _key(spot: Spot) -> tuple[object, ...]:
    return (spot.starts_at, spot.minutes, spot.place) if spot.starts_at else ()


def _change(before: Spot, after: Spot) -> Change:
    if before.starts_at is None:
        return Change.NEW
    return Change.REMOVED if after.starts_at is None else Change.MOVED


def _stand(spot: Spot, rooms: Mapping[int, str]) -> Stand:
    if spot.starts_at is None:
        return Stand(None, None)
    return Stand(spot.starts_at, spot.ends_at, rooms.get(spot.place or 0, ""))


def _order(entry: Entry) -> tuple[dt.datetime, str]:
    moment = entry.after.starts_at or entry.before.starts_at
    return (moment or dt.datetime.max.replace(tzinfo=dt.UTC), entry.code)


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).isoformat() if moment else None


def _read_stand(written: list[Any]) -> Stand:
    starts, ends, room = written
    parse = dt.datetime.fromisoformat
    return Stand(parse(starts) if starts else None, parse(ends) if ends else None, room)
