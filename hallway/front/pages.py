"""The published pages that a worker process keeps in memory."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping

from hallway.front.asked import PageKey
from hallway.front.page import Page
from hallway.front.settings import MIB


class PageStore:
    """Pages by scheme, host and path; the least recently used go first. Every method is thread-safe.

    What is in the store is current: `announce` removes what it makes stale, and `add`
    refuses what is stale already, both under one lock.
    """

    def __init__(self, memory: int = 256 * MIB, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._memory = memory
        self._used = 0
        self._pages: OrderedDict[PageKey, Page] = OrderedDict()
        self._announced: dict[str, int] = {}
        self._lock = threading.Lock()

    def announce(self, scope: str, version: int) -> None:
        """Say that this version of the scope is public. Pages made from an older one are gone on return.

        Versions only rise: a lower one than before changes nothing.
        """
        with self._lock:
            if version <= self._announced.get(scope, version - 1):
                return
            self._announced[scope] = version
            stale = [key for key, page in self._pages.items() if page.versions.get(scope, version) < version]
            for key in stale:
                self._drop(key)

    def find(self, key: PageKey) -> Page | None:
        """The current page at this address, if there is one in memory."""
        with self._lock:
            page = self._pages.get(key)
            if page is None:
                return None
            if page.expires <= self.clock():
                self._drop(key)
                return None
            self._pages.move_to_end(key)
            return page

    def is_current(self, versions: Mapping[str, int]) -> bool:
        """Whether no newer version than these is announced."""
        with self._lock:
            return self._is_current(versions)

    def add(self, key: PageKey, page: Page) -> bool:
        """Keep a page. False when a newer version is announced, its time is over, or it is too large."""
        with self._lock:
            if not self._is_current(page.versions) or page.expires <= self.clock():
                return False
            if page.size > self._memory:
                return False
            if key in self._pages:
                self._drop(key)
            self._pages[key] = page
            self._used += page.size
            self._evict()
            return True

    def limit(self, memory: int) -> None:
        """Set the bytes of memory that pages may take."""
        with self._lock:
            self._memory = memory
            self._evict()

    @property
    def used(self) -> int:
        """Bytes of memory in use, about."""
        return self._used

    def __len__(self) -> int:
        return len(self._pages)

    def _is_current(self, versions: Mapping[str, int]) -> bool:
        return all(version >= self._announced.get(scope, version) for scope, version in versions.items())

    def _evict(self) -> None:
        while self._used > self._memory:
            _, page = self._pages.popitem(last=False)
            self._used -= page.size

    def _drop(self, key: PageKey) -> None:
        self._used -= self._pages.pop(key).size
