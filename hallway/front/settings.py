"""What a deployment may choose about the front."""

from __future__ import annotations

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True, slots=True)
class FrontSettings:
    """Limits of one worker process. Sizes are bytes, times are seconds."""

    threads: int = 4
    """WSGI requests that run at the same time."""
    queue: int = 256
    """Requests that may wait for a thread; the next one is answered 503."""
    body_limit: int = 25 * MIB
    """The largest request body; more is answered 413."""
    spool_above: int = MIB
    """Request bodies above this size wait in a temporary file, not in memory."""
    request_timeout: float = 30.0
    """The longest wait for: a piece of the body, the answer, a piece of it, the client taking a piece."""
    trusted_proxies: int = 0
    """Proxies of our own in front of us; so many entries of `X-Forwarded-For` are believed."""
    page_memory: int = 256 * MIB
    """Published pages kept in memory."""
    own_answer_cookie: str = ""
    """The name of a cookie; the browser that sends it is answered by the application, never from memory."""

    def __post_init__(self) -> None:
        if self.threads < 1 or self.queue < 1:
            raise ValueError("threads and queue must be at least 1")
        if self.request_timeout <= 0:
            raise ValueError("request_timeout must be positive")
        if min(self.body_limit, self.spool_above, self.trusted_proxies, self.page_memory) < 0:
            raise ValueError("sizes and counts must not be negative")
