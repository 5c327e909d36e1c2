"""The timetable engine at the size of PyCon US 2016 and of FOSDEM 2024, beside chance and a known package.

    python bench/timetable.py             the bars, in one to three minutes on an idle machine
    python bench/timetable.py --long      also the ten-minute run that the reference comes from
    python bench/timetable.py --growth N  one row of the growth table (used by the run itself)

Seconds are those of the processor, because other programs may share the machine; the engine uses one
core. Bars: a first plan within 1 s (FOSDEM 30 s), 90 % of all stars attendable within 10 s, within 1 %
of a ten-minute run after 30 s, rooms proven the best within 2 s.

The ten-minute run of the same instance and seed is recorded as `REFERENCE`: the instance is made from a
seed and the same everywhere, and a faster machine only makes the comparison stricter. `--long` runs it
again; when it finds a cheaper plan, record that.
"""

from __future__ import annotations

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import _timetables
from _harness import BENCH, ROOT, print_table, verdict

from hallway.engines.timetable import anneal, explain, feasible, rooms
from hallway.engines.timetable.board import Board, Spot, Spots
from hallway.engines.timetable.construct import construct
from hallway.engines.timetable.exact import cp_model
from hallway.engines.timetable.model import Problem
from hallway.engines.timetable.tables import Tables
from hallway.engines.timetable.validate import board_violations
from hallway.engines.timetable.worth import Worth

REFERENCE = 3076.8  # 60 million moves, seed 1
T = TypeVar("T")
SIZES = (50, 100, 200, 400, 800)
RANDOM = 100


class Case:
    """One conference, compiled."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.board = Board(problem)
        self.worth = Worth(self.board)
        self.tables = Tables(self.board, self.worth)

    def share(self, spots: Spots) -> float:
        """Which share of all stars can be attended; the plan has to be whole and legal."""
        assert len(spots) == len(self.board.sessions)
        assert board_violations(self.board, self.board.plan(spots)) == []
        score = self.worth.score(spots)
        return score.attendable / score.stars

    def improved(self, spots: Spots, seconds: float) -> Spots:
        """After so many seconds of annealing."""
        budget = anneal.Budget(seconds=seconds, clock=time.process_time)
        *_, last = anneal.anneal(self.tables, spots, budget, seed=1)
        return last.spots


def timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.process_time()
    found = work()
    return time.process_time() - began, found


def percent(share: float) -> str:
    return f"{share:.1%}"


def compare(name: str, problem: Problem, rows: list[list[str]]) -> dict[str, float]:
    """The rows of one conference: chance, first plan, ten seconds, rooms; gives what is held to a bar."""
    case = Case(problem)
    board = case.board
    steps = 40 * len(board.sessions)
    plans = [construct(board, seed=seed, steps=steps) for seed in range(RANDOM)]
    shares = sorted(case.share(plan) for plan in plans if len(plan) == len(board.sessions))
    label = f"{name}: {len(shares)} random legal plans, median and best"
    rows.append([label, "", f"{percent(statistics.median(shares))}, {percent(shares[-1])}", ""])
    first, found = timed(lambda: feasible.find(Board(problem)))
    assert isinstance(found, feasible.Found) and found.spots is not None
    rows.append(
        [f"{name}: first plan", f"{first:.2f}", percent(case.share(found.spots)), cost(case, found.spots)]
    )
    by_solver, exact = timed(lambda: feasible.by_solver(board, board.places))
    assert isinstance(exact, feasible.Found) and exact.spots is not None
    label = f"{name}: first plan by CP-SAT alone"
    rows.append([label, f"{by_solver:.2f}", percent(case.share(exact.spots)), cost(case, exact.spots)])
    spots = case.improved(found.spots, 10)
    rows.append([f"{name}: annealing", "10.00", percent(case.share(spots)), cost(case, spots)])
    seconds, roomed = timed(lambda: rooms.assign(case.tables, spots, seconds=60))
    assert isinstance(roomed, rooms.Roomed)
    label = f"{name}: rooms {'proven the best' if roomed.proven else 'NOT PROVEN'}"
    rows.append([label, f"{seconds:.2f}", percent(case.share(roomed.spots)), cost(case, roomed.spots)])
    limit = explain.bound(case.worth)
    share = limit.attendable / sum(map(len, case.worth.fans))
    rows.append([f"{name}: no plan is better than", "", percent(share), f"{limit.total:.0f}"])
    return {
        "first": max(first, by_solver),
        "share": case.share(roomed.spots),
        "rooms": seconds if roomed.proven else float("inf"),
    }


def cost(case: Case, spots: Spots) -> str:
    return f"{case.worth.score(spots).total:.0f}"


def known_package(problem: Problem, rows: list[list[str]]) -> None:
    """The same conference by conference-scheduler, in an environment that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        python = environment(Path(folder) / "venv")
        if python is None:
            print("conference-scheduler could not be installed here; its row is missing")
            return
        case = Case(problem)
        slots, told = for_the_package(case)
        done = subprocess.run(
            [str(python), str(BENCH / "_conference_scheduler.py")],
            input=json.dumps(told), capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
    if done.returncode != 0:
        print("conference-scheduler failed:", done.stderr.strip().splitlines()[-1:])
        return
    answer = json.loads(done.stdout.splitlines()[-1])
    index = case.board.session_index
    spots = {index[id_]: slots[number] for id_, number in sorted(answer["where"].items())}
    share = percent(case.share(spots)) if len(spots) == len(index) else "no solution"
    total = cost(case, spots) if len(spots) == len(index) else ""
    rows.append(["issue: conference-scheduler", f"{answer['seconds']:.2f}", share, total])


def for_the_package(case: Case) -> tuple[list[Spot], dict[str, object]]:
    """Its slots are a start in a room; it hears of everything else as unavailability."""
    board = case.board
    slots, told = [], []
    for _day, block in board.blocks:
        for start in block.starts:
            for room in sorted(block.rooms or ()):
                minutes = 180 if "tutorial" in block.phases else 30
                spot = Spot(start, board.room_index[room])
                slots.append(spot)
                seats = board.rooms[spot.room].capacity
                told.append(
                    {
                        "room": room,
                        "start": start,
                        "minutes": minutes,
                        "seats": seats,
                        "block": block.id + room,
                    }
                )
    events = []
    for t, session in enumerate(board.sessions):
        places = set(board.places[t])
        away = [number for number, spot in enumerate(slots) if spot not in places]
        kin = sorted(board.kin[t])
        events.append(
            {"id": session.id, "minutes": session.length, "demand": case.worth.audience[t],
             "not_in": away, "not_with": kin}
        )  # fmt: skip
    return slots, {"slots": told, "events": events}


def environment(folder: Path) -> Path | None:
    """A virtual environment with the package, by uv or by venv and pip; None where that fails."""
    local = ROOT / ".tools" / "bin" / "uv"
    uv = shutil.which("uv") or (str(local) if local.exists() else None)
    python = folder / "bin" / "python"
    if uv:
        commands = [
            [uv, "venv", "--quiet", str(folder)],
            [uv, "pip", "install", "--quiet", "--python", str(python), "conference-scheduler"],
        ]
    else:
        commands = [
            [sys.executable, "-m", "venv", str(folder)],
            [str(python), "-m", "pip", "install", "--quiet", "conference-scheduler"],
        ]
    for command in commands:
        if subprocess.run(command, capture_output=True, check=False).returncode != 0:
            return None
    return python


def growth(size: int) -> None:
    """One row: prepare, first plan, annealing and memory, in a process of its own."""
    problem = _timetables.sketch(1, size=size)
    prepare, case = timed(lambda: Case(problem))
    assert isinstance(case, Case)
    first, found = timed(lambda: feasible.find(case.board))
    assert isinstance(found, feasible.Found) and found.spots is not None
    seconds, steps = timed(lambda: list(anneal.anneal(case.tables, found.spots, anneal.Budget(moves=50_000))))
    memory = peak_memory()
    places = sum(map(len, case.board.places))
    spots = steps[-1].spots
    row = [
        places,
        f"{prepare:.2f}",
        f"{first:.2f}",
        f"{50_000 / seconds:,.0f}",
        percent(case.share(spots)),
        memory,
    ]
    print(json.dumps([str(size), *map(str, row)]))


def peak_memory() -> int:
    """The most memory this process had, in MB, the interpreter included."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def growth_table() -> None:
    rows = []
    for size in SIZES:
        command = [sys.executable, str(BENCH / "timetable.py"), "--growth", str(size)]
        rows.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    print("\nGrowth (after 50,000 moves)")
    heads = ["sessions", "places", "prepare s", "first plan s", "moves a second", "stars", "MB"]
    print_table(heads, rows)


def main(options: list[str]) -> None:
    if options[:1] == ["--growth"]:
        growth(int(options[1]))
        return
    loading, _module = timed(cp_model)
    print(f"Loading OR-Tools takes {loading:.1f} s once in a process; it is not in the figures below.\n")
    issue = _timetables.pycon(1)
    rows: list[list[str]] = []
    held = compare("issue", issue, rows)
    known_package(issue, rows)
    sketch = compare("sketch", _timetables.sketch(1), rows)
    compare("tight", _timetables.pycon(1, talk_blocks=_timetables.TIGHT), rows)
    print_table(["conference and step", "seconds", "stars attendable", "cost"], rows)
    big, found = timed(lambda: feasible.find(Board(_timetables.fosdem(1))))
    assert isinstance(found, feasible.Found) and found.spots is not None
    print(f"\nFOSDEM size: first plan of {len(found.spots)} events in {big:.2f} s")
    growth_table()
    case = Case(issue)
    start = feasible.find(case.board).spots
    assert start is not None
    after = case.worth.score(case.improved(start, 30)).total
    best = REFERENCE
    if "--long" in options:
        best = case.worth.score(case.improved(start, 600)).total
        print(f"\nTen minutes: {best:.1f} (recorded: {REFERENCE})")
    gap = after / best - 1
    print(f"\nAfter 30 s the plan costs {after:.1f}, {gap:+.1%} against ten minutes ({best:.1f})")
    figures = {
        f"first plan {max(held['first'], sketch['first']):.2f} s of 1": max(held["first"], sketch["first"])
        <= 1,
        f"stars {held['share']:.1%} and {sketch['share']:.1%} of 90 %": min(held["share"], sketch["share"])
        >= 0.9,
        f"rooms {held['rooms']:.2f} s of 2": max(held["rooms"], sketch["rooms"]) <= 2,
        f"FOSDEM {big:.2f} s of 30": big <= 30,
        f"30 s {gap:+.1%} of +1 %": gap <= 0.01,
    }
    verdict("timetable", all(figures.values()), "; ".join(figures))


if __name__ == "__main__":
    main(sys.argv[1:])
