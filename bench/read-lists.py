"""How long it takes to read and check the lists of Python Deadlines: 643 conferences in two files.

The first reading also loads what a process needs once (zones, country names); the others do not.
Writing both files back must give the same bytes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

LIMIT = 0.5  # seconds for reading and checking both files, the first time
RECORDS = 643
NAMES = ("conferences.yml", "archive.yml")


def main() -> int:
    """Print the table and the verdict; 0 when the limit holds."""
    from hallway.formats.deadlines_yaml.write import write
    from hallway.formats.detect_list import detect_list
    from tests.real.data import shared_data

    folder = (shared_data() or Path("absent")) / "python-deadlines"
    if not folder.exists():
        print("no data: python-deadlines is not in HALLWAY_SHARED_DATA nor in shared/data above this folder")
        print("read-lists: falls short (no data)")
        return 1
    files = [(folder / name).read_bytes() for name in NAMES]

    def read() -> list[Any]:
        return [detect_list(data, "", name)[0] for data, name in zip(files, NAMES, strict=True)]

    lists, first = _timed(read)
    again = min(_timed(read)[1] for _ in range(5))
    written, writing = _timed(lambda: [write(one) for one in lists])
    count = sum(len(one) for one in lists)
    print(f"{'':<24}{'conferences':>12}{'seconds':>10}{'limit':>8}")
    print(f"{'read, the first time':<24}{count:>12}{first:>10.3f}{LIMIT:>8}")
    print(f"{'read again, best of 5':<24}{count:>12}{again:>10.3f}")
    print(f"{'written back':<24}{count:>12}{writing:>10.3f}")
    same = written == files
    print(f"the same bytes: {'yes' if same else 'NO'}")
    holds = first <= LIMIT and count == RECORDS and same
    print(f"read-lists: {'holds' if holds else 'falls short'} ({first:.2f} s, then {again:.2f} s)")
    return 0 if holds else 1


def _timed(work: Callable[[], list[Any]]) -> tuple[list[Any], float]:
    begun = time.perf_counter()
    return work(), time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
