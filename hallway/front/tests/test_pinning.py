"""Each process claims a core of its own, and none when all are taken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hallway.front.pinning import pin_to_free_core

CLAIM = """
import os, sys
from pathlib import Path
from hallway.front.pinning import pin_to_free_core
core = pin_to_free_core(Path(sys.argv[1]))
print(core, sorted(os.sched_getaffinity(0)), flush=True)
sys.stdin.read()
"""


def claim(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CLAIM, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_processes_share_no_core_until_one_ends(tmp_path: Path) -> None:
    if sys.platform != "linux":
        assert pin_to_free_core(tmp_path) is None
        return
    cores = sorted(os.sched_getaffinity(0))
    processes = [claim(tmp_path) for _ in range(len(cores) + 1)]
    told = [process.stdout.readline().strip() for process in processes if process.stdout]
    assert sorted(told) == sorted([f"{core} [{core}]" for core in cores] + [f"None {cores}"])
    for process in processes:
        process.communicate("")
    again = claim(tmp_path)
    assert again.communicate("")[0].strip() == f"{cores[0]} [{cores[0]}]"
