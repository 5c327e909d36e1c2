"""Read the table of conferences that `conferences_write` writes, also when a person changed it.

Columns are found by name in any order; `name` and `year` are required, `country`
may be a code or a name. A row without a key gets one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, TypeVar

from hallway.engines.geography.countries import country_code
from hallway.formats.conferences import CallDate, CallKind, Conference, Mode, Place, Status
from hallway.formats.csv_tables.cells import rows, unguard
from hallway.formats.csv_tables.conferences_write import AWAITED, call_columns, place_columns
from hallway.formats.handles import PROFILES, read_profiles
from hallway.formats.listed import (
    check_count,
    give_keys,
    later_extension,
    mend_days,
    point_on_earth,
    read_topics,
)
from hallway.formats.moments import AOE, Moment, parse_local_text, zone_name
from hallway.formats.report import FormatError, Report
from hallway.formats.text import decode
from hallway.formats.values import Raw

MOST_PLACES: Final = 50
NEEDED: Final = ("name", "year")
Choice = TypeVar("Choice", bound=StrEnum)


def read(data: bytes) -> tuple[list[Conference], Report]:
    """The conferences of the table in its order. Raises FormatError."""
    report = Report()
    table = rows(decode(data, report))
    names = [cell.strip().strip("\ufeff").casefold() for cell in next(table, (0, []))[1]]
    if not set(NEEDED) <= set(names):
        raise FormatError("The table needs the columns “name” and “year” in its first row.")
    found: list[Conference] = []
    for line, cells in table:
        check_count(len(found))
        if any(cell.strip() for cell in cells):
            row = _Row(dict(zip(names, cells, strict=False)), f"line {line}", report)
            conference = row.conference()
            if conference:
                found.append(conference)
    _settle_keys(found, report)
    return found, report


def _settle_keys(conferences: list[Conference], report: Report) -> None:
    """Keys stay as they are; rows without one, and repeated ones, get new keys."""
    taken: set[str] = set()
    keyless = []
    for one in conferences:
        if one.key and one.key not in taken:
            taken.add(one.key)
        else:
            if one.key:
                report.warn(
                    one.where, f"The key {one.key} occurs again; the row gets a new one.", "duplicate"
                )
            keyless.append(one)
    give_keys(keyless, report, taken)


class _Row:
    """The cells of one row by column."""

    def __init__(self, cells: dict[str, str], where: str, report: Report) -> None:
        self.cells, self.where, self.report = cells, where, report

    def place(self, name: str) -> str:
        return f"{self.where}, column {name}"

    def cell(self, name: str) -> Raw:
        return Raw(unguard(self.cells.get(name, "")) or None, self.place(name), self.report)

    def line(self, name: str) -> str:
        return self.cell(name).line()

    def conference(self) -> Conference | None:
        name, year = self.line("name"), self.cell("year").whole(least=1980)
        if not name or year is None or year > 2200:
            self.report.error(self.where, "A row without name or year was left out.", "record")
            return None
        first, last = mend_days(
            self.cell("starts_on").day(), self.cell("ends_on").day(), self.where, self.report
        )
        return Conference(
            name=name,
            year=year,
            key=self.line("key"),
            alt_name=self.line("alt_name"),
            link=self.cell("link").url(),
            call_link=self.cell("call_link").url(),
            sponsor_link=self.cell("sponsor_link").url(),
            aid_link=self.cell("aid_link").url(),
            aid=bool(self.cell("aid").flag()) or bool(self.line("aid_link")),
            status=self._choice("status", Status, Status.ANNOUNCED),
            mode=self._choice("mode", Mode, Mode.IN_PERSON),
            starts_on=first,
            ends_on=last,
            places=self._places(),
            topics=read_topics(self.line("topics"), self.place("topics"), self.report),
            note=self.line("note"),
            zone=zone_name(self.line("zone")) or AOE,
            calls=[call for kind in CallKind if (call := self._call(kind))],
            where=self.where,
            **read_profiles({name: self.line(name) for name in PROFILES}, self.place, self.report),
        )

    def _choice(self, name: str, choices: type[Choice], usual: Choice) -> Choice:
        text = self.line(name).lower().replace(" ", "_").replace("-", "_")
        if text in set(choices):
            return choices(text)
        if text:
            known = ", ".join(choice.value for choice in choices)
            self.report.warn(self.place(name), f"“{text[:40]}” is none of {known}.", "choice")
        return usual

    def _call(self, kind: CallKind) -> CallDate | None:
        column, extension = call_columns(kind)
        if self.line(column).upper() == AWAITED:
            return CallDate(kind)
        original = self._moment(column)
        extended = later_extension(original, self._moment(extension), self.place(extension), self.report)
        return CallDate(kind, original, extended) if original or extended else None

    def _moment(self, column: str) -> Moment | None:
        text = self.line(column)
        moment = parse_local_text(text)
        if text and not moment:
            message = f"“{text[:60]}” is not a deadline such as “2026-09-30 23:59 Europe/Warsaw”; left out."
            self.report.warn(self.place(column), message, "date")
        return moment

    def _places(self) -> list[Place]:
        found = []
        for index in range(MOST_PLACES):
            names = place_columns(index)
            if names[0] not in self.cells:
                break
            if any(self.cells.get(name, "").strip() for name in names):
                found.append(self._place(names))
        return found

    def _place(self, names: list[str]) -> Place:
        city, region, country, venue, title = (self.line(name) for name in names[:5])
        point = self._point(*names[5:])
        code = country_code(country)
        if country and not code:
            self.report.warn(
                self.place(names[2]), f"“{country[:60]}” is not a known country; left out.", "country"
            )
        return Place(city, region, code, venue, title, *(point or (None, None)))

    def _point(self, latitude: str, longitude: str) -> tuple[float, float] | None:
        texts = self.line(latitude), self.line(longitude)
        point = point_on_earth(*texts)
        if any(texts) and not point:
            self.report.warn(self.place(latitude), "The point is not on the Earth; left out.", "point")
        return point
