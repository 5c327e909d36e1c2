"""Read a list of conferences as Python Deadlines keeps it (`conferences.yml`, `archive.yml`).

Source: the schema of JesperDramsch/python-deadlines. Every fault that its real
files show is read through and reported; `Conference.raw` keeps each record as it
stood, so that nothing is lost on the way back.
"""

from __future__ import annotations

from hallway.formats.conferences import Conference, Origin, RawRecord
from hallway.formats.deadlines_yaml.dates import read_calls, read_days, read_zone
from hallway.formats.deadlines_yaml.record import Record
from hallway.formats.deadlines_yaml.spots import read_places
from hallway.formats.listed import check_count, give_keys
from hallway.formats.report import FormatError, Report
from hallway.formats.yaml_nodes import YamlNode, parse


def read(data: bytes) -> tuple[list[Conference], Report]:
    """The conferences of the file in its order, each with a key of its own. Raises FormatError."""
    report = Report()
    root = parse(data, report)
    if not isinstance(root.value, list):
        raise FormatError("The YAML is not a list of conferences: each begins with “- conference:”.")
    check_count(len(root.value))
    found = [_node(node, report) for node in root.value]
    conferences = [one for one in found if one]
    if found and not conferences:
        raise FormatError("The YAML list holds no conference: each has at least a name and a year.")
    give_keys(conferences, report)
    return conferences, report


def _node(node: YamlNode, report: Report) -> Conference | None:
    raw = node.plain()
    if not isinstance(raw, dict) or not isinstance(node.value, dict):
        report.error(f"line {node.line}", "Expected a conference; this entry was left out.", "record")
        return None
    lines = {name: value.line for name, value in node.value.items()}
    return read_record(raw, report, node.line, lines)


def read_record(
    raw: RawRecord, report: Report, line: int = 0, lines: dict[str, int] | None = None
) -> Conference | None:
    """The conference of one record, without key; None when it has no name or year."""
    record = Record(raw, report, line, lines)
    first, last = read_days(record)
    year = record.year(first.year if first else None)
    if not record.name or year is None:
        report.error(record.where(), "A record without name or year was left out.", "record")
        return None
    record.tell_missing()
    if first and first.year != year:
        report.warn(
            record.where("year"), f"The year is {year}, but the first day is {first}.", "year-differs"
        )
    zone = read_zone(record)
    calls, status = read_calls(record, zone, first)
    mode, places = read_places(record, year)
    aid, aid_link = record.aid()
    return Conference(
        name=record.name,
        year=year,
        alt_name=record.text("alt_name"),
        link=record.url("link"),
        call_link=record.url("cfp_link"),
        sponsor_link=record.url("sponsor"),
        aid_link=aid_link,
        aid=aid,
        status=status,
        mode=mode,
        starts_on=first,
        ends_on=last,
        places=places,
        topics=record.topics(),
        note=record.text("note"),
        zone=zone,
        calls=calls,
        where=record.where(),
        origin=Origin.DEADLINES_YAML,
        raw=raw,
        **record.handles(),
    )
