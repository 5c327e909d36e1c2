"""Web push: every device of a person is a message of its own."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy

from hallway.areas.notices.channels.mail import subject_of
from hallway.areas.notices.channels.protocol import Message, Outcome
from hallway.areas.notices.composing import absolute
from hallway.areas.notices.models import PushEndpoint
from hallway.areas.notices.recipients import Recipient
from hallway.areas.notices.states import DeliveryState
from hallway.ground.clock import now
from hallway.ports import push
from hallway.ports.push.protocol import Gone, Push, PushService, Refused, Subscription, Unavailable

# How long a service keeps it for a device that is off; the ones there are keep nothing for longer.
LONGEST, USUAL = dt.timedelta(days=28), dt.timedelta(days=2)
_MOST_LETTERS = 300


class PushChannel:
    key = "push"
    label = gettext_lazy("On my devices")

    def targets(self, recipient: Recipient) -> Iterable[int | None]:
        return [endpoint.pk for endpoint in recipient.endpoints]

    @contextmanager
    def opened(self) -> Iterator[PushSender]:
        yield PushSender(push.service())


class PushSender:
    def __init__(self, service: PushService) -> None:
        self._service = service

    def send(self, message: Message) -> Outcome:
        endpoint = message.delivery.endpoint
        if endpoint is None or endpoint.retired_at:
            return Outcome(DeliveryState.GONE, "The device has gone.")
        mine = PushEndpoint.objects.filter(pk=endpoint.pk)
        try:
            self._service.send(subscription_of(endpoint), compose(message))
        except Gone as error:
            mine.update(retired_at=now(), problem=str(error))
            return Outcome(DeliveryState.GONE, str(error))
        except Refused as error:
            mine.update(problem=str(error))
            return Outcome(DeliveryState.GIVEN_UP, str(error))
        except Unavailable as error:
            return Outcome(DeliveryState.WAITING, str(error), retry_after=error.retry_after)
        mine.update(last_ok_at=now(), problem="")
        return Outcome(DeliveryState.SENT)


def subscription_of(endpoint: PushEndpoint) -> Subscription:
    return Subscription(endpoint.url, endpoint.p256dh, endpoint.auth)


def compose(message: Message) -> Push:
    """What the service worker reads: title, body, the page that a click opens, and a tag.

    Service and device replace what has the same topic and tag, so that a message that was
    sent twice is shown once.
    """
    reader = message.recipient
    topic = salted_hmac("hallway.notices.topic", message.delivery.key).hexdigest()[:32]
    with translation.override(reader.language):
        if message.is_digest and len(message.pieces) + message.more > 1:
            body = "\n".join(piece.subject for piece in message.pieces)
            url = absolute("/me/notices/", reader.language)
        else:
            body, url = message.pieces[0].text, message.pieces[0].link
        payload = {"title": subject_of(message)[:120], "body": body[:_MOST_LETTERS], "url": url, "tag": topic}
    left = message.until - now() if message.until else USUAL
    return Push(
        json.dumps(payload, ensure_ascii=False).encode(),
        ttl=max(dt.timedelta(0), min(left, LONGEST)),
        topic=topic,
        is_urgent=message.breaks_quiet,
    )
