"""One open stream: what waits to be sent to its client, and whether it goes on."""

from __future__ import annotations

import asyncio

from hallway.front.history import Event, Leave

RENEW = b'data: {"kind":"renew"}\n\n'
"""Ask anew what you may hear."""


class Stream:
    """A bounded buffer between the hub and one client. Only for the event loop."""

    __slots__ = (
        *("ended", "last", "leave", "number", "owner"),
        *("_frames", "_limit", "_moved", "_sender", "_size", "_waiter"),
    )

    def __init__(self, leave: Leave, owner: str, *, number: int, last: int, limit: int) -> None:
        self.number = number
        self.leave = leave
        self.owner = owner
        self.last = last
        """The newest event that was offered; what is not newer is not told again."""
        self.ended = False
        self._limit = limit
        self._frames: list[bytes] = []
        self._size = 0
        self._waiter: asyncio.Future[None] | None = None
        self._sender: asyncio.Task[None] | None = None
        self._moved = True

    def tell(self, event: Event) -> None:
        """Offer an event, unless this client has it already."""
        if event.id > self.last:
            self.last = event.id
            self.offer(event.frame)

    def offer(self, frame: bytes) -> None:
        """Send these bytes next. A client whose buffer is full is dropped; it comes again and replays."""
        if self.ended:
            return
        self._size += len(frame)
        if self._size > self._limit:
            self.drop()
            return
        self._frames.append(frame)
        self._wake()

    def finish(self) -> None:
        """End once everything that was offered is sent."""
        self.ended = True
        self._wake()

    def drop(self, last: bytes = b"") -> None:
        """End now, also in the middle of sending to a client that does not read. `last` is said instead."""
        self.ended = True
        self._frames = [last] if last else []
        self._wake()
        if self._sender is not None and self._waiter is None:
            self._sender.cancel()

    def is_stuck(self) -> bool:
        """Whether it has been sending the same bytes since this was asked last."""
        stuck = self._waiter is None and not self._moved
        self._moved = False
        return stuck

    async def next_bytes(self) -> bytes:
        """Everything that waits, as soon as there is something; empty when the stream has ended."""
        self._sender, self._moved = asyncio.current_task(), True
        if not self._frames and not self.ended:
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        frames, self._frames, self._size = self._frames, [], 0
        return frames[0] if len(frames) == 1 else b"".join(frames)

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
