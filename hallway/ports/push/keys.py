"""The key by which push services know this installation (VAPID, RFC 8292)."""

from __future__ import annotations

from cryptography.hazmat.primitives import serialization
from django.conf import settings
from py_vapid import Vapid02

from hallway.ground.secret_files import kept_secret
from hallway.ports.push.checks import encoded


def vapid() -> Vapid02:
    """The key of `HALLWAY_VAPID_KEY`, or one made on first use and kept in the data folder (0600).

    Devices are bound to it: with another key all of them have to subscribe anew.
    """
    text = settings.VAPID_KEY or kept_secret(settings.DATA_DIR / "vapid-key.pem", _new)
    return Vapid02.from_pem(text.strip().encode()) if "BEGIN" in text else Vapid02.from_string(text.strip())


def public_key() -> str:
    """Its public half as browsers want it: the uncompressed point in base64url."""
    point = vapid().public_key.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    return encoded(point)


def _new() -> str:
    fresh = Vapid02()
    fresh.generate_keys()
    return str(fresh.private_pem().decode())
