"""How a deadline is told: in its own zone to the minute, with "anywhere on Earth" spelled out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hallway.areas.directory.lines import COUNTED
from hallway.formats.moments import AOE, zone_info
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.words import aoe_until, kinds_words, moved_words, zone_words
from hallway.ground.editions.words import day_words

SOON = dt.timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Call:
    """One instant at which something closes; what closes together is told together."""

    kinds: str  # "Talks, workshops"
    ends: dt.datetime  # in the zone of the deadline
    day: str  # "Wed 13 Jan", with the year if it is another one than now
    time: str  # "23:59"
    zone: str  # "CEST", "Windhoek time"; "anywhere on Earth, that is until Thu 14 Jan, 11:59 UTC"
    moved: str  # "extended by 13 days"
    opens: str  # "opens Mon 5 Oct", where that is still to come
    url: str

    @property
    def iso(self) -> str:
        return self.ends.isoformat()


def calls_of(
    deadlines: Iterable[Deadline], moment: dt.datetime, moved: Mapping[int, dt.date] | None = None
) -> list[Call]:
    """What is still to close, the next first. `moved` has the last day by deadline, of those that moved."""
    ahead: dict[tuple[dt.datetime, str], list[Deadline]] = {}
    for deadline in sorted(deadlines, key=lambda one: (one.closes_at or moment, one.pk)):
        if deadline.kind in COUNTED and deadline.closes_at and deadline.closes_at >= moment:
            ahead.setdefault((deadline.closes_at, deadline.zone), []).append(deadline)
    return [
        _call_of(group, ends.astimezone(zone_info(zone)), moment, moved or {})
        for (ends, zone), group in ahead.items()
    ]


def _call_of(
    group: Sequence[Deadline], ends: dt.datetime, moment: dt.datetime, moved: Mapping[int, dt.date]
) -> Call:
    """What the deadlines say that end at the same instant; `ends` is it, in their zone."""
    opens = [one.opens_at for one in group if one.opens_at and one.opens_at > moment]
    return Call(
        kinds=kinds_words(group),
        ends=ends,
        day=day_words(ends.date(), year=ends.year != moment.year),
        time=f"{ends:%H:%M}",
        zone=_zone(group[0].zone, ends),
        moved=next((moved_words(one.on, moved[one.pk]) for one in group if one.pk in moved), ""),
        opens=_("opens %(day)s") % {"day": day_words(min(opens).date())} if opens else "",
        url=next((one.url for one in group if one.url), ""),
    )


def _zone(zone: str, ends: dt.datetime) -> str:
    if zone == AOE:
        return _("anywhere on Earth, that is until %(instant)s") % {"instant": aoe_until(ends)}
    return zone_words(zone, ends)
