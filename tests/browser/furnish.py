"""Fill the data folder of a house for the browser tests: `python -m tests.browser.furnish`.

It is the small demo, and what that lacks: a day of sprints that share a room, and a recording.
HALLWAY_DATA names the folder.
"""

from __future__ import annotations

import datetime as dt

from hallway.project.cli import django

SPRINT_ROOM = "slipway"
SPRINTS = {"Mend the tide tables": 8, "A quieter harbour radio": 8, "Maps for kayaks": 4}  # hours
RECORDING = "https://videos.example/pyharbour/opening"


def furnish() -> None:
    django.prepare()
    from demo import timetable
    from demo.load import load
    from hallway.ground.happenings.models import Happening
    from hallway.ground.happenings.states import Kind

    edition = load(small=True)
    nine = dt.datetime.combine(
        timetable.FIRST_DAY + dt.timedelta(days=timetable.SPRINT_DAYS[0]), dt.time(9), timetable.ZONE
    )
    for title, hours in SPRINTS.items():
        Happening.objects.create(
            edition=edition,
            kind=Kind.SPRINT,
            title=title,
            place=edition.places.get(slug=SPRINT_ROOM),
            starts_at=nine,
            ends_at=nine + dt.timedelta(hours=hours),
        )
    edition.happenings.filter(kind=Kind.KEYNOTE).update(recording_url=RECORDING)


if __name__ == "__main__":
    furnish()
