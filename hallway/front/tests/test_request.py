"""The environ that the application sees (PEP 3333)."""

from __future__ import annotations

import io
from typing import Any

import pytest

from hallway.front.refusals import Refusal
from hallway.front.request import make_environ
from hallway.front.tests.client import Pairs, make_scope


def environ(
    path: bytes | str = "/", headers: Pairs = (), *, trusted: int = 0, body: bytes = b"", **scope: Any
) -> dict[str, Any]:
    return make_environ(make_scope("GET", path, headers, **scope), io.BytesIO(body), trusted_proxies=trusted)


@pytest.mark.parametrize(
    ("raw", "path_info"),
    [
        (b"/", b"/"),
        (b"/caf%C3%A9/", "/café/".encode()),
        (b"/caf\xc3\xa9", "/café".encode()),
        (b"/a%2Fb", b"/a/b"),
        (b"/%ff%fe", b"/\xff\xfe"),
        (b"/100%25", b"/100%"),
        (b"//double", b"//double"),
        (b"http://other.example/talks/", b"/talks/"),
        (b"http://other.example", b"/"),
        (b"*", b"/*"),
    ],
)
def test_path_info_holds_the_bytes_of_the_path(raw: bytes, path_info: bytes) -> None:
    assert environ(raw)["PATH_INFO"] == path_info.decode("latin-1")


def test_path_of_a_server_that_gives_no_raw_path() -> None:
    assert environ(raw_path=None, path="/café")["PATH_INFO"] == "/café".encode().decode("latin-1")


def test_query_string_stays_encoded() -> None:
    assert environ(query_string=b"q=%20a&b=%C3%A9")["QUERY_STRING"] == "q=%20a&b=%C3%A9"


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/conf/talks", ("/conf", "/talks")), ("/conf", ("/conf", "")), ("/conference/", ("", "/conference/"))],
)
def test_root_path_becomes_the_script_name(path: str, expected: tuple[str, str]) -> None:
    found = environ(path, root_path="/conf")
    assert (found["SCRIPT_NAME"], found["PATH_INFO"]) == expected


def test_repeated_cookies_are_joined_by_semicolons_and_others_by_commas() -> None:
    found = environ(headers=[("cookie", "a=1"), ("accept", "x"), ("cookie", "b=2"), ("accept", "y")])
    assert found["HTTP_COOKIE"] == "a=1; b=2"
    assert found["HTTP_ACCEPT"] == "x,y"


@pytest.mark.parametrize(
    "name",
    [
        "x_auth_user",
        "x-hallway-publish",
        "x-forwarded-host",
        "x-forwarded-for",
        "forwarded",
        "x-real-ip",
        "proxy",
        "transfer-encoding",
        "connection",
        "bad name",
        "b\xe4d",
    ],
)
@pytest.mark.parametrize("trusted", [0, 1])
def test_fields_that_nobody_may_set_from_outside_are_dropped(name: str, trusted: int) -> None:
    assert environ(headers=[(name, "forged")], trusted=trusted).keys() == environ().keys()


def test_an_underscore_cannot_write_over_a_real_field() -> None:
    found = environ(headers=[("x-request-id", "real"), ("x_request_id", "forged")])
    assert found["HTTP_X_REQUEST_ID"] == "real"


def test_content_type_and_length_have_no_prefix() -> None:
    found = environ(headers=[("content-type", "text/csv"), ("content-length", "3")], body=b"a,b")
    assert (found["CONTENT_TYPE"], found["CONTENT_LENGTH"]) == ("text/csv", "3")
    assert "HTTP_CONTENT_TYPE" not in found
    assert "HTTP_CONTENT_LENGTH" not in found


def test_length_of_a_chunked_body_is_what_arrived() -> None:
    assert environ(headers=[("transfer-encoding", "chunked")], body=b"12345")["CONTENT_LENGTH"] == "5"


def test_two_hosts_are_refused() -> None:
    with pytest.raises(Refusal) as refused:
        environ(headers=[("host", "a.example"), ("host", "b.example")])
    assert refused.value.status == 400


def test_host_is_lower_case_and_an_empty_one_is_none() -> None:
    assert environ(headers=[("host", "Conf.Example:81")])["HTTP_HOST"] == "conf.example:81"
    assert "HTTP_HOST" not in environ(headers=[("host", "")])


@pytest.mark.parametrize(
    ("version", "protocol"), [("1", "HTTP/1.0"), ("1.0", "HTTP/1.0"), ("1.1", "HTTP/1.1"), ("2", "HTTP/2")]
)
def test_protocol(version: str, protocol: str) -> None:
    assert environ(http_version=version)["SERVER_PROTOCOL"] == protocol


PEER = "192.0.2.7"


@pytest.mark.parametrize(
    ("trusted", "forwarded", "address"),
    [
        (0, ["203.0.113.9"], PEER),
        (1, [], PEER),
        (1, ["203.0.113.9"], "203.0.113.9"),
        (1, ["6.6.6.6, 203.0.113.9"], "203.0.113.9"),
        (1, ["6.6.6.6", "203.0.113.9"], "203.0.113.9"),
        (2, ["6.6.6.6, 203.0.113.9, 10.0.0.1"], "203.0.113.9"),
        (2, ["203.0.113.9"], "203.0.113.9"),
        (1, ["203.0.113.9:4711"], "203.0.113.9"),
        (1, ["2001:db8::1"], "2001:db8::1"),
        (1, ["[2001:db8::1]:443"], "2001:db8::1"),
        (1, ["unknown"], PEER),
        (1, ["<script>"], PEER),
    ],
)
def test_client_address_believes_exactly_the_trusted_hops(
    trusted: int, forwarded: list[str], address: str
) -> None:
    found = environ(headers=[("x-forwarded-for", entry) for entry in forwarded], trusted=trusted)
    assert found["REMOTE_ADDR"] == address


def test_a_unix_socket_has_no_address_of_its_own() -> None:
    assert environ(client=None)["REMOTE_ADDR"] == ""
    forwarded = [("x-forwarded-for", "203.0.113.9")]
    assert environ(headers=forwarded, client=None, trusted=1)["REMOTE_ADDR"] == "203.0.113.9"


@pytest.mark.parametrize(
    ("trusted", "claimed", "scheme"),
    [
        (0, "https", "http"),
        (1, "https", "https"),
        (1, "HTTPS", "https"),
        (1, "http, https", "https"),
        (2, "https, http", "https"),
        (1, "gopher", "http"),
    ],
)
def test_scheme_is_believed_from_a_trusted_proxy_only(trusted: int, claimed: str, scheme: str) -> None:
    found = environ(headers=[("x-forwarded-proto", claimed)], trusted=trusted)
    assert found["wsgi.url_scheme"] == scheme
