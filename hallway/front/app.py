"""The front: the one ASGI application of a worker process."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from hallway.front.answers import Answer, Published
from hallway.front.asked import Asked, PageKey, read_asked
from hallway.front.event_streams import EventStreams
from hallway.front.exchange import Backend, Exchange
from hallway.front.flights import Flights
from hallway.front.pages import PageStore
from hallway.front.protocol import ASGIApp, Receive, Scope, Send, WSGIApp
from hallway.front.refusals import ClientGone, Refusal, send_refusal
from hallway.front.settings import FrontSettings

log = logging.getLogger(__name__)

Hook = Callable[[], None]
STOP_GRACE = 0.5
"""Seconds that running requests get when the process stops; the server has waited before."""
NO_STREAMS: Mapping[str, EventStreams] = MappingProxyType({})


def build_front(
    wsgi_app: WSGIApp,
    *,
    pages: PageStore,
    settings: FrontSettings,
    streams: Mapping[str, EventStreams] = NO_STREAMS,
    on_start: Sequence[Hook] = (),
    on_stop: Sequence[Hook] = (),
) -> ASGIApp:
    """The front of one worker process: `streams` by path, then published pages, then `wsgi_app`.

    Hooks run one after the other in a thread of their own (so they may use the database):
    `on_start` before the first request, where an error stops the process; `on_stop`
    after the last one, where an error is logged.
    """
    pages.limit(settings.page_memory)
    return Front(Backend(wsgi_app, pages, settings), streams=streams, on_start=on_start, on_stop=on_stop)


class Front:
    """Answers from memory what is published and hands the rest on."""

    def __init__(
        self,
        backend: Backend,
        *,
        streams: Mapping[str, EventStreams],
        on_start: Sequence[Hook],
        on_stop: Sequence[Hook],
    ) -> None:
        self._backend = backend
        self._pages = backend.pages
        self._trusted_proxies = backend.settings.trusted_proxies
        self._own_answer_cookie = backend.settings.own_answer_cookie.encode()
        self._streams = streams
        self._on_start = on_start
        self._on_stop = on_stop
        self._flights = Flights()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One ASGI connection."""
        if scope["type"] == "http":
            if stream := self._streams.get(scope["path"]):
                await stream(scope, receive, send)
                return
            asked = read_asked(scope, self._trusted_proxies, self._own_answer_cookie)
            if asked.key and (page := self._pages.find(asked.key)):
                await page.send(asked, send)
                return
            await self._answer(asked, scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await send({"type": "websocket.close"})

    async def _answer(self, asked: Asked, scope: Scope, receive: Receive, send: Send) -> None:
        shareable = asked.key if asked.method == "GET" and _has_no_body(scope) else None
        if shareable:
            while event := self._flights.current(shareable):
                await event.wait()
                if page := self._pages.find(shareable):
                    await page.send(asked, send)
                    return
        exchange = Exchange(self._backend, asked, scope, receive)
        try:
            answer = await (self._lead(shareable, exchange) if shareable else exchange.ask())
            await exchange.deliver(answer, send)
        except Refusal as refusal:
            await send_refusal(refusal, scope, send)
        except ClientGone:
            pass  # no one is left to answer
        finally:
            exchange.end()

    async def _lead(self, key: PageKey, exchange: Exchange) -> Answer:
        with self._flights.lead(key):
            try:
                answer = await exchange.ask()
            except Refusal:
                self._flights.learn(key, public=False)  # or those who wait would fail one after the other
                raise
            self._flights.learn(key, public=isinstance(answer, Published))
        return answer

    async def _live(self, receive: Receive, send: Send) -> None:
        """The lifespan of the process."""
        await receive()
        for stream in self._streams.values():
            stream.start()
        try:
            await asyncio.to_thread(self._start)
        except Exception as error:
            log.exception("the front could not start")
            await send({"type": "lifespan.startup.failed", "message": repr(error)})
            return
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for stream in self._streams.values():
            stream.stop()
        await asyncio.to_thread(self._stop)
        await send({"type": "lifespan.shutdown.complete"})

    def _start(self) -> None:
        for hook in self._on_start:
            hook()
        self._backend.pool.start()

    def _stop(self) -> None:
        self._backend.pool.stop(STOP_GRACE)
        for hook in self._on_stop:
            try:
                hook()
            except Exception:
                log.exception("a stop hook failed")


def _has_no_body(scope: Scope) -> bool:
    """Others may wait for this request, so it must not be one that its client can hold up."""
    return not any(name in (b"content-length", b"transfer-encoding") for name, _ in scope["headers"])
