"""Whatever a server hands over, it ends in valid WSGI, one valid response and no exception."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from typing import Any
from wsgiref.validate import validator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallway.front.tests.client import Reply, serving

TOKENS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_!#$%&'*+.^`|~", min_size=1, max_size=12)
KNOWN_FIELDS = st.sampled_from(
    [
        "host",
        "cookie",
        "content-type",
        "content-length",
        "transfer-encoding",
        "accept-encoding",
        "if-none-match",
        "x-forwarded-for",
        "x-forwarded-proto",
        "x-hallway-publish",
        "expect",
        "range",
    ]
)
KNOWN_VALUES = st.sampled_from(
    [
        "",
        "0",
        "3",
        "gzip;q=0, br",
        "*",
        '"a", W/"b"',
        "1.2.3.4, 5.6.7.8",
        "[::1]:80",
        "https",
        "site@1",
        "a=b",
    ]
)
VALUES = KNOWN_VALUES | st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF), max_size=20)
REQUESTS = st.fixed_dictionaries(
    {
        "method": st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]),
        "path": st.binary(max_size=20).map(lambda raw: b"/" + raw.replace(b"?", b"")) | st.just(b"*"),
        "headers": st.lists(st.tuples(KNOWN_FIELDS | TOKENS, VALUES), max_size=8),
        "body": st.lists(st.binary(max_size=30), min_size=1, max_size=4),
        "query_string": st.just(b"") | st.binary(max_size=12),
        "http_version": st.sampled_from(["1", "1.0", "1.1", "2"]),
        "client": st.none() | st.just(("2001:db8::1", 1)),
        "root_path": st.sampled_from(["", "/conf"]),
    }
)


@validator
def echo(environ: dict[str, Any], start_response: Any) -> Iterator[bytes]:
    """Answers what it was asked, as text that is public or not, whole or in pieces."""
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    told = {key: text for key, text in environ.items() if isinstance(text, str)} | {"body": body.hex()}
    content = json.dumps(told).encode()
    headers = [("Content-Type", "application/json")]
    if len(content) % 2:
        headers += [("X-Hallway-Publish", "site@1"), ("Content-Length", str(len(content)))]
    start_response("200 OK", headers)
    return iter([content[:10], content[10:]])


async def ask_all(requests: list[dict[str, Any]], **limits: Any) -> list[Reply]:
    async with serving(echo, threads=2, **limits) as client:
        return await asyncio.gather(*(client.request(**request) for request in requests))


@pytest.mark.filterwarnings("ignore:Unknown REQUEST_METHOD:UserWarning")
@settings(max_examples=150, deadline=None)
@given(st.lists(REQUESTS, min_size=1, max_size=4), st.integers(0, 2))
def test_every_request_gets_one_whole_answer(requests: list[dict[str, Any]], trusted: int) -> None:
    logging.disable(logging.WARNING)
    try:
        replies = asyncio.run(ask_all(requests, trusted_proxies=trusted, spool_above=40, body_limit=90))
    finally:
        logging.disable(logging.NOTSET)
    for request, reply in zip(requests, replies, strict=True):
        assert reply.ended
        assert reply.status in (200, 304, 400, 413)
        assert not [name for name, _ in reply.headers if name.startswith("x-hallway")]
        if request["method"] == "HEAD":
            assert reply.body == b""
        elif (length := reply["content-length"]) is not None:
            assert int(length) == len(reply.body)
        if reply.status == 200 and reply.body and reply["content-encoding"] is None:
            check_echo(request, json.loads(reply.body))


def check_echo(request: dict[str, Any], told: dict[str, str]) -> None:
    """The application saw this request and nothing forged. A shared page may show another GET's fields."""
    assert told["PATH_INFO"].startswith("/") or (told["SCRIPT_NAME"] and not told["PATH_INFO"])
    assert not [key for key in told if "HALLWAY" in key or "FORWARDED" in key]
    if request["method"] != "GET":
        assert told["REQUEST_METHOD"] == request["method"]
        assert bytes.fromhex(told["body"]) == b"".join(request["body"])
        assert told["QUERY_STRING"].encode("latin-1") == request["query_string"]
