"""Reading a request body whole, in memory while it is small and in a temporary file above that."""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import ExitStack
from typing import IO

from hallway.front.protocol import Receive, Scope
from hallway.front.refusals import ClientGone, bad_request, body_too_slow, too_large
from hallway.front.settings import FrontSettings


def declared_length(scope: Scope) -> int | None:
    """The `Content-Length`, None without one.

    Raises a 400 refusal unless it is one plain number (RFC 9112, 6.3).
    """
    values = [content for name, content in scope["headers"] if name == b"content-length"]
    if not values:
        return None
    text = values[0].strip()
    if len(values) > 1 or not text.isdigit() or len(text) > 18:
        raise bad_request("the Content-Length is not a number")
    return int(text)


async def read_body(scope: Scope, receive: Receive, settings: FrontSettings) -> IO[bytes]:
    """The body as a file at its beginning; the caller closes it.

    Raises a refusal for a body that is too large (before reading, where its length is
    declared) or stalls, and ClientGone when the client leaves before its end.
    """
    if (declared_length(scope) or 0) > settings.body_limit:
        raise too_large(settings.body_limit)
    with ExitStack() as on_failure:
        body = on_failure.enter_context(tempfile.SpooledTemporaryFile(settings.spool_above))
        await _fill(body, receive, settings)
        body.seek(0)
        on_failure.pop_all()
    return body


async def _fill(body: IO[bytes], receive: Receive, settings: FrontSettings) -> None:
    size = 0
    more = True
    while more:
        try:
            async with asyncio.timeout(settings.request_timeout):
                message = await receive()
        except TimeoutError:
            raise body_too_slow() from None
        if message["type"] == "http.disconnect":
            raise ClientGone
        piece = message.get("body", b"")
        size += len(piece)
        if size > settings.body_limit:
            raise too_large(settings.body_limit)
        # On the event loop also for a spooled body: a piece goes into the page cache in microseconds.
        body.write(piece)
        more = message.get("more_body", False)
