"""What a channel does, and what became of one message."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.functional import Promise

from hallway.areas.notices.composing import Piece
from hallway.areas.notices.models import Delivery
from hallway.areas.notices.recipients import Recipient
from hallway.areas.notices.states import DeliveryState


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said to one person over one channel: one piece, or the pieces of a digest."""

    delivery: Delivery
    recipient: Recipient
    kind: str  # its key; of a digest "digest"
    pieces: list[Piece]
    more: int = 0  # how many there are beside those of `pieces`
    until: dt.datetime | None = None
    breaks_quiet: bool = False

    @property
    def is_digest(self) -> bool:
        return self.delivery.digest_on is not None


@dataclass(frozen=True, slots=True)
class Outcome:
    """SENT, WAITING (again later), GONE (this address or device never again), GIVEN_UP (this message)."""

    state: DeliveryState
    problem: str = ""
    message_id: str = ""
    retry_after: dt.timedelta = field(default=dt.timedelta(0))


class Unreachable(Exception):
    """The way out itself is closed for now: no message can go."""


class Sender(Protocol):
    def send(self, message: Message) -> Outcome:
        """Hand one message over. Raises Unreachable where none can go."""
        ...


class Channel(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str | Promise: ...

    def targets(self, recipient: Recipient) -> Iterable[int | None]:
        """One for each message that a notice becomes: a device, or None where there is but one."""
        ...

    def opened(self) -> AbstractContextManager[Sender]:
        """Ready to send a batch. Raises Unreachable."""
        ...
