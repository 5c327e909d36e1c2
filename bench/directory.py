"""How quick the directory is with the real lists of conferences. One part after the other.

Import: the two files of python-deadlines (643 records) into an empty SQLite database, and again with
nothing changed, which must write nothing: no statement and no changed row. The digest that would
spare the second reading is not used; everything is read and compared.

The list of calls from the page layer: how many more a second are answered from memory than are rendered
(`?open=yes` is the same list with an address that is never kept), with the editions that came in.

Search and facets with 1,200 and 100,000 editions: bench/_directory_search.py, which runs alone as well.

Each part gives its rows for the table and whether it holds; figures are the best of the rounds,
because what else runs on the machine only ever slows.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import _directory_search
from _database import fingerprint, writes
from _harness import ROOT, Url, alternate, print_table, ratio, requests_per_second, serve, verdict

FILES = ("python-deadlines/archive.yml", "python-deadlines/conferences.yml")
FIRST_LIMIT, AGAIN_LIMIT = 3.0, 1.0  # seconds
RECORDS, EDITIONS = 643, 642  # two rows are one edition: Manaus 2022
ROUNDS = 3
HEADS = ["", "found", "seconds", "limit", "writes"]
LAYER_BAR = 20  # times as many lists a second from memory as rendered


class Part(NamedTuple):
    """What one part found: a table, whether it holds, and its figures in a few words."""

    heads: list[str]
    rows: list[list[str]]
    holds: bool
    figures: str


def main() -> None:
    """Every part, its table, and one verdict."""
    sys.path.insert(0, str(ROOT))
    from tests.real.data import shared_data

    folder = shared_data()
    if folder is None or not all((folder / name).exists() for name in FILES):
        verdict("directory", False, "no data: HALLWAY_SHARED_DATA, or shared/data above this folder")
    with tempfile.TemporaryDirectory() as temporary:
        _prepare(temporary)
        parts = [part(folder, Path(temporary)) for part in PARTS]
        for part in parts:
            print_table(part.heads, part.rows)
        verdict("directory", all(part.holds for part in parts), "; ".join(part.figures for part in parts))


def _prepare(folder: str) -> None:
    """A fresh SQLite database with all tables, and a copy of it for every round."""
    os.environ |= {"HALLWAY_DATA": folder, "HALLWAY_DEBUG": "1", "HALLWAY_NOW": _directory_search.NOW}
    os.environ.pop("DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hallway.project.settings"
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.DEBUG = False
    call_command("migrate", verbosity=0)


def importing(folder: Path, temporary: Path) -> Part:
    """Bring the lists in, and once more. Leaves the last round's database for the parts that follow."""
    from django.db import connection

    database = Path(connection.settings_dict["NAME"])
    connection.close()
    empty = temporary / "empty.sqlite3"
    shutil.copyfile(database, empty)
    firsts, agains, complete, same, writes, processor = [], [], True, True, 0, float("inf")
    for _ in range(ROUNDS):
        connection.close()
        for leftover in database.parent.glob(f"{database.name}-*"):
            leftover.unlink()
        shutil.copyfile(empty, database)
        used = time.process_time()
        new, seconds, written = _bring_in(folder)
        firsts.append(seconds)
        processor = min(processor, time.process_time() - used)
        before = fingerprint()
        _, seconds_again, writes_again = _bring_in(folder)
        agains.append(seconds_again)
        complete = complete and new == EDITIONS
        same = same and fingerprint() == before
        writes = max(writes, writes_again)
    first, again = min(firsts), min(agains)
    rows = [
        [f"import of {RECORDS} records", str(EDITIONS), f"{first:.2f}", f"{FIRST_LIMIT:.0f}", str(written)],
        ["import, unchanged", str(RECORDS), f"{again:.2f}", f"{AGAIN_LIMIT:.0f}", str(writes)],
    ]
    print(f"every row as it was after the second time: {'yes' if same else 'NO'}")
    holds = complete and same and writes == 0 and first <= FIRST_LIMIT and again <= AGAIN_LIMIT
    figures = f"import {first:.2f} s of {FIRST_LIMIT:.0f}, unchanged {again:.2f} s of {AGAIN_LIMIT:.0f}"
    return Part(HEADS, rows, holds, f"{figures}, {writes} writes; {processor:.2f} s of processor time")


def _bring_in(folder: Path) -> tuple[int, float, int]:
    """New editions, seconds, and how many statements wrote something."""
    from hallway.areas.directory.imports import importing
    from hallway.areas.directory.models import Source

    new = 0
    begun = time.perf_counter()
    with writes() as written:
        for name in FILES:
            data = importing.open_data(str(folder / name))
            conferences, report = importing.read(data)
            source = Source.objects.filter(name=name).first()
            source = source or importing.new_source(name, importing.format_of(conferences))
            new += len(importing.bring_in(data, source, conferences, report).plan.new)
    return new, time.perf_counter() - begun, len(written)


def from_memory(_folder: Path, _temporary: Path) -> Part:
    """The list of calls, kept and not kept, out of the database that the import has left."""
    with serve("granian", "hallway.project.asgi:app") as port:
        cases = {
            name: (lambda path=path, many=many: requests_per_second(Url(port, path), connections=many))
            for name, path, many in (("from memory", "/calls/", 32), ("rendered", "/calls/?open=yes", 2))
        }
        found = alternate(cases, ROUNDS)
    times = ratio(found, "from memory", "rendered")
    rows = [[f"list of calls, {name}", f"{max(figures):,.0f}"] for name, figures in found.items()]
    text = f"lists from memory × {times:.0f} of {LAYER_BAR}"
    return Part(["", "a second"], rows, times >= LAYER_BAR, text)


def searching(_folder: Path, temporary: Path) -> Part:
    """Search and facets, with a directory of 1,200 and one of 100,000."""
    from django.db import connection

    database = Path(connection.settings_dict["NAME"])
    connection.close()
    for leftover in database.parent.glob(f"{database.name}-*"):
        leftover.unlink()
    shutil.copyfile(temporary / "empty.sqlite3", database)
    rows, holds = _directory_search.search_part()
    return Part(_directory_search.HEADS, rows, holds, _directory_search.summary(rows))


PARTS: list[Callable[[Path, Path], Part]] = [importing, from_memory, searching]

if __name__ == "__main__":
    main()
