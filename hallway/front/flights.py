"""One rendering at a time of a page that many people ask for at once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from hallway.front.asked import PageKey

REMEMBERED = 4096


class Flights:
    """Knows which pages are being rendered, and which addresses turned out not to be public.

    Only for the event loop. Nobody waits at an address that was private last time, so
    that the requests of different people do not queue behind each other there.
    """

    def __init__(self) -> None:
        self._current: dict[PageKey, asyncio.Event] = {}
        self._private: OrderedDict[PageKey, None] = OrderedDict()

    def current(self, key: PageKey) -> asyncio.Event | None:
        """The event to wait for before asking again, None to go ahead."""
        return None if key in self._private else self._current.get(key)

    @contextmanager
    def lead(self, key: PageKey) -> Iterator[None]:
        """Render the page in this block; the others wait until it ends, however it ends."""
        if key in self._current:
            yield
            return
        event = self._current[key] = asyncio.Event()
        try:
            yield
        finally:
            del self._current[key]
            event.set()

    def learn(self, key: PageKey, *, public: bool) -> None:
        """Remember whether the answer was a public page."""
        self._private.pop(key, None)
        if not public:
            self._private[key] = None
            if len(self._private) > REMEMBERED:
                self._private.popitem(last=False)
