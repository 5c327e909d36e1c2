"""Telling the database, now and then, who listens through this web process."""

from __future__ import annotations

import asyncio

from hallway.front.event_streams import EventStreams
from hallway.ground.codes import new_code
from hallway.live.presence import EVERY, report
from hallway.project.watch import Watch


class PresenceWatch(Watch):
    """Reports the streams of this process."""

    name, seconds = "presence-watch", EVERY

    def __init__(self, streams: EventStreams) -> None:
        super().__init__()
        self._streams = streams
        self._process = new_code() + new_code()

    def look(self) -> None:
        """Report who listens now."""
        if loop := self._streams.loop:
            audience = asyncio.run_coroutine_threadsafe(self._audience(), loop)
            report(self._process, audience.result(timeout=5))

    async def _audience(self) -> dict[str, list[str]]:
        return self._streams.hub.audience()  # on the loop, where streams come and go
