"""Telling the database, now and then, who listens through this web process."""

from __future__ import annotations

import asyncio
import logging
import threading

from django.db import connection

from hallway.front.event_streams import EventStreams
from hallway.ground.codes import new_code
from hallway.live.presence import EVERY, report

log = logging.getLogger(__name__)


class PresenceWatch:
    """A daemon thread that reports the streams of this process."""

    def __init__(self, streams: EventStreams) -> None:
        self._streams = streams
        self._process = new_code() + new_code()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="presence-watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=2)

    def look(self) -> None:
        """Report who listens now."""
        if loop := self._streams.loop:
            audience = asyncio.run_coroutine_threadsafe(self._audience(), loop)
            report(self._process, audience.result(timeout=5))

    async def _audience(self) -> dict[str, list[str]]:
        return self._streams.hub.audience()  # on the loop, where streams come and go

    def _watch(self) -> None:
        while not self._stop.wait(EVERY):
            try:
                self.look()
            except Exception:  # away for a while, or the loop is busy: the next report is soon
                log.warning("cannot report who listens; trying again", exc_info=True)
                connection.close()
        connection.close()
