"""One call of a WSGI application on a pool thread (PEP 3333), answering to the event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from hallway.front.answers import Answer, File, FileWrapper, Streamed, close_quietly, discard_soon
from hallway.front.protocol import Environ, Head, Headers, WSGIApp, value
from hallway.front.refusals import ClientGone, broken

log = logging.getLogger(__name__)

Finish = Callable[[Head, bytes], Answer]
"""Turns a whole response into what is sent: published, compressed, or as it is."""
FinishHead = Callable[[Head], Head]

WHOLE_BELOW = 8 * 1024 * 1024
"""Responses of a declared length up to this are taken whole: Django has them in memory anyway."""
WHOLE_FILE_BELOW = 256 * 1024
ONE_HOP = frozenset({b"connection", b"keep-alive", b"proxy-connection", b"transfer-encoding", b"upgrade"})


class StartResponse:
    """The `start_response` of one call: remembers the head until it is given away."""

    def __init__(self) -> None:
        self.head: Head | None = None
        self.given = False
        self.written: list[bytes] = []

    def __call__(
        self, status: str, headers: list[tuple[str, str]], exc_info: Any = None
    ) -> Callable[[bytes], None]:
        if exc_info and self.given:
            raise exc_info[1].with_traceback(exc_info[2])
        if self.head is not None and not exc_info:
            raise RuntimeError("start_response was called twice")
        self.head = Head(int(status[:3]), _encoded(headers))
        return self.written.append

    def take(self) -> Head:
        """The head, which can no longer change."""
        if self.head is None:
            raise RuntimeError("the application did not call start_response")
        self.given = True
        return self.head


class WsgiCall:
    """A job for the pool. `answer` is settled on the loop; closing the response is seen to in every case."""

    def __init__(self, app: WSGIApp, environ: Environ, finish: Finish, finish_head: FinishHead) -> None:
        self._app = app
        self._environ = environ
        self._input = environ["wsgi.input"]  # middleware may put another one there
        self._finish = finish
        self._finish_head = finish_head
        self.begun = False
        self._loop = asyncio.get_running_loop()
        self.answer: asyncio.Future[Answer] = self._loop.create_future()

    def __call__(self) -> None:
        self.begun = True
        start = StartResponse()
        try:
            self._run(start)
        except ClientGone:
            pass  # its thread is free again, which is all that was wanted
        except BaseException as error:  # also SystemExit: one request must not end a lasting thread
            log.exception("%s %s failed", self._environ["REQUEST_METHOD"], self._environ["PATH_INFO"])
            self._settle(error)
        finally:
            self.close_input()

    def close_input(self) -> None:
        """Drop the request body, which may be a temporary file."""
        self._input.close()

    def _run(self, start: StartResponse) -> None:
        result = self._app(self._environ, start)
        handed_over = False
        whole: tuple[Head, bytes] | None = None
        try:
            if isinstance(result, FileWrapper) and not _is_short(start.take(), WHOLE_FILE_BELOW):
                handed_over = True
                self._settle(File(self._finish_head(start.take()), result))
                return
            whole = self._take_whole(start, result)
        finally:
            if not handed_over and hasattr(result, "close"):
                close_quietly(result.close)
        if whole is not None:
            self._settle(self._finish(*whole))

    def _take_whole(self, start: StartResponse, result: Iterable[bytes]) -> tuple[Head, bytes] | None:
        """The whole response, or None after streaming one of unknown or great length."""
        pieces = iter(result)
        first = _first(pieces, start.written)  # a generator calls start_response only now
        head = start.take()
        if isinstance(result, list | tuple) or _is_short(head, WHOLE_BELOW):
            body = _joined(head, chain(first, pieces))
            if self._environ["REQUEST_METHOD"] != "HEAD":
                _check_length(head, body)
            return head, body
        self._stream(head, chain(first, pieces))
        return None

    def _stream(self, head: Head, pieces: Iterable[bytes]) -> None:
        stream = Streamed(self._finish_head(head), self._loop)
        self._settle(stream)
        try:
            for piece in pieces:
                if piece:
                    stream.put(piece)
        except ClientGone:
            raise
        except Exception as error:
            log.exception("%s broke off after its first byte", self._environ["PATH_INFO"])
            stream.end(error)
        else:
            stream.end()

    def _settle(self, outcome: Answer | BaseException) -> None:
        try:
            self._loop.call_soon_threadsafe(self._settle_on_loop, outcome)
        except RuntimeError:  # the loop is closed: the process is stopping
            if not isinstance(outcome, BaseException):
                outcome.discard()

    def _settle_on_loop(self, outcome: Answer | BaseException) -> None:
        if isinstance(outcome, BaseException):
            if not self.answer.done():
                self.answer.set_exception(broken())
        elif self.answer.done():  # nobody waits any more
            discard_soon(outcome)
        else:
            self.answer.set_result(outcome)


def _encoded(headers: list[tuple[str, str]]) -> Headers:
    found = []
    for name, content in headers:
        field = name.lower().encode("latin-1"), content.strip().encode("latin-1")
        if b"\n" in field[1] or b"\r" in field[1] or b"\0" in field[1]:
            raise ValueError(f"the response header {name} has a line break in it")
        if field[0] not in ONE_HOP:
            found.append(field)
    return found


def _is_short(head: Head, limit: int) -> bool:
    length = value(head.headers, b"content-length")
    return length is not None and length.isdigit() and int(length) <= limit


def _first(pieces: Iterator[bytes], written: list[bytes]) -> list[bytes]:
    """What comes up to and with the first byte, after what was sent through `write`."""
    for piece in pieces:
        if piece:
            return [*written, piece]
    return list(written)


def _joined(head: Head, pieces: Iterable[bytes]) -> bytes:
    """All pieces; raises ValueError as soon as they are more than the response declared."""
    declared = value(head.headers, b"content-length")
    found = bytearray()
    for piece in pieces:
        found += piece
        if declared is not None and len(found) > int(declared):
            raise ValueError("the response is longer than its Content-Length")
    return bytes(found)


def _check_length(head: Head, body: bytes) -> None:
    declared = value(head.headers, b"content-length")
    if declared is not None and head.status not in (204, 304) and len(body) < int(declared):
        raise ValueError("the response is shorter than its Content-Length")
