"""How long it takes to bring in a large programme, and to find out that nothing has changed.

The file is the programme of FOSDEM 2024 (674 events). It is brought into an empty database of
its own, then again; the second time must write nothing: no statement and no changed row.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from _database import fingerprint, writes

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

FIRST_LIMIT, AGAIN_LIMIT = 10.0, 3.0  # seconds
FILE = Path("schedules") / "fosdem-2024.pentabarf.xml"


def main() -> int:
    """Print the table and the verdict; 0 when the limits hold."""
    from tests.real.data import shared_data

    folder = shared_data()
    if folder is None or not (folder / FILE).exists():
        print(f"no data: {FILE} is not in HALLWAY_SHARED_DATA nor in shared/data above this folder")
        print("import-schedule: falls short (no data)")
        return 1
    with tempfile.TemporaryDirectory() as temporary:
        _prepare(temporary)
        return _measure(folder / FILE)


def _prepare(folder: str) -> None:
    """A fresh SQLite database with all tables."""
    os.environ["HALLWAY_DATA"] = folder
    os.environ.pop("DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hallway.project.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _measure(file: Path) -> int:
    from django.db import connection

    first, seconds, writes = _bring_in(file)
    before = fingerprint()
    again, seconds_again, writes_again = _bring_in(file)
    same = fingerprint() == before
    connection.close()
    print(f"{'':<12}{'sessions':>10}{'seconds':>10}{'limit':>8}{'writes':>8}")
    print(f"{'first':<12}{first.counts['new']:>10}{seconds:>10.2f}{FIRST_LIMIT:>8.0f}{writes:>8}")
    print(
        f"{'unchanged':<12}{again.counts['unchanged']:>10}{seconds_again:>10.2f}{AGAIN_LIMIT:>8.0f}{writes_again:>8}"
    )
    print(f"every row as it was after the second time: {'yes' if same else 'NO'}")
    complete = first.counts["new"] == again.counts["unchanged"] == 674
    quick = seconds <= FIRST_LIMIT and seconds_again <= AGAIN_LIMIT
    holds = complete and quick and same and writes_again == 0 and again.plan.is_empty
    numbers = f"{seconds:.2f} s, unchanged {seconds_again:.2f} s with {writes_again} writes"
    print(f"import-schedule: {'holds' if holds else 'falls short'} ({numbers})")
    return 0 if holds else 1


def _bring_in(file: Path) -> tuple[Any, float, int]:
    """The result, the seconds, and how many statements wrote something."""
    from hallway.areas.programme.interchange.importing import import_schedule

    begun = time.perf_counter()
    with writes() as written:
        result = import_schedule(str(file), slug="fosdem-2024", new=True, timezone="Europe/Brussels")
    return result, time.perf_counter() - begun, len(written)


if __name__ == "__main__":
    sys.exit(main())
