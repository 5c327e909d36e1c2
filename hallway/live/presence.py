"""How many listen to a topic now, and, where its family allows it, who.

Streams are counted, not asked: each web process reports a number for each topic every ten seconds,
so five thousand people on a page are one small row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from hallway.live import actions as live
from hallway.live.models import Presence
from hallway.live.topics import family_of, is_topic

EVERY = 10  # seconds between two reports of a process
FRESH = dt.timedelta(seconds=3 * EVERY)  # a process that has said nothing for so long is gone


@dataclass(frozen=True, slots=True)
class Present:
    """Who listens to a topic. A person with several devices counts once, a stranger's browser too."""

    count: int
    people: frozenset[int]


def present(topic: str) -> Present:
    """Who listens to a topic now; nobody for families that do not count."""
    rows = Presence.objects.filter(topic=topic, seen_at__gt=timezone.now() - FRESH)
    found = list(rows.values_list("count", "people"))
    return Present(sum(count for count, _ in found), frozenset(one for _, people in found for one in people))


def report(process: str, audience: Mapping[str, Sequence[str]]) -> None:
    """Write down who listens through this process, and push each topic's new count to its listeners.

    `audience` is the holders of the streams by topic; a stranger's holder is empty.
    """
    counted = {
        topic: holders for topic, holders in audience.items() if is_topic(topic) and family_of(topic).counts
    }
    mine = Presence.objects.filter(process=process)
    before = dict(mine.values_list("topic", "count"))
    for topic in before.keys() | counted.keys():
        holders = counted.get(topic, ())
        known = {holder for holder in holders if holder}
        count = len(known) + sum(not holder for holder in holders)
        people = sorted(map(int, known)) if family_of(topic).names else []
        with transaction.atomic():
            if count:
                now = {"count": count, "people": people, "seen_at": timezone.now()}
                Presence.objects.update_or_create(topic=topic, process=process, defaults=now)
            else:
                mine.filter(topic=topic).delete()
            if count != before.get(topic, 0):
                live.push(topic, data={"present": present(topic).count})
