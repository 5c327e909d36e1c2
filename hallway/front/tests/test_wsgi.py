"""The WSGI side (PEP 3333): answers, files, streams, errors, and closing in every case."""

from __future__ import annotations

import asyncio
import io
import logging
import sys
import threading
from collections.abc import Iterator
from typing import Any
from wsgiref.validate import validator

import pytest

from hallway.front.exchange import BrokenOff
from hallway.front.tests.client import Pairs, eventually, serving

MIB = 1024 * 1024


class Pieces:
    """An iterable response that notes how far it was read and that it was closed."""

    def __init__(self, *pieces: bytes | Exception, endless: bool = False) -> None:
        self.waiting = list(pieces)
        self.endless = endless
        self.given = 0
        self.closed = 0

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if not self.waiting:
            raise StopIteration
        piece = self.waiting[0] if self.endless else self.waiting.pop(0)
        if isinstance(piece, Exception):
            raise piece
        self.given += 1
        return piece

    def close(self) -> None:
        self.closed += 1


class Source(io.BytesIO):
    """A file that notes how much of it was read, and by which calls."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.largest = 0
        self.read_so_far = 0

    def read(self, size: int | None = -1) -> bytes:
        piece = super().read(size)
        self.largest = max(self.largest, len(piece))
        self.read_so_far += len(piece)
        return piece


def respond(result: Any, headers: Pairs = (), status: str = "200 OK") -> Any:
    def app(environ: dict[str, Any], start_response: Any) -> Any:
        start_response(status, list(headers))
        return result

    return app


def send_file(source: Source, headers: Pairs = ()) -> Any:
    def app(environ: dict[str, Any], start_response: Any) -> Any:
        start_response("200 OK", list(headers))
        return environ["wsgi.file_wrapper"](source, 4096)

    return app


async def test_pieces_are_sent_as_they_come_and_closed() -> None:
    pieces = Pieces(b"one ", b"", b"two")
    async with serving(respond(pieces)) as client:
        reply = await client.get()
        await eventually(lambda: pieces.closed)
    assert (reply.pieces, reply.ended, pieces.closed) == ([b"one ", b"two", b""], True, 1)


async def test_a_response_of_declared_length_is_taken_whole_and_frees_its_thread() -> None:
    pieces = Pieces(b"one ", b"two")
    async with serving(respond(pieces, [("Content-Length", "7")])) as client:
        reply = await client.get()
    assert (reply.pieces, pieces.closed) == ([b"one two"], 1)


async def test_an_empty_response() -> None:
    results: list[Any] = [[], Pieces(), Pieces(b"")]
    for result in results:
        async with serving(respond(result, status="204 No Content")) as client:
            reply = await client.get()
        assert (reply.status, reply.body, reply.ended) == (204, b"", True)


async def test_repeated_headers_stay_apart_and_one_hop_headers_are_dropped() -> None:
    headers = [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("Connection", "close")]
    async with serving(respond([b""], headers)) as client:
        reply = await client.get()
    assert [field for field in reply.headers if field[0] != "content-length"] == [
        ("set-cookie", "a=1"),
        ("set-cookie", "b=2"),
    ]


async def test_a_generator_may_start_the_response_late() -> None:
    def app(environ: dict[str, Any], start_response: Any) -> Iterator[bytes]:
        start_response("201 Created", [])
        yield b"late"

    async with serving(app) as client:
        reply = await client.get()
    assert (reply.status, reply.body) == (201, b"late")


async def test_what_is_written_comes_first() -> None:
    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        write = start_response("200 OK", [])
        write(b"written, ")
        return [b"returned"]

    async with serving(app) as client:
        assert (await client.get()).body == b"written, returned"


class TestHead:
    @pytest.mark.parametrize("declared", [[], [("Content-Length", "7")]])
    async def test_has_no_body(self, declared: Pairs) -> None:
        pieces = Pieces(b"one ", b"two")
        async with serving(respond(pieces, declared)) as client:
            reply = await client.request("HEAD")
            await eventually(lambda: pieces.closed)
        assert (reply.status, reply.body, reply.ended) == (200, b"", True)

    async def test_keeps_the_length_that_the_application_declares(self) -> None:
        async with serving(respond([], [("Content-Length", "700")])) as client:
            assert (await client.request("HEAD"))["content-length"] == "700"

    async def test_of_a_file_closes_it_unread(self) -> None:
        source = Source(b"x" * MIB)
        async with serving(send_file(source)) as client:
            reply = await client.request("HEAD")
            await eventually(lambda: source.closed)
        assert (reply.body, source.read_so_far) == (b"", 0)


class TestFiles:
    async def test_are_read_in_pieces_while_they_are_sent(self) -> None:
        content = bytes(range(256)) * 20 * 4096
        source = Source(content)
        async with serving(send_file(source, [("Content-Length", str(len(content)))])) as client:
            slow = asyncio.Semaphore(0)
            asked = asyncio.ensure_future(client.get(slow=slow))
            await asyncio.sleep(0.05)
            assert 0 < source.read_so_far <= MIB
            for _ in range(1000):
                slow.release()
            reply = await asked
            await eventually(lambda: source.closed)
        assert reply.body == content
        assert source.largest <= 256 * 1024

    async def test_hold_no_thread(self) -> None:
        source = Source(b"x" * 4 * MIB)
        files = send_file(source)

        def app(environ: dict[str, Any], start_response: Any) -> Any:
            if environ["PATH_INFO"] == "/file":
                return files(environ, start_response)
            return respond([b"page"])(environ, start_response)

        async with serving(app, threads=1) as client:
            slow = asyncio.Semaphore(0)
            download = asyncio.ensure_future(client.get("/file", slow=slow))
            await asyncio.sleep(0.02)
            assert (await client.get("/page")).body == b"page"
            for _ in range(1000):
                slow.release()
            assert len((await download).body) == 4 * MIB

    async def test_small_ones_are_sent_at_once(self) -> None:
        source = Source(b"body { color: red }")
        async with serving(send_file(source, [("Content-Length", "19")])) as client:
            reply = await client.get()
        assert (reply.pieces, source.closed) == ([b"body { color: red }"], True)

    async def test_are_closed_when_the_client_leaves(self) -> None:
        source = Source(b"x" * 4 * MIB)
        gone = asyncio.Event()
        async with serving(send_file(source)) as client:
            asked = asyncio.ensure_future(client.get(slow=asyncio.Semaphore(1), gone=gone))
            await asyncio.sleep(0.02)
            gone.set()
            reply = await asked
            await eventually(lambda: source.closed)
        assert not reply.ended
        assert source.read_so_far < 2 * MIB

    async def test_are_closed_when_the_request_was_given_up_before(self) -> None:
        source = Source(b"x" * MIB)
        release = threading.Event()

        def app(environ: dict[str, Any], start_response: Any) -> Any:
            release.wait(5)
            return send_file(source)(environ, start_response)

        async with serving(app, request_timeout=0.05) as client:
            assert (await client.get()).status == 504
            release.set()
            await eventually(lambda: source.closed)

    @pytest.mark.parametrize("declared", [2 * MIB, MIB - 1])
    async def test_of_another_length_than_declared_break_off(self, declared: int) -> None:
        source = Source(b"x" * MIB)
        async with serving(send_file(source, [("Content-Length", str(declared))])) as client:
            with pytest.raises(BrokenOff):
                await client.get()
            await eventually(lambda: source.closed)


class TestStreams:
    async def test_go_at_the_pace_of_the_client(self) -> None:
        pieces = Pieces(b"tick", endless=True)
        gone = asyncio.Event()
        async with serving(respond(pieces)) as client:
            asked = asyncio.ensure_future(client.get(slow=asyncio.Semaphore(3), gone=gone))
            await asyncio.sleep(0.1)
            assert 3 <= pieces.given <= 9
            gone.set()
            await asked
            await eventually(lambda: pieces.closed)
        assert pieces.given <= 9

    async def test_break_off_when_the_client_stops_reading(self) -> None:
        pieces = Pieces(b"tick", endless=True)
        async with serving(respond(pieces), request_timeout=0.1) as client:
            with pytest.raises(BrokenOff):
                await client.get(slow=asyncio.Semaphore(3))
            await eventually(lambda: pieces.closed)

    async def test_end_when_the_server_cancels_the_request(self) -> None:
        pieces = Pieces(b"tick", endless=True)
        async with serving(respond(pieces)) as client:
            asked = asyncio.ensure_future(client.get(slow=asyncio.Semaphore(3)))
            await asyncio.sleep(0.02)
            asked.cancel()
            await asyncio.wait((asked,))
            await eventually(lambda: pieces.closed)

    async def test_of_another_length_than_declared_break_off(self) -> None:
        for declared in (100 * MIB, 9 * MIB):
            pieces = Pieces(*[b"x" * MIB] * 10)
            async with serving(respond(pieces, [("Content-Length", str(declared))])) as client:
                with pytest.raises(BrokenOff):
                    await client.get()
                await eventually(lambda p=pieces: p.closed)


class TestErrors:
    @pytest.mark.parametrize(
        "app",
        [
            lambda environ, start_response: 1 / 0,
            lambda environ, start_response: [b"without a start"],
            lambda environ, start_response: sys.exit(1),
            respond([b"x"], [("X-Broken", "a\r\nSet-Cookie: b=c")]),
            respond([b"x"], [("Content-Length", "2")]),
            respond([b"xyz"], [("Content-Length", "2")]),
            respond([b"x"], [("Content-Length", "many")]),
            respond([b"x"], status="fine"),
        ],
    )
    async def test_before_the_first_byte_become_a_plain_500(
        self, app: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        async with serving(app, threads=1) as client:
            with caplog.at_level(logging.CRITICAL):
                reply = await client.get()
                assert (await client.get()).status == 500  # the thread is still there
        assert (reply.status, reply["content-type"]) == (500, "text/plain; charset=utf-8")
        assert b"Traceback" not in reply.body

    async def test_before_the_first_byte_close_the_response(self) -> None:
        pieces = Pieces(ValueError("broken"))
        async with serving(respond(pieces)) as client:
            assert (await client.get()).status == 500
            await eventually(lambda: pieces.closed == 1)

    async def test_after_the_first_byte_break_the_response_off(self) -> None:
        pieces = Pieces(b"first", ValueError("broken"))
        async with serving(respond(pieces)) as client:
            with pytest.raises(BrokenOff):
                await client.get()
            await eventually(lambda: pieces.closed == 1)

    async def test_in_close_do_not_spoil_the_answer(self) -> None:
        class Careless(Pieces):
            def close(self) -> None:
                super().close()
                raise ValueError("broken")

        pieces = Careless(b"fine")
        async with serving(respond(pieces, [("Content-Length", "4")])) as client:
            assert (await client.get()).body == b"fine"
        assert pieces.closed == 1

    async def test_an_error_may_replace_the_head_until_it_is_sent(self) -> None:
        def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
            start_response("200 OK", [])
            try:
                raise KeyError("late")
            except KeyError:
                start_response("500 Sorry", [("X-Page", "error")], sys.exc_info())
            return [b"sorry"]

        async with serving(app) as client:
            reply = await client.get()
        assert (reply.status, reply["x-page"], reply.body) == (500, "error", b"sorry")

    async def test_a_second_start_without_error_is_refused(self) -> None:
        def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
            start_response("200 OK", [])
            start_response("200 OK", [])
            return []

        async with serving(app) as client:
            assert (await client.get()).status == 500


async def test_a_validated_application_finds_nothing_to_complain_about() -> None:
    app = validator(respond([b"fine"], [("Content-Type", "text/plain")]))
    async with serving(app) as client:
        assert (await client.get(query_string=b"a=b")).body == b"fine"
