"""A push service and a browser on this machine: it checks who sends, and reads what was sent."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from hallway.ports.push.checks import decoded, encoded
from hallway.ports.push.protocol import Subscription


class Browser:
    """Holds the keys of one subscription."""

    def __init__(self, url: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._secret = os.urandom(16)
        form = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        self.subscription = Subscription(
            url, encoded(self._key.public_key().public_bytes(*form)), encoded(self._secret)
        )

    def read(self, body: bytes) -> bytes:
        """Decrypt as RFC 8291 says; raises ECEException for what was meant for somebody else."""
        return http_ece.decrypt(body, private_key=self._key, auth_secret=self._secret, version="aes128gcm")


class FakePushService:
    """On a free port of this machine; every request is kept."""

    def __init__(self) -> None:
        self.status = 201
        self.headers: dict[str, str] = {}
        self.got: list[tuple[dict[str, str], bytes]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.got.append((dict(self.headers), body))
                self.send_response(outer.status)
                for name, value in {"Content-Length": "0", **outer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.name = f"127.0.0.1:{self._http.server_address[1]}"
        self.url = f"http://{self.name}/send/secret-of-the-browser"
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()

    def sender_of(self, headers: dict[str, str], public_key: str) -> dict[str, Any]:
        """The claims of the token (RFC 8292), checked with the key that the browser subscribed with."""
        scheme, _, fields = headers["Authorization"].partition(" ")
        parts = dict(field.strip().split("=", 1) for field in fields.split(","))
        assert (scheme, parts["k"]) == ("vapid", public_key)
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(public_key))
        return jwt.decode(parts["t"], key, algorithms=["ES256"], audience=f"http://{self.name}")


Read = Callable[[], bytes]


def last_line(folder: Any) -> bytes:
    """What the console service wrote last."""
    lines = (folder / "push" / "sent.jsonl").read_text().splitlines()
    return json.loads(lines[-1])["data"].encode()
