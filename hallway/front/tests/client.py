"""A client that calls the front in this process, without a server between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_from_bytes, unquote

from hallway.front.app import build_front
from hallway.front.pages import PageStore
from hallway.front.protocol import ASGIApp, WSGIApp
from hallway.front.settings import FrontSettings

Pairs = Sequence[tuple[str, str]]


@dataclass
class Reply:
    """What came back."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    pieces: list[bytes] = field(default_factory=list)
    ended: bool = False

    @property
    def body(self) -> bytes:
        return b"".join(self.pieces)

    @property
    def etag(self) -> str:
        return self["etag"] or ""

    def __getitem__(self, name: str) -> str | None:
        found = [content for key, content in self.headers if key == name]
        assert len(found) <= 1, f"{name} twice: {found}"
        return found[0] if found else None


class Client:
    """Sends requests to an ASGI application and collects the messages it answers."""

    def __init__(self, app: ASGIApp, pages: PageStore) -> None:
        self.app = app
        self.pages = pages

    async def request(
        self,
        method: str,
        path: bytes | str = "/",
        headers: Pairs = (),
        *,
        body: bytes | Iterable[bytes] = b"",
        gone: asyncio.Event | None = None,
        slow: asyncio.Semaphore | None = None,
        stalled: bool = False,
        **scope: Any,
    ) -> Reply:
        """One request.

        `gone` set means the client has left; each piece of the response waits for a place in
        `slow`; a `stalled` client never ends its body.
        """
        reply = Reply()
        pieces = [body] if isinstance(body, bytes) else list(body)
        gone = gone or asyncio.Event()

        async def receive() -> dict[str, Any]:
            if pieces:
                piece = pieces.pop(0)
                return {"type": "http.request", "body": piece, "more_body": stalled or bool(pieces)}
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                assert not reply.status, "a second start"
                reply.status = message["status"]
                reply.headers = [(k.decode("latin-1"), v.decode("latin-1")) for k, v in message["headers"]]
                return
            assert reply.status and not reply.ended
            if slow:
                await slow.acquire()
            reply.pieces.append(message.get("body", b""))
            reply.ended = not message.get("more_body", False)

        await self.app(make_scope(method, path, headers, **scope), receive, send)
        return reply

    async def get(self, path: bytes | str = "/", headers: Pairs = (), **more: Any) -> Reply:
        return await self.request("GET", path, headers, **more)


def make_scope(method: str, path: bytes | str = "/", headers: Pairs = (), **more: Any) -> dict[str, Any]:
    """An HTTP scope; a `host` header is added unless one is there."""
    raw = path if isinstance(path, bytes) else quote_from_bytes(path.encode(), safe="/%").encode()
    fields = [(name.lower().encode("latin-1"), content.encode("latin-1")) for name, content in headers]
    if not any(name == b"host" for name, _ in fields):
        fields.insert(0, (b"host", b"conf.example"))
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": _decoded(raw),
        "raw_path": raw,
        "query_string": b"",
        "root_path": "",
        "headers": fields,
        "server": ("127.0.0.1", 8000),
        "client": ("192.0.2.7", 51000),
    }
    return {**scope, **more}


def _decoded(raw: bytes) -> str:
    return unquote(raw.decode("latin-1"))


class StartFailed(Exception):
    """The front said that it could not start."""


@asynccontextmanager
async def serving(
    wsgi_app: WSGIApp, *, pages: PageStore | None = None, more: dict[str, Any] | None = None, **settings: Any
) -> AsyncIterator[Client]:
    """A started front before this application; `settings` go to FrontSettings, `more` to build_front."""
    pages = PageStore() if pages is None else pages
    front = build_front(wsgi_app, pages=pages, settings=FrontSettings(**settings), **(more or {}))
    to_front: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    from_front: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    life = asyncio.ensure_future(front({"type": "lifespan"}, to_front.get, from_front.put))
    to_front.put_nowait({"type": "lifespan.startup"})
    started = await from_front.get()
    if started["type"] != "lifespan.startup.complete":
        raise StartFailed(started["message"])
    try:
        yield Client(front, pages)
    finally:
        to_front.put_nowait({"type": "lifespan.shutdown"})
        assert (await from_front.get())["type"] == "lifespan.shutdown.complete"
        await life


async def eventually(condition: Any, seconds: float = 3.0) -> None:
    """Wait until the condition holds."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.005)
