"""Queries for the pages, and for `hallway check`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.functional import Promise

from hallway.areas.notices import composing
from hallway.areas.notices.channels import CHANNELS
from hallway.areas.notices.kinds import kind_of
from hallway.areas.notices.models import Delivery, MailTemplate, Outbox, Told
from hallway.areas.notices.recipients import Recipient, recipients
from hallway.areas.notices.states import DeliveryState
from hallway.ground.activity import notices
from hallway.ground.activity.models import Activity
from hallway.ground.activity.notices import Kind
from hallway.ground.clock import now
from hallway.ground.people.models import Person

PER_PAGE = 25
_OVERDUE = dt.timedelta(hours=1)
_LATELY = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Line:
    """What became of a notice over one channel."""

    channel: str | Promise
    device: str
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Entry:
    """One notice on the page of its reader."""

    told: Told
    subject: str
    because: str
    lines: list[Line]


def reader_of(person: Person) -> Recipient:
    """The person as notices see them, in the language of the page."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    return replace(recipients([person.pk])[person.pk], language=language)


def told_to(person: Person) -> QuerySet[Told]:
    return Told.objects.filter(person=person)


def page_of(person: Person, reader: Recipient, number: str) -> tuple[Page[Told], list[Entry]]:
    """A page of what somebody was told, newest first. Eight queries."""
    mine = told_to(person).select_related("edition").order_by("-at", "-id")
    found = mine.prefetch_related("deliveries__endpoint", "digest_lines__delivery__endpoint")
    page = Paginator(found, PER_PAGE).get_page(number)
    own = composing.templates()
    return page, [_entry(told, reader, own) for told in page]


def _entry(told: Told, reader: Recipient, own: composing.Templates) -> Entry:
    piece = composing.piece(told, reader, own)
    deliveries = [*told.deliveries.all(), *(line.delivery for line in told.digest_lines.all())]
    lines = [
        Line(CHANNELS[one.channel].label, str(one.endpoint or ""), one)
        for one in deliveries
        if one.channel in CHANNELS
    ]
    return Entry(told, piece.subject if piece else told.kind, piece.because if piece else "", lines)


def templates_by_kind() -> list[tuple[Kind, list[tuple[str, str, bool]]]]:
    """Every kind with, for each language, its code, its name, and whether the team has its own words."""
    own = set(MailTemplate.objects.values_list("kind", "language"))
    return [
        (kind, [(code, str(name), (kind.key, code) in own) for code, name in settings.LANGUAGES])
        for kind in notices.kinds().values()
    ]


def history_of(kind: str, language: str) -> QuerySet[Activity]:
    """Who has changed a template, newest first."""
    verbs = ("notices.template_written", "notices.template_dropped")
    found = Activity.objects.filter(verb__in=verbs, data__kind=kind, data__language=language)
    return found.select_related("actor").order_by("-at", "-id")[:20]


def troubles() -> Iterator[str]:
    """What whoever runs the house should know; in plain words, without names or addresses."""
    moment = now()
    overdue = Delivery.objects.due(moment - _OVERDUE).count()
    if overdue:
        yield f"{overdue} messages should have gone more than an hour ago. Does `hallway worker` run?"
    stuck = Outbox.objects.filter(Q(attempts__gt=0) | Q(activity__at__lt=moment - _OVERDUE)).count()
    if stuck:
        yield f"{stuck} things that happened are not told yet; the log of the worker says why."
    given_up = Delivery.objects.filter(state=DeliveryState.GIVEN_UP, not_before__gt=moment - _LATELY)
    count = given_up.count()
    if count:
        problem = given_up.exclude(problem="").values_list("problem", flat=True).first() or "no reason known"
        yield f"{count} messages were given up in the last seven days, for example: {problem}"


def kind_or_none(key: str) -> Kind | None:
    """A kind whose texts can be edited."""
    return kind_of(key) if key in notices.kinds() else None
