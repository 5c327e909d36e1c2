"""The days, deadlines and status of a record.

The list hides status in dates: a cancelled conference has the word Cancelled
where its deadline was. Here words become a status or a call without date.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from hallway.formats.conferences import CallDate, CallKind, Status
from hallway.formats.deadlines_yaml.record import Record
from hallway.formats.listed import check_deadline, mend_days
from hallway.formats.moments import AOE, Moment, parse_stated, zone_name
from hallway.formats.times import parse_day
from hallway.formats.values import safe_url

DEADLINES: Final = {
    CallKind.CALL: "cfp",
    CallKind.TUTORIAL: "tutorial_deadline",
    CallKind.WORKSHOP: "workshop_deadline",
}
AWAITED: Final = frozenset({"tba", "tbd", "tbc", "to be announced", "to be decided", "soon", "coming soon"})
_NO_CALL: Final = frozenset({"none", "n/a", "na", "no", "-", "–"})
_OFF: Final = {"cancelled": Status.CANCELLED, "canceled": Status.CANCELLED, "postponed": Status.POSTPONED}
_REASONS: Final = (
    (re.compile(r"\b(?:postponed|moved|deferred)\b(?! from)", re.I), Status.POSTPONED),
    (re.compile(r"\bnot held\b|\bnever (?:went|took|happened|held)\b", re.I), Status.NOT_HELD),
)


def read_days(record: Record) -> tuple[date | None, date | None]:
    """The first and last day. An end that cannot be right is mended when one slip explains it."""
    first, last = _day(record, "start"), _day(record, "end")
    return mend_days(first, last, record.where("end"), record.report)


def _day(record: Record, name: str) -> date | None:
    text = record.text(name)
    day = parse_day(text)
    if text and day is None:
        record.report.warn(record.where(name), f"“{text[:60]}” is not a date that exists; left out.", "date")
    return day


def read_zone(record: Record) -> str:
    """The zone of the deadlines: none means anywhere on Earth, an unknown one is read as UTC."""
    text = record.text("timezone")
    if not text:
        return AOE
    zone, where = zone_name(text), record.where("timezone")
    if not zone:
        record.report.warn(
            where, f"“{text[:60]}” does not name one time zone; its times are read as UTC.", "zone"
        )
        return "UTC"
    if zone != text:
        record.report.note(where, f"The time zone “{text[:60]}” is read as {zone}.", "zone-spelling")
    if zone == "Etc/GMT-12":
        message = "Etc/GMT-12 is 12 hours ahead of UTC. If anywhere on Earth is meant, write AoE."
        record.report.warn(where, message, "zone-sign")
    return zone


def read_calls(record: Record, zone: str, first: date | None) -> tuple[list[CallDate], Status]:
    """The calls of a record, and the status that its words tell."""
    status, calls = Status.ANNOUNCED, []
    for kind, name in DEADLINES.items():
        text = record.text(name)
        word = text.lower()
        original = None if word in AWAITED else _moment(record, name, zone, first)
        extended = _moment(record, "cfp_ext", zone, first) if kind is CallKind.CALL else None
        if kind is CallKind.CALL and word in _OFF:
            status = _off(record, _OFF[word])
        if original or extended or word in AWAITED:
            calls.append(CallDate(kind, original, _checked(record, original, extended)))
        if word in AWAITED:
            record.report.note(record.where(name), f"“{text}”: the date is not known yet.", "awaited")
    return calls, status


def _off(record: Record, status: Status) -> Status:
    """Cancelled, unless the note says that it was postponed or never took place."""
    note = record.text("note")
    status = next((told for pattern, told in _REASONS if pattern.search(note)), status)
    message = f"The word “{record.text('cfp')}” stands for the date; the status is “{status.value}”."
    record.report.note(record.where("cfp"), message, "word")
    return status


def _moment(record: Record, name: str, zone: str, first: date | None) -> Moment | None:
    """The deadline in a field, or None with a finding that says why."""
    text, where, report = record.text(name), record.where(name), record.report
    moment = parse_stated(text, zone)
    if moment:
        check_deadline(moment, first, where, report)
    elif not text or text.lower() in _OFF:
        pass
    elif text.lower() in _NO_CALL:
        report.note(where, f"“{text}”: there is no such call.", "no-call")
    elif safe_url(text):
        report.warn(where, f"A web address stands for the date: {text[:80]}. Left out.", "address-for-date")
    else:
        report.warn(where, f"“{text[:60]}” is not a date and time that exist; left out.", "date")
    return moment


def _checked(record: Record, original: Moment | None, extended: Moment | None) -> Moment | None:
    """The extension if it ends later than the deadline that it extends."""
    where = record.where("cfp_ext")
    if extended and original and extended.instant() <= original.instant():
        message = f"The extension ({extended.day}) ends no later than the deadline itself; left out."
        record.report.warn(where, message, "extension")
        return None
    if extended and not original:
        record.report.warn(
            where, "An extension, but the date that it extends is not known.", "extension-alone"
        )
    return extended
