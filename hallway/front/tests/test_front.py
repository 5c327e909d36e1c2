"""The front as a whole: compression of private pages, its life in the process, streams."""

from __future__ import annotations

import gzip
from typing import Any

import brotli
import pytest

from hallway.front.event_streams import EventStreams
from hallway.front.hub import Hub
from hallway.front.tests.client import Pairs, StartFailed, serving
from hallway.front.tests.test_wsgi import respond


class TestCompression:
    TEXT = b"<li>Coffee with strangers</li>" * 100
    HTML = ("Content-Type", "text/html")

    @pytest.mark.parametrize(
        ("accept", "coding", "decoded"),
        [("br, gzip", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("zstd", None, bytes)],
    )
    async def test_private_pages_are_compressed_too(
        self, accept: str, coding: str | None, decoded: Any
    ) -> None:
        app = respond([self.TEXT], [self.HTML, ("Vary", "Cookie"), ("ETag", '"x"')])
        async with serving(app) as client:
            reply = await client.get(headers=[("accept-encoding", accept)])
        assert decoded(reply.body) == self.TEXT
        assert (reply["content-encoding"], reply["content-length"]) == (coding, str(len(reply.body)))
        assert reply["vary"] == "Cookie, Accept-Encoding"
        assert reply["etag"] == ('W/"x"' if coding else '"x"')

    @pytest.mark.parametrize(
        ("status", "headers", "body"),
        [
            ("200 OK", [HTML], TEXT[:1000]),
            ("200 OK", [("Content-Type", "image/jpeg")], TEXT),
            ("200 OK", [HTML, ("Content-Encoding", "zstd")], TEXT),
            ("200 OK", [HTML, ("Cache-Control", "no-transform")], TEXT),
            ("206 Partial Content", [HTML, ("Content-Range", "bytes 0-2999/9999")], TEXT),
            ("200 OK", [], TEXT),
        ],
    )
    async def test_not_where_it_is_wrong_or_no_use(self, status: str, headers: Pairs, body: bytes) -> None:
        async with serving(respond([body], headers, status)) as client:
            reply = await client.get(headers=[("accept-encoding", "br, gzip")])
        assert reply.body == body


class TestLife:
    async def test_hooks_run_in_order_around_the_requests(self) -> None:
        events: list[str] = []
        hooks = {
            "on_start": [lambda: events.append("first"), lambda: events.append("second")],
            "on_stop": [lambda: 1 / 0, lambda: events.append("stopped")],
        }
        async with serving(respond([b""]), more=hooks) as client:
            await client.get()
            events.append("served")
        assert events == ["first", "second", "served", "stopped"]

    async def test_a_start_hook_that_fails_stops_the_process(self) -> None:
        def fail() -> None:
            raise RuntimeError("no database")

        with pytest.raises(StartFailed, match="no database"):
            async with serving(respond([b""]), more={"on_start": [fail]}):
                pass

    async def test_streams_come_before_everything_else(self) -> None:
        streams = EventStreams(Hub(), lambda grant, cookies: None)
        streams.begin(0, [])
        async with serving(respond([b"page"]), more={"streams": {"/live": streams}}) as client:
            assert (await client.get("/live")).status == 403
            assert (await client.get("/live/")).body == b"page"

    async def test_a_stopped_front_takes_no_more_requests(self) -> None:
        async with serving(respond([b"page"])) as client:
            pass
        assert (await client.get()).status == 503
