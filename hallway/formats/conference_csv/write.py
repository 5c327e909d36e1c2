"""Write conferences as a table of python-organizers.

A row that came from such a table is written as it stood, but for what has changed
since. What the table cannot say is left out: one place of several, the clock times
and zones of deadlines, calls of other kinds, status, topics and profiles.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from hallway.engines.geography.countries import alpha3
from hallway.formats.conference_csv.read import COLUMNS, DEADLINES, read_record
from hallway.formats.conferences import Conference, Mode, Origin, Place, RawRecord
from hallway.formats.csv_tables.cells import table
from hallway.formats.report import Report
from hallway.formats.round_trip import merged
from hallway.formats.text import strip_controls

_NOTHING: Final = Place()


def write(conferences: Iterable[Conference]) -> bytes:
    """The table in UTF-8; columns that only the rows of the source have follow the known ones."""
    records = [record(one) for one in conferences]
    columns = list(dict.fromkeys([*COLUMNS, *(name for one in records for name in one)]))
    return table(columns, ([_text(one, name) for name in columns] for one in records))


def _text(fields: RawRecord, name: str) -> str:
    value = fields.get(name, "")
    return strip_controls(value) if isinstance(value, str) else ""


def record(conference: Conference) -> RawRecord:
    """One conference as the row of the table."""
    now = _fields(conference)
    if conference.origin is not Origin.CONFERENCE_CSV:
        return now
    stood = read_record(conference.raw, Report())
    return merged(COLUMNS, conference.raw, _fields(stood) if stood else {}, now)


def _fields(conference: Conference) -> RawRecord:
    place = conference.places[0] if conference.places else _NOTHING
    online = "" if conference.mode is Mode.IN_PERSON else "Online"
    fields: RawRecord = {
        "Subject": conference.name,
        "Start Date": conference.starts_on.isoformat() if conference.starts_on else "",
        "End Date": conference.ends_on.isoformat() if conference.ends_on else "",
        "Location": " & ".join(text for text in (online, place.text()) if text),
        "Country": alpha3(place.country),
        "Venue": place.venue,
        "Website URL": conference.link,
        "Proposal URL": conference.call_link,
        "Sponsorship URL": conference.sponsor_link,
    }
    for kind, column in DEADLINES.items():
        call = conference.call(kind)
        moment = call.effective if call else None
        fields[column] = moment.day.isoformat() if moment else ""
    return {name: fields[name] for name in COLUMNS}
