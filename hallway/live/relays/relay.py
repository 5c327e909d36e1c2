"""The thread of a web process that reads the outbox and tells the process."""

from __future__ import annotations

import logging
import threading

from hallway.live.relays.protocol import Away, Listener, Outbox

LOOK = 1.0  # seconds after which it looks without having been called, should a call get lost
AT_ONCE = 1000  # events
HISTORY = 5000  # events that a new process reads to replay from
PAUSES = (0.1, 0.5, 1.0, 2.0)  # seconds between attempts to reach the database

log = logging.getLogger(__name__)


class Relay:
    """Tells everything once and in order, whatever happens to the database in between."""

    def __init__(self, outbox: Outbox, listener: Listener) -> None:
        self._outbox = outbox
        self._listener = listener
        self._position: int | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="live-relay", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=2)

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                self._outbox.connect()
                self._begin()
                self._listener.away(False)
                failures = 0
                while not self._stopping.is_set():
                    self._outbox.wait(LOOK)
                    self._pass_on()
            except Away as error:
                if not failures:
                    log.warning("Live events have to wait for the database: %s", error)
                self._listener.away(True)
                self._stopping.wait(PAUSES[min(failures, len(PAUSES) - 1)])
                failures += 1
            except Exception:  # the thread must outlive whatever a single event does to it
                log.exception("The live relay stumbled; it goes on.")
                self._stopping.wait(PAUSES[-1])
        self._outbox.close()

    def _begin(self) -> None:
        """Start, or go on where it was; begin anew where events in between are gone from the outbox."""
        oldest, newest = self._outbox.bounds()
        if self._position is not None and oldest - 1 <= self._position <= newest:
            self._pass_on()
            return
        floor = max(oldest - 1, newest - HISTORY, 0)
        told = self._outbox.read(floor, HISTORY)
        self._position = told[-1].id if told else floor
        self._listener.begin(floor, told)
        self._pass_on()

    def _pass_on(self) -> None:
        while told := self._outbox.read(self._position or 0, AT_ONCE):
            self._listener.tell(told)
            self._position = told[-1].id
