"""What a WSGI request ends in: a whole response, a published page, a file, or pieces as they come."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from hallway.front.page import Page
from hallway.front.protocol import Head
from hallway.front.refusals import ClientGone

log = logging.getLogger(__name__)

AHEAD = 2
"""Pieces a thread may be ahead of its client."""
FILE_PIECE = 128 * 1024


class FileWrapper:
    """`wsgi.file_wrapper` of PEP 3333. Known by its type, so that a slow download holds no thread."""

    def __init__(self, filelike: Any, block_size: int = FILE_PIECE) -> None:
        self._file = filelike
        # The size is a suggestion; Django's 4 KiB would cost a thread switch each.
        self._block_size = max(block_size, FILE_PIECE)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece: bytes = self._file.read(self._block_size)
        if not piece:
            raise StopIteration
        return piece

    def close(self) -> None:
        if hasattr(self._file, "close"):
            self._file.close()


@dataclass(frozen=True, slots=True)
class Whole:
    """A response in memory. Its thread is free before the client has taken it."""

    head: Head
    body: bytes

    def discard(self) -> None:
        """Nothing is held."""


@dataclass(frozen=True, slots=True)
class Published:
    """A page that was just published: this client gets it as every later one will."""

    page: Page

    def discard(self) -> None:
        """Nothing is held."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that is read while it is sent, in a thread borrowed for each piece."""

    head: Head
    file: FileWrapper

    async def next_piece(self) -> bytes | None:
        """The next bytes, None at the end."""
        return await asyncio.to_thread(next, self.file, None)

    def discard(self) -> None:
        """Close the file, which also tells the application that its response has ended."""
        close_quietly(self.file.close)


class Streamed:
    """Pieces from an iterable that goes on running in its thread, at the pace of the client."""

    def __init__(self, head: Head, loop: asyncio.AbstractEventLoop) -> None:
        self.head = head
        self._loop = loop
        self._queue: asyncio.Queue[bytes | Exception | None] = asyncio.Queue()
        self._room = threading.Semaphore(AHEAD)
        self._abandoned = False

    def put(self, piece: bytes) -> None:
        """On the thread: hand over a piece, once there is room. Raises ClientGone when nobody takes it."""
        self._room.acquire()
        if self._abandoned:
            raise ClientGone
        self._loop.call_soon_threadsafe(self._queue.put_nowait, piece)

    def end(self, error: Exception | None = None) -> None:
        """On the thread: say that this was all, or that it broke off."""
        self._loop.call_soon_threadsafe(self._queue.put_nowait, error)

    async def next_piece(self) -> bytes | None:
        """On the loop: the next bytes, None at the end; raises the error that broke them off."""
        piece = await self._queue.get()
        if isinstance(piece, Exception):
            raise piece
        self._room.release()
        return piece

    def discard(self) -> None:
        """Let the thread stop at its next piece."""
        self._abandoned = True
        self._room.release()


Answer = Whole | Published | File | Streamed


def discard_soon(answer: Answer) -> None:
    """On the loop: discard an answer. Closing a file runs code of the application, so not here."""
    if isinstance(answer, File):
        asyncio.get_running_loop().run_in_executor(None, answer.discard)
    else:
        answer.discard()


def close_quietly(close: Callable[[], object]) -> None:
    """Call the `close` of a response; its answer is already decided, so an error is only logged."""
    try:
        close()
    except Exception:
        log.exception("closing a response failed")
