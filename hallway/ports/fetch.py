"""Fetching a file from an address that a person typed, and posting a few bytes to one.

The server is resolved once, the addresses are checked (see `guard`), and the connection
goes to a checked address: there is no second look-up that could answer differently.
Every redirect begins anew. Size and time are bounded whatever the other side does.
"""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar, overload
from urllib.parse import urljoin

import httpcore
from django.conf import settings
from django.utils.translation import gettext as _

from hallway.ports import guard
from hallway.ports.guard import FetchError

MAX_BYTES = 20 * 1024 * 1024
MAX_REDIRECTS = 5
_MAX_SAID = 1000
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ETAG = re.compile(r'(W/)?"[\x21\x23-\x7e]*"')  # what a header may hold; nothing else is sent back
Result = TypeVar("Result")
_HEADERS = [(b"User-Agent", b"Hallway"), (b"Accept", b"*/*"), (b"Accept-Encoding", b"gzip, identity")]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave: the bytes, and the address at which the redirects ended."""

    data: bytes
    url: str
    content_type: str  # "application/json", without parameters, lower case; may be empty
    etag: str


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing has changed since it gave the `etag` that was shown to it."""

    url: str


class StatusError(FetchError):
    """The server answered, and with something else than the file."""

    def __init__(self, status: int) -> None:
        super().__init__(_("The server answered with status %(status)s.") % {"status": status})
        self.status = status


@overload
def fetch(
    url: str, *, max_bytes: int = ..., seconds: float = ..., allow: Collection[str] | None = ...
) -> Fetched: ...


@overload
def fetch(
    url: str, *, etag: str, max_bytes: int = ..., seconds: float = ..., allow: Collection[str] | None = ...
) -> Fetched | NotModified: ...


def fetch(
    url: str,
    *,
    etag: str = "",
    max_bytes: int = MAX_BYTES,
    seconds: float = 30,
    allow: Collection[str] | None = None,
) -> Fetched | NotModified:
    """Get `url` within `seconds` and at most `max_bytes` after decompression.

    With the `etag` of an earlier answer the server may say that it is still the same (RFC 9110, 13.1.2).

    `allow` names hosts that may be fetched although they are not public (`host` or
    `host:port`); by default `settings.FETCH_ALLOW`. No cookies, no credentials, no proxy.
    Raises FetchError with a message for the person who asked.
    """
    allowed = settings.FETCH_ALLOW if allow is None else allow
    deadline = time.monotonic() + seconds
    known = etag if _ETAG.fullmatch(etag) else ""
    for _hop in range(MAX_REDIRECTS + 1):
        answer = _ask(
            url, _get(known), lambda response: _read(response, max_bytes, deadline, known), allowed, deadline
        )
        if answer.status == 304:
            return NotModified(url)
        if answer.location is None:
            return Fetched(answer.data, url, answer.content_type, answer.etag)
        url = urljoin(url, answer.location)
    raise FetchError(_("The address leads from one redirect to the next without an end."))


def reach(url: str, *, seconds: float = 10, allow: Collection[str] | None = None) -> int:
    """The status with which the server answers for `url`, after redirects; what it sends is not read.

    HEAD is asked first, and GET where that is refused: not every server knows HEAD.
    Raises FetchError where nobody answers, and for addresses that `fetch` would not call.
    """
    allowed = settings.FETCH_ALLOW if allow is None else allow
    deadline = time.monotonic() + seconds
    for _hop in range(MAX_REDIRECTS + 1):
        answer = _ask(url, _Request("HEAD", _HEADERS), _status, allowed, deadline)
        if answer.status >= 400:
            answer = _ask(url, _get(), _status, allowed, deadline)
        if answer.location is None:
            return answer.status
        url = urljoin(url, answer.location)
    raise FetchError(_("The address leads from one redirect to the next without an end."))


@dataclass(frozen=True, slots=True)
class Posted:
    """What a server said to bytes that were posted."""

    status: int
    text: str  # the beginning of its answer
    retry_after: str  # the header, in seconds or as a date; may be empty


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    seconds: float = 15,
    allow: Collection[str] | None = None,
) -> Posted:
    """Post `body` to `url`, under the same guard as `fetch`. Redirects are not followed.

    Raises FetchError where there is no answer at all; every status is an answer.
    """
    allowed = settings.FETCH_ALLOW if allow is None else allow
    deadline = time.monotonic() + seconds
    fields = [(name.encode(), value.encode()) for name, value in headers.items()]
    sent = _Request("POST", [(b"User-Agent", b"Hallway"), *fields], body)
    return _ask(url, sent, _answered, allowed, deadline)


def _answered(response: httpcore.Response) -> Posted:
    said = bytearray()
    for chunk in response.iter_stream():
        said += chunk
        if len(said) > _MAX_SAID:
            break
    text = said[:_MAX_SAID].decode("utf-8", "replace")
    return Posted(response.status, text, _headers(response).get("retry-after", ""))


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    headers: list[tuple[bytes, bytes]]
    body: bytes = b""


def _get(etag: str = "") -> _Request:
    known = [(b"If-None-Match", etag.encode("ascii"))] if etag else []
    return _Request("GET", [*_HEADERS, *known])


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str | None = None
    data: bytes = b""
    content_type: str = ""
    etag: str = ""


def _ask(
    url: str,
    request: _Request,
    read: Callable[[httpcore.Response], Result],
    allowed: Collection[str],
    deadline: float,
) -> Result:
    """One request to a checked address, without following redirects."""
    target = guard.parse(url, allowed)
    wire = _Pinned(guard.addresses(target, allowed), deadline)
    scheme, host, path = target.scheme.encode(), target.host.encode(), target.path.encode()
    address = httpcore.URL(scheme=scheme, host=host, port=target.port, target=path)
    headers = [(b"Host", target.name.encode()), *request.headers]
    if request.body:
        headers.append((b"Content-Length", str(len(request.body)).encode()))
    left = _remaining(deadline)
    timeouts = {"connect": min(left, 10), "read": left, "write": left, "pool": left}
    try:
        with (
            httpcore.ConnectionPool(network_backend=wire, ssl_context=ssl.create_default_context()) as pool,
            pool.stream(
                request.method,
                address,
                headers=headers,
                content=request.body or None,
                extensions={"timeout": timeouts},
            ) as response,
        ):
            return read(response)
    except FetchError:
        raise
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        _remaining(deadline)
        raise FetchError(
            _("“%(host)s” did not answer: %(problem)s") % {"host": target.host, "problem": str(error) or "?"}
        ) from error
    finally:
        wire.release()


def _headers(response: httpcore.Response) -> dict[str, str]:
    return {name.lower().decode("latin-1"): value.decode("latin-1") for name, value in response.headers}


def _status(response: httpcore.Response) -> _Answer:
    """Status and target of a redirect alone."""
    location = _headers(response).get("location") if response.status in _REDIRECTS else None
    return _Answer(response.status, location)


def _read(response: httpcore.Response, max_bytes: int, deadline: float, known: str) -> _Answer:
    answer = _status(response)
    if answer.location is not None or (answer.status == 304 and known):
        return answer
    headers = _headers(response)
    if response.status != 200:
        raise StatusError(response.status)
    chunks = _decoded(response.iter_stream(), headers.get("content-encoding", "").strip().lower(), max_bytes)
    data = bytearray()
    for chunk in chunks:
        data += chunk
        _remaining(deadline)
        if len(data) > max_bytes:
            raise FetchError(
                _("The file is larger than %(size)s MB, which is the most that is fetched.")
                % {"size": max_bytes // (1024 * 1024)}
            )
    _remaining(deadline)  # a connection that was cut at the deadline looks like the end of the file
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    return _Answer(response.status, None, bytes(data), content_type, headers.get("etag", ""))


def _decoded(chunks: Iterable[bytes], encoding: str, max_bytes: int) -> Iterable[bytes]:
    """Undo gzip, never unpacking more than just above `max_bytes` at a time."""
    if encoding in {"", "identity"}:
        yield from chunks
        return
    if encoding not in {"gzip", "x-gzip"}:
        raise FetchError(_("The server sends the file in an encoding that it was not asked for."))
    unpack = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        for chunk in chunks:
            yield unpack.decompress(chunk, max_bytes + 1)
        yield unpack.flush(1)
    except zlib.error:
        raise FetchError(_("The file arrived damaged.")) from None


def _remaining(deadline: float) -> float:
    """Seconds until the deadline; raises FetchError when it is over."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchError(_("The server is too slow; fetching was given up."))
    return left


class _Pinned(httpcore.NetworkBackend):
    """Connects to the addresses that were checked, whatever the name says by now.

    A timer cuts the connection at the deadline, because timeouts of single reads do not
    end a server that sends one byte a second.
    """

    def __init__(self, numbers: list[str], deadline: float) -> None:
        self._numbers = numbers
        self._deadline = deadline
        self._timer: threading.Timer | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        problem: Exception = OSError(host)
        for number in self._numbers:
            try:
                stream = httpcore.SyncBackend().connect_tcp(number, port, min(timeout or 10, self._left()))
            except (httpcore.NetworkError, httpcore.TimeoutException) as error:
                problem = error
                continue
            self._timer = threading.Timer(self._left(), _cut, [stream.get_extra_info("socket")])
            self._timer.daemon = True
            self._timer.start()
            return stream
        raise problem

    def release(self) -> None:
        if self._timer:
            self._timer.cancel()

    def _left(self) -> float:
        return _remaining(self._deadline)


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
