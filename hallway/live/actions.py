"""Telling those who listen. Called inside the transaction of an action:

    from hallway.live import actions as live

    live.changed(BOARD(edition.slug))

Nothing is told before the commit, nothing after a rollback, and what was committed is not lost.
"""

from __future__ import annotations

import json
from typing import Any

from django.db import connection, transaction

from hallway.ground.people.models import Person
from hallway.live.models import Event
from hallway.live.states import Kind
from hallway.live.topics import family_of

CHANNEL = "hallway_live"  # of PostgreSQL's NOTIFY
LARGEST = 16 * 1024  # bytes of one push, as JSON


def changed(*topics: str) -> None:
    """Say that what these topics show is another now: browsers fetch their fragments again."""
    _write([Event(topic=_known(topic), kind=Kind.CHANGED) for topic in dict.fromkeys(topics)])


def push(topic: str, *also: str, html: str = "", data: Any = None, client_id: str = "") -> None:
    """Send something ready to be shown. For chat lines and presence only, where a fetch each is too much.

    Everybody on the topic gets the same, so it holds nothing that only some may see. `client_id`
    is what the sender's browser called the line, so that it is not shown twice. What belongs to
    several pages names the topics of the others in `also`: a browser that hears several hears it once.
    ValueError above 16 kB.
    """
    others = [_known(one) for one in dict.fromkeys(also) if one != topic]
    body = {"html": html, "data": data, "client_id": client_id, "also": others}
    small = {name: value for name, value in body.items() if value not in ("", None, [])}
    if len(json.dumps(small).encode()) > LARGEST:
        raise ValueError("this is too large to be pushed; publish `changed` instead")
    _write([Event(topic=_known(topic), kind=Kind.PUSH, data=small)])


def revoke(*, person: Person | None = None, topic: str = "") -> None:
    """Say that somebody may hear less now. Their streams end within a second and ask anew.

    Of one person, of everybody on one topic, or, with neither, of everybody on this site.
    """
    data = {"holder": holder_of(person)} if person else {}
    _write([Event(topic=topic and _known(topic), kind=Kind.REVOKED, data=data)])


def holder_of(person: Person) -> str:
    """How streams call a person."""
    return str(person.pk)


def _known(topic: str) -> str:
    """The topic itself; a typing mistake in it must not be silence."""
    family_of(topic)
    return topic


def _write(events: list[Event]) -> None:
    """Put the events into the outbox, in order."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("live events are published inside a transaction")
    Event.objects.bulk_create(events)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")
