"""What of the ground takes rights away. Areas call `revoke` in their own actions."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.dispatch import receiver

from hallway.ground.activity.actions import witness
from hallway.ground.activity.models import Activity
from hallway.ground.people.models import Person
from hallway.live import actions as live


@witness
def of_the_ground(activity: Activity) -> None:
    """A role that ended, a person who was erased, an edition that is hidden now."""
    if activity.verb == "role.revoked":
        _ask_anew(activity.data["person"])
    elif activity.verb == "person.erased":
        _ask_anew(activity.object_id)
    elif activity.verb == "edition.hidden":
        live.revoke()


@receiver(user_logged_out)
def of_the_session(user: Person | None, **_more: Any) -> None:
    """Somebody who signed out; their other browsers ask anew and go on."""
    if user is not None:
        with transaction.atomic():
            live.revoke(person=user)


def _ask_anew(pk: int | str) -> None:
    for person in Person.objects.filter(pk=pk):
        live.revoke(person=person)
