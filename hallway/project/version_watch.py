"""Learning of public changes that other processes made.

Each web process keeps pages in memory and must hear when another process (a second
worker, the task worker, the command line) raises a version. The table is tiny, so it
is asked twice a second; the live relays can take over when they stand.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import connection

from hallway.ground.editions.models import PublicVersion

SECONDS = 0.5
log = logging.getLogger(__name__)


class VersionWatch:
    """A daemon thread that calls `announce(scope, version)` for every version it has not seen yet."""

    def __init__(self, announce: Callable[[str, int], None]) -> None:
        self._announce = announce
        self._seen: dict[str, int] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="version-watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=2)

    def look(self) -> None:
        """Announce what is new since the last look."""
        for scope, version in PublicVersion.objects.values_list("scope", "version"):
            if self._seen.get(scope) != version:
                self._seen[scope] = version
                self._announce(scope, version)

    def _watch(self) -> None:
        while not self._stop.wait(SECONDS):
            try:
                self.look()
            except Exception:  # the database may be away for a while; pages in memory go on being served
                log.warning("cannot read public versions; trying again", exc_info=True)
                connection.close()
        connection.close()
