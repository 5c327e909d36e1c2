"""Sending what is due, at least once, and once wherever it can be known.

A batch is leased by one conditional update, sent over one connection, and every message is recorded
right after the other side has accepted it. Whoever is killed in between leaves the lease behind; when
it ends, the rest goes again. Only a message that was accepted and not yet recorded goes twice, with
the same Message-ID (mail) or topic (push).
"""

from __future__ import annotations

import datetime as dt
import logging
import time
import traceback
import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import F

from hallway.areas.notices import composing
from hallway.areas.notices.channels import CHANNELS
from hallway.areas.notices.channels.protocol import Channel, Message, Outcome, Sender, Unreachable
from hallway.areas.notices.kinds import kind_of
from hallway.areas.notices.models import Delivery, DigestLine, Told
from hallway.areas.notices.recipients import Recipient, is_late, recipients, unheard
from hallway.areas.notices.states import DeliveryState
from hallway.areas.notices.timing import BACK_OFF, next_try
from hallway.areas.notices.unsubscribing import DIGEST
from hallway.ground.activity.notices import Timing
from hallway.ground.clock import now

BATCH: Final = 100
LEASE: Final = dt.timedelta(minutes=10)
# No message is begun this near the end of a lease: one takes at most a few timeouts of 30 seconds.
MARGIN: Final = dt.timedelta(minutes=3)
MOST_LINES: Final = 100  # of a digest are written out
_PUNCTUAL: Final = dt.timedelta(hours=1)
_log = logging.getLogger(__name__)


def deliver(seconds: float = 25) -> Counter[str]:
    """Send what is due over every channel, for at most so long each; how many ended in which state."""
    counts: Counter[str] = Counter()
    for channel in CHANNELS.values():
        end = time.monotonic() + seconds
        while time.monotonic() < end and (lease := claim(channel.key)):
            try:
                counts += _send_batch(channel, lease)
            except Unreachable as closed:
                _log.warning("%s cannot go out: %s", channel.key, closed)
                break
    return counts


def claim(channel: str, size: int = BATCH) -> str:
    """Lease the next messages that are due; the name of the lease, or nothing when there are none.

    One conditional update, so that of two workers each message is one's alone.
    """
    moment, lease = now(), uuid.uuid4().hex
    due = Delivery.objects.due(moment).filter(channel=channel)
    first = due.order_by("not_before", "id").values("pk")[:size]
    taken = due.filter(pk__in=first).update(
        lease=lease, leased_until=moment + LEASE, attempts=F("attempts") + 1
    )
    return lease if taken else ""


def _send_batch(channel: Channel, lease: str) -> Counter[str]:
    batch = _load(lease)
    counts: Counter[str] = Counter()
    waiting = list(batch.deliveries)
    try:
        with channel.opened() as sender:
            while waiting:
                if now() > (waiting[0].leased_until or now()) - MARGIN:
                    _give_back(waiting)
                    break
                counts[_send(waiting[0], batch, sender)] += 1
                del waiting[0]
    except Unreachable as closed:
        for delivery in waiting:
            _record(delivery, batch, Outcome(DeliveryState.WAITING, str(closed)))
        raise
    return counts


@dataclass(frozen=True, slots=True)
class _Batch:
    deliveries: list[Delivery]
    people: dict[int, Recipient]
    templates: composing.Templates


def _load(lease: str) -> _Batch:
    mine = Delivery.objects.filter(lease=lease, state=DeliveryState.WAITING)
    deliveries = list(mine.select_related("told__edition", "endpoint").order_by("not_before", "id"))
    people = recipients({one.person_id for one in deliveries})
    return _Batch(deliveries, people, composing.templates())


def _send(delivery: Delivery, batch: _Batch, sender: Sender) -> DeliveryState:
    """Send one message, or say why not; its state afterwards."""
    if delivery.attempts > len(BACK_OFF) + 1:  # whoever tried last did not live to say what happened
        return _record(delivery, batch, Outcome(DeliveryState.GIVEN_UP, "It was tried too often."))
    if later := _quiet_until(delivery, batch):
        _again(delivery, later, attempts=delivery.attempts - 1)
        return DeliveryState.WAITING
    try:
        prepared = _prepare(delivery, batch)
        outcome = Outcome(prepared) if isinstance(prepared, DeliveryState) else sender.send(prepared)
    except Unreachable:
        raise
    except Exception as error:  # one message must not keep the others of its batch from going
        outcome = Outcome(DeliveryState.WAITING, f"An error in Hallway: {type(error).__name__}")
        place = traceback.extract_tb(error.__traceback__)[-1]
        # Without the text of the error, which may name an address.
        _log.error(
            "Delivery %s: %s in %s:%s", delivery.pk, type(error).__name__, place.filename, place.lineno
        )
    return _record(delivery, batch, outcome)


def _prepare(delivery: Delivery, batch: _Batch) -> Message | DeliveryState:
    """What is to be said now, after everything that may have changed since it was decided."""
    reader = batch.people.get(delivery.person_id)
    if reader is None or not reader.is_active:
        return DeliveryState.GONE
    told, more = ([delivery.told], 0) if delivery.told else _lines(delivery)
    quiet = unheard(one for one in told if one)
    wanted = [one for one in told if one and one.pk not in quiet and _wants(reader, one, delivery.channel)]
    held = _as_they_are_now(wanted)
    timely = [one for one in held if not is_late(one.until, now())]
    if not timely:
        return _why_not(wanted, held)
    pieces = [composing.piece(one, reader, batch.templates) for one in timely]
    ends = [one.until for one in timely if one.until]
    kind = kind_of(timely[0].kind)
    return Message(
        delivery=delivery,
        recipient=reader,
        kind=DIGEST if delivery.digest_on else timely[0].kind,
        pieces=[piece for piece in pieces if piece],
        more=more,
        until=min(ends) if ends else None,
        breaks_quiet=bool(kind and kind.breaks_quiet and not delivery.digest_on),
    )


def _lines(delivery: Delivery) -> tuple[list[Told], int]:
    lines = DigestLine.objects.filter(delivery=delivery)
    first = lines.select_related("told__edition").order_by("told")[:MOST_LINES]
    return [line.told for line in first], max(0, lines.count() - MOST_LINES)


def _as_they_are_now(told: Sequence[Told]) -> list[Told]:
    """Those that still hold, in the words that hold now. All are one person's."""
    gone: set[int] = set()
    by_kind: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_kind[one.kind].append(one)
    for key, some in by_kind.items():
        kind = kind_of(key)
        if kind is None or kind.anew is None:
            continue
        words = kind.anew(some[0].person_id, [one.words for one in some])
        for one, new in zip(some, words, strict=True):
            if new is None:
                gone.add(one.pk)
            else:
                one.words = dict(new)
    return [one for one in told if one.pk not in gone]


def _why_not(wanted: Sequence[Told], held: Sequence[Told]) -> DeliveryState:
    if held:
        return DeliveryState.TOO_LATE
    return DeliveryState.PASSED if wanted else DeliveryState.OFF


def _wants(reader: Recipient, told: Told, channel: str) -> bool:
    kind = kind_of(told.kind)
    return kind is not None and reader.timing(kind, channel) != Timing.OFF


def _quiet_until(delivery: Delivery, batch: _Batch) -> dt.datetime | None:
    """The end of quiet hours that have begun since it was decided; a digest comes at its own hour."""
    moment = now()
    if delivery.digest_on and moment - delivery.not_before < _PUNCTUAL:
        return None
    at = _after_quiet(delivery, batch, moment)
    return at if at > moment else None


def _after_quiet(delivery: Delivery, batch: _Batch, moment: dt.datetime) -> dt.datetime:
    reader = batch.people.get(delivery.person_id)
    if reader is None:
        return moment
    told = delivery.told
    quiet = reader.quiet(kind_of(told.kind) if told else None, delivery.channel)
    zone = reader.zone(told.edition.timezone if told and told.edition else "")
    return quiet.after(moment, zone) if quiet else moment


def _record(delivery: Delivery, batch: _Batch, outcome: Outcome) -> DeliveryState:
    """Write down what became of it. The shorter the way from the acceptance to here, the better."""
    mine = Delivery.objects.filter(pk=delivery.pk)
    if outcome.state == DeliveryState.SENT:
        mine.update(
            state=DeliveryState.SENT,
            sent_at=now(),
            leased_until=None,
            message_id=outcome.message_id,
            problem="",
        )
        return DeliveryState.SENT
    if outcome.state == DeliveryState.WAITING:
        at = next_try(delivery.attempts, now())
        if at is not None:
            at = _after_quiet(delivery, batch, max(at, now() + outcome.retry_after))
            _again(delivery, at, attempts=delivery.attempts, problem=outcome.problem)
            return DeliveryState.WAITING
        outcome = Outcome(DeliveryState.GIVEN_UP, outcome.problem)
    mine.filter(lease=delivery.lease).update(
        state=outcome.state, leased_until=None, problem=outcome.problem[:300]
    )
    return outcome.state


def _again(delivery: Delivery, at: dt.datetime, *, attempts: int, problem: str = "") -> None:
    mine = Delivery.objects.filter(pk=delivery.pk, lease=delivery.lease)
    mine.update(not_before=at, leased_until=None, attempts=attempts, problem=problem[:300])


def _give_back(deliveries: list[Delivery]) -> None:
    """Return what was leased and not begun."""
    for delivery in deliveries:
        _again(delivery, delivery.not_before, attempts=delivery.attempts - 1)
