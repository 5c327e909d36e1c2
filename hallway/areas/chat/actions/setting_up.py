"""What the team decides about conversations and other channels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from hallway.areas.chat.models import Backchannel, Channel
from hallway.ground.activity.actions import record
from hallway.ground.editions.models import Edition
from hallway.ground.people.models import Person
from hallway.live import actions as live


@transaction.atomic
def set_up(edition: Edition, *, by: Person, fields: Mapping[str, Any]) -> Backchannel:
    """Open the backchannel, or change for whom it is. Whoever listens is asked anew whether they may."""
    backchannel, _is_new = Backchannel.objects.get_or_create(edition=edition)
    if fields.get("server", backchannel.server) != backchannel.server:
        backchannel.seen = {}  # ids of another server say nothing here
    for name, value in fields.items():
        setattr(backchannel, name, value)
    backchannel.save()
    record("chat.set_up", backchannel, by=by, edition=edition, public=True, state=backchannel.state)
    live.revoke()
    return backchannel


@transaction.atomic
def save_channel(channel: Channel, *, by: Person) -> None:
    """List a channel, or change what is said about it."""
    channel.save()
    record("chat.channel_saved", channel, by=by, edition=channel.edition, public=True)


@transaction.atomic
def remove_channel(channel: Channel, *, by: Person) -> None:
    record("chat.channel_removed", channel, by=by, edition=channel.edition, public=True)
    channel.delete()
