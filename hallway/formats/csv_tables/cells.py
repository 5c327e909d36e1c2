"""Cells that are safe to open in a spreadsheet.

A spreadsheet runs a cell that begins with = + - @, a tab or a carriage return as
a formula (OWASP "CSV injection"). Such cells get a leading apostrophe; so does a
cell that already begins with one and such a sign, to make the way back exact.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from hallway.formats.report import FormatError
from hallway.formats.text import MAX_FIELD

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
MEDIA_TYPE: Final = "text/csv; charset=utf-8"


def guard(text: str) -> str:
    """The cell with a leading apostrophe when a spreadsheet might run it."""
    return "'" + text if text.lstrip("'").startswith(_DANGEROUS) else text


def unguard(text: str) -> str:
    """The cell as it was before `guard`."""
    bare = text.lstrip("'")
    return text[1:] if bare != text and bare.startswith(_DANGEROUS) else text


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A CSV table (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need for accents."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with their line numbers; comma, semicolon and tab separate. Raises FormatError."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(MAX_FIELD * 10)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise FormatError(f"The table cannot be read: {error} at line {reader.line_num}.") from error
