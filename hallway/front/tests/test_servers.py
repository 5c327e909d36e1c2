"""The front under real servers: what depends on how they speak HTTP."""

from __future__ import annotations

import gzip
import http.client
import json
import re
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from hallway.front.settings import MIB
from hallway.front.tests.sample import FILE_SIZE, PAGE
from hallway.front.tests.servers import SERVERS, Server, read_all, running


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with running(request.param) as started:
        yield started


def closed_within(server: Server, what: str | Callable[[str], bool], seconds: float = 5) -> bool:
    fits = what if callable(what) else lambda entry: entry.startswith(what)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if any(fits(entry) for entry in server.told("GET", "/closed/")):
            return True
        time.sleep(0.05)
    return False


def unread_above(size: int) -> Callable[[str], bool]:
    """Whether a closed file had more than `size` bytes that nobody read."""

    def fits(entry: str) -> bool:
        found = re.match(r"file with (\d+) unread", entry)
        return found is not None and int(found[1]) > size

    return fits


def test_head_has_the_headers_and_no_body(server: Server) -> None:
    for path, length in (("/public/", len(PAGE)), ("/file/?declared", FILE_SIZE)):
        answer = server.raw(b"HEAD %s HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n" % path.encode())
        head, _, body = answer.partition(b"\r\n\r\n")
        assert b"content-length: %d" % length in head.lower()
        assert body == b""


def test_a_client_that_expects_100_continue_is_told_to_go_on(server: Server) -> None:
    with server.connect() as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n")
        connection.sendall(b"Connection: close\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 100")
        connection.sendall(b"hello")
        answer = read_all(connection)
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["body"] == "hello"


def test_a_body_above_the_limit_is_refused_before_it_is_sent(server: Server) -> None:
    head = b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n" % (6 * MIB)
    answer = server.raw(head)
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"at most 5 MB" in answer


def test_a_chunked_body_above_the_limit_is_refused(server: Server) -> None:
    with server.connect() as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
        sender = threading.Thread(target=send_chunks, args=(connection, 7))
        sender.start()
        answer = connection.recv(20)
        sender.join()
    assert answer.startswith(b"HTTP/1.1 413")


def send_chunks(connection: socket.socket, count: int) -> None:
    try:
        for _ in range(count):
            connection.sendall(b"100000\r\n" + bytes(MIB) + b"\r\n")
    except OSError:
        return  # refused and closed, as it should be


@pytest.mark.parametrize(("size", "on_disk"), [(MIB, False), (3 * MIB, True)])
@pytest.mark.parametrize("chunked", [False, True])
def test_bodies_arrive_whole(server: Server, size: int, on_disk: bool, chunked: bool) -> None:
    content = b"0123456789abcdef" * (size // 16)
    body = iter([content[:1000], content[1000:]]) if chunked else content
    told = server.told("POST", "/", body)
    assert told["body"].encode() == content
    assert told["CONTENT_LENGTH"] == str(size)
    assert told["on disk"] is on_disk


def test_paths_and_query_strings(server: Server) -> None:
    told = server.told("GET", "/caf%C3%A9/a%2Fb/%ff?q=%20x&y")
    assert told["PATH_INFO"].encode("latin-1") == b"/caf\xc3\xa9/a/b/\xff"
    assert told["QUERY_STRING"] == "q=%20x&y"


def test_repeated_and_forged_headers(server: Server) -> None:
    answer = server.raw(
        b"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
        b"Cookie: a=1\r\nCookie: b=2\r\nX-A: 1\r\nX-A: 2\r\n"
        b"X_Auth: forged\r\nX-Hallway-Publish: site@9\r\nX-Forwarded-For: 6.6.6.6, 203.0.113.9\r\n"
        b"X-Forwarded-Proto: https\r\n\r\n"
    )
    told = json.loads(answer.partition(b"\r\n\r\n")[2])
    assert (told["HTTP_COOKIE"], told["HTTP_X_A"]) == ("a=1; b=2", "1,2")
    assert (told["REMOTE_ADDR"], told["wsgi.url_scheme"]) == ("203.0.113.9", "https")
    assert not [key for key in told if "AUTH" in key or "HALLWAY" in key or "FORWARDED" in key]


def test_without_a_proxy_the_address_is_that_of_the_connection(server: Server) -> None:
    assert server.told("GET", "/")["REMOTE_ADDR"] == "127.0.0.1"


@pytest.mark.parametrize("path", ["/", "/public/", "/file/"])
def test_http_1_0(server: Server, path: str) -> None:
    answer = server.raw(b"GET %s HTTP/1.0\r\n\r\n" % path.encode())
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b" 200 " in head.splitlines()[0]
    assert b"chunked" not in head.lower()
    if path == "/":
        assert json.loads(body)["SERVER_PROTOCOL"] == "HTTP/1.0"
    else:
        assert len(body) == {"/public/": len(PAGE), "/file/": FILE_SIZE}[path]


@pytest.mark.parametrize("value", [b"abc", b"-1", b"1, 2"])
def test_a_malformed_content_length(server: Server, value: bytes) -> None:
    answer = server.raw(b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: %s\r\n\r\nx" % value)
    assert answer.split()[1] == b"400"


def test_pages_come_from_memory_in_the_coding_asked_for(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    for _ in range(3):
        connection.request("GET", "/public/", headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        assert gzip.decompress(response.read()) == PAGE
        assert response.getheader("x-hallway-publish") is None
    condition = {"Accept-Encoding": "gzip", "If-None-Match": response.getheader("etag") or ""}
    connection.request("GET", "/public/", headers=condition)
    response = connection.getresponse()
    assert (response.status, response.read()) == (304, b"")
    connection.request("GET", "/")  # the connection is still in step
    assert connection.getresponse().status == 200
    connection.close()


@pytest.mark.parametrize("query", ["", "?declared"])
def test_a_file_is_sent_whole_and_closed(server: Server, query: str) -> None:
    with server.ask("GET", "/file/" + query) as response:
        assert len(response.read()) == FILE_SIZE
    assert closed_within(server, "file with 0 unread")


def test_a_client_that_does_not_read_is_not_buffered_for_and_its_file_is_closed(server: Server) -> None:
    with server.connect() as connection:
        connection.sendall(b"GET /file/ HTTP/1.1\r\nHost: h\r\n\r\n")
        connection.recv(1000)
        time.sleep(0.3)
    assert closed_within(server, unread_above(FILE_SIZE // 2))


def test_a_stream_is_closed_when_its_client_leaves(server: Server) -> None:
    with server.connect() as connection:
        connection.sendall(b"GET /ticking/ HTTP/1.1\r\nHost: h\r\n\r\n")
        connection.recv(1000)
    assert closed_within(server, "ticking")


def test_an_error_before_the_first_byte_is_a_500(server: Server) -> None:
    with server.ask("GET", "/early/") as response:
        assert response.status == 500
        assert b"broken" not in response.read()


def test_an_error_after_the_first_byte_does_not_look_like_the_end(server: Server) -> None:
    with server.ask("GET", "/breaking/") as response, pytest.raises(http.client.IncompleteRead) as broken:
        response.read()
    assert broken.value.partial == b"first"


@pytest.mark.parametrize("name", SERVERS)
def test_it_stops_within_five_seconds_whatever_is_open(name: str) -> None:
    with (
        running(name) as server,
        server.connect() as idle,
        server.connect() as busy,
        server.connect() as stream,
    ):
        idle.sendall(b"GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        idle.recv(1000)
        busy.sendall(b"GET /slow/ HTTP/1.1\r\nHost: h\r\n\r\n")
        stream.sendall(b"GET /ticking/ HTTP/1.1\r\nHost: h\r\n\r\n")
        stream.recv(1000)
        time.sleep(0.2)
        server.process.send_signal(signal.SIGTERM)
        started = time.monotonic()
        server.process.wait(8)
        assert time.monotonic() - started < 5
