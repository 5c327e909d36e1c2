"""One request that the application answers: body, thread, answer, delivery."""

from __future__ import annotations

import asyncio
import logging
from functools import cached_property

from hallway.front.answers import Answer, File, Published, Streamed, Whole, discard_soon
from hallway.front.asked import Asked
from hallway.front.body import read_body
from hallway.front.finish import Finisher
from hallway.front.pages import PageStore
from hallway.front.protocol import Head, Receive, Scope, Send, WSGIApp, value
from hallway.front.refusals import ClientGone, busy, too_slow
from hallway.front.request import make_environ
from hallway.front.settings import FrontSettings
from hallway.front.wsgi_call import WsgiCall
from hallway.front.wsgi_pool import WsgiPool

log = logging.getLogger(__name__)


class Backend:
    """The application with the threads that run it."""

    def __init__(self, app: WSGIApp, pages: PageStore, settings: FrontSettings) -> None:
        self.app = app
        self.pages = pages
        self.settings = settings
        self.pool = WsgiPool(settings.threads, settings.queue)


class BrokenOff(Exception):
    """A response that failed after its first byte. The server closes the connection on it."""


class Exchange:
    """A request on its way. `ask`, `deliver`, and `end` in every case."""

    def __init__(self, backend: Backend, asked: Asked, scope: Scope, receive: Receive) -> None:
        self._backend = backend
        self._timeout = backend.settings.request_timeout
        self._asked = asked
        self._scope = scope
        self._receive = receive
        self._answer: Answer | None = None

    async def ask(self) -> Answer:
        """The answer of the application. Raises Refusal, or ClientGone when the client leaves first."""
        settings = self._backend.settings
        body = await read_body(self._scope, self._receive, settings)
        try:
            environ = make_environ(self._scope, body, trusted_proxies=settings.trusted_proxies)
            finisher = Finisher(self._asked, self._backend.pages)
            call = WsgiCall(self._backend.app, environ, finisher.whole, finisher.head)
            self._backend.pool.submit(call)
        except BaseException:
            body.close()
            raise
        self._answer = await self._wait_for(call)
        return self._answer

    async def _wait_for(self, call: WsgiCall) -> Answer:
        try:
            await asyncio.wait(
                (call.answer, self._gone), timeout=self._timeout, return_when=asyncio.FIRST_COMPLETED
            )
            if call.answer.done():
                return call.answer.result()
            if self._gone.done():
                raise ClientGone
            raise too_slow() if call.begun else busy()
        finally:
            if self._backend.pool.withdraw(call):
                call.close_input()
            call.answer.cancel()  # whatever the thread still answers is discarded

    async def deliver(self, answer: Answer, send: Send) -> None:
        """Send the answer. Raises BrokenOff when it fails half-way."""
        if isinstance(answer, Published):
            await answer.page.send(self._asked, send)
        elif isinstance(answer, Whole):
            await send(_start(answer.head))
            await send({"type": "http.response.body", "body": answer.body if self._sends_body else b""})
        else:
            await self._deliver_pieces(answer, send)

    async def _deliver_pieces(self, answer: File | Streamed, send: Send) -> None:
        sending = asyncio.ensure_future(self._send_pieces(answer, send))
        try:
            await asyncio.wait((sending, self._gone), return_when=asyncio.FIRST_COMPLETED)
            if sending.done():
                sending.result()
        finally:
            sending.cancel()
            await asyncio.wait((sending,))  # it must not touch the answer after `end`

    async def _send_pieces(self, answer: File | Streamed, send: Send) -> None:
        await send(_start(answer.head))
        if self._sends_body:
            length = value(answer.head.headers, b"content-length")
            left = int(length) if length is not None else None
            while (piece := await self._next_piece(answer)) is not None:
                if left is not None:
                    left -= len(piece)
                    if left < 0:
                        raise BrokenOff("the response is longer than its Content-Length")
                await self._send_piece(piece, send)
            if left:
                raise BrokenOff("the response is shorter than its Content-Length")
        await send({"type": "http.response.body", "body": b""})

    async def _next_piece(self, answer: File | Streamed) -> bytes | None:
        try:
            async with asyncio.timeout(self._timeout):
                return await answer.next_piece()
        except Exception as error:
            raise BrokenOff("the application failed after the first byte") from error

    async def _send_piece(self, piece: bytes, send: Send) -> None:
        try:
            async with asyncio.timeout(self._timeout):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        except TimeoutError as error:
            raise BrokenOff("the client has stopped reading") from error

    def end(self) -> None:
        """Give back what the exchange holds."""
        if self._answer is not None:
            discard_soon(self._answer)
        if "_gone" in self.__dict__:
            self._gone.cancel()

    @property
    def _sends_body(self) -> bool:
        return self._asked.method != "HEAD"

    @cached_property
    def _gone(self) -> asyncio.Future[None]:
        """Done once the client has left. Only after the body: before, `receive` gives its pieces."""
        return asyncio.ensure_future(_until_gone(self._receive))


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _start(head: Head) -> dict[str, object]:
    return {"type": "http.response.start", "status": head.status, "headers": head.headers}
