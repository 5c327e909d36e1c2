"""A tiny OpenID Connect provider (OpenID Connect Core 1.0, code flow) on a local port."""

from __future__ import annotations

import base64
import json
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa


@dataclass
class Provider:
    """Answers discovery, token, userinfo and JWKS for one person at a time."""

    claims: dict[str, Any] = field(default_factory=dict)
    asked_with: dict[str, list[str]] = field(default_factory=dict)
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))

    def __post_init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def answer(self, path: str) -> dict[str, Any]:
        """The JSON document at `path`."""
        if path.endswith("/.well-known/openid-configuration"):
            places = ("authorization", "token", "userinfo")
            return {f"{name}_endpoint": f"{self.url}/{name}" for name in places} | {
                "issuer": self.url,
                "jwks_uri": f"{self.url}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        answers = {"/token": self._token, "/userinfo": lambda: self.claims, "/jwks": self._jwks}
        return answers[path]()

    def _token(self) -> dict[str, Any]:
        stamp = {"iss": self.url, "aud": "hallway", "iat": int(time.time()), "exp": int(time.time()) + 60}
        id_token = jwt.encode(self.claims | stamp, self.key, "RS256", headers={"kid": "one"})
        return {"access_token": "token", "token_type": "Bearer", "id_token": id_token}

    def _jwks(self) -> dict[str, Any]:
        numbers = self.key.public_key().public_numbers()
        return {"keys": [{"kty": "RSA", "kid": "one", "n": _number(numbers.n), "e": _number(numbers.e)}]}


def _number(value: int) -> str:
    data = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = json.dumps(provider.answer(self.path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            provider.asked_with = parse_qs(body)
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    return Handler
