"""What every push service does, and how it says that it could not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a browser gave us (Push API, `PushSubscription.toJSON()`): nothing in it can be trusted."""

    url: str
    p256dh: str  # public key on P-256, uncompressed, base64url
    auth: str  # 16 bytes, base64url


@dataclass(frozen=True, slots=True)
class Push:
    """One message of at most MAX_BYTES; a later one with the same topic replaces it (RFC 8030, 5.4)."""

    data: bytes
    ttl: dt.timedelta  # for how long the service keeps it for a device that is off
    topic: str  # at most 32 characters of base64url
    is_urgent: bool = False


MAX_BYTES = 3993  # RFC 8291, 4: what fits into one record of 4096 bytes


class PushError(Exception):
    """It did not arrive; the message has no secrets and may be kept and shown."""


class Gone(PushError):
    """The device has unsubscribed: never again (404, 410)."""


class Refused(PushError):
    """This message is not taken, and will not be later (too large, keys of another installation)."""


class Unavailable(PushError):
    """Not now. `retry_after` is how long the service wants to be left alone."""

    def __init__(self, text: str, retry_after: dt.timedelta = dt.timedelta(0)) -> None:
        super().__init__(text)
        self.retry_after = retry_after


class PushService(Protocol):
    def public_key(self) -> str:
        """What a browser needs to subscribe (`applicationServerKey`), base64url."""
        ...

    def check(self, subscription: Subscription) -> None:
        """Raise Refused if nothing could ever be sent there: no https, not public, no key."""
        ...

    def send(self, subscription: Subscription, push: Push) -> None:
        """Hand it over. Returns once the service has accepted it; raises a PushError otherwise."""
        ...
