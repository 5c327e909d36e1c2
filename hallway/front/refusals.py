"""Answers that the front gives on its own when it does not serve a request."""

from __future__ import annotations

from hallway.front.protocol import Headers, Scope, Send


class ClientGone(Exception):
    """The client closed the connection: nobody is left to answer."""


class Refusal(Exception):
    """A request that ends with a short plain text instead of a page."""

    def __init__(self, status: int, text: str, *headers: tuple[bytes, bytes]) -> None:
        super().__init__(status, text)
        self.status = status
        self.text = text
        self.headers: Headers = list(headers)


# What is left unread of a refused body cannot be told from a next request.
CLOSE = (b"connection", b"close")


def bad_request(what: str) -> Refusal:
    """400: the request contradicts HTTP; `what` names the part."""
    return Refusal(400, f"This request cannot be understood: {what}.", CLOSE)


def too_large(limit: int) -> Refusal:
    """413: the body has more than `limit` bytes."""
    size = f"{limit / 1024 / 1024:.3g} MB" if limit >= 1024 * 1024 else f"{limit} bytes"
    return Refusal(413, f"This is too large: at most {size} can be sent at once.", CLOSE)


def body_too_slow() -> Refusal:
    """408: the next piece of the body did not come in time."""
    return Refusal(408, "The rest of this request did not arrive in time. Please try again.", CLOSE)


def busy() -> Refusal:
    """503: every thread and every place in the queue is taken."""
    text = "Many people are here at this moment. Please try again in a few seconds."
    return Refusal(503, text, (b"retry-after", b"3"))


def too_slow() -> Refusal:
    """504: the application has not answered in time."""
    return Refusal(504, "This took too long and was given up. Please try again in a moment.")


def broken() -> Refusal:
    """500: the application failed before it answered."""
    return Refusal(500, "Something went wrong on our side. It has been noted.")


async def send_refusal(refusal: Refusal, scope: Scope, send: Send) -> None:
    """Send the refusal as plain text that nobody keeps."""
    body = refusal.text.encode() + b"\n"
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", b"%d" % len(body)),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        *refusal.headers,
    ]
    if not scope["http_version"].startswith("1") and CLOSE in headers:
        headers.remove(CLOSE)  # RFC 9113, 8.2.2: HTTP/2 knows no connection fields
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
