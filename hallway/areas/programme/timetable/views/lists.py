"""The list: the same draft as the board, as lines with fields; for keyboards, phones and no script at all."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hallway.areas.programme.timetable import copying, reading
from hallway.areas.programme.timetable.board import card_of, day_of
from hallway.areas.programme.timetable.live import draft_topic
from hallway.areas.programme.timetable.models import Placement
from hallway.areas.programme.timetable.views.doors import draft_of, reach, timetable_page
from hallway.areas.programme.timetable.views.editor import desk_context
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.states import Kind
from hallway.live.reading import position


@timetable_page
@require_safe
def show(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """Every session of the draft by day and time, the tray first; filtered as the tray is."""
    since, found = position(), draft_of(edition, draft)
    copying.take_in_new(found)
    context = desk_context(request, found)
    desk: reading.Desk = context["desk"]
    may, asked = reach(request, edition), request.GET
    rows = [row for row in desk.material.rows if row.starts_at or row.happening.kind != Kind.BREAK]
    cards = [card_of(desk.material, row, desk.found, may) for row in sorted(rows, key=_order)]
    only = asked.get("only", "")
    shown = [
        card
        for card in cards
        if reading.fits(card, asked.get("kind", ""), asked.get("track", ""), asked.get("text", "")[:80])
        and (only != "tray" or card.row.starts_at is None)
        and (only != "clashes" or card.is_hard)
    ]
    groups = [
        (day, list(mine))
        for day, mine in groupby(shown, key=lambda card: day_of(card.row) if card.row.starts_at else None)
    ]
    context |= {"groups": groups, "topic": draft_topic(found), "since": since}
    return render(request, "timetable/list.html", context)


def _order(row: Placement) -> tuple[bool, dt.datetime, int]:
    return (row.starts_at is not None, row.starts_at or dt.datetime.min.replace(tzinfo=dt.UTC), row.pk)
