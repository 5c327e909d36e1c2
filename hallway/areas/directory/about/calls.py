"""The calls of a conference as its page tells of them: until when, in whose time, and how that has moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from hallway.formats.moments import AOE, Moment, zone_info
from hallway.formats.values import safe_url
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.deadlines.words import zone_words
from hallway.ground.editions.words import date_span, day_and_time

KINDS = list(DeadlineKind)  # talks first, as they stand there


@dataclass(frozen=True, slots=True)
class Move:
    """One moving of a deadline; `source` is an address or a few words, `href` only an address."""

    before: str
    after: str
    noticed: str
    later: bool
    source: str
    href: str


@dataclass(frozen=True, slots=True)
class Call:
    """A deadline with its words; `instant` is aware and in the deadline's own zone."""

    deadline: Deadline
    name: str
    zone: ZoneInfo
    zone_words: str
    instant: dt.datetime | None
    words: str
    opens: str
    moves: tuple[Move, ...]
    source: str

    @property
    def is_anywhere(self) -> bool:
        return self.deadline.zone == AOE

    @property
    def is_over(self) -> bool:
        return self.instant is not None and self.instant < now()

    @property
    def href(self) -> str:
        """Where to hand in, while something can be."""
        return "" if self.is_over else safe_url(self.deadline.url)


def calls_of(deadlines: Iterable[Deadline]) -> list[Call]:
    """Those that are open first, talks before others. Prefetch `extensions`."""
    calls = [_call(deadline) for deadline in deadlines]
    return sorted(
        calls, key=lambda call: (call.is_over, KINDS.index(DeadlineKind(call.deadline.kind)), call.name)
    )


def the_call(calls: Iterable[Call]) -> Call | None:
    """The call for talks."""
    return next((call for call in calls if call.deadline.kind == DeadlineKind.CALL), None)


def exact_zone(name: str, moment: dt.datetime) -> str:
    """Such as "anywhere on Earth (AoE, UTC−12)" or "CEST (UTC+2)"."""
    if name == AOE:
        return f"{zone_words(name, moment)} (AoE, UTC−12)"
    minutes = round((moment.utcoffset() or dt.timedelta()).total_seconds() / 60)
    if not minutes:
        return "UTC" if name == "UTC" else f"{zone_words(name, moment)} (UTC)"
    hours, rest = divmod(abs(minutes), 60)
    offset = f"{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
    return f"{zone_words(name, moment)} (UTC{offset})"


def _call(deadline: Deadline) -> Call:
    zone = zone_info(deadline.zone)
    instant = deadline.closes_at.astimezone(zone) if deadline.closes_at else None
    return Call(
        deadline=deadline,
        name=deadline.label or str(deadline.get_kind_display()),
        zone=zone,
        zone_words=exact_zone(deadline.zone, instant or now().astimezone(zone)),
        instant=instant,
        words=day_and_time(instant) if instant else _("The date is not known yet"),
        opens=_opens(deadline, zone),
        moves=tuple(_moves(deadline)),
        source=safe_url(deadline.source),
    )


def _opens(deadline: Deadline, zone: ZoneInfo) -> str:
    if deadline.opens_at is None or deadline.opens_at <= now():
        return ""
    return day_and_time(deadline.opens_at.astimezone(zone))


def _moves(deadline: Deadline) -> Iterable[Move]:
    before = deadline.moment
    for extension in deadline.extensions.all():
        yield Move(
            before=_day(before),
            after=_day(extension.moment),
            noticed=date_span(extension.noticed_at.date(), None),
            later=before is None or extension.moment.instant() > before.instant(),
            source=extension.source,
            href=safe_url(extension.source),
        )
        before = extension.moment


def _day(moment: Moment | None) -> str:
    if moment is None:
        return ""
    return date_span(moment.day, None) + (f", {moment.clock:%H:%M}" if moment.clock else "")
