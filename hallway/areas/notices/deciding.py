"""From `Told` to `Delivery`: over which channels, now or in the digest, and not before when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction

from hallway.areas.notices.channels import CHANNELS
from hallway.areas.notices.kinds import kind_of
from hallway.areas.notices.models import Delivery, DigestLine, Told
from hallway.areas.notices.recipients import Recipient, is_late, recipients, unheard
from hallway.areas.notices.states import DeliveryState
from hallway.areas.notices.timing import digest_at, next_digest
from hallway.ground.activity.notices import Kind, Timing
from hallway.ground.clock import now

CHUNK = 500
_TOO_LATE = "It would have arrived too late."


def decide() -> int:
    """Decide for everything that is told and not decided yet; how many that were."""
    count = 0
    while decided := _decide_some():
        count += decided
    return count


@transaction.atomic
def _decide_some() -> int:
    undecided = Told.objects.filter(decided_at=None).order_by("id").select_related("edition")
    # Of two workers each takes rows of its own; SQLite has one writer at a time anyway.
    rows = list(undecided.select_for_update(skip_locked=True, of=("self",))[:CHUNK])
    moment = now()
    people = recipients({row.person_id for row in rows})
    singles: list[Delivery] = []
    lines: list[_Line] = []
    quiet = unheard(rows)
    for row in rows:
        reader, kind = people.get(row.person_id), kind_of(row.kind)
        if reader and kind and reader.is_active and row.pk not in quiet:
            for decided in _decided(row, kind, reader, moment):
                if isinstance(decided, _Line):
                    lines.append(decided)
                else:
                    singles.append(decided)
    Delivery.objects.bulk_create(singles, ignore_conflicts=True)
    _put_into_digests(lines, moment)
    Told.objects.filter(pk__in=[row.pk for row in rows]).update(decided_at=moment)
    return len(rows)


@dataclass(slots=True)
class _Line:
    """One notice for one digest; `day` moves on when the digest of that day has already gone."""

    told: Told
    reader: Recipient
    channel: str
    target: int | None
    day: dt.date

    @property
    def key(self) -> str:
        return f"digest:{self.channel}:{self.reader.id}:{self.day}:{self.target or ''}"

    def delivery(self, moment: dt.datetime) -> Delivery:
        at = digest_at(self.day, self.reader.habit.digest_hour, zone_of(self.told, self.reader))
        return Delivery(
            key=self.key,
            person_id=self.reader.id,
            channel=self.channel,
            endpoint_id=self.target,
            digest_on=self.day,
            not_before=max(at, moment),
        )


def _decided(row: Told, kind: Kind, reader: Recipient, moment: dt.datetime) -> Iterator[Delivery | _Line]:
    zone = zone_of(row, reader)
    for channel in CHANNELS.values():
        timing = reader.timing(kind, channel.key)
        if timing == Timing.OFF:
            continue
        day, digest = next_digest(moment, reader.habit.digest_hour, zone)
        # What cannot wait for the digest comes by itself: late is worse than single.
        in_digest = timing == Timing.DIGEST and not is_late(row.until, digest)
        for target in channel.targets(reader):
            if in_digest:
                yield _Line(row, reader, channel.key, target, day)
            else:
                yield _single(row, kind, reader, channel.key, target, moment)


def _single(
    row: Told, kind: Kind, reader: Recipient, channel: str, target: int | None, moment: dt.datetime
) -> Delivery:
    quiet = reader.quiet(kind, channel)
    at = quiet.after(moment, zone_of(row, reader)) if quiet else moment
    late = is_late(row.until, at)
    return Delivery(
        key=f"{channel}:{row.pk}:{target or ''}",
        person_id=row.person_id,
        channel=channel,
        told=row,
        endpoint_id=target,
        not_before=at,
        state=DeliveryState.TOO_LATE if late else DeliveryState.WAITING,
        problem=_TOO_LATE if late else "",
    )


def zone_of(row: Told, reader: Recipient) -> ZoneInfo:
    """The reader's zone; the conference's for somebody who has not said where they are."""
    return reader.zone(row.edition.timezone if row.edition else "")


def _put_into_digests(lines: Iterable[_Line], moment: dt.datetime) -> None:
    """Put every line into the digest of its day, or of the day after where that has gone already.

    The digest is locked while lines are added: it is either sent with them, or it takes none.
    """
    left = list(lines)
    while left:
        Delivery.objects.bulk_create(
            {line.key: line.delivery(moment) for line in left}.values(), ignore_conflicts=True
        )
        found = Delivery.objects.filter(key__in={line.key for line in left})
        is_open = found.filter(state=DeliveryState.WAITING, leased_until=None)
        ids = dict(is_open.select_for_update().order_by("key").values_list("key", "pk"))
        fitting = [line for line in left if line.key in ids]
        DigestLine.objects.bulk_create(
            [DigestLine(delivery_id=ids[line.key], told=line.told) for line in fitting], ignore_conflicts=True
        )
        left = [line for line in left if line.key not in ids]
        for line in left:
            line.day += dt.timedelta(days=1)
