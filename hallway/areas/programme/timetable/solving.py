"""A solve, from the button to the draft. Its worker writes into the run alone, so that whoever kills it
leaves the draft as it was; what it found becomes one edit when somebody says so."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hallway.areas.programme.timetable import actions, words
from hallway.areas.programme.timetable.journal import Wish
from hallway.areas.programme.timetable.models import SILENCE, Draft, Edit, SolveRun
from hallway.areas.programme.timetable.problem import (
    Material,
    is_solved,
    load,
    plan_of,
    problem_of,
    spots_of,
    weights_of,
)
from hallway.areas.programme.timetable.spots import Spot, read, spot_of
from hallway.areas.programme.timetable.states import BUSY, EditKind, RunState, Scope
from hallway.engines.timetable import solve as engine
from hallway.engines.timetable import validate
from hallway.engines.timetable.model import Plan, Problem, Progress, Score, Stage
from hallway.engines.timetable.resolve import resolve
from hallway.engines.timetable.rules import Soft
from hallway.ground.clock import now
from hallway.ground.people.models import Person

BETWEEN = 0.4  # seconds between two notes of progress
# How much dearer than usual it is to move what is public already.
KEEPING = {"much": 8.0, "some": 1.0, "none": 0.0}


class SolveBusy(Exception):
    """Another solve of this draft is under way."""


class SolveOver(Exception):
    """The run was taken over or discarded already."""


def begin(
    draft: Draft, *, by: Person, scope: str, seconds: int, keep: str = "some", day: str = ""
) -> SolveRun:
    """Ask for a solve. Raises SolveBusy."""
    expire(draft)
    try:
        with transaction.atomic():
            return SolveRun.objects.create(
                draft=draft, started_by=by, scope=scope, seconds=seconds, day=day or None,
                seed=draft.revision, report={"keep": keep},
            )  # fmt: skip
    except IntegrityError:
        raise SolveBusy from None


def stop(run: SolveRun) -> None:
    """Enough: the worker comes to an end with the best it has found so far."""
    SolveRun.objects.filter(pk=run.pk, state=RunState.SOLVING).update(stop=True)
    SolveRun.objects.filter(pk=run.pk, state=RunState.QUEUED).update(state=RunState.DISCARDED)


def discard(run: SolveRun) -> None:
    SolveRun.objects.filter(pk=run.pk, state=RunState.SOLVED).update(state=RunState.DISCARDED)


@transaction.atomic
def take_over(run: SolveRun, *, by: Person) -> Edit | None:
    """Make what was found one edit of the draft. Raises SolveOver, or what `journal.write` raises."""
    if not SolveRun.objects.filter(pk=run.pk, state=RunState.SOLVED).update(state=RunState.APPLIED):
        raise SolveOver
    wishes = [Wish(pk, read(spot), version) for pk, version, spot in run.result]
    return actions.swap_in(run.draft, wishes, by=by, kind=EditKind.SOLVE)


def expire(draft: Draft) -> None:
    """Give up runs of which nothing was heard for long: their worker has died, or there is none."""
    silent = SolveRun.objects.filter(draft=draft, state__in=BUSY, heard_at__lt=now() - SILENCE)
    silent.filter(state=RunState.QUEUED).update(
        state=RunState.FAILED,
        problem=_("No worker took it up. Is the background worker of this Hallway running?"),
    )
    silent.update(
        state=RunState.FAILED, problem=_("The solve was cut off. The draft is as it was; solve again.")
    )


def run(pk: int) -> None:
    """Worker: solve, and note on the way how far it is."""
    waiting = SolveRun.objects.filter(pk=pk, state=RunState.QUEUED)
    if not waiting.update(state=RunState.SOLVING, heard_at=now()):
        return
    found = SolveRun.objects.select_related("draft__edition").get(pk=pk)
    try:
        _solve(found)
    except Exception:
        problem = _("Something went wrong in Hallway itself; its log says more. The draft is as it was.")
        SolveRun.objects.filter(pk=pk, state__in=BUSY).update(state=RunState.FAILED, problem=problem)
        raise


def _solve(run: SolveRun) -> None:
    material = load(run.draft)
    keeping = KEEPING.get(run.report.get("keep", "some"), KEEPING["some"])
    weights = {Soft.CHANGES: weights_of(run.draft)[Soft.CHANGES] * keeping}
    problem = problem_of(material, for_solving=True, weights=weights)
    notes = _Notes(run)
    SolveRun.objects.filter(pk=run.pk).update(revision=material.draft.revision)
    last: Progress | None = None
    best: Progress | None = None
    for event in _events(run, problem, material, notes):
        notes(event)
        last = event
        best = event if event.plan is not None else best
    if best is not None and (best.conflict is None or (best.plan and best.plan.placements)):
        _finish(run, problem, material, best, notes)
    elif last is not None and last.stage == Stage.STOPPED:
        SolveRun.objects.filter(pk=run.pk, state__in=BUSY).update(state=RunState.DISCARDED)
    else:
        _impossible(run, material, last)


def _events(run: SolveRun, problem: Problem, material: Material, notes: _Notes) -> Iterator[Progress]:
    scopes = {
        Scope.UNPLACED: engine.Scope.unplaced(),
        Scope.DAY: engine.Scope.day(str(run.day or "")),
    }
    if run.scope == Scope.REPAIR:
        return iter([_repaired(run, problem, plan_of(material.rows))])
    effort = engine.Effort(seconds=float(run.seconds), seed=run.seed, stop=notes.stopped)
    scope = scopes.get(Scope(run.scope), engine.Scope.all())
    return engine.solve(problem, plan_of(material.rows), scope=scope, effort=effort)


def _repaired(run: SolveRun, problem: Problem, plan: Plan) -> Progress:
    """The fewest moves that make the draft legal again, as after a cancellation; it takes seconds at most."""
    began = time.monotonic()
    found = resolve(problem, plan, seed=run.seed)
    run.report["least"], run.report["proven"] = found.least, found.proven
    seconds = time.monotonic() - began
    if found.plan is None:
        stage = Stage.IMPOSSIBLE if found.conflict else Stage.NOT_FOUND
        return Progress(stage, seconds, conflict=found.conflict)
    return Progress(Stage.DONE, seconds, plan=found.plan, score=validate.score(problem, found.plan))


def _finish(run: SolveRun, problem: Problem, material: Material, best: Progress, notes: _Notes) -> None:
    rows = {row.pk: row for row in material.rows}
    found = spots_of(best.plan, material) if best.plan else {}
    if best.conflict and run.scope == Scope.ALL and best.plan:
        found |= _left_over(best.plan, material)
    result = [[pk, rows[pk].version, spot.written()] for pk, spot in found.items()]
    before = validate.score(problem, plan_of(material.rows))
    report = {
        **run.report,
        **_conflict(material, best),
        "before": _written(before),
        "after": _written(best.score) if best.score else {},
        "bound": best.bound,
        "rooms_proven": best.rooms_proven,
        "stopped": best.stage == Stage.STOPPED,
        "seconds": round(best.seconds, 1),
    }
    SolveRun.objects.filter(pk=run.pk, state=RunState.SOLVING).update(
        state=RunState.SOLVED, result=result, report=report, progress=notes.samples, heard_at=now()
    )


def _left_over(plan: Plan, material: Material) -> dict[int, Spot]:
    """What the plan has no place for goes into the tray, so that it is in nobody's way."""
    return {
        row.pk: spot_of(row).in_tray()
        for row in material.rows
        if row.starts_at
        and not row.is_locked
        and is_solved(row.happening)
        and str(row.happening_id) not in plan.placements
    }


def _impossible(run: SolveRun, material: Material, last: Progress | None) -> None:
    report = {**run.report, **_conflict(material, last)}
    SolveRun.objects.filter(pk=run.pk, state=RunState.SOLVING).update(
        state=RunState.IMPOSSIBLE, report=report, heard_at=now()
    )


def _conflict(material: Material, last: Progress | None) -> dict[str, Any]:
    """Why not everything could be placed, in sentences; nothing when everything was."""
    if last is not None and last.stage in {Stage.DONE, Stage.STOPPED}:
        return {}
    names = words.Names(material)
    conflict = last.conflict if last else None
    sentences = [words.conflict_line(one, names) for one in conflict.rules] if conflict else []
    if not material.places:
        sentences = [_("There are no rooms: without a room nothing can take place.")]
    elif not any(day.minutes for day in material.days):
        sentences = [_("No day has any hours yet.")]
    return {"conflict": sentences, "minimal": bool(conflict and conflict.minimal)}


def _written(score: Score) -> dict[str, Any]:
    return {
        "attendable": score.attendable,
        "stars": score.stars,
        "unplaced": score.unplaced,
        "costs": {str(rule): round(cost, 1) for rule, cost in score.costs.items() if cost},
    }


class _Notes:
    """Progress for the page, and the question whether somebody has seen enough."""

    def __init__(self, run: SolveRun) -> None:
        self.samples: list[list[float]] = []
        self._pk = run.pk
        self._thread = threading.get_ident()
        self._asked = self._written = 0.0
        self._is_over = False

    def __call__(self, event: Progress) -> None:
        if event.score is None:
            return
        sample = [round(event.seconds, 2), event.score.attendable, round(event.score.total, 1)]
        if (
            not self.samples
            or sample[1:] != self.samples[-1][1:]
            or event.stage in {Stage.DONE, Stage.STOPPED}
        ):
            self.samples.append(sample)
        if time.monotonic() - self._written > BETWEEN:
            self._written = time.monotonic()
            SolveRun.objects.filter(pk=self._pk).update(progress=self.samples[-400:], heard_at=now())

    def stopped(self) -> bool:
        """Asked very often, by the solver's own threads as well: only ours may ask the database."""
        if threading.get_ident() == self._thread and time.monotonic() - self._asked > BETWEEN:
            self._asked = time.monotonic()
            mine = SolveRun.objects.filter(pk=self._pk)
            mine.update(heard_at=now())
            state, enough = mine.values_list("state", "stop").get()
            self._is_over = enough or state != RunState.SOLVING
        return self._is_over
