"""Write sessions and speakers as tables for a spreadsheet."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hallway.formats.csv_tables.cells import table
from hallway.formats.days import zone_of
from hallway.formats.schedule import Schedule, Session
from hallway.formats.text import strip_controls

SESSION_COLUMNS: Final = [
    "key",
    "title",
    "subtitle",
    "kind",
    "track",
    "room",
    "start",
    "minutes",
    "language",
    "speakers",
    "code",
    "abstract",
    "description",
    "url",
    "do_not_record",
    "cancelled",
]
SPEAKER_COLUMNS: Final = ["key", "name", "code", "tagline", "biography", "avatar_url", "sessions"]
BETWEEN: Final = "; "


def write_sessions(schedule: Schedule) -> bytes:
    """One row for each session; speakers are names, starts are local with offset."""
    zone, names = zone_of(schedule), {speaker.key: speaker.name for speaker in schedule.speakers}
    return table(SESSION_COLUMNS, (_session_row(one, names, zone) for one in schedule.sessions))


def _session_row(session: Session, names: dict[str, str], zone: ZoneInfo) -> list[str]:
    start = session.start.astimezone(zone).isoformat(" ", "seconds") if session.start else ""
    cells = {
        "key": session.key,
        "title": session.title,
        "subtitle": session.subtitle,
        "kind": session.kind,
        "track": session.track,
        "room": session.room,
        "start": start,
        "minutes": str(session.duration // timedelta(minutes=1)),
        "language": session.language,
        "speakers": BETWEEN.join(names[key] for key in session.speakers if key in names),
        "code": session.code,
        "abstract": session.abstract,
        "description": session.description,
        "url": session.url,
        "do_not_record": "" if session.do_not_record is None else str(session.do_not_record).lower(),
        "cancelled": "true" if session.cancelled else "",
    }
    return [strip_controls(cells[column]) for column in SESSION_COLUMNS]


def write_speakers(schedule: Schedule) -> bytes:
    """One row for each speaker, with the titles of their sessions."""
    titles: dict[str, list[str]] = {}
    for session in schedule.sessions:
        for key in session.speakers:
            titles.setdefault(key, []).append(session.title)
    rows = []
    for one in schedule.speakers:
        given = BETWEEN.join(titles.get(one.key, ()))
        cells = (one.key, one.name, one.code, one.tagline, one.biography, one.avatar_url, given)
        rows.append([strip_controls(cell) for cell in cells])
    return table(SPEAKER_COLUMNS, rows)
