"""The editor: one day of a draft, its tray, and what a browser asks while somebody works."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from hallway.areas.programme.timetable import (
    actions,
    answers,
    copying,
    journal,
    kept,
    problem,
    reading,
    words,
)
from hallway.areas.programme.timetable.live import draft_topic, facts_version
from hallway.areas.programme.timetable.models import Draft
from hallway.areas.programme.timetable.views.doors import draft_of, placement_of, reach, timetable_page
from hallway.ground.editions.models import Edition
from hallway.ground.happenings.states import PROGRAMME, Kind
from hallway.ground.people.requests import person_of
from hallway.live.reading import position


@timetable_page
@require_safe
def show(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """The whole page."""
    since, found = position(), draft_of(edition, draft)
    copying.take_in_new(found)
    context = {**desk_context(request, found), "topic": draft_topic(found), "since": since}
    return render(request, "timetable/editor.html", context)


@timetable_page
@require_safe
def board(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """The part of the page that changes: board, tray and what was done last."""
    return render(request, "timetable/_desk.html", desk_context(request, draft_of(edition, draft)))


def desk_context(request: HttpRequest, draft: Draft) -> dict[str, Any]:
    """Everything that the editor draws, for the day and the filters of the address."""
    asked, edition, person = request.GET, draft.edition, person_of(request)
    seen = facts_version(edition)  # before what it describes
    may = reach(request, edition)
    desk = reading.desk_of(
        draft,
        may,
        day=day_from(asked.get("day", "")),
        all_rooms=asked.get("rooms") == "all",
        kind=asked.get("kind", ""),
        track=asked.get("track", ""),
        text=asked.get("text", "")[:80],
    )
    return {
        "edition": edition,
        "draft": draft,
        "desk": desk,
        "query": asked.urlencode(),
        "asked": asked,
        "kinds": [choice for choice in Kind.choices if choice[0] in PROGRAMME],
        "tracks": list(edition.tracks.all()),
        "clashes": len(desk.found.clashing),
        "behind": len(actions.behind(desk.material.rows)),
        "undoable": journal.newest_done(draft, person),
        "redoable": journal.first_undone(draft, person),
        "latest": [_line(one, desk) for one in reading.edits_since(draft, 0, 3)],
        "may_all": may.all,
        "facts": seen,
    }


def _line(edit: Any, desk: reading.Desk) -> dict[str, Any]:
    titles = {row.pk: row.happening.title for row in desk.material.rows}
    return {"by": edit.by, "what": words.edit(edit, titles), "at": edit.at}


def day_from(text: str) -> dt.date | None:
    """A day of an address; None for what is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


@timetable_page
@require_safe
def changes(request: HttpRequest, edition: Edition, draft: int) -> JsonResponse:
    """What others have done since a revision: a few lines to read out.

    The editor asks when it hears that something has changed; without a stream, every two seconds.
    """
    found = draft_of(edition, draft)
    text = request.GET.get("since", "")
    since = int(text) if text.isdecimal() and len(text) < 10 else found.revision
    me = person_of(request)
    told = []
    if since < found.revision:
        titles = reading.titles_of(found)
        told = [
            f"{one.by.name if one.by else '–'} {words.edit(one, titles)}"
            for one in reading.edits_since(found, since, 5)
            if one.by_id != me.pk
        ]
    return JsonResponse({"revision": found.revision, "facts": facts_version(edition), "told": told})


@timetable_page
@require_safe
def cells(request: HttpRequest, edition: Edition, draft: int, pk: int) -> JsonResponse:
    """What each room and time of a day would mean for one session."""
    found = draft_of(edition, draft)
    row = placement_of(found, pk=pk)
    known = kept.ready(found, for_happening=row.happening_id)
    material = known.material
    day = material.open_day(day_from(request.GET.get("day", "")) or dt.date.min)
    if day is None:
        raise Http404
    every = answers.answers(known, row, [day])
    usual = {one.starts_at for one in material.rows if one.starts_at}
    times = {
        minute: date_format(problem.moment_of(minute).astimezone(edition.zone), "H:i")
        for minute in {one.minute for one in every}
    }
    return JsonResponse(
        {
            "cells": [one.written() for one in every],
            "usual": sorted({problem.minute_of(moment) for moment in usual} & times.keys()),
            "times": times,
        }
    )
