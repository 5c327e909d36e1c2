"""Who listens to what in this process.

The hub knows no people and no database. It is handed events whose bytes are ready, in the order of their
ids, and passes each to the streams that listen. Everything here runs on the event loop.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from hallway.front.history import Event, History, Leave, Revocation
from hallway.front.settings import KIB, MIB
from hallway.front.stream import RENEW, Stream

Streams = dict[Stream, None]  # a set that remembers who came first


@dataclass(frozen=True, slots=True)
class HubSettings:
    """Limits of one process."""

    buffer: int = 64 * KIB
    """Bytes that may wait for one stream."""
    history: int = 20_000
    """Events to replay from, in at most `history_bytes`."""
    history_bytes: int = 8 * MIB
    streams: int = 20_000
    per_person: int = 24
    """Streams of one holder; above that the oldest ends."""
    per_address: int = 6_000
    """Streams of strangers behind one address, which may be that of a whole venue."""


class LeaveEnded(Exception):
    """What it allowed was revoked since, or that can no longer be told: ask for a new one."""


class TooMany(Exception):
    """There is no room for another stream."""


class Hub:
    """The open streams and what they replay from."""

    def __init__(self, settings: HubSettings | None = None) -> None:
        self._settings = settings or HubSettings()
        self._listening: dict[str, Streams] = {}
        self._owned: dict[str, Streams] = {}
        self._streams: Streams = {}
        self._opened = 0
        self._history = self._empty(0)

    @property
    def streams(self) -> Collection[Stream]:
        """Every open stream, the oldest first."""
        return self._streams.keys()

    @property
    def position(self) -> int:
        """The id of the newest event."""
        return self._history.position

    def begin(self, floor: int, told: Iterable[Event | Revocation]) -> None:
        """Start over from a history that is complete above the id `floor`."""
        self._history = self._empty(floor)
        for one in told:
            self._history.add(one)

    def publish(self, told: Iterable[Event | Revocation]) -> None:
        """Tell what happened, in the order of the ids. What is known already is not told again."""
        for one in told:
            if not self._history.add(one):
                continue
            if isinstance(one, Revocation):
                self._revoke(one)
            else:
                for topic in one.topics:
                    for stream in self._listening.get(topic, ()):
                        stream.tell(one)

    def broadcast(self, frame: bytes) -> None:
        """Send these bytes to every stream; they are not part of the history."""
        for stream in self._streams:
            stream.offer(frame)

    def open(self, leave: Leave, *, address: str, since: int | None) -> tuple[Stream, list[bytes] | None]:
        """A new stream, and what its client missed after the event `since`; None for more than is replayed.

        Strangers are counted by `address`. Raises LeaveEnded and TooMany.
        """
        if not self._history.holds(leave):
            raise LeaveEnded
        owner = leave.holder or f"address {address}"
        self._make_room(owner, self._settings.per_person if leave.holder else self._settings.per_address)
        missed: list[bytes] | None = []
        if since is not None:
            missed = self._history.since(since, leave.topics, limit=self._settings.buffer)
        known = since if since is not None and missed is not None else 0
        self._opened += 1
        last = max(known, self.position)
        stream = Stream(leave, owner, number=self._opened, last=last, limit=self._settings.buffer)
        self._streams[stream] = None
        self._owned.setdefault(owner, {})[stream] = None
        for topic in leave.topics:
            self._listening.setdefault(topic, {})[stream] = None
        return stream, missed

    def close(self, stream: Stream) -> None:
        """Forget a stream."""
        if stream in self._streams:
            del self._streams[stream]
            _forget(self._owned, stream.owner, stream)
            for topic in stream.leave.topics:
                _forget(self._listening, topic, stream)

    def audience(self) -> dict[str, list[str]]:
        """The holders of the streams on each topic that somebody listens to; strangers are empty texts."""
        return {topic: [one.leave.holder for one in streams] for topic, streams in self._listening.items()}

    def _empty(self, floor: int) -> History:
        return History(floor, most=self._settings.history, most_bytes=self._settings.history_bytes)

    def _revoke(self, one: Revocation) -> None:
        if one.holder:
            meant = self._owned.get(one.holder, {})
        else:
            meant = self._listening.get(one.topic, {}) if one.topic else self._streams
        for stream in meant:
            if stream.leave.is_ended_by(one):
                # One person asks at once; many come again by and by, as after a lost connection.
                stream.drop(RENEW if one.holder else b"")

    def _make_room(self, owner: str, most: int) -> None:
        if len(self._streams) >= self._settings.streams:
            raise TooMany
        mine = [stream for stream in self._owned.get(owner, ()) if not stream.ended]
        if len(mine) < most:
            return
        if owner.startswith("address "):
            raise TooMany
        mine[0].finish()  # of one person: most likely a device that went out of reach


def _forget(places: dict[str, Streams], name: str, stream: Stream) -> None:
    streams = places[name]
    del streams[stream]
    if not streams:
        del places[name]
