"""The shapes of ASGI 3 and WSGI (PEP 3333) as this package uses them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, NamedTuple

Scope = Mapping[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

Environ = dict[str, Any]
WSGIApp = Callable[[Environ, Any], Iterable[bytes]]

Headers = list[tuple[bytes, bytes]]
"""Field lines with lower-case names, as ASGI wants them."""


class Head(NamedTuple):
    """Status and headers of a response."""

    status: int
    headers: Headers


def value(headers: Headers, name: bytes) -> bytes | None:
    """All values of a field joined by commas (RFC 9110, 5.3), None without the field."""
    found = [content for field, content in headers if field == name]
    return b",".join(found) if found else None


def without(headers: Headers, *names: bytes) -> Headers:
    """A copy of the headers that lacks these fields."""
    return [(field, content) for field, content in headers if field not in names]


def members(content: bytes | None) -> list[bytes]:
    """The members of a comma-separated field value, lower case, without the empty ones."""
    return [part for part in (piece.strip().lower() for piece in (content or b"").split(b",")) if part]
