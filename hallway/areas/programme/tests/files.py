"""Small programme files for tests, built so that a test can say what is different."""

from __future__ import annotations

import json
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from hallway.areas.programme.interchange import importing
from hallway.areas.programme.interchange.importing import ImportResult, Progress, Source, quiet
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person

HOST = "https://talks.example.org/"


def event(number: int, title: str = "", **different: Any) -> dict[str, Any]:
    """One event of a schedule.json, on the first day at ten plus `number` o'clock."""
    hour = 9 + number
    values: dict[str, Any] = {
        "id": number,
        "guid": str(uuid5(NAMESPACE_URL, f"event {number}")),
        "date": f"2027-09-11T{hour:02}:00:00+10:00",
        "start": f"{hour:02}:00",
        "duration": "0:30",
        "room": "Tide",
        "slug": f"pyharbour-{number}",
        "url": f"{HOST}pyharbour/talk/CODE{number:02}/",
        "title": title or f"Talk {number}",
        "subtitle": "",
        "track": "Web",
        "type": "lecture",
        "language": "en",
        "abstract": f"About *{number}*.",
        "description": "",
        "persons": [person(number)],
        "links": [],
        "attachments": [],
    }
    return values | different


def person(number: int, name: str = "", **different: Any) -> dict[str, Any]:
    return {"id": number, "code": f"PERS{number:02}", "public_name": name or f"Speaker {number}"} | different


def schedule(*events: dict[str, Any], version: str = "1", **conference: Any) -> bytes:
    """A schedule.json with these events; rooms and tracks follow from them."""
    rooms: dict[str, list[dict[str, Any]]] = {}
    for one in events:
        rooms.setdefault(one["room"], []).append(one)
    head = {
        "acronym": "pyharbour",
        "title": "PyHarbour 2027",
        "start": "2027-09-11",
        "end": "2027-09-12",
        "daysCount": 1,
        "time_zone_name": "Australia/Hobart",
        "timeslot_duration": "00:05",
        "days": [{"index": 1, "date": "2027-09-11", "rooms": rooms}],
    }
    told = {"version": version, "base_url": f"{HOST}pyharbour/schedule/", "conference": head | conference}
    return json.dumps({"schedule": told}).encode()


def bring_in(
    data: bytes, edition: Edition, *, by: Person | None = None, progress: Progress = quiet
) -> ImportResult:
    """Read, plan and apply in one go."""
    edition.refresh_from_db()
    read, findings = importing.read(Source(data, "schedule.json"), edition)
    plan = importing.plan_import(read, edition)
    importing.apply(plan, read, edition, by=by, progress=progress)
    return ImportResult(edition, plan, [*findings, *plan.findings], applied=True)


def snapshot(edition: Edition) -> list[tuple[Any, ...]]:
    """Everything about an edition's programme that people could notice, ids and stamps included."""
    return [
        *edition.happenings.order_by("id").values_list(),
        *edition.places.order_by("id").values_list(),
        *edition.tracks.order_by("id").values_list(),
        *Person.objects.order_by("id").values_list(),
        *edition.imported_records.order_by("id").values_list(),
        *edition.activities.order_by("id").values_list(),
    ]
