"""The endpoint of live streams: Server-Sent Events as raw ASGI, a few kilobytes each.

    GET /live/stream/?grant=…&since=17        (or Last-Event-ID: 17)

It answers `open`, what the client missed, and `here` with the newest id, or `refresh` when it missed too
much; later `renew` when the leave runs out, and comments in between. https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterable
from urllib.parse import parse_qs

from hallway.front.asked import client_address
from hallway.front.history import Event, Leave, Revocation
from hallway.front.hub import Hub, LeaveEnded, TooMany
from hallway.front.protocol import Headers, Receive, Scope, Send
from hallway.front.refusals import Refusal, bad_request, busy, send_refusal
from hallway.front.stream import RENEW, Stream
from hallway.front.termination import Undo, on_termination

Authorise = Callable[[str, bytes], Leave | None]
"""(grant, cookies) → what it allows, None for nothing."""

BEAT = 20
"""Seconds between two comments to a quiet stream; proxies give up after 30 to 60."""
BEGIN = 5.0
"""Seconds that a client is kept waiting while a new process reads what happened lately."""
RETRY_MS = (1000, 4000)
"""How soon a browser comes again, drawn for each stream, so that not all come at once."""
HEADERS: Headers = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),  # nginx would collect the events
    (b"x-content-type-options", b"nosniff"),
]
OPEN = b'data: {"kind":"open"}\n\n'
COMMENT = b":\n\n"
AWAY = b'data: {"kind":"away"}\n\n'
BACK = b'data: {"kind":"back"}\n\n'


class EventStreams:
    """An ASGI application over a hub. `start` and `stop` it on the event loop."""

    def __init__(self, hub: Hub, authorise: Authorise, *, trusted_proxies: int = 0) -> None:
        self.hub = hub
        self.is_away = False
        """Whether events may be late, since their source does not answer."""
        self.loop: asyncio.AbstractEventLoop | None = None
        self._authorise = authorise
        self._trusted_proxies = trusted_proxies
        self._begun = asyncio.Event()
        self._stopped = False
        self._beats = 0
        self._heart: asyncio.Task[None] | None = None
        self._unhook: Undo = lambda: None

    def start(self) -> None:
        """Begin to look after the streams. Once is enough."""
        loop = asyncio.get_running_loop()
        if self.loop is not loop:
            self.loop = loop
            self._heart = self.loop.create_task(self._look_after())
            self._unhook = on_termination(lambda: loop.call_soon_threadsafe(self.stop))

    def stop(self) -> None:
        """Let every client go, and let nobody in."""
        self._stopped = True
        for stream in self.hub.streams:
            stream.finish()
        if self._heart is not None:
            self._heart.cancel()
        self._unhook()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One stream from its first to its last byte."""
        self.start()
        try:
            await self._until_begun()
            stream, first = self._open(scope)
        except Refusal as refusal:
            await send_refusal(refusal, scope, send)
            return
        gone = asyncio.ensure_future(_tell_when_gone(receive, stream))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await send({"type": "http.response.body", "body": first, "more_body": True})
            while piece := await stream.next_bytes():
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        except asyncio.CancelledError:
            if not stream.ended:  # the server stops
                raise
        finally:
            self.hub.close(stream)
            gone.cancel()

    def away(self, is_away: bool) -> None:
        """Tell every client that events may be late from now on, or that they are not any more."""
        if is_away != self.is_away:
            self.is_away = is_away
            self.hub.broadcast(AWAY if is_away else BACK)

    def begin(self, floor: int, told: Iterable[Event | Revocation]) -> None:
        """Start from this history, complete above the id `floor`. Until then nobody is let in.

        Clients that are here already fetch everything anew: what they missed cannot be told.
        """
        self.hub.begin(floor, told)
        self._begun.set()
        for stream in self.hub.streams:
            stream.last = self.hub.position
            stream.offer(_with_id(self.hub.position, "refresh"))

    async def _until_begun(self) -> None:
        """A process that knows no history yet would take what a client missed for nothing."""
        try:
            async with asyncio.timeout(BEGIN):
                await self._begun.wait()
        except TimeoutError:
            raise busy() from None

    def _open(self, scope: Scope) -> tuple[Stream, bytes]:
        """The stream that is asked for, and the first bytes to it. Raises Refusal."""
        if self._stopped:
            raise busy()
        if scope["method"] != "GET":
            raise Refusal(405, "This address can only be read.", (b"allow", b"GET"))
        grant, since = _asked(scope)
        cookies = b"; ".join(content for name, content in scope["headers"] if name == b"cookie")
        leave = self._authorise(grant, cookies)
        if leave is None:
            raise _ask_anew()
        try:
            address = client_address(scope, self._trusted_proxies)
            stream, missed = self.hub.open(leave, address=address, since=since)
        except LeaveEnded:
            raise _ask_anew() from None
        except TooMany:
            raise busy() from None
        retry = b"retry: %d\n\n" % random.randint(*RETRY_MS)  # noqa: S311 (nobody gains by guessing it)
        last = _with_id(stream.last, "here" if missed is not None else "refresh")
        return stream, b"".join([retry, OPEN, *(missed or ()), last, AWAY if self.is_away else b""])

    async def _look_after(self) -> None:
        while True:
            await asyncio.sleep(1)
            self.beat()

    def beat(self) -> None:
        """Once a second: a comment to a twentieth of the streams, an end to those whose time is over."""
        self._beats += 1
        now = time.time()
        for stream in self.hub.streams:
            if (stream.number + self._beats) % BEAT:
                continue
            if stream.is_stuck():
                stream.drop()
            elif stream.leave.expires < now:
                stream.offer(RENEW)
                stream.finish()
            else:
                stream.offer(COMMENT)


def _with_id(position: int, kind: str) -> bytes:
    return b'id: %d\ndata: {"kind":"%s"}\n\n' % (position, kind.encode())


def _asked(scope: Scope) -> tuple[str, int | None]:
    """The grant, and the last event that the client has. What a browser tells by itself comes first."""
    try:
        fields = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=8)
    except ValueError:
        raise bad_request("its address has too many parts") from None
    told = [content.decode("latin-1") for name, content in scope["headers"] if name == b"last-event-id"]
    since = (told or fields.get("since", [""]))[-1]
    return fields.get("grant", [""])[-1], int(since) if since.isdecimal() and len(since) < 19 else None


def _ask_anew() -> Refusal:
    return Refusal(403, "This leave to listen has ended. Ask for a new one.")


async def _tell_when_gone(receive: Receive, stream: Stream) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.drop()
