"""A Mastodon-compatible server on this machine, for the timelines of hashtags; bad habits on request."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def status(number: int, content: str, **more: Any) -> dict[str, Any]:
    """A post as the API answers it."""
    return {
        "id": str(number),
        "uri": f"https://social.example/users/wren/statuses/{number}",
        "url": f"https://social.example/@wren/{number}",
        "created_at": f"2027-09-11T00:{number % 60:02}:00.000Z",
        "visibility": "public",
        "reblog": None,
        "spoiler_text": "",
        "content": content,
        "account": {"acct": "wren", "display_name": "Wren"},
        **more,
    }


class FakeServer:
    """Answers below `/api/v1/`: `timelines/tag/<tag>`, the newest first, and `statuses/<id>`."""

    def __init__(self) -> None:
        self.statuses: dict[str, list[dict[str, Any]]] = {}
        self.body: bytes | None = None  # instead of posts
        self.code = 200
        self.troubled: dict[str, int] = {}  # posts for which it answers with another status
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                code, body = outer.answer(self.path)
                self.send_response(code)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.name = f"127.0.0.1:{self._http.server_address[1]}"
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    def answer(self, path: str) -> tuple[int, bytes]:
        """Status and body."""
        if self.body is not None:
            return self.code, self.body
        parts = urlsplit(path)
        if parts.path.startswith("/api/v1/statuses/"):
            return self.one(parts.path.rsplit("/", 1)[-1])
        query = parse_qs(parts.query)
        since = int(query.get("since_id", ["0"])[0])
        found = self.statuses.get(unquote(parts.path.rsplit("/", 1)[-1]), [])
        newest = sorted((one for one in found if int(one["id"]) > since), key=lambda one: -int(one["id"]))
        return self.code, json.dumps(newest[: int(query["limit"][0])]).encode()

    def one(self, number: str) -> tuple[int, bytes]:
        if number in self.troubled:
            return self.troubled[number], b"{}"
        for some in self.statuses.values():
            for found in some:
                if found["id"] == number:
                    return 200, json.dumps(found).encode()
        return 404, b'{"error": "Record not found"}'

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()
