"""Asking for help, answering, and saying that it is solved."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from hallway.areas.hallway.actions.telling import help_changed
from hallway.areas.hallway.models import Answer, Plea, Report
from hallway.areas.openspaces.actions.claims import take_turns
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person


@transaction.atomic
def ask(edition: Edition, *, by: Person, fields: Mapping[str, str]) -> Plea:
    """Ask for help: topic, where, text. The same twice, while it is open, is one."""
    take_turns(by)
    plea, is_new = Plea.objects.get_or_create(
        edition=edition, person=by, solved_at=None, removed_at=None, topic=fields["topic"], defaults=fields
    )
    if is_new:
        _note("asked", plea, by=by)
    return plea


@transaction.atomic
def answer(plea: Plea, text: str, *, by: Person) -> Answer:
    """Offer help, or say what to do; the asker is told. The same twice is one."""
    take_turns(by)
    line, is_new = Answer.objects.get_or_create(plea=plea, person=by, text=text)
    if is_new:
        _note("answered", plea, by=by)
    return line


@transaction.atomic
def solve(plea: Plea, *, by: Person, is_solved: bool = True) -> None:
    """Its asker says that it is solved, or that it is not after all."""
    before, after = (None, now()) if is_solved else (plea.solved_at, None)
    if Plea.objects.filter(pk=plea.pk, solved_at=before).update(solved_at=after):
        _note("solved" if is_solved else "reopened", plea, by=by)


@transaction.atomic
def remove(plea: Plea, *, by: Person) -> None:
    """Its asker or the team takes it away, and whatever was reported of it is settled."""
    moment = now()
    if Plea.objects.filter(pk=plea.pk, removed_at=None).update(removed_at=moment):
        Report.objects.filter(plea=plea, settled_at=None).update(settled_at=moment)
        _note("removed", plea, by=by)


@transaction.atomic
def take_answer_back(line: Answer, *, by: Person) -> None:
    """Its writer or the team takes an answer away."""
    if Answer.objects.filter(pk=line.pk).delete()[0]:
        _note("answer_removed", line.plea, by=by)


def _note(verb: str, plea: Plea, *, by: Person) -> None:
    record(f"hallway.help_{verb}", plea, by=by, edition=plea.edition)
    help_changed(plea.edition)
