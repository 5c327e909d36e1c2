"""Compare two schedules in the fields that a format carries."""

from __future__ import annotations

from collections.abc import Iterable

from hallway.formats.schedule import Schedule, Session

VOC_SESSION = [
    "key",
    "title",
    "kind",
    "start",
    "duration",
    "room",
    "track",
    "code",
    "number",
    "guid",
    "slug",
    "subtitle",
    "abstract",
    "description",
    "language",
    "url",
    "logo_url",
    "feedback_url",
    "recording_url",
    "do_not_record",
    "is_break",
    "speakers",
    "links",
    "attachments",
]
VOC_HEAD = [
    "title",
    "timezone",
    "acronym",
    "version",
    "base_url",
    "start",
    "end",
    "slot_minutes",
    "day_starts_at_hour",
    "color",
]


def picked(things: Iterable[object], fields: Iterable[str], by: str = "") -> list[dict[str, object]]:
    """The fields of each thing as dicts, sorted by one of them when asked."""
    rows = [{name: getattr(thing, name) for name in fields} for thing in things]
    return sorted(rows, key=lambda row: str(row[by])) if by else rows


def placed(schedule: Schedule) -> list[Session]:
    return [session for session in schedule.sessions if session.start]


def people_of(sessions: Iterable[Session]) -> set[str]:
    return {key for session in sessions for key in session.speakers}
