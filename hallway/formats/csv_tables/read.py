"""Read a table of sessions, ours or one that a person typed.

Columns are found by name in any order; comma, semicolon and tab all separate.
Only `title` is required. Two speakers of the same name become one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from hallway.formats.assembly import Assembly
from hallway.formats.csv_tables.cells import rows, unguard
from hallway.formats.report import FormatError, Report
from hallway.formats.schedule import Schedule, Session, Speaker
from hallway.formats.text import decode
from hallway.formats.values import Raw

_OTHER_NAMES: Final = {
    "type": "kind",
    "duration": "minutes",
    "speaker": "speakers",
    "name": "title",
    "time": "start",
}

Row = dict[str, Raw]


def read(data: bytes, *, timezone: str | None = None, title: str = "") -> tuple[Schedule, Report]:
    """Read the table; `timezone` is the zone of times without offset. Raises FormatError."""
    report = Report()
    assembly = Assembly(report)
    assembly.schedule.title = title or "Untitled conference"
    for where, row in _rows(decode(data, report), report):
        assembly.session(_session(assembly, row, where), where)
    return assembly.finish("", timezone, "table"), report


def _rows(text: str, report: Report) -> Iterator[tuple[str, Row]]:
    table = rows(text)
    names = [_column(cell) for cell in next(table, (0, []))[1]]
    if "title" not in names:
        raise FormatError("The table needs a first row with column names, and one of them must be “title”.")
    for line, cells in table:
        if any(cell.strip() for cell in cells):
            where = f"line {line}"
            yield (
                where,
                {
                    name: Raw(unguard(cell) or None, f"{where}, column {name}", report)
                    for name, cell in zip(names, cells, strict=False)
                },
            )


def _column(cell: str) -> str:
    name = cell.strip().strip("\ufeff").casefold().replace(" ", "_")
    return _OTHER_NAMES.get(name, name)


def _session(assembly: Assembly, row: Row, where: str) -> Session:
    def cell(name: str) -> Raw:
        return row.get(name) or Raw(None, where, assembly.report)

    names = [part.strip() for part in cell("speakers").line().split(";")]
    speakers = [assembly.speaker(Speaker(key="", name=name), where) for name in names if name]
    kind = cell("kind").line() or "talk"
    return Session(
        key=cell("key").line(),
        title=cell("title").line(),
        kind=kind,
        start=cell("start").moment(),
        duration=cell("minutes").duration() if not cell("minutes").missing else timedelta(0),
        room=assembly.use_room(cell("room").line(), where),
        track=assembly.use_track(cell("track").line()),
        code=cell("code").line(),
        subtitle=cell("subtitle").line(),
        abstract=cell("abstract").prose(),
        description=cell("description").prose(),
        language=cell("language").line(),
        url=cell("url").url(),
        do_not_record=cell("do_not_record").flag(),
        cancelled=bool(cell("cancelled").flag()),
        speakers=speakers,
    )
