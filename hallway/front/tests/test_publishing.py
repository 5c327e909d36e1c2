"""Published pages through the front: what is kept, what is refused, and how it is served."""

from __future__ import annotations

import asyncio
import gzip
import logging
import threading
from collections.abc import Callable
from typing import Any

import brotli
import pytest

from hallway.front.pages import PageStore
from hallway.front.protocol import WSGIApp
from hallway.front.tests.client import Pairs, Reply, serving

TEXT = "<p>Talks in the hallway, and coffee.</p>" * 100
BROWSER = ("accept-encoding", "gzip, deflate, br, zstd")


class Application:
    """Counts what it renders. Change the attributes to change the next response."""

    def __init__(self, headers: Pairs = (("X-Hallway-Publish", "site@1"),), text: str = TEXT) -> None:
        self.headers = [("Content-Type", "text/html; charset=utf-8"), *headers]
        self.text = text
        self.status = "200 OK"
        self.rendered = 0
        self.before: Callable[[], Any] = lambda: None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.rendered += 1
        self.before()
        start_response(self.status, self.headers)
        return [self.text.encode()]


async def get_twice(app: WSGIApp, path: str = "/talks/", headers: Pairs = (), **scope: Any) -> Reply:
    async with serving(app) as client:
        first = await client.get(path, headers, **scope)
        second = await client.get(path, headers, **scope)
        assert (first.status, first.headers, first.body) == (second.status, second.headers, second.body)
        return second


async def test_a_public_page_is_rendered_once_for_everybody() -> None:
    app = Application()
    reply = await get_twice(app)
    assert app.rendered == 1
    assert (reply.status, reply.body.decode(), reply.ended) == (200, TEXT, True)
    assert reply["content-length"] == str(len(TEXT))
    assert reply["cache-control"] == "public, max-age=0, must-revalidate"
    assert reply["vary"] == "Accept-Encoding"


async def test_the_announcement_is_never_sent_on() -> None:
    announcement = [("X-Hallway-Publish", "site@1"), ("X-Hallway-Publish-Seconds", "60")]
    for more in ([], [("Set-Cookie", "a=b")]):
        reply = await get_twice(Application([*announcement, *more]))
        assert not [name for name, _ in reply.headers if name.startswith("x-hallway")]


@pytest.mark.parametrize(
    ("cookies", "is_own"), [("a=1; messages=hello", True), ("a=messages; xmessages=1", False)]
)
async def test_who_has_something_of_their_own_coming_is_not_answered_from_memory(
    cookies: str, is_own: bool
) -> None:
    app = Application()
    async with serving(app, own_answer_cookie="messages") as client:
        await client.get()
        app.headers, app.text = app.headers[:1], "It is yours."
        reply = await client.get(headers=[("cookie", cookies)])
        assert (reply.body == b"It is yours.") is is_own
        assert (await client.get()).body.decode() == TEXT


async def test_headers_of_the_response_are_kept() -> None:
    own = [("Content-Security-Policy", "default-src 'none'"), ("Cache-Control", "public, max-age=60")]
    reply = await get_twice(Application([("X-Hallway-Publish", "site@1"), *own]))
    for name, content in own:
        assert reply[name.lower()] == content


async def test_each_coding_has_its_own_bytes_and_tag() -> None:
    app = Application()
    async with serving(app) as client:
        plain = await client.get()
        zipped = await client.get(headers=[("accept-encoding", "gzip")])
        small = await client.get(headers=[BROWSER])
    assert app.rendered == 1
    assert plain["content-encoding"] is None
    assert gzip.decompress(zipped.body).decode() == brotli.decompress(small.body).decode() == TEXT
    assert (zipped["content-encoding"], small["content-encoding"]) == ("gzip", "br")
    assert len({plain["etag"], zipped["etag"], small["etag"]}) == 3
    assert all(reply["content-length"] == str(len(reply.body)) for reply in (plain, zipped, small))


@pytest.mark.parametrize(("kind", "text"), [("image/png", TEXT), ("text/plain", "short")])
async def test_what_compression_does_not_help_is_kept_as_it_is(kind: str, text: str) -> None:
    app = Application(text=text)
    app.headers = [("Content-Type", kind), ("X-Hallway-Publish", "site@1")]
    reply = await get_twice(app, headers=[BROWSER])
    assert (app.rendered, reply.body.decode(), reply["content-encoding"]) == (1, text, None)


async def test_head_is_the_page_without_its_body() -> None:
    app = Application()
    async with serving(app) as client:
        get = await client.get(headers=[BROWSER])
        head = await client.request("HEAD", headers=[BROWSER])
    assert app.rendered == 1
    assert (head.headers, head.body, head.ended) == (get.headers, b"", True)


async def test_a_client_that_has_the_page_gets_304() -> None:
    async with serving(Application()) as client:
        page = await client.get(headers=[BROWSER])
        for condition in (page.etag, f'"other", W/{page.etag}', "*"):
            reply = await client.get(headers=[BROWSER, ("if-none-match", condition)])
            assert (reply.status, reply.body, reply.ended) == (304, b"", True)
            for name in ("etag", "vary", "cache-control"):
                assert reply[name] == page[name]
            assert reply["content-length"] is None
        repeated = [BROWSER, ("if-none-match", '"other"'), ("if-none-match", page.etag)]
        assert (await client.get(headers=repeated)).status == 304
        # Another coding is another representation.
        assert (await client.get(headers=[("if-none-match", page.etag)])).status == 200


async def test_a_tag_outlives_the_process() -> None:
    async with serving(Application()) as client:
        tag = (await client.get()).etag
    async with serving(Application()) as client:
        assert (await client.get(headers=[("if-none-match", tag)])).status == 304


async def test_pages_are_apart_by_host_scheme_and_path() -> None:
    app = Application()
    async with serving(app, trusted_proxies=1) as client:
        for headers in ([], [("host", "other.example")], [("x-forwarded-proto", "https")]):
            await client.get("/a", headers)
        await client.get("/b")
        await client.get("/a", [("host", "CONF.example")])
        await client.get("/%61")
    assert app.rendered == 4


@pytest.mark.parametrize("path", [b"/%ff", b"/x%fe/", b"http://conf.example/"])
async def test_addresses_that_several_requests_could_share_are_not_kept(path: bytes) -> None:
    app = Application()
    async with serving(app) as client:
        await client.get(path)
        await client.get(path)
    assert app.rendered == 2


async def test_an_announcement_makes_the_next_reader_see_the_new_page() -> None:
    app = Application()
    async with serving(app) as client:
        await client.get()
        app.headers[-1] = ("X-Hallway-Publish", "site@2")
        app.text = "new"
        client.pages.announce("site", 2)
        assert (await client.get()).body == b"new"
        assert (await client.get()).body == b"new"
    assert app.rendered == 2


async def test_a_page_overtaken_while_it_is_rendered_is_not_kept() -> None:
    app = Application()
    async with serving(app) as client:
        app.before = lambda: client.pages.announce("site", 2)
        assert (await client.get()).body.decode() == TEXT
        assert len(client.pages) == 0


async def test_a_page_that_depends_on_the_clock_is_rendered_again() -> None:
    now = 0.0
    app = Application([("X-Hallway-Publish", "site@1"), ("X-Hallway-Publish-Seconds", "300")])
    async with serving(app, pages=PageStore(clock=lambda: now)) as client:
        await client.get()
        now = 299.0
        await client.get()
        assert app.rendered == 1
        now = 300.0
        await client.get()
        assert app.rendered == 2


async def test_memory_is_bounded() -> None:
    app = Application()
    async with serving(app, page_memory=20_000) as client:
        for number in range(20):
            await client.get(f"/{number}")
        assert 0 < client.pages.used <= 20_000


PUBLIC = ("X-Hallway-Publish", "site@1")


@pytest.mark.parametrize(
    "headers",
    [
        [PUBLIC, ("Set-Cookie", "sessionid=secret")],
        [PUBLIC, ("Vary", "Cookie")],
        [PUBLIC, ("Vary", "Accept-Encoding, cookie")],
        [PUBLIC, ("Vary", "Accept-Encoding"), ("Vary", "Authorization")],
        [PUBLIC, ("Vary", "*")],
        [PUBLIC, ("Vary", "Accept-Language")],
        [PUBLIC, ("Cache-Control", "private")],
        [PUBLIC, ("Cache-Control", 'public, no-store="x"')],
        [PUBLIC, ("Content-Encoding", "zstd")],
        [("X-Hallway-Publish", "site")],
        [("X-Hallway-Publish", "@3")],
        [("X-Hallway-Publish", "site@-1")],
        [("X-Hallway-Publish", "")],
        [PUBLIC, ("X-Hallway-Publish-Seconds", "0")],
        [PUBLIC, ("X-Hallway-Publish-Seconds", "soon")],
    ],
)
async def test_a_response_that_contradicts_its_announcement_is_not_kept_and_logged(
    headers: Pairs, caplog: pytest.LogCaptureFixture
) -> None:
    app = Application(headers)
    with caplog.at_level(logging.WARNING):
        await get_twice(app)
    assert app.rendered == 2
    assert "not keeping /talks/" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("method", "status", "query"),
    [("POST", 200, b""), ("GET", 404, b""), ("GET", 200, b"page=2"), ("HEAD", 200, b"")],
)
async def test_only_a_plain_get_with_200_is_kept(method: str, status: int, query: bytes) -> None:
    app = Application()
    app.status = f"{status} Some"
    async with serving(app) as client:
        await client.request(method, query_string=query)
        assert len(client.pages) == 0


async def test_scopes_may_hold_any_character_but_space() -> None:
    app = Application([("X-Hallway-Publish", "site@1 edition-py@harbour@17")])
    async with serving(app) as client:
        await client.get()
        client.pages.announce("edition-py@harbour", 18)
        assert len(client.pages) == 0


class TestManyAtOnce:
    """Several readers of a page that is not in memory yet."""

    async def ask(self, app: Application, readers: int, path: str = "/", **more: Any) -> list[Reply]:
        async with serving(app, **more) as client:
            return await asyncio.gather(*(client.get(path) for _ in range(readers)))

    async def test_a_public_page_is_rendered_once(self) -> None:
        app = Application()
        replies = await self.ask(app, 20)
        assert app.rendered == 1
        assert {reply.body.decode() for reply in replies} == {TEXT}

    async def test_a_private_answer_goes_to_nobody_else(self) -> None:
        app = Application([])
        serial = iter(range(100))

        def private(environ: dict[str, Any], start_response: Any) -> list[bytes]:
            app(environ, start_response)
            return [b"for %d" % next(serial)]

        async with serving(private) as client:
            replies = await asyncio.gather(*(client.get() for _ in range(20)))
        assert len({reply.body for reply in replies}) == app.rendered == 20

    async def test_private_addresses_are_not_waited_for_again(self) -> None:
        meeting = threading.Barrier(4)
        app = Application([])
        async with serving(app, threads=4) as client:
            await client.get()
            app.before = lambda: meeting.wait(5)  # passes only if all four run together
            replies = await asyncio.gather(*(client.get() for _ in range(4)))
        assert [reply.status for reply in replies] == [200] * 4

    async def test_an_error_is_not_waited_for_one_after_the_other(self) -> None:
        release = threading.Event()
        app = Application()
        app.before = lambda: release.wait(5)
        async with serving(app, request_timeout=0.2) as client:
            started = asyncio.get_running_loop().time()
            replies = await asyncio.gather(*(client.get() for _ in range(4)))
            took = asyncio.get_running_loop().time() - started
            release.set()
        assert {reply.status for reply in replies} == {504}
        assert took < 0.7

    async def test_when_the_first_reader_leaves_the_next_one_renders(self) -> None:
        release = threading.Event()
        app = Application()
        app.before = lambda: release.wait(5)
        gone = asyncio.Event()
        async with serving(app, threads=2) as client:
            first = asyncio.ensure_future(client.get(gone=gone))
            await asyncio.sleep(0.02)
            others = [asyncio.ensure_future(client.get()) for _ in range(5)]
            await asyncio.sleep(0.02)
            gone.set()
            await first
            release.set()
            assert {(await other).body.decode() for other in others} == {TEXT}
        assert app.rendered == 2

    async def test_a_client_that_stalls_its_body_holds_nobody_up(self) -> None:
        app = Application()
        async with serving(app) as client:
            stalled = asyncio.ensure_future(client.get(headers=[("content-length", "9")], stalled=True))
            await asyncio.sleep(0.02)
            assert (await client.get()).status == 200
            stalled.cancel()
