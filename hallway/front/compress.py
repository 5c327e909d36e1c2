"""Compressing bodies. Call these on a pool thread: they take milliseconds."""

from __future__ import annotations

import gzip

import brotli

from hallway.front.negotiation import BROTLI, GZIP, codings
from hallway.front.protocol import Head, Headers, members, value, without

SMALLEST = 1024
"""Bytes below which a response fits one packet anyway."""

# A published page is compressed once and sent thousands of times; an answer to one person only once.
LASTING_BROTLI, LASTING_GZIP = 9, 9
PASSING_BROTLI, PASSING_GZIP = 4, 5

TEXT_TYPES = frozenset(
    {
        b"application/javascript",
        b"application/json",
        b"application/xml",
        b"application/x-ndjson",
        b"image/svg+xml",
    }
)


def is_text(headers: Headers) -> bool:
    """Whether the content type is one that compression makes smaller."""
    kind = (value(headers, b"content-type") or b"").split(b";")[0].strip().lower()
    return kind in TEXT_TYPES or kind.startswith(b"text/") or kind.endswith((b"+json", b"+xml"))


def lasting(body: bytes) -> dict[str, bytes]:
    """The body in each coding that makes it smaller, for a page that is kept."""
    forms = {
        BROTLI: brotli.compress(body, mode=brotli.MODE_TEXT, quality=LASTING_BROTLI),
        GZIP: gzip.compress(body, LASTING_GZIP, mtime=0),
    }
    return {coding: form for coding, form in forms.items() if len(form) < len(body)}


def compress_answer(head: Head, body: bytes, accept_encoding: bytes) -> tuple[Head, bytes]:
    """The response in the coding that the client likes best, unchanged where that is not allowed or no gain.

    A page may hold a secret next to words the client chose (BREACH). The only secret in
    our pages is the CSRF token, and Django masks it anew in every response, so its
    compressed length says nothing.
    """
    if not _may_compress(head, body):
        return head, body
    head = Head(head.status, with_vary(head.headers))
    coding = codings(accept_encoding)[0]
    if coding == BROTLI:
        smaller = brotli.compress(body, mode=brotli.MODE_TEXT, quality=PASSING_BROTLI)
    elif coding == GZIP:
        smaller = gzip.compress(body, PASSING_GZIP, mtime=0)
    else:
        return head, body
    if len(smaller) >= len(body):
        return head, body
    headers = [_weak(field) for field in without(head.headers, b"content-length", b"accept-ranges")]
    headers += [(b"content-encoding", coding.encode()), (b"content-length", b"%d" % len(smaller))]
    return Head(head.status, headers), smaller


def with_vary(headers: Headers) -> Headers:
    """The headers with `Accept-Encoding` among the members of `Vary`."""
    vary = value(headers, b"vary")
    if {b"accept-encoding", b"*"} & set(members(vary)):
        return headers
    joined = vary + b", Accept-Encoding" if vary else b"Accept-Encoding"
    return [*without(headers, b"vary"), (b"vary", joined)]


def _may_compress(head: Head, body: bytes) -> bool:
    return (
        len(body) >= SMALLEST
        and head.status not in (204, 206, 304)
        and is_text(head.headers)
        and value(head.headers, b"content-encoding") is None
        and b"no-transform" not in members(value(head.headers, b"cache-control"))
    )


def _weak(field: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A strong tag named the plain bytes; for compressed ones it must be weak (RFC 9110, 8.8.1)."""
    name, content = field
    return (name, b"W/" + content) if name == b"etag" and content.startswith(b'"') else field
