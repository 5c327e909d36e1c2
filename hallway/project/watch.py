"""A thread that looks at the database every so often, for as long as a web process runs."""

from __future__ import annotations

import logging
import threading
from abc import ABC, abstractmethod

from django.db import connection

log = logging.getLogger(__name__)


class Watch(ABC):
    """`start` it and `stop` it; in between it calls `look` every `seconds`.

    The database may be away for a while: the next look is soon.
    """

    name: str
    seconds: float

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name=self.name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=2)

    @abstractmethod
    def look(self) -> None:
        """What is done each time, on the thread of the watch."""

    def _watch(self) -> None:
        while not self._stop.wait(self.seconds):
            try:
                self.look()
            except Exception:
                log.warning("%s could not look; it tries again.", self.name, exc_info=True)
                connection.close()
        connection.close()
