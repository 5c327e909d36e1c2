"""What people do about their notices, and the team about its mails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from django.db import transaction

from hallway.areas.notices.deciding import zone_of
from hallway.areas.notices.kinds import TRIAL
from hallway.areas.notices.models import (
    Choice,
    DeadAddress,
    Delivery,
    Habit,
    MailTemplate,
    PushEndpoint,
    Told,
)
from hallway.areas.notices.recipients import recipients
from hallway.areas.notices.states import DeliveryState
from hallway.areas.notices.timing import digest_at
from hallway.areas.notices.unsubscribing import DIGEST, Off
from hallway.ground.activity import notices
from hallway.ground.activity.actions import record
from hallway.ground.activity.notices import Timing
from hallway.ground.clock import now
from hallway.ground.people.models import Person
from hallway.ports import push
from hallway.ports.push.protocol import Subscription

MOST_DEVICES = 20


class TooManyDevices(Exception):
    """Somebody has more devices than anybody carries."""


@transaction.atomic
def choose(person: Person, choices: Mapping[tuple[str, str], Timing], *, by: Person) -> None:
    """Take over (kind, channel) → timing. What has not gone yet goes by it as well."""
    for (kind, channel), timing in choices.items():
        Choice.objects.update_or_create(
            person=person, kind=kind, channel=channel, defaults={"timing": timing}
        )
    record("notices.chosen", by=by, choices=len(choices))


@transaction.atomic
def change_habit(
    person: Person,
    *,
    by: Person,
    quiet: tuple[dt.time, dt.time],
    loud: Sequence[str],
    digest_hour: int,
    time_zone: str,
) -> None:
    """Take over quiet hours, the digest's hour and the zone; digests that wait move to the new hour."""
    Habit.objects.update_or_create(
        person=person,
        defaults={
            "quiet_from": quiet[0],
            "quiet_until": quiet[1],
            "loud": list(loud),
            "digest_hour": digest_hour,
        },
    )
    if person.time_zone != time_zone:
        person.time_zone = time_zone
        person.save(update_fields=["time_zone", "changed_at"])
    _move_digests(person)
    record("notices.habit_changed", by=by)


def _move_digests(person: Person) -> None:
    reader = recipients([person.pk])[person.pk]
    waiting = Delivery.objects.filter(
        person=person, state=DeliveryState.WAITING, leased_until=None, digest_on__isnull=False
    )
    for digest in waiting:
        first = digest.lines.select_related("told__edition").first()
        if first and digest.digest_on:
            at = digest_at(digest.digest_on, reader.habit.digest_hour, zone_of(first.told, reader))
            waiting.filter(pk=digest.pk).update(not_before=max(at, now()))


@transaction.atomic
def turn_off(off: Off) -> bool:
    """What the link in a mail says; whether there is still somebody whom it concerns. Idempotent.

    Who holds the link has the mail, so it needs no sign-in; it can only make things quieter.
    """
    person = Person.objects.filter(pk=off.person, is_active=True).first()
    if person is None:
        return False
    kinds = [off.kind]
    if off.kind == DIGEST:
        reader = recipients([person.pk])[person.pk]
        every = notices.kinds().values()
        kinds = [kind.key for kind in every if reader.timing(kind, off.channel) == Timing.DIGEST]
    for kind in kinds:
        Choice.objects.update_or_create(
            person=person, kind=kind, channel=off.channel, defaults={"timing": Timing.OFF}
        )
    record("notices.turned_off", by=person, kind=off.kind, channel=off.channel)
    return True


@transaction.atomic
def add_device(person: Person, subscription: Subscription, *, by: Person, label: str) -> PushEndpoint:
    """Show notices in this browser from now on. Raises push.Refused or TooManyDevices.

    A browser has one endpoint whoever is signed in there, so it moves to the person who asked last:
    the one before would be read by others.
    """
    push.service().check(subscription)
    working = PushEndpoint.objects.filter(person=person, retired_at=None).exclude(url=subscription.url)
    if working.count() >= MOST_DEVICES:
        raise TooManyDevices
    # Another person's messages for this browser stay behind: they leave with the old row.
    PushEndpoint.objects.filter(url=subscription.url).exclude(person=person).delete()
    endpoint, _is_new = PushEndpoint.objects.update_or_create(
        url=subscription.url,
        defaults={
            "person": person,
            "p256dh": subscription.p256dh,
            "auth": subscription.auth,
            "label": label[:80],
            "retired_at": None,
            "problem": "",
        },
    )
    record("notices.device_added", by=by, service=(urlsplit(subscription.url).hostname or "")[:80])
    return endpoint


@transaction.atomic
def remove_device(endpoint: PushEndpoint, *, by: Person) -> None:
    endpoint.delete()
    record("notices.device_removed", by=by)


@transaction.atomic
def try_device(endpoint: PushEndpoint, *, by: Person) -> bool:
    """Send a trial message to one device; False when one has gone within this minute."""
    minute = now().replace(second=0, microsecond=0)
    told, is_new = Told.objects.get_or_create(
        person_id=endpoint.person_id,
        key=f"trial:{endpoint.pk}:{minute:%Y%m%d%H%M}",
        defaults={"kind": TRIAL.key, "path": "/me/notices/settings/", "decided_at": now()},
    )
    if is_new:
        Delivery.objects.create(
            key=f"push:{told.pk}:{endpoint.pk}",
            person_id=endpoint.person_id,
            channel="push",
            told=told,
            endpoint=endpoint,
            not_before=now(),
        )
    return is_new


@transaction.atomic
def revive_address(dead: DeadAddress, *, by: Person) -> None:
    """Send mail to the address again, from the next notice on."""
    dead.delete()
    record("notices.address_revived", by=by)


def mark_read(person: Person, told: Told | None = None) -> None:
    """Note that somebody has seen one of their notices, or all."""
    mine = Told.objects.filter(person=person, read_at=None)
    (mine.filter(pk=told.pk) if told else mine).update(read_at=now())


@transaction.atomic
def write_template(kind: str, language: str, *, subject: str, body: str, by: Person) -> None:
    """Use the team's own words for this kind from now on. The forms have checked the names in them."""
    MailTemplate.objects.update_or_create(
        kind=kind, language=language, defaults={"subject": subject, "body": body, "changed_at": now()}
    )
    record("notices.template_written", by=by, kind=kind, language=language, label=subject[:80])


@transaction.atomic
def drop_template(kind: str, language: str, *, by: Person) -> None:
    """Go back to the words in the code; nothing happens where they are used already."""
    deleted, _by_model = MailTemplate.objects.filter(kind=kind, language=language).delete()
    if deleted:
        record("notices.template_dropped", by=by, kind=kind, language=language)
