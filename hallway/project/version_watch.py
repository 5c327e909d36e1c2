"""Learning of public changes that other processes made.

Each web process keeps pages in memory and must hear when another process (a second
worker, the task worker, the command line) raises a version. The table is tiny, so it
is asked twice a second; the live relays can take over when they stand.
"""

from __future__ import annotations

from collections.abc import Callable

from hallway.ground.editions.models import PublicVersion
from hallway.project.watch import Watch


class VersionWatch(Watch):
    """Calls `announce(scope, version)` for every version that it has not seen yet.

    While the database is away, pages in memory go on being served.
    """

    name, seconds = "version-watch", 0.5

    def __init__(self, announce: Callable[[str, int], None]) -> None:
        super().__init__()
        self._announce = announce
        self._seen: dict[str, int] = {}

    def look(self) -> None:
        """Announce what is new since the last look."""
        for scope, version in PublicVersion.objects.values_list("scope", "version"):
            if self._seen.get(scope) != version:
                self._seen[scope] = version
                self._announce(scope, version)
