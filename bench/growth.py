"""How the cost of an uncached schedule page grows with the programme.

Bars: the number of queries is the same at every size, and a talk costs at most 10 % more
time at ten times the talks. Times are the best of several alternating rounds in one run.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
import tempfile
import time

SIZES = (95, 950)
ROUNDS = 7
BAR = 1.10


def prepare() -> None:
    """A database of its own, thrown away afterwards."""
    os.environ |= {"HALLWAY_DATA": tempfile.mkdtemp(prefix="hallway-bench-"), "HALLWAY_DEBUG": "1"}
    os.environ.pop("DATABASE_URL", None)
    from hallway.project.cli import django

    django.load()
    from django.conf import settings
    from django.core.management import call_command

    settings.DEBUG = False
    call_command("migrate", verbosity=0)


def edition_of(talks: int) -> str:
    """A published edition with so many talks on one day, in five rooms; returns the path of that day."""
    from hallway.ground.editions.models import Edition, Place, Series, Track
    from hallway.ground.happenings.models import Appearance, Happening
    from hallway.ground.people.models import Person

    series, _ = Series.objects.get_or_create(slug="bench", defaults={"name": "Bench"})
    slug = f"bench-{talks}"
    edition = Edition.objects.create(series=series, slug=slug, acronym="bench", name=slug, published=True)
    rooms = [Place.objects.create(edition=edition, slug=f"r{n}", name=f"Room {n}", order=n) for n in range(5)]
    track = Track.objects.create(edition=edition, slug="main", name="Main")
    begin = dt.datetime(2027, 9, 11, 6, tzinfo=dt.UTC)
    slots = -(-talks // 5)
    step = dt.timedelta(seconds=int(16 * 3600 / slots))
    sessions = [
        Happening(
            edition=edition,
            title=f"What we learned from {number} small decisions",
            starts_at=begin + step * (number // 5),
            ends_at=begin + step * (number // 5 + 1),
            place=rooms[number % 5],
            track=track,
            level="beginner",
        )
        for number in range(talks)
    ]
    Happening.objects.bulk_create(sessions)
    people = Person.objects.bulk_create(
        Person(name=f"Speaker {number}", email=f"{slug}-{number}@example.org") for number in range(talks)
    )
    Appearance.objects.bulk_create(
        Appearance(happening=session, person=person) for session, person in zip(sessions, people, strict=True)
    )
    return f"/{slug}/schedule/2027-09-11/"


def measure(path: str) -> tuple[float, int]:
    """Seconds and queries of one render."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    with CaptureQueriesContext(connection) as queries:
        gc.collect()
        began = time.perf_counter()
        response = client.get(path)
        seconds = time.perf_counter() - began
    assert response.status_code == 200, response.status_code
    return seconds, len(queries)


def main() -> int:
    prepare()
    paths = {size: edition_of(size) for size in SIZES}
    for path in paths.values():
        measure(path)
    rounds = [{size: measure(path) for size, path in paths.items()} for _ in range(ROUNDS)]
    best = {size: min(one[size][0] for one in rounds) for size in SIZES}
    queries = {size: rounds[-1][size][1] for size in SIZES}
    print(f"{'talks':>6} {'page ms':>9} {'µs a talk':>10} {'queries':>8}")
    for size in SIZES:
        print(f"{size:>6} {best[size] * 1e3:>9.1f} {best[size] / size * 1e6:>10.0f} {queries[size]:>8}")
    small, large = SIZES
    growth = (best[large] / large) / (best[small] / small)
    same = queries[small] == queries[large]
    holds = growth <= BAR and same
    counts = f"queries {queries[small]} and {queries[large]}"
    figure = f"time a talk × {growth:.2f} at ten times the talks, bar × {BAR:.2f}; {counts}"
    print(f"growth: {'holds' if holds else 'falls short'} ({figure})")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
