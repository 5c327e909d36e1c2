"""What was told lately: enough to replay to a client that was away for a moment."""

from __future__ import annotations

from collections import deque
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

AHEAD = 1000
"""How many events another process may be in front of this one. More: the ids have begun anew."""


class Event(NamedTuple):
    """One thing to tell. `frame` is what goes over the wire, its id included."""

    id: int
    topic: str
    frame: bytes
    also: tuple[str, ...] = ()
    """Further topics that it belongs to. Who listens to several hears it once."""

    @property
    def topics(self) -> tuple[str, ...]:
        return (self.topic, *self.also)


class Revocation(NamedTuple):
    """From here on `holder`, or whoever listens to `topic`, asks anew. Both empty: everybody."""

    id: int
    holder: str
    topic: str


@dataclass(frozen=True, slots=True)
class Leave:
    """What somebody may listen to, as it was decided when the newest event was `position`."""

    holder: str
    """Empty for strangers."""
    topics: frozenset[str]
    position: int
    expires: float
    """Seconds on the clock of `time.time()`."""

    def is_ended_by(self, one: Revocation) -> bool:
        """Whether the revocation came later and means this."""
        if one.id <= self.position:
            return False
        if one.holder:
            return one.holder == self.holder
        return not one.topic or one.topic in self.topics


class History:
    """Events and revocations in the order of their ids, complete above `floor`."""

    def __init__(self, floor: int, *, most: int, most_bytes: int) -> None:
        self.position = floor
        self.floor = floor
        self._most = most
        self._most_bytes = most_bytes
        self._bytes = 0
        self._events: deque[Event] = deque()
        self._revocations: deque[Revocation] = deque()

    def add(self, one: Event | Revocation) -> bool:
        """Keep it; False if it is known already. The oldest go when there are too many."""
        if one.id <= self.position:
            return False
        self.position = one.id
        if isinstance(one, Revocation):
            self._revocations.append(one)
            return True
        self._events.append(one)
        self._bytes += len(one.frame)
        while len(self._events) > self._most or self._bytes > self._most_bytes:
            gone = self._events.popleft()
            self._bytes -= len(gone.frame)
            self.floor = gone.id
        while self._revocations and self._revocations[0].id <= self.floor:
            self._revocations.popleft()
        return True

    def holds(self, leave: Leave) -> bool:
        """Whether the leave was not revoked since, as far as can be told."""
        return leave.position >= self.floor and not any(map(leave.is_ended_by, self._revocations))

    def since(self, position: int, topics: AbstractSet[str], *, limit: int) -> list[bytes] | None:
        """The frames of these topics after an event; None if that is too long ago or above `limit` bytes.

        A client that another process has told more than this one knows yet has missed nothing.
        """
        if position < self.floor or position > self.position + AHEAD:
            return None
        found: list[bytes] = []
        for event in reversed(self._events):
            if event.id <= position:
                break
            if event.topic in topics or not topics.isdisjoint(event.also):
                limit -= len(event.frame)
                if limit < 0:
                    return None
                found.append(event.frame)
        return found[::-1]
