"""How deadlines are told: what for, until when in which zone, how long that still is, and that they moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hallway.formats.moments import AOE
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.words import day_words, language


def kinds_words(deadlines: Iterable[Deadline]) -> str:
    """Such as "Talks, posters"."""
    return _listed(tuple(dict.fromkeys((one.kind, one.label) for one in deadlines)), language())


@lru_cache(maxsize=1024)
def _listed(kinds: tuple[tuple[str, str], ...], _language: str) -> str:
    first, *others = (label or str(DeadlineKind(kind).label) for kind, label in kinds)
    return ", ".join([first, *(word[:1].lower() + word[1:] for word in others)])


def zone_words(zone: str, moment: dt.datetime) -> str:
    """What people call the zone of that name at that moment."""
    if zone == AOE:
        return _("anywhere on Earth")
    short = moment.strftime("%Z")
    if short.isalpha():
        return short
    return _("%(city)s time") % {"city": zone.rpartition("/")[2].replace("_", " ")}


def moved_words(first: dt.date | None, last: dt.date | None) -> str:
    """Such as "extended by 13 days", from the day that was announced first and that of the last extension."""
    if first is None or last is None:
        return ""
    days = (last - first).days
    if days < 0:
        return ngettext("moved forward by %(n)s day", "moved forward by %(n)s days", -days) % {"n": -days}
    if days == 0:
        return _("extended by some hours")
    return ngettext("extended by %(n)s day", "extended by %(n)s days", days) % {"n": days}


def left_words(ends: dt.datetime, moment: dt.datetime) -> str:
    """The time left in its largest unit, rounded down: "9 days"; from a day downwards in hours."""
    minutes = max(int((ends - moment).total_seconds()) // 60, 0)
    hours, days = minutes // 60, minutes // (24 * 60)
    if days >= 2:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    if hours:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}


def aoe_until(ends: dt.datetime) -> str:
    """When a deadline that is meant anywhere on Earth ends in UTC: "Thu 14 Jan, 11:59 UTC"."""
    utc = ends.astimezone(dt.UTC)
    return f"{day_words(utc.date())}, {utc:%H:%M} UTC"
