"""What notices hold of a person, for download and erasure."""

from __future__ import annotations

from hallway.areas.notices.models import Choice, DeadAddress, Delivery, Habit, PushEndpoint, Told
from hallway.ground.people.models import Person
from hallway.ground.people.portability import Rows, erases, exports


@exports("notices", "notices.Told", "notices.Delivery")
def told(person: Person) -> Rows:
    notices = Told.objects.filter(person=person).order_by("at", "id")
    sent = Delivery.objects.filter(person=person).order_by("not_before", "id")
    return [
        *notices.values("kind", "path", "words", "moments", "edition__name", "until", "at", "read_at"),
        *sent.values("channel", "told__kind", "digest_on", "state", "not_before", "sent_at", "problem"),
    ]


@exports("notice_settings", "notices.Choice", "notices.Habit")
def settings(person: Person) -> Rows:
    choices = Choice.objects.filter(person=person).order_by("kind", "channel")
    habits = Habit.objects.filter(person=person)
    return [
        *choices.values("kind", "channel", "timing"),
        *habits.values("quiet_from", "quiet_until", "loud", "digest_hour"),
    ]


@exports("push_devices", "notices.PushEndpoint")
def devices(person: Person) -> Rows:
    """Names and dates; address and keys are secrets of the browser."""
    found = PushEndpoint.objects.filter(person=person)
    return list(found.values("label", "added_at", "last_ok_at", "retired_at", "problem"))


@exports("addresses_without_answer", "notices.DeadAddress")
def dead_addresses(person: Person) -> Rows:
    return list(DeadAddress.objects.filter(person=person).values("address", "problem", "since"))


@erases
def forget(person: Person, *, names_too: bool) -> None:
    for table in (Delivery, Told, Choice, Habit, PushEndpoint, DeadAddress):
        table._default_manager.filter(person=person).delete()
