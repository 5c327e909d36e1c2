"""A published page: its bytes in every coding, with all headers made beforehand."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hallway.front import compress
from hallway.front.asked import Asked
from hallway.front.negotiation import BROTLI, GZIP, IDENTITY, codings, has_current
from hallway.front.protocol import Head, Headers, Send, value, without

# Each coding is a representation of its own and needs a strong tag of its own (RFC 9110, 8.8.3.3).
TAG_SUFFIX = {IDENTITY: b"", GZIP: b"-gz", BROTLI: b"-br"}
OVERHEAD = 4096
"""Bytes that a page takes besides its bodies: headers, key, objects."""
# What a 304 repeats (RFC 9110, 15.4.5).
IN_NOT_MODIFIED = (b"cache-control", b"content-location", b"etag", b"expires", b"vary")
CHECK_EACH_TIME = (b"cache-control", b"public, max-age=0, must-revalidate")


class Form(NamedTuple):
    """A page in one coding. The messages are what goes to the server, ready made."""

    etag: bytes
    start: dict[str, object]
    body: dict[str, object]
    not_modified: dict[str, object]


NO_BODY: dict[str, object] = {"type": "http.response.body", "body": b""}


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what it was made from."""

    versions: Mapping[str, int]
    """The version of each scope that its content was read at."""
    forms: Mapping[str, Form]
    """By coding; identity is always among them."""
    size: int
    """Bytes of memory, about."""
    expires: float = math.inf
    """On the clock of the store; for text that depends on the time of day."""

    def form(self, accept_encoding: bytes) -> Form:
        """The form that the client likes best of those we have."""
        for coding in codings(accept_encoding):
            if coding in self.forms:
                return self.forms[coding]
        return self.forms[IDENTITY]

    async def send(self, asked: Asked, send: Send) -> None:
        """Answer a GET or HEAD with this page, or with 304 to a client that has it."""
        form = self.form(asked.accept_encoding)
        if asked.if_none_match and has_current(asked.if_none_match, form.etag):
            await send(form.not_modified)
            await send(NO_BODY)
            return
        await send(form.start)
        await send(form.body if asked.method == "GET" else NO_BODY)


def build_page(head: Head, body: bytes, versions: Mapping[str, int], expires: float = math.inf) -> Page:
    """Compress the body and make all headers. Takes milliseconds: not for the event loop."""
    bodies = {IDENTITY: body}
    if compress.is_text(head.headers):
        bodies |= compress.lasting(body)
    digest = hashlib.sha256(body).hexdigest()[:24].encode()
    headers = without(compress.with_vary(head.headers), b"content-length", b"etag", b"accept-ranges")
    if value(headers, b"cache-control") is None:
        headers.append(CHECK_EACH_TIME)
    forms = {coding: _form(headers, coding, content, digest) for coding, content in bodies.items()}
    size = OVERHEAD + sum(len(content) for content in bodies.values())
    return Page(versions=dict(versions), forms=forms, size=size, expires=expires)


def _form(headers: Headers, coding: str, body: bytes, digest: bytes) -> Form:
    etag = b'"' + digest + TAG_SUFFIX[coding] + b'"'
    own = [*headers, (b"etag", etag), (b"content-length", b"%d" % len(body))]
    if coding != IDENTITY:
        own.append((b"content-encoding", coding.encode()))
    short = [(name, content) for name, content in own if name in IN_NOT_MODIFIED]
    return Form(
        etag=etag,
        start={"type": "http.response.start", "status": 200, "headers": own},
        body={"type": "http.response.body", "body": body},
        not_modified={"type": "http.response.start", "status": 304, "headers": short},
    )
