"""What connects the live kernel with the front: grants are read here, events become bytes here."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from http.cookies import CookieError, SimpleCookie

from django.conf import settings
from django.db import DatabaseError, connection

from hallway.front.event_streams import EventStreams
from hallway.front.history import Event, Leave, Revocation
from hallway.live.grants import verify
from hallway.live.relays.protocol import Away, Told
from hallway.live.states import Kind


def authorise(grant: str, cookies: bytes) -> Leave | None:
    """What this grant allows in the hands of a browser with these cookies."""
    found = verify(grant, settings.SECRET_KEY, session_key=_session(cookies))
    if found is None:
        return None
    return Leave(found.holder, frozenset(found.topics), found.position, found.expires)


def _session(cookies: bytes) -> str:
    try:
        jar = SimpleCookie(cookies.decode("latin-1"))
    except CookieError:
        return ""
    found = jar.get(settings.SESSION_COOKIE_NAME)
    return found.value if found else ""


class Feed:
    """Hands what the relay hears to the streams of this process, as bytes made once for all of them.

    `before` runs first: fragments that are fetched because of an event must not come from a
    page in memory that is older than it.
    """

    def __init__(self, streams: EventStreams, *, before: Callable[[], None]) -> None:
        self._streams = streams
        self._before = before

    def begin(self, floor: int, told: Sequence[Told]) -> None:
        self._prepare()
        events = [_event(one) for one in told]
        self._call(lambda: self._streams.begin(floor, events))

    def tell(self, told: Sequence[Told]) -> None:
        self._prepare()
        events = [_event(one) for one in told]
        self._call(lambda: self._streams.hub.publish(events))

    def away(self, is_away: bool) -> None:
        self._call(lambda: self._streams.away(is_away))

    def _prepare(self) -> None:
        try:
            self._before()
        except DatabaseError as error:
            connection.close()
            raise Away(str(error)) from error

    def _call(self, on_loop: Callable[[], None]) -> None:
        loop = self._streams.loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(on_loop)


def _event(told: Told) -> Event | Revocation:
    if told.kind == Kind.REVOKED:
        return Revocation(told.id, told.data.get("holder", ""), told.topic)
    body = json.dumps({"kind": told.kind, "topic": told.topic, **told.data}, separators=(",", ":"))
    frame = b"id: %d\ndata: %s\n\n" % (told.id, body.encode())
    return Event(told.id, told.topic, frame, tuple(told.data.get("also", ())))
