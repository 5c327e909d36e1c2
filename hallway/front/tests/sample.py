"""A front before a small application, for the tests that need a real server."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from typing import Any

from hallway.front.app import build_front
from hallway.front.event_streams import EventStreams
from hallway.front.history import Event, Leave, Revocation
from hallway.front.hub import Hub
from hallway.front.pages import PageStore
from hallway.front.settings import MIB, FrontSettings

PAGE = b"<h1>Talks in the hallway</h1>" * 500
FILE_SIZE = 20 * MIB

closed: list[str] = []


class BigFile(io.RawIOBase):
    """A file of zeros that is made while it is read, and says when it is closed."""

    def __init__(self) -> None:
        self.left = FILE_SIZE

    def read(self, size: int = -1) -> bytes:
        piece = bytes(min(size, self.left))
        self.left -= len(piece)
        return piece

    def close(self) -> None:
        if not self.closed:
            closed.append(f"file with {self.left} unread")
        super().close()


def breaking() -> Iterator[bytes]:
    """Fails after its first byte."""
    yield b"first"
    raise ValueError("broken in the middle")


def ticking() -> Iterator[bytes]:
    """Goes on until it is closed."""
    try:
        while True:
            yield b"tick" * 20_000
    finally:
        closed.append("ticking")


def told(environ: dict[str, Any]) -> dict[str, Any]:
    """The environ and the body, as far as JSON can hold them."""
    body = environ["wsgi.input"]
    texts = {key: text for key, text in environ.items() if isinstance(text, str)}
    return texts | {"body": body.read().decode("latin-1"), "on disk": body._rolled}


def application(environ: dict[str, Any], start_response: Any) -> Any:
    """Answers by path."""
    path = environ["PATH_INFO"]
    headers = [("Content-Type", "text/html")]
    if path == "/public/":
        start_response("200 OK", [*headers, ("X-Hallway-Publish", "site@1")])
        return [PAGE]
    if path == "/file/":
        length = [("Content-Length", str(FILE_SIZE))] if environ["QUERY_STRING"] else []
        start_response("200 OK", [("Content-Type", "application/zip"), *length])
        return environ["wsgi.file_wrapper"](BigFile())
    if path in ("/breaking/", "/ticking/"):
        start_response("200 OK", headers)
        return breaking() if path == "/breaking/" else ticking()
    if path == "/early/":
        raise ValueError("broken before the start")
    if path == "/slow/":
        time.sleep(20)
    if path == "/tell/":
        tell(environ["QUERY_STRING"])
    answers = {"/closed/": closed, "/streams/": len(streams.hub.streams)}
    content = json.dumps(answers[path] if path in answers else told(environ)).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(content)))])
    return [content]


def authorise(grant: str, cookies: bytes) -> Leave | None:
    """`ada:a,b` is leave for Ada to hear a and b, in a browser with her cookie; `:a` is a stranger's."""
    holder, _, topics = grant.partition(":")
    if not topics or (holder and holder.encode() not in cookies):
        return None
    return Leave(holder, frozenset(topics.split(",")), streams.hub.position, time.time() + 300)


def tell(query: str) -> None:
    """`5=a` is event 5 on topic a; `5=-ada` revokes what Ada may hear."""
    number, _, what = query.partition("=")
    told: Event | Revocation = Event(int(number), what, f"id: {number}\ndata: {what}\n\n".encode())
    if what.startswith("-"):
        told = Revocation(int(number), what[1:], "")
    assert streams.loop
    streams.loop.call_soon_threadsafe(streams.hub.publish, [told])


streams = EventStreams(Hub(), authorise)
streams.begin(0, [])
app = build_front(
    application,
    pages=PageStore(),
    settings=FrontSettings(threads=3, body_limit=5 * MIB, trusted_proxies=1),
    streams={"/live/": streams},
)
