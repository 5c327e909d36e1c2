"""Small lists of conferences for tests, in the forms in which others keep them."""

from __future__ import annotations

import json
from typing import Any

from hallway.areas.directory.imports import importing
from hallway.areas.directory.imports.importing import Data, ImportResult
from hallway.areas.directory.models import Source
from hallway.areas.directory.states import ListFormat
from hallway.ground.clock import now

NEXT = now().year + 1
NARNIA: dict[str, Any] = {
    "conference": "PyCon Narnia",
    "year": NEXT,
    "link": "https://narnia.example.org/",
    "cfp": f"{NEXT}-01-31 23:59:00",
    "timezone": "Europe/London",
    "place": "Cair Paravel, United Kingdom",
    "start": f"{NEXT}-06-05",
    "end": f"{NEXT}-06-07",
    "sub": "PY",
    "location": [{"title": f"PyCon Narnia {NEXT}", "latitude": 54.2, "longitude": -6.2}],
}


def narnia(**fields: Any) -> dict[str, Any]:
    """A record of python-deadlines; a field that is None is left out."""
    return {name: value for name, value in (NARNIA | fields).items() if value is not None}


def yaml_list(*records: dict[str, Any]) -> Data:
    """JSON is YAML, one record a line."""
    return Data("\n".join(f"- {json.dumps(one)}" for one in records).encode(), "list.yml")


def csv_list(*rows: dict[str, str]) -> Data:
    names = ("Subject", "Start Date", "End Date", "Location", "Country", "Talk Deadline", "Website URL")
    lines = [",".join(f'"{row.get(name, "")}"' for name in names) for row in rows]
    return Data("\n".join([",".join(names), *lines]).encode(), "list.csv")


def source(name: str = "python-deadlines", form: ListFormat = ListFormat.DEADLINES_YAML) -> Source:
    """The list of that name, ranked as its form is."""
    return Source.objects.filter(name=name).first() or importing.new_source(name, form)


def bring(data: Data, name: str = "python-deadlines", **more: Any) -> ImportResult:
    """Bring a list in; twice is compared twice."""
    conferences, report = importing.read(data)
    return importing.bring_in(
        data, source(name, importing.format_of(conferences)), conferences, report, **more
    )
