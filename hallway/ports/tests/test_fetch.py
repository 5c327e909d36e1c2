"""Fetching against real local servers, each with one bad habit."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.ports import guard
from hallway.ports.fetch import FetchError, NotModified, fetch, reach
from hallway.ports.guard import is_public

Answer = Callable[[BaseHTTPRequestHandler], None]
MEGABYTE = 1024 * 1024


def _plain(request: BaseHTTPRequestHandler) -> None:
    _send(request, b'{"schedule": {}}', {"Content-Type": "application/json; charset=utf-8", "ETag": '"7"'})


def _send(
    request: BaseHTTPRequestHandler, body: bytes, headers: dict[str, str] | None = None, status: int = 200
) -> None:
    request.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.write(body)


def _redirect(location: str) -> Answer:
    return lambda request: _send(request, b"", {"Location": location}, 302)


def _endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b" " * MEGABYTE)


def _drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(100):
        request.wfile.write(b" ")
        time.sleep(0.1)


def _drip_headers(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
    for _ in range(100):
        request.wfile.write(b"a")
        time.sleep(0.1)


def _bomb(request: BaseHTTPRequestHandler) -> None:
    _send(request, gzip.compress(b" " * 60 * MEGABYTE), {"Content-Encoding": "gzip"})


def _cookie(request: BaseHTTPRequestHandler) -> None:
    if request.path == "/first":
        _send(request, b"", {"Location": "/second", "Set-Cookie": "tracked=yes"}, 302)
    else:
        _send(request, (request.headers["Cookie"] or "no cookie").encode())


class Server:
    """A server on a free port of this machine; `answer` may be changed."""

    def __init__(self) -> None:
        self.answer: Answer = _plain
        self.asked = 0
        self.methods: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked += 1
                outer.methods.append(self.command)
                outer.answer(self)

            do_HEAD = do_GET

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.handle_error = lambda *_: None
        self.name = f"127.0.0.1:{self._http.server_address[1]}"
        self.url = f"http://{self.name}/schedule.json"
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def test_a_file_arrives_with_its_type_and_tag(server: Server) -> None:
    got = fetch(server.url, allow=[server.name])
    assert (got.data, got.content_type, got.etag) == (b'{"schedule": {}}', "application/json", '"7"')


def _unless_known(tag: str) -> Answer:
    """Answers 304 to whoever shows the tag, as RFC 9110 has it."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.headers.get("If-None-Match") == tag:
            _send(request, b"", {"ETag": tag}, 304)
        else:
            _send(request, b"new", {"ETag": tag})

    return answer


@pytest.mark.parametrize("tag", ['"7"', 'W/"a-b"'])
def test_what_has_not_changed_is_not_sent_again(server: Server, tag: str) -> None:
    server.answer = _unless_known(tag)
    assert fetch(server.url, etag=tag, allow=[server.name]) == NotModified(server.url)


@pytest.mark.parametrize("tag", ['"6"', "", "7", '"7"\r\nX-Evil: 1', '"\u2603"'])
def test_what_is_new_or_shown_a_tag_that_is_none_is_sent(server: Server, tag: str) -> None:
    server.answer = _unless_known('"7"')
    got = fetch(server.url, etag=tag, allow=[server.name])
    assert not isinstance(got, NotModified)
    assert got.data == b"new"


def test_not_modified_to_somebody_who_did_not_ask_is_an_error(server: Server) -> None:
    server.answer = lambda request: _send(request, b"", status=304)
    with pytest.raises(FetchError):
        fetch(server.url, allow=[server.name])


def test_a_redirect_keeps_the_question(server: Server) -> None:
    inner = Server()
    inner.answer = _unless_known('"7"')
    server.answer = _redirect(inner.url)
    assert fetch(server.url, etag='"7"', allow=[server.name, inner.name]) == NotModified(inner.url)
    inner.close()


def test_gzip_is_unpacked(server: Server) -> None:
    server.answer = lambda request: _send(request, gzip.compress(b"hello"), {"Content-Encoding": "gzip"})
    assert fetch(server.url, allow=[server.name]).data == b"hello"


def test_this_machine_is_refused_without_being_asked(server: Server) -> None:
    with pytest.raises(FetchError):
        fetch(server.url, allow=[])
    assert server.asked == 0


def test_a_redirect_to_this_machine_is_refused(server: Server) -> None:
    inner = Server()
    server.answer = _redirect(inner.url)
    with pytest.raises(FetchError):
        fetch(server.url, allow=[server.name])
    assert (server.asked, inner.asked) == (1, 0)
    inner.close()


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://example.org/", "http://10.0.0.1/", "//[::1]/"]
)
def test_a_redirect_elsewhere_is_refused(server: Server, location: str) -> None:
    server.answer = _redirect(location)
    with pytest.raises(FetchError):
        fetch(server.url, allow=[server.name])


def test_a_redirect_on_the_same_server_is_followed(server: Server) -> None:
    server.answer = lambda request: (
        _plain(request) if request.path == "/there" else _redirect("/there")(request)
    )
    assert fetch(server.url, allow=[server.name]).url.endswith("/there")


def test_redirects_end(server: Server) -> None:
    server.answer = _redirect("/again")
    with pytest.raises(FetchError, match="redirect"):
        fetch(server.url, allow=[server.name])
    assert server.asked == 6


@pytest.mark.parametrize("answer", [_endless, _bomb])
def test_a_file_without_end_is_cut_at_the_limit(server: Server, answer: Answer) -> None:
    server.answer = answer
    with pytest.raises(FetchError, match="larger than 2 MB"):
        fetch(server.url, max_bytes=2 * MEGABYTE, allow=[server.name])


@pytest.mark.parametrize("answer", [_drip, _drip_headers])
def test_a_slow_drip_ends_at_the_deadline(server: Server, answer: Answer) -> None:
    server.answer = answer
    begun = time.monotonic()
    with pytest.raises(FetchError, match="slow"):
        fetch(server.url, seconds=0.5, allow=[server.name])
    assert time.monotonic() - begun < 3


def test_an_error_page_is_an_error(server: Server) -> None:
    server.answer = lambda request: _send(request, b"<html>", status=404)
    with pytest.raises(FetchError, match="404"):
        fetch(server.url, allow=[server.name])


def test_damaged_gzip_is_an_error(server: Server) -> None:
    server.answer = lambda request: _send(request, b"not gzip", {"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="damaged"):
        fetch(server.url, allow=[server.name])


def test_no_cookie_is_kept(server: Server) -> None:
    server.answer = _cookie
    assert fetch(f"http://{server.name}/first", allow=[server.name]).data == b"no cookie"


def test_the_connection_goes_to_the_address_that_was_checked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers publicly first and privately later (rebinding) is looked up once."""
    lookups = []
    original = socket.getaddrinfo

    def rebinding(host: str, port: int, *rest: object, **named: object) -> list[tuple]:
        if host != "rebinding.example":
            return original(host, port, *rest, **named)
        lookups.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(guard.socket, "getaddrinfo", rebinding)
    name = server.name.replace("127.0.0.1", "rebinding.example")
    assert fetch(f"http://{name}/", allow=[name]).data
    assert lookups == ["rebinding.example"]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "http://",
        "nonsense",
        "http://user:secret@example.org/",
        "http://example.org:22/",
        "http://example.org:99999/",
        "http://exa mple.org/",
        "http://example.org/a\r\nX: y",
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        guard.addresses(guard.parse(url))


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "100.100.100.200", "168.63.129.16", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.0.192", "::",
        "::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "fec0::1", "192.88.99.1", "3fff::1",
        "::ffff:0:7f00:1", "2001:db8::1", "198.18.0.1", "nonsense",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["1.1.1.1", "185.125.190.20", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_that_are_public(number: str) -> None:
    assert is_public(number)


@given(st.ip_addresses(v=4, network="10.0.0.0/8"))
def test_a_private_address_is_refused_in_every_spelling(address: object) -> None:
    assert not is_public(str(address))
    assert not is_public(f"::ffff:{address}")


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "127.1", "017700000001", "[::1]", "localhost", "[::ffff:7f00:1]"]
)
def test_odd_spellings_of_this_machine_are_refused(host: str) -> None:
    with pytest.raises(FetchError):
        guard.addresses(guard.parse(f"http://{host}/"))


def test_reaching_an_address_needs_no_more_than_its_head(server: Server) -> None:
    assert (reach(server.url, allow=[server.name]), server.methods) == (200, ["HEAD"])


def test_a_server_that_knows_no_head_is_asked_again(server: Server) -> None:
    server.answer = lambda request: _send(request, b"", status=405 if request.command == "HEAD" else 200)
    assert (reach(server.url, allow=[server.name]), server.methods) == (200, ["HEAD", "GET"])


def test_a_page_that_is_gone_says_so(server: Server) -> None:
    server.answer = lambda request: _send(request, b"", status=410)
    assert reach(server.url, allow=[server.name]) == 410


def test_reaching_follows_redirects_and_ends(server: Server) -> None:
    server.answer = lambda request: (
        _plain(request) if request.path == "/there" else _redirect("/there")(request)
    )
    assert reach(server.url, allow=[server.name]) == 200
    server.answer = _redirect("/again")
    with pytest.raises(FetchError, match="redirect"):
        reach(server.url, allow=[server.name])


@pytest.mark.parametrize("habit", [_endless, _bomb])
def test_reaching_does_not_read_what_has_no_end(server: Server, habit: Answer) -> None:
    server.answer = lambda request: (
        _send(request, b"", status=405) if request.command == "HEAD" else habit(request)
    )
    begun = time.monotonic()
    assert reach(server.url, allow=[server.name]) == 200
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("habit", [_drip_headers])
def test_reaching_gives_up_at_the_deadline(server: Server, habit: Answer) -> None:
    server.answer = habit
    begun = time.monotonic()
    with pytest.raises(FetchError, match="slow"):
        reach(server.url, seconds=0.5, allow=[server.name])
    assert time.monotonic() - begun < 3


def test_reaching_this_machine_is_refused_without_asking(server: Server) -> None:
    inner = Server()
    server.answer = _redirect(inner.url)
    for url in (inner.url, server.url):
        with pytest.raises(FetchError):
            reach(url, allow=[server.name])
    assert (server.asked, inner.asked) == (1, 0)
    inner.close()
