"""Hallway mode, and telling the team that something does not belong here."""

from __future__ import annotations

from django.db import transaction

from hallway.areas.hallway.models import Beacon, Mode, Plea, Report
from hallway.ground.activity.actions import record
from hallway.ground.clock import now
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person


@transaction.atomic
def set_mode(edition: Edition, *, on: bool, by: Person) -> None:
    """Silence what is about talks, or hear of it again. It is the person's own, so no history."""
    if on:
        Mode.objects.bulk_create([Mode(edition=edition, person=by)], ignore_conflicts=True)
    else:
        Mode.objects.filter(edition=edition, person=by).delete()


@transaction.atomic
def report(thing: Beacon | Plea, text: str, *, by: Person) -> None:
    """Tell the team; once each. The log does not know who did, only the report does."""
    about = {"beacon": thing} if isinstance(thing, Beacon) else {"plea": thing}
    if not Report.objects.filter(person=by, **about).exists():
        Report.objects.bulk_create([Report(person=by, text=text, **about)], ignore_conflicts=True)
        record("hallway.reported", thing, by=None, edition=thing.edition)


@transaction.atomic
def settle(one: Report, *, by: Person) -> None:
    """The team has looked at it, and it may stay."""
    if Report.objects.filter(pk=one.pk, settled_at=None).update(settled_at=now()):
        thing = one.beacon or one.plea
        record("hallway.report_settled", thing, by=by, edition=thing.edition if thing else None)
