"""What a person is told about an import, as JSON that a run can keep and a page or command can show."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hallway.areas.programme.interchange.plan import TECHNICAL, Change, ImportPlan, Verb
from hallway.formats.report import Finding

MOST_LINES = 2000  # of each list; beyond that nobody reads, and the row stays small
MOST_TEXT = 140

FIELDS: dict[str, str | Promise] = {
    "": _("the whole thing"),
    "title": _("title"),
    "subtitle": _("subtitle"),
    "abstract": _("abstract"),
    "description": _("description"),
    "kind": _("kind"),
    "language": _("language"),
    "is_recorded": _("recorded"),
    "recording_url": _("recording"),
    "links": _("links"),
    "is_plenary": _("plenary"),
    "state": _("state"),
    "starts_at": _("begins"),
    "ends_at": _("ends"),
    "place": _("room"),
    "track": _("track"),
    "speakers": _("speakers"),
    "name": _("name"),
    "capacity": _("seats"),
    "body": _("text"),
    "tagline": _("line about the person"),
    "bio": _("about the person"),
    "timezone": _("time zone"),
    "schedule_version": _("version"),
    "venue": _("venue"),
    "city": _("city"),
    "dates": _("dates"),
}


def describe(plan: ImportPlan, findings: list[Finding], zone: ZoneInfo) -> dict[str, Any]:
    """Counts, changes with before and after, corrections that stay, and questionable records."""
    return {
        "title": plan.title,
        "version": plan.version,
        "is_empty": plan.is_empty,
        "counts": plan.counts(),
        "changes": [_change(one, plan.names, zone) for one in _notable(plan.changes)[:MOST_LINES]],
        "kept": [
            {"kind": one.kind.value, "label": one.label, "field": one.field}
            for one in plan.kept[:MOST_LINES]
            if one.field not in TECHNICAL
        ],
        "findings": [
            {"severity": one.severity.value, "where": one.where, "message": one.message}
            for one in findings[:MOST_LINES]
        ],
    }


def _notable(changes: list[Change]) -> list[Change]:
    return [one for one in changes if not one.is_technical]


def _change(change: Change, names: dict[str, str], zone: ZoneInfo) -> dict[str, Any]:
    fields = [
        {
            "field": name,
            "before": _text(name, before, names, zone),
            "after": _text(name, after, names, zone),
            "overwrites": name in change.overwritten,
        }
        for name, (before, after) in change.fields.items()
        if name not in TECHNICAL
    ]
    return {
        "kind": change.kind.value,
        "verb": change.verb.value,
        "label": change.label,
        "move": change.is_move,
        "fields": [] if change.verb == Verb.CREATE else fields,
    }


def _text(field: str, value: Any, names: dict[str, str], zone: ZoneInfo) -> str:
    """A value as a person reads it; empty for nothing."""
    if value in (None, "", []):
        return ""
    match field:
        case "starts_at" | "ends_at":
            text = datetime.fromisoformat(value).astimezone(zone).strftime("%Y-%m-%d %H:%M")
        case "place" | "track":
            text = names.get(value, "…")
        case "speakers":
            text = ", ".join(names.get(key, "…") for key in value)
        case "links":
            text = ", ".join(link["url"] for link in value)
        case "dates":
            text = " – ".join(day or "?" for day in value)
        case _:
            text = str(value)
    return text if len(text) <= MOST_TEXT else text[: MOST_TEXT - 1] + "…"
