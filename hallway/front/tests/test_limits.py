"""What one client, or many at once, cannot do to the others: bodies, queue, time."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from hallway.front.tests.client import Reply, eventually, serving


def echo(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "application/octet-stream")])
    return [environ["wsgi.input"].read()]


class Blocking:
    """An application whose requests wait until they are released."""

    def __init__(self) -> None:
        self.release = threading.Event()
        self.begun: list[str] = []
        self.ended: list[str] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.begun.append(environ["PATH_INFO"])
        self.release.wait(5)
        self.ended.append(environ["PATH_INFO"])
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"done"]


class TestBodies:
    async def test_a_body_in_pieces_arrives_whole(self) -> None:
        async with serving(echo) as client:
            reply = await client.request("POST", body=[b"ab", b"", b"cd"])
        assert reply.body == b"abcd"

    @pytest.mark.parametrize(("size", "on_disk"), [(1000, False), (1001, True)])
    async def test_a_large_body_waits_in_a_file(self, size: int, on_disk: bool) -> None:
        seen = []

        def look(environ: dict[str, Any], start_response: Any) -> list[bytes]:
            seen.append(environ["wsgi.input"]._rolled)
            return echo(environ, start_response)

        async with serving(look, spool_above=1000) as client:
            reply = await client.request("POST", body=[b"x" * 600, b"y" * (size - 600)])
        assert reply.body == b"x" * 600 + b"y" * (size - 600)
        assert seen == [on_disk]

    async def test_a_declared_length_above_the_limit_is_refused_unread(self) -> None:
        async with serving(echo, body_limit=25 * 1024 * 1024) as client:
            reply = await client.request(
                "POST", headers=[("content-length", str(26 * 1024 * 1024))], stalled=True
            )
        assert reply.status == 413
        assert "at most 25 MB" in reply.body.decode()
        assert reply["connection"] == "close"

    async def test_a_chunked_body_is_refused_once_it_passes_the_limit(self) -> None:
        async with serving(echo, body_limit=10) as client:
            assert (await client.request("POST", body=[b"x" * 10])).status == 200
            assert (await client.request("POST", body=[b"x" * 10, b"x"], stalled=True)).status == 413

    @pytest.mark.parametrize("value", ["abc", "-1", "+1", "1.0", "1,1", "0x10", "", "1" * 30])
    async def test_a_malformed_length_is_refused(self, value: str) -> None:
        async with serving(echo) as client:
            assert (
                await client.request("POST", headers=[("content-length", value)], body=b"x")
            ).status == 400

    async def test_two_lengths_are_refused(self) -> None:
        async with serving(echo) as client:
            twice = [("content-length", "1"), ("content-length", "2")]
            assert (await client.request("POST", headers=twice, body=b"x")).status == 400

    async def test_a_body_that_stalls_is_refused(self) -> None:
        async with serving(echo, request_timeout=0.1) as client:
            assert (await client.request("POST", body=b"x", stalled=True)).status == 408

    async def test_a_client_that_leaves_inside_its_body_never_reaches_the_application(self) -> None:
        app = Blocking()
        gone = asyncio.Event()
        gone.set()
        async with serving(app) as client:
            reply = await client.request("POST", body=b"x", stalled=True, gone=gone)
        assert (reply.status, app.begun) == (0, [])

    async def test_http2_answers_name_no_connection(self) -> None:
        async with serving(echo, body_limit=1) as client:
            reply = await client.request("POST", body=b"xx", http_version="2")
        assert (reply.status, reply["connection"]) == (413, None)


class TestQueue:
    async def ask(self, count: int) -> list[Reply]:
        """So many requests at once, where two can run and three can wait."""
        app = Blocking()
        async with serving(app, threads=2, queue=3) as client:
            asked = [asyncio.ensure_future(client.request("POST", f"/{n}")) for n in range(count)]
            await eventually(lambda: len(app.begun) == 2)
            app.release.set()
            return await asyncio.gather(*asked)

    async def test_requests_wait_for_a_thread(self) -> None:
        replies = await self.ask(5)
        assert [reply.status for reply in replies] == [200] * 5

    async def test_what_does_not_fit_is_told_to_come_back(self) -> None:
        replies = await self.ask(7)
        assert sorted(reply.status for reply in replies) == [200] * 5 + [503] * 2
        refused = next(reply for reply in replies if reply.status == 503)
        assert int(refused["retry-after"] or 0) > 0
        assert b"try again" in refused.body

    async def test_a_client_that_leaves_the_queue_is_not_served(self) -> None:
        app = Blocking()
        gone = asyncio.Event()
        async with serving(app, threads=1) as client:
            first = asyncio.ensure_future(client.request("POST", "/first"))
            await eventually(lambda: app.begun)
            left = asyncio.ensure_future(client.request("POST", "/left", gone=gone))
            last = asyncio.ensure_future(client.request("POST", "/last"))
            await asyncio.sleep(0.02)
            gone.set()
            assert (await left).status == 0
            app.release.set()
            assert ((await first).status, (await last).status) == (200, 200)
        assert app.begun == ["/first", "/last"]

    async def test_threads_last(self) -> None:
        def who(environ: dict[str, Any], start_response: Any) -> list[bytes]:
            start_response("200 OK", [])
            return [str(threading.get_ident()).encode()]

        async with serving(who, threads=2) as client:
            names = {(await client.request("POST")).body for _ in range(20)}
        assert 1 <= len(names) <= 2


class TestTime:
    async def test_a_slow_request_is_given_up_but_its_thread_stays_taken(self) -> None:
        app = Blocking()
        async with serving(app, threads=1, request_timeout=0.1) as client:
            assert (await client.request("POST", "/slow")).status == 504
            waiting = await client.request("POST", "/waiting")
            assert (waiting.status, waiting["retry-after"]) == (503, "3")
            assert app.begun == ["/slow"]
            app.release.set()
            await eventually(lambda: app.ended == ["/slow"])
            assert (await client.request("POST", "/next")).status == 200

    async def test_a_client_that_leaves_a_running_request_gets_nothing(self) -> None:
        app = Blocking()
        gone = asyncio.Event()
        async with serving(app, threads=1) as client:
            asked = asyncio.ensure_future(client.request("POST", gone=gone))
            await eventually(lambda: app.begun)
            gone.set()
            assert (await asked).status == 0
            app.release.set()
            assert (await client.request("POST")).status == 200
