"""What the editor's script sends: where one session is to stand, against the version that was seen."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.views.decorators.http import require_POST

from hallway.areas.programme.timetable import actions, words
from hallway.areas.programme.timetable.journal import Refused
from hallway.areas.programme.timetable.models import LONGEST
from hallway.areas.programme.timetable.problem import moment_of
from hallway.areas.programme.timetable.spots import Spot
from hallway.areas.programme.timetable.views.doors import draft_of, placement_of, reach, timetable_page
from hallway.ground.editions.models import Edition
from hallway.ground.people.requests import person_of

FIRST_MINUTE, LAST_MINUTE = 0, 100_000_000  # 1970 to 2160


@timetable_page
@require_POST
def move(request: HttpRequest, edition: Edition, draft: int) -> HttpResponse:
    """Answers the new revision, or 409 with a sentence on how things stand."""
    found = draft_of(edition, draft)
    asked = _read(request.body)
    if asked is None:
        return HttpResponseBadRequest("Send {id, version, place, start, minutes, locked}.")
    row = placement_of(found, pk=asked["id"])
    if asked["place"] is not None and not edition.places.filter(pk=asked["place"]).exists():
        return HttpResponseBadRequest("That room is not of this conference.")
    start = asked["start"]
    spot = Spot(minutes=asked["minutes"])
    if start is not None:
        spot = Spot(asked["place"], moment_of(start), asked["minutes"], asked["locked"])
    try:
        actions.place(
            row, spot, by=person_of(request), version=asked["version"], reach=reach(request, edition)
        )
    except Refused as refused:
        found.refresh_from_db()
        text = words.refusal(refused, edition.zone)
        return JsonResponse({"revision": found.revision, "problem": text}, status=409)
    return JsonResponse({"revision": found.revision})


def _read(body: bytes) -> dict[str, Any] | None:
    """The wish, with every value of the right sort; None for anything else."""
    try:
        asked = json.loads(body)
        read = {
            "id": _whole(asked["id"], 1, 2**62),
            "version": _whole(asked["version"], 0, 2**30),
            "place": None if asked["place"] is None else _whole(asked["place"], 1, 2**62),
            "start": None if asked["start"] is None else _whole(asked["start"], FIRST_MINUTE, LAST_MINUTE),
            "minutes": _whole(asked["minutes"], 1, LONGEST),
            "locked": asked["locked"] is True,
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return read


def _whole(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(value)
    return value
