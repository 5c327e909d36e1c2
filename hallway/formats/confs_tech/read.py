"""Read a list of confs.tech.

Source: the JSON files of tech-conferences/conference-data, one for each topic and
year. Deadlines are days without a zone, read as ending anywhere on Earth. The
file does not say its topic; the caller knows it from the file's name.
"""

from __future__ import annotations

from datetime import date

from hallway.formats.conferences import CallDate, CallKind, Conference, Mode, Origin, Place, RawValue
from hallway.formats.handles import PROFILES, Profiles, read_profiles
from hallway.formats.json_nodes import Node, parse
from hallway.formats.listed import check_count, check_deadline, give_keys, mend_days, split_year
from hallway.formats.moments import AOE, parse_stated
from hallway.formats.places import read_place
from hallway.formats.report import FormatError, Report
from hallway.formats.text import storable


def read(data: bytes, *, topics: tuple[str, ...] = ()) -> tuple[list[Conference], Report]:
    """The conferences of the file in its order, each with a key of its own. Raises FormatError."""
    report = Report()
    return read_node(parse(data, report), topics=topics), report


def read_node(root: Node, *, topics: tuple[str, ...] = ()) -> list[Conference]:
    """Read an already parsed document."""
    if not isinstance(root.value, list):
        raise FormatError("The JSON is not a list of conferences: it does not begin with “[”.")
    check_count(len(root.value))
    found = [_conference(node, topics) for node in root.objects()]
    conferences = [one for one in found if one]
    if root.value and not conferences:
        raise FormatError("The JSON list holds no conference: each has at least “name” and “startDate”.")
    give_keys(conferences, root.report)
    return conferences


def _conference(node: Node, topics: tuple[str, ...]) -> Conference | None:
    name, year = split_year(node.get("name").line())
    where = ", ".join(part for part in (node.where, name[:60]) if part)
    first, last = mend_days(node.get("startDate").day(), node.get("endDate").day(), where, node.report)
    year = first.year if first else year
    if not name or year is None:
        node.report.error(where, "A conference without name or first day was left out.", "record")
        return None
    mode, places = _where(node)
    return Conference(
        name=name,
        year=year,
        link=node.get("url").url(),
        call_link=node.get("cfpUrl").url(),
        mode=mode,
        starts_on=first,
        ends_on=last,
        places=places,
        topics=topics,
        calls=_calls(node, first),
        where=where,
        origin=Origin.CONFS_TECH,
        raw={storable(key): _plain(value.value) for key, value in node.members()},
        **_profiles(node),
    )


def _where(node: Node) -> tuple[Mode, list[Place]]:
    text = ", ".join(part for part in (node.get("city").line(), node.get("country").line()) if part)
    place = read_place(text, node.where, node.report)
    online = bool(node.get("online").flag())
    if place:
        return Mode.HYBRID if online else Mode.IN_PERSON, [place]
    return Mode.ONLINE if online else Mode.IN_PERSON, []


def _calls(node: Node, first: date | None) -> list[CallDate]:
    cell = node.get("cfpEndDate")
    text = cell.line()
    moment = parse_stated(text, AOE)
    if moment is None:
        if text:
            cell.report.warn(cell.where, f"“{text[:60]}” is not a date that exists; left out.", "date")
        return []
    check_deadline(moment, first, cell.where, cell.report)
    return [CallDate(CallKind.CALL, moment)]


def _profiles(node: Node) -> Profiles:
    texts = {name: node.get(name).line() for name in PROFILES}
    return read_profiles(texts, lambda name: node.get(name).where, node.report)


def _plain(value: object, depth: int = 0) -> RawValue:
    if isinstance(value, (dict, list)) and depth > 4:
        return ""  # no list writes so deep, and a hostile one must not end the process
    if isinstance(value, dict):
        return {storable(str(key)): _plain(one, depth + 1) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one, depth + 1) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else storable(str(value))
