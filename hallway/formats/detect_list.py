"""Find out which format a list of conferences has and read it: the one door for every such import."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from hallway.formats.conference_csv.read import NEEDED as NEEDED_THERE
from hallway.formats.conference_csv.read import read as read_organizers
from hallway.formats.conferences import Conference
from hallway.formats.confs_tech.read import read as read_confs_tech
from hallway.formats.csv_tables.conferences_read import NEEDED as NEEDED_HERE
from hallway.formats.csv_tables.conferences_read import read as read_own
from hallway.formats.deadlines_yaml.read import read as read_yaml
from hallway.formats.detect import beginning_of
from hallway.formats.report import FormatError, Report

_WANTED: Final = (
    "Known are the YAML of Python Deadlines, the CSV of python-organizers, the JSON of confs.tech and "
    "the CSV that Hallway writes."
)
_YAML_TYPES: Final = ("yaml", "yml")


def detect_list(data: bytes, content_type: str = "", url: str = "") -> tuple[list[Conference], Report]:
    """Read a list of conferences in any known format.

    What the file holds decides; the media type and the address (or file name) help where it is unclear.
    Raises FormatError with a message for a volunteer when the file is none of them.
    """
    beginning = beginning_of(data, "a list of conferences")
    hint = f"{content_type.partition(';')[0].lower()} {PurePosixPath(_path(url)).suffix.lower()}"
    if beginning.startswith("begin:vcalendar"):
        raise FormatError(f"Calendar files cannot be read as a list of conferences. {_WANTED}")
    if beginning.startswith("<"):
        raise FormatError(f"XML files cannot be read as a list of conferences. {_WANTED}")
    says_yaml = any(word in hint for word in _YAML_TYPES)
    if (beginning.startswith(("[", "{")) and not says_yaml) or "json" in hint:
        return read_confs_tech(data)
    columns = _columns(beginning)
    if {name.lower() for name in NEEDED_THERE} <= columns:
        return read_organizers(data)
    if set(NEEDED_HERE) <= columns:
        return read_own(data)
    if _looks_like_yaml(beginning) or says_yaml:
        return read_yaml(data)
    raise FormatError(f"The format of the file is not known. {_WANTED}")


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _columns(beginning: str) -> set[str]:
    first = beginning.partition("\n")[0]
    return {cell.strip(' "\r\ufeff') for mark in ",;\t" for cell in first.split(mark)}


def _looks_like_yaml(beginning: str) -> bool:
    """Whether the first line that says something begins a list or a document."""
    lines = (line.strip() for line in beginning.splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return first == "---" or first.startswith(("- ", "--- "))
