"""Signed leave to listen: who may hear which topics, for five minutes, from one browser.

Made by Django, read by the web process's front, which knows nothing of people and sessions. The
text is no secret from its holder, who named the topics; the signature keeps it from being changed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

SECONDS = 300


@dataclass(frozen=True, slots=True)
class Grant:
    """Leave to listen, as it was when the outbox stood at `position`: a later revocation ends it."""

    holder: str  # a person's, empty for strangers
    topics: Sequence[str]
    position: int
    expires: int  # seconds since 1970
    session: str  # fingerprint of the session that it was given to, empty without


def sign(grant: Grant, secret: str) -> str:
    """The grant as text that fits into an address."""
    body = _encode(json.dumps(asdict(grant), separators=(",", ":")).encode())
    return f"{body}.{_encode(_signature(body, secret))}"


def verify(text: str, secret: str, *, session_key: str) -> Grant | None:
    """The grant that was signed; None if it was not, if its time is over, or in another's hands."""
    body, _, signature = text.partition(".")
    # As text, of which there is one for each signature: base64 could be spelled in several ways.
    if not hmac.compare_digest(signature.encode(), _encode(_signature(body, secret)).encode()):
        return None
    grant = Grant(**json.loads(_decode(body)))
    if grant.expires < time.time() or grant.session not in ("", fingerprint(session_key, secret)):
        return None
    return grant


def fingerprint(session_key: str, secret: str) -> str:
    """What a grant says of a session: enough to know it again, nothing to sign in with."""
    if not session_key:
        return ""
    return hmac.new(secret.encode(), b"live session " + session_key.encode(), hashlib.sha256).hexdigest()[:24]


def _signature(body: str, secret: str) -> bytes:
    return hmac.new(secret.encode(), b"live grant " + body.encode(), hashlib.sha256).digest()


def _encode(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    """Raises ValueError for what is not base64, or has signs at its end that `_encode` does not write."""
    if "=" in text:
        raise ValueError("no padding is written")
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
