"""Live streams as browsers get them, under both servers."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from hallway.front.event_streams import BEAT, COMMENT, EventStreams
from hallway.front.history import Event, Leave, Revocation
from hallway.front.hub import Hub
from hallway.front.tests.client import Client, Reply, eventually, serving
from hallway.front.tests.servers import SERVERS, Server, running

PATH = "/live/"


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with running(request.param) as started:
        yield started


class Listener:
    """A raw connection to a stream."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.text = b""

    def until(self, end: bytes) -> bytes:
        """Read up to and with these bytes; what the server has sent when it closes before that."""
        while end not in self.text and (piece := self.connection.recv(65536)):
            self.text += piece
        return self.text

    def rest(self) -> bytes:
        """Read to the end of the response; the connection may stay open for another."""
        return self.until(b"\r\n0\r\n\r\n")


@contextmanager
def listening(server: Server, grant: str, **fields: str) -> Iterator[Listener]:
    with server.connect() as connection:
        more = "".join(f"{name.replace('_', '-')}: {content}\r\n" for name, content in fields.items())
        connection.sendall(f"GET {PATH}?grant={grant} HTTP/1.1\r\nHost: h\r\n{more}\r\n".encode())
        listener = Listener(connection)
        listener.until(b'"here"}\n\n' if b"200" in listener.until(b"\r\n\r\n")[:20] else b"\n")
        yield listener


def tell(server: Server, number: int, what: str) -> None:
    server.told("GET", f"/tell/?{number}={what}")


def number_of(listener: Listener) -> int:
    found = re.findall(rb"id: (\d+)", listener.text)
    return int(found[-1])


def test_events_arrive_and_a_lost_connection_replays(server: Server) -> None:
    with listening(server, ":a,b") as first:
        assert b"text/event-stream" in first.text and b"retry: " in first.text
        start = number_of(first)
        tell(server, start + 1, "a")
        tell(server, start + 2, "c")
        first.until(b"data: a\n\n")
    tell(server, start + 3, "b")
    with listening(server, ":a,b", last_event_id=str(start + 1)) as again:
        told = re.findall(rb"id: (\d+)\ndata: ([^\n]+)", again.text)
        assert told == [(b"%d" % (start + 3), b"b"), (b"%d" % (start + 3), b'{"kind":"here"}')]


def test_a_revocation_ends_the_stream_at_once(server: Server) -> None:
    with listening(server, "ada:a", cookie="who=ada") as hers, listening(server, ":a") as other:
        start = number_of(hers)
        began = time.monotonic()
        tell(server, start + 1, "-ada")
        assert b'data: {"kind":"renew"}' in hers.rest()  # she asks anew without being refused first
        assert time.monotonic() - began < 5  # it would stand open for minutes
        tell(server, start + 2, "a")
        assert b"data: a\n\n" in other.until(b"data: a\n\n")
        assert b"data: a\n\n" not in hers.text


@pytest.mark.parametrize("grant", ["", "ada:a", "%00", "x" * 2000])
def test_without_a_grant_there_is_no_stream(server: Server, grant: str) -> None:
    with listening(server, grant) as refused:
        assert refused.text.startswith(b"HTTP/1.1 403")


def test_a_client_that_leaves_is_forgotten(server: Server) -> None:
    with listening(server, ":a"), listening(server, ":b"):
        assert server.told("GET", "/streams/") >= 2
    end = time.monotonic() + 5
    while server.told("GET", "/streams/") and time.monotonic() < end:
        time.sleep(0.02)
    assert server.told("GET", "/streams/") == 0


@pytest.mark.parametrize("name", SERVERS)
def test_it_stops_within_five_seconds_with_streams_open(name: str) -> None:
    with running(name) as server, listening(server, ":a") as one, listening(server, ":b"):
        server.process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        server.process.wait(8)
        assert time.monotonic() - began < 5
        one.rest()


def a_stream(**more: object) -> EventStreams:
    def authorise(grant: str, cookies: bytes) -> Leave | None:
        return Leave("", frozenset(["a"]), 0, **{"expires": 2**40, **more}) if grant == "yes" else None

    streams = EventStreams(Hub(), authorise)
    streams.begin(0, [])
    return streams


@contextmanager
def one_client(client: Client, **more: object) -> Iterator[Reply]:
    """A client that stays in the block."""
    gone = asyncio.Event()
    request = client.get(PATH, query_string=b"grant=yes", gone=gone, **more)
    task = asyncio.ensure_future(request)
    try:
        yield task
    finally:
        gone.set()


async def until_open(streams: EventStreams) -> None:
    await eventually(lambda: len(streams.hub.streams) == 1)


def nothing(environ: object, start_response: Callable[..., object]) -> list[bytes]:
    raise AssertionError("Django is not asked")


async def test_a_quiet_stream_gets_a_comment_now_and_then() -> None:
    streams = a_stream()
    async with serving(nothing, more={"streams": {PATH: streams}}) as client:
        with one_client(client) as task:
            await until_open(streams)
            for _ in range(BEAT):
                await asyncio.sleep(0)
                streams.beat()
        assert (await task).pieces.count(COMMENT) == 1


async def test_a_leave_whose_time_is_over_is_renewed() -> None:
    streams = a_stream(expires=1)
    async with serving(nothing, more={"streams": {PATH: streams}}) as client:
        with one_client(client) as task:
            await until_open(streams)
            for _ in range(BEAT):
                streams.beat()
            reply = await task
    assert reply.ended and reply.body.endswith(b'data: {"kind":"renew"}\n\n')


async def test_a_client_that_does_not_read_is_let_go_and_the_others_hear_everything() -> None:
    streams = a_stream()
    never = asyncio.Semaphore(1)  # takes the first piece, and none after it
    async with serving(nothing, more={"streams": {PATH: streams}}) as client:
        with one_client(client, slow=never) as slow, one_client(client) as quick:
            await eventually(lambda: len(streams.hub.streams) == 2)
            for number in range(1, 200):
                streams.hub.publish([Event(number, "a", b"x" * 1000)])
                await asyncio.sleep(0)
            await slow
            assert len(streams.hub.streams) == 1
        assert (await quick).body.count(b"x") == 199_000


async def test_one_that_is_stuck_at_two_beats_is_let_go() -> None:
    streams = a_stream()
    async with serving(nothing, more={"streams": {PATH: streams}}) as client:
        with one_client(client, slow=asyncio.Semaphore(1)) as stuck:
            await until_open(streams)
            streams.hub.publish([Event(1, "a", b"x")])
            for _ in range(2 * BEAT):
                await asyncio.sleep(0)
                streams.beat()
            await stuck
            assert not streams.hub.streams


async def test_clients_are_told_when_events_may_be_late() -> None:
    streams = a_stream()
    async with serving(nothing, more={"streams": {PATH: streams}}) as client:
        with one_client(client) as before:
            await until_open(streams)
            streams.away(True)
            streams.away(True)
            with one_client(client) as later:
                await eventually(lambda: len(streams.hub.streams) == 2)
            streams.away(False)
            streams.begin(90, [])
            await asyncio.sleep(0.01)
    kinds = [re.findall(rb'"kind":"(\w+)"', (await one).body) for one in (before, later)]
    assert kinds == [[b"open", b"here", b"away", b"back", b"refresh"], [b"open", b"here", b"away"]]


async def test_what_was_lost_for_good_is_not_replayed() -> None:
    streams = a_stream()
    streams.begin(90, [Event(91, "a", b"x"), Revocation(92, "ada", "")])
    async with serving(nothing, more={"streams": {PATH: streams}}) as client:
        assert (await client.get(PATH, query_string=b"grant=yes")).status == 403


async def test_a_process_that_knows_no_history_yet_lets_nobody_in() -> None:
    streams = EventStreams(Hub(), lambda grant, cookies: Leave("", frozenset(["a"]), 5, 2**40))
    async with serving(nothing, more={"streams": {PATH: streams}}) as client:
        with one_client(client, headers=[("last-event-id", "6")]) as early:
            await asyncio.sleep(0.01)
            assert not streams.hub.streams
            streams.begin(4, [Event(number, "a", b"id: %d\n\n" % number) for number in (5, 6, 7, 8)])
            await until_open(streams)
        assert b"id: 7\n\nid: 8\n\nid: 8\n" in (await early).body


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT"])
async def test_other_methods_are_refused(method: str) -> None:
    async with serving(nothing, more={"streams": {PATH: a_stream()}}) as client:
        reply = await client.request(method, PATH, query_string=b"grant=yes")
        assert reply.status == 405


@pytest.mark.parametrize(
    "query", [b"a=1&" * 20, b"grant=%ff", b"grant=yes&since=\xb2", b"since=" + b"9" * 400]
)
async def test_odd_addresses_are_no_error(query: bytes) -> None:
    async with serving(nothing, more={"streams": {PATH: a_stream()}}) as client:
        gone = asyncio.Event()
        gone.set()
        reply = await client.get(PATH, query_string=query, gone=gone)
        assert reply.status in {200, 400, 403}
