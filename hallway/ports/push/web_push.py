"""Web push: RFC 8030 (delivery), 8291 (encryption for the device alone), 8292 (who sends)."""

from __future__ import annotations

import datetime as dt
import os
import time
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from hallway.ports.fetch import FetchError, Posted, post
from hallway.ports.push import keys
from hallway.ports.push.checks import check_size, check_subscription
from hallway.ports.push.protocol import Gone, Push, Refused, Subscription, Unavailable

_TOKEN_SECONDS = 12 * 3600  # RFC 8292 allows at most 24 hours
_LONGEST_WAIT = dt.timedelta(days=1)


class WebPush:
    """The sender of this installation. It keeps its key and tokens while it lives, so make one a batch."""

    def __init__(self) -> None:
        self._vapid = keys.vapid()
        self._tokens: dict[str, tuple[float, str]] = {}

    def public_key(self) -> str:
        return keys.public_key()

    def check(self, subscription: Subscription) -> None:
        check_subscription(subscription)

    def send(self, subscription: Subscription, push: Push) -> None:
        check_size(push)
        device, secret = check_subscription(subscription)
        body = http_ece.encrypt(
            push.data,
            salt=os.urandom(16),
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=device,
            auth_secret=secret,
            version="aes128gcm",
        )
        headers = {
            "Authorization": self._token(subscription.url),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(max(0, int(push.ttl.total_seconds()))),
            "Urgency": "high" if push.is_urgent else "normal",
            "Topic": push.topic,
        }
        try:
            _judge(post(subscription.url, body, headers))
        except FetchError as error:
            # The message of the error names the host, and the address is the device's secret.
            raise Unavailable("The push service did not answer.") from error

    def _token(self, url: str) -> str:
        """The Authorization header for the service at `url`, from the wall clock, which it checks."""
        parts = urlsplit(url)
        audience = f"{parts.scheme}://{parts.netloc}"
        expires, header = self._tokens.get(audience, (0.0, ""))
        if expires < time.time() + 3600:
            expires = time.time() + _TOKEN_SECONDS
            claims = {"aud": audience, "sub": settings.VAPID_CONTACT, "exp": int(expires)}
            header = self._vapid.sign(claims)["Authorization"]
            self._tokens[audience] = (expires, header)
        return header


def _judge(answer: Posted) -> None:
    status = answer.status
    if 200 <= status < 300:
        return
    if status in {404, 410}:
        raise Gone(f"The device has unsubscribed (status {status}).")
    if status == 429 or status >= 500:
        raise Unavailable(f"The push service asks to wait (status {status}).", _wait(answer.retry_after))
    raise Refused(f"The push service does not take this (status {status}).")


def _wait(header: str) -> dt.timedelta:
    """Retry-After in seconds; a date, which hardly any service sends, counts as none."""
    text = header.strip()
    seconds = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
    return min(dt.timedelta(seconds=seconds), _LONGEST_WAIT)
