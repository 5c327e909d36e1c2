"""From the outbox to the web processes: one relay in each, over one kind of database or another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the outbox that has its place in the order of telling."""

    id: int
    topic: str
    kind: str
    data: dict[str, Any]


class Away(Exception):
    """The database does not answer now."""


class Outbox(Protocol):
    """A connection of its own to the outbox. Used by one thread. Every method may raise Away."""

    def connect(self) -> None:
        """Connect, or connect anew."""

    def wait(self, seconds: float) -> None:
        """Return as soon as there may be something new, at the latest after this time."""

    def read(self, after: int, most: int) -> Sequence[Told]:
        """The oldest events that are newer than `after`, in the order in which they can be told.

        Whatever becomes visible later is newer than all of these: nothing is left out for good.
        """

    def bounds(self) -> tuple[int, int]:
        """The ids of the oldest and of the newest event; (0, 0) without any."""

    def close(self) -> None:
        """Let the connection go; never raises."""


class Listener(Protocol):
    """What a web process does with what it hears. Called on the thread of the relay."""

    def begin(self, floor: int, told: Sequence[Told]) -> None:
        """Start from this history, complete above the id `floor`; who listens already has missed events."""

    def tell(self, told: Sequence[Told]) -> None:
        """Pass on what is new."""

    def away(self, is_away: bool) -> None:
        """Events may be late from now on, or are not any more."""
