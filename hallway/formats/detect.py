"""Find out which format a file has and read it: the one door for every import."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from hallway.formats.csv_tables.read import read as read_csv
from hallway.formats.frab_xml.read import read as read_xml
from hallway.formats.json_nodes import Node, parse
from hallway.formats.pretalx_json.read import read_node as read_pretalx
from hallway.formats.report import FormatError, Report
from hallway.formats.schedule import Schedule
from hallway.formats.schedule_json.read import read_node as read_voc
from hallway.formats.sessionize.read import read_node as read_sessionize
from hallway.formats.text import check_size, decode

_SIGNATURES: Final = (
    (b"PK\x03\x04", "The file is a ZIP archive or an office document. Unpack it, or save the table as CSV."),
    (b"%PDF-", "The file is a PDF. Ask for the data that it was made from."),
    (b"\x1f\x8b", "The file is compressed (gzip). Unpack it first."),
    (b"\xd0\xcf\x11\xe0", "The file is an old office document. Save the table as CSV."),
    (b"\x89PNG", "The file is a picture."),
    (b"\xff\xd8\xff", "The file is a picture."),
)
_WANTED: Final = (
    "Known are schedule.json and schedule.xml (frab, pretalx, pentabarf), the pretalx widget JSON, "
    "the Sessionize “All” JSON and a CSV table with a column “title”."
)


def read_schedule(data: bytes, *, filename: str = "", timezone: str | None = None) -> tuple[Schedule, Report]:
    """Read a programme in any known format; `timezone` helps where the file names none.

    Raises FormatError with a message for a volunteer when the file is none of them.
    """
    beginning = beginning_of(data, "a programme")
    if beginning.startswith("begin:vcalendar"):
        raise FormatError(f"Calendar files cannot be read as a programme. {_WANTED}")
    if beginning.startswith("<"):
        return read_xml(data, timezone=timezone)
    if beginning.startswith(("{", "[")) or filename.lower().endswith(".json"):
        return _read_json(data, timezone)
    if filename.lower().endswith((".csv", ".tsv", ".txt")) or _looks_like_table(beginning):
        return read_csv(data, timezone=timezone)
    raise FormatError(f"The format of the file is not known. {_WANTED}")


def beginning_of(data: bytes, wanted: str) -> str:
    """The first 2,000 characters in lower case, for a look at the format.

    Raises FormatError for what no reader takes: nothing, too much, archives, pictures, web pages.
    """
    check_size(data)
    for signature, message in _SIGNATURES:
        if data.startswith(signature):
            raise FormatError(message)
    beginning = decode(data, Report())[:2000].lstrip().lower()
    if beginning.startswith(("<!doctype html", "<html", "<head", "<body")) or "<html" in beginning[:600]:
        raise FormatError(f"The file is a web page, not {wanted}. Download the file behind its export link.")
    return beginning


def _looks_like_table(beginning: str) -> bool:
    first = beginning.partition("\n")[0]
    cells = [cell.strip(' "\r') for mark in ",;\t" for cell in first.split(mark)]
    return "title" in cells


def _read_json(data: bytes, timezone: str | None) -> tuple[Schedule, Report]:
    report = Report()
    root = parse(data, report)
    return _json_reader(root)(root, timezone=timezone), report


def _json_reader(root: Node) -> Callable[..., Schedule]:
    if root.has("schedule"):
        return read_voc
    if root.has("talks"):
        return read_pretalx
    if root.has("sessions") and root.has("speakers"):
        return read_sessionize
    raise FormatError(f"The JSON holds no programme that is known here. {_WANTED}")
