"""The first look at what a browser sent."""

from __future__ import annotations

import base64
import binascii

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from hallway.ports import guard
from hallway.ports.push.protocol import MAX_BYTES, Push, Refused, Subscription


def check_subscription(subscription: Subscription) -> tuple[ec.EllipticCurvePublicKey, bytes]:
    """Its public key and its secret. Raises Refused for what is no subscription of a browser."""
    try:
        target = guard.parse(subscription.url, settings.FETCH_ALLOW)
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(subscription.p256dh))
        secret = decoded(subscription.auth)
    except (guard.FetchError, ValueError, binascii.Error) as error:
        raise Refused("This is not a device that can be pushed to.") from error
    if len(secret) != 16:
        raise Refused("This is not a device that can be pushed to.")
    if target.scheme != "https" and not guard.is_allowed(target, settings.FETCH_ALLOW):
        raise Refused("A push service is reached by https only.")
    return key, secret


def check_size(push: Push) -> None:
    if len(push.data) > MAX_BYTES:
        raise Refused("The message is too large for a push service.")


def decoded(text: str) -> bytes:
    """base64url, with or without padding."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def encoded(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
