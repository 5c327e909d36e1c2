"""What of the directory is worth telling, to whom and when (see ground/activity/notices.py)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from hallway.areas.directory.mine import kinds
from hallway.areas.directory.mine.audience import CHUNK, Row, who_keeps
from hallway.areas.directory.mine.rules import still_to_come
from hallway.areas.directory.models import Entry, Follow, TicketAlert
from hallway.areas.directory.states import APPEARED
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Notice, due, told_by
from hallway.ground.clock import now
from hallway.ground.deadlines.models import Deadline
from hallway.ground.deadlines.states import DeadlineKind
from hallway.ground.editions.models import Edition
from hallway.ground.editions.words import when, where


class Step(NamedTuple):
    """A reminder this long before a deadline, of use until the next one."""

    days: int
    next_days: int


STEPS = (Step(14, 7), Step(7, 3), Step(3, 1), Step(1, 0))
SAME_NEWS = dt.timedelta(hours=1)  # a call that is announced with its conference is not told twice
WHAT_OPENS = tuple(kind for kind in DeadlineKind if kind != DeadlineKind.EARLY_BIRD)


@due
def deadlines_close(since: dt.datetime, until: dt.datetime) -> Iterator[Notice]:
    """A reminder at each step. What the next step has already overtaken is left out."""
    for step in STEPS:
        lead, next_lead = dt.timedelta(days=step.days), dt.timedelta(days=step.next_days)
        window = {"closes_at__gt": max(since + lead, now() + next_lead), "closes_at__lte": until + lead}
        for row in who_keeps(window, unless_done=True):
            if row.closes_at:
                yield _closes(row, row.closes_at, step)


def _closes(row: Row, closes_at: dt.datetime, step: Step) -> Notice:
    return Notice(
        kind=kinds.CLOSES_SOON.key,
        person=row.person,
        key=f"{kinds.CLOSES_SOON.key}:{row.deadline}:{closes_at.timestamp():.0f}:{step.days}:{row.person}",
        path=_page(row.slug),
        words={
            "conference": row.conference,
            "what": _what(row.kind, row.label, row.language),
            "left": _days(step.days, row.language),
        },
        moments={"closes": row.stated(closes_at)},
        edition=row.edition,
        until=closes_at - dt.timedelta(days=step.next_days),
    )


@told_by("deadline.extended", "deadline.moved", "deadline.corrected")
def deadline_moved(activity: Activity) -> Iterator[Notice]:
    """Extended, moved or put right; told at once, unless it is history."""
    before, after = (_instant(activity.data.get(name)) for name in ("before", "now"))
    if not before or not after or before == after or max(before, after) < now():
        return
    for row in who_keeps({"pk": activity.object_id}):
        yield Notice(
            kind=kinds.DEADLINE_MOVED.key,
            person=row.person,
            key=f"{kinds.DEADLINE_MOVED.key}:{activity.pk}:{row.person}",
            path=_page(row.slug),
            words={"conference": row.conference, "what": _what(row.kind, row.label, row.language)},
            moments={"before": row.stated(before), "after": row.stated(after)},
            edition=row.edition,
            until=max(before, after),
        )


@due
def calls_open(since: dt.datetime, until: dt.datetime) -> Iterator[Notice]:
    """Calls whose opening was known before."""
    window = {"opens_at__gt": since, "opens_at__lte": until, "kind__in": WHAT_OPENS}
    for row in who_keeps(window, followers=True):
        if row.closes_at is None or row.closes_at > now():
            yield _opens(row)


@told_by("deadline.announced")
def call_announced(activity: Activity) -> Iterator[Notice]:
    """A call that nobody said would open is open once it is announced."""
    deadline = Deadline.objects.filter(pk=activity.object_id, kind__in=WHAT_OPENS).first()
    if deadline is None or not deadline.is_open:
        return
    together = Activity.objects.filter(
        edition=activity.edition,
        verb__in=APPEARED,
        at__gte=activity.at - SAME_NEWS,
        at__lte=activity.at + SAME_NEWS,
    )
    if not together.exists():
        for row in who_keeps({"pk": deadline.pk}, followers=True):
            yield _opens(row)


def _opens(row: Row) -> Notice:
    words = {"conference": row.conference, "what": _what(row.kind, row.label, row.language)}
    if row.closes_at is None:
        with override(row.language or settings.LANGUAGE_CODE):
            words["closes"] = _("not known yet")
    return Notice(
        kind=kinds.OPENS.key,
        person=row.person,
        key=f"{kinds.OPENS.key}:{row.deadline}:{row.person}",
        path=_page(row.slug),
        words=words,
        moments={"closes": row.stated(row.closes_at)} if row.closes_at else {},
        edition=row.edition,
        until=row.closes_at,
    )


@told_by(*APPEARED)
def new_edition(activity: Activity) -> Iterator[Notice]:
    """To those who followed the series when it appeared; nothing of what is over."""
    edition = _to_come(activity.edition_id)
    if edition:
        follows = Follow.objects.filter(series=edition.series_id, at__lte=activity.at)
        yield from _about_edition(kinds.NEW_EDITION.key, edition, follows)


@due
def sales_begin(since: dt.datetime, until: dt.datetime) -> Iterator[Notice]:
    """Tickets whose day and hour of sale were known before."""
    entries = Entry.objects.filter(
        still_to_come("edition__"), tickets_from__gt=since, tickets_from__lte=until
    )
    for entry in entries.select_related("edition"):
        yield from _on_sale(entry.edition)


@told_by("directory.changed", "directory.added")
def tickets_appear(activity: Activity) -> Iterator[Notice]:
    """A link to tickets has appeared, and they are not announced for later.

    `data["fields"]`, where it is given, says which facts changed.
    """
    edition = _to_come(activity.edition_id)
    if edition is None or "entry.tickets_url" not in activity.data.get("fields", ["entry.tickets_url"]):
        return
    on_sale = Q(tickets_from=None) | Q(tickets_from__lte=now())
    if Entry.objects.filter(on_sale, edition=edition).exclude(tickets_url="").exists():
        yield from _on_sale(edition)


def _on_sale(edition: Edition) -> Iterator[Notice]:
    yield from _about_edition(
        kinds.TICKETS_ON_SALE.key, edition, TicketAlert.objects.filter(series=edition.series_id)
    )


def _about_edition(kind: str, edition: Edition, waiting: QuerySet[Any]) -> Iterator[Notice]:
    """One notice for each person of these rows, once for this edition."""
    people = waiting.filter(person__is_active=True).values_list("person_id", "person__language")
    over = edition.ends_on or edition.starts_on
    for person, language in people.iterator(chunk_size=CHUNK):
        with override(language or settings.LANGUAGE_CODE):
            words = {"conference": edition.name, "when": when(edition), "where": where(edition)}
        yield Notice(
            kind=kind,
            person=person,
            key=f"{kind}:{edition.pk}:{person}",
            path=_page(edition.slug),
            words=words,
            edition=edition.pk,
            until=dt.datetime.combine(over, dt.time.max, dt.UTC) if over else None,
        )


def _to_come(edition: int | None) -> Edition | None:
    return Edition.objects.filter(still_to_come(), pk=edition or 0).first()


def _instant(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


@lru_cache(maxsize=2000)
def _page(slug: str) -> str:
    with override(settings.LANGUAGE_CODE):
        return reverse("directory:edition", args=[slug])


@lru_cache(maxsize=2000)
def _what(kind: str, label: str, language: str) -> str:
    with override(language or settings.LANGUAGE_CODE):
        return label or str(DeadlineKind(kind).label)


@lru_cache(maxsize=100)
def _days(days: int, language: str) -> str:
    with override(language or settings.LANGUAGE_CODE):
        return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
