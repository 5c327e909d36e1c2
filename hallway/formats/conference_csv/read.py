"""Read a table of conferences as python-organizers keeps one for each year.

Source: the CSV files of python-organizers/conferences. Deadlines are days without
a zone, read as ending anywhere on Earth. `Conference.raw` keeps each row as it
stood, also columns that are not known here.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from hallway.engines.geography.countries import country_code
from hallway.formats.conferences import CallDate, CallKind, Conference, Mode, Origin, Place, RawRecord
from hallway.formats.csv_tables.cells import rows, unguard
from hallway.formats.listed import check_count, check_deadline, give_keys, mend_days, split_year
from hallway.formats.moments import AOE, parse_stated
from hallway.formats.places import read_place, split_online
from hallway.formats.report import FormatError, Report
from hallway.formats.text import decode, storable
from hallway.formats.values import Raw

COLUMNS: Final = (
    *("Subject", "Start Date", "End Date", "Location", "Country", "Venue", "Tutorial Deadline"),
    *("Talk Deadline", "Website URL", "Proposal URL", "Sponsorship URL"),
)
NEEDED: Final = ("Subject", "Start Date")
DEADLINES: Final = {CallKind.CALL: "Talk Deadline", CallKind.TUTORIAL: "Tutorial Deadline"}
_KNOWN: Final = {name.casefold(): name for name in COLUMNS}


def read(data: bytes) -> tuple[list[Conference], Report]:
    """The conferences of the table in its order, each with a key of its own. Raises FormatError."""
    report = Report()
    table = rows(decode(data, report))
    names = [_column(cell) for cell in next(table, (0, []))[1]]
    if not set(NEEDED) <= set(names):
        raise FormatError("The table needs the columns “Subject” and “Start Date” in its first row.")
    found: list[Conference | None] = []
    for line, cells in table:
        if any(cell.strip() for cell in cells):
            check_count(len(found))
            found.append(_row(names, cells, report, f"line {line}"))
    conferences = [one for one in found if one]
    give_keys(conferences, report)
    return conferences, report


def _column(cell: str) -> str:
    name = " ".join(storable(cell).strip().strip("\ufeff").split())
    return _KNOWN.get(name.casefold(), name)


def _row(names: list[str], cells: list[str], report: Report, where: str) -> Conference | None:
    if len(cells) > len(names):
        report.warn(where, "The row has more cells than there are columns; the last were left out.", "cells")
    raw: RawRecord = {name: storable(unguard(cell)) for name, cell in zip(names, cells, strict=False)}
    return read_record(raw, report, where)


def read_record(raw: RawRecord, report: Report, where: str = "a row") -> Conference | None:
    """The conference of one row, without key; None when it has no name, or neither year nor first day."""

    def cell(name: str) -> Raw:
        return Raw(raw.get(name) or None, f"{where}, column {name}", report)

    name, year = split_year(cell("Subject").line())
    if year:
        report.note(f"{where}, column Subject", "The year was taken out of the name.", "year-in-name")
    first, last = (cell(column).day() if raw.get(column) else None for column in ("Start Date", "End Date"))
    first, last = mend_days(first, last, where, report)
    year = first.year if first else year
    if not name or year is None:
        report.error(where, "A conference without name or first day was left out.", "record")
        return None
    mode, places = _where(cell("Location"), cell("Country"), cell("Venue").line())
    return Conference(
        name=name,
        year=year,
        link=cell("Website URL").url(),
        call_link=cell("Proposal URL").url(),
        sponsor_link=cell("Sponsorship URL").url(),
        mode=mode,
        starts_on=first,
        ends_on=last,
        places=places,
        calls=[call for kind, column in DEADLINES.items() if (call := _call(kind, cell(column), first))],
        where=where,
        origin=Origin.CONFERENCE_CSV,
        raw=raw,
    )


def _call(kind: CallKind, cell: Raw, first: date | None) -> CallDate | None:
    text = cell.line()
    moment = parse_stated(text, AOE)
    if moment is None:
        if text:
            message = f"“{text[:60]}” is not a date that exists; left out."
            cell.report.warn(cell.where, message, "date")
        return None
    check_deadline(moment, first, cell.where, cell.report)
    return CallDate(kind, moment)


def _where(location: Raw, country: Raw, venue: str) -> tuple[Mode, list[Place]]:
    online, town = split_online(location.line())
    name = country.line()
    code = country_code(name)
    if name and not code:
        message = f"“{name[:60]}” is not a known country; left out."
        country.report.warn(country.where, message, "country")
    place = read_place(town, location.where, location.report, code) or (Place(country=code) if code else None)
    if place:
        place.venue = venue
        return Mode.HYBRID if online else Mode.IN_PERSON, [place]
    return Mode.ONLINE if online else Mode.IN_PERSON, []
