"""One contract over every source of outside posts, and what strangers may send."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.ports import social
from hallway.ports.social.console import ConsoleSocial
from hallway.ports.social.mastodon import Mastodon
from hallway.ports.social.protocol import Said, SocialError, SocialService
from hallway.ports.social.statuses import plain, read
from hallway.ports.social.tests.server import FakeServer, status

Publish = Callable[[str, list[dict[str, Any]]], None]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture
def server(settings: object) -> Iterator[FakeServer]:
    found = FakeServer()
    settings.FETCH_ALLOW = [found.name]
    yield found
    found.stop()


@pytest.fixture(params=["mastodon", "console"])
def service(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def source(
    service: str, server: FakeServer, settings: object, tmp_path: Path
) -> tuple[SocialService, Publish]:
    """A service, and a way to have it say something."""
    if service == "mastodon":
        return Mastodon(scheme="http"), server.statuses.__setitem__
    settings.DATA_DIR = tmp_path
    (tmp_path / "social").mkdir()

    def publish(tag: str, statuses: list[dict[str, Any]]) -> None:
        (tmp_path / "social" / f"{tag}.json").write_text(json.dumps(statuses))

    return ConsoleSocial(), publish


def test_posts_come_oldest_first_and_only_once(
    source: tuple[SocialService, Publish], server: FakeServer
) -> None:
    service, publish = source
    publish("pyharbour", [status(3, "<p>Third</p>"), status(1, "<p>First</p>"), status(2, "Second")])
    found = service.tagged(server.name, "pyharbour")
    assert [one.text for one in found] == ["First", "Second", "Third"]
    assert service.tagged(server.name, "pyharbour", after=found[-1].id) == []
    publish("pyharbour", [status(3, "<p>Third</p>"), status(4, "Fourth")])
    assert [one.text for one in service.tagged(server.name, "pyharbour", after="3")] == ["Fourth"]
    assert service.tagged(server.name, "nobody") == []


def test_what_a_post_is(source: tuple[SocialService, Publish], server: FakeServer) -> None:
    service, publish = source
    account = {"acct": "okto@chaos.example", "display_name": ""}
    publish("größe", [status(7, "<p>a<br>b</p><p>c &amp; d</p>", account=account, spoiler_text="Careful")])
    [said] = service.tagged(server.name, "größe")
    assert said == Said(
        source="https://social.example/users/wren/statuses/7",
        id="7",
        account="@okto@chaos.example",
        name="okto@chaos.example",
        url="https://social.example/@wren/7",
        text="Careful\na\nb\nc & d",
        at=dt.datetime(2027, 9, 11, 0, 7, tzinfo=dt.UTC),
    )


def test_what_is_not_public_repeated_or_odd_is_left_out(
    source: tuple[SocialService, Publish], server: FakeServer
) -> None:
    service, publish = source
    odd = [
        status(1, "unlisted", visibility="unlisted"),
        status(2, "repeated", reblog=status(9, "x")),
        status(3, "<script>alert(1)</script>"),
        status(4, "no account", account=None),
        status(5, "bad address", url="javascript:alert(1)"),
        status(6, "no time", created_at="yesterday"),
        status(7, "fine"),
        "no post",
        None,
    ]
    publish("pyharbour", [one for one in odd if isinstance(one, dict)])
    assert [one.text for one in service.tagged(server.name, "pyharbour")] == ["fine"]


def test_a_post_is_looked_at_again(source: tuple[SocialService, Publish], server: FakeServer) -> None:
    service, publish = source
    publish("pyharbour", [status(1, "<p>First</p>"), status(2, "<p>Second</p>")])
    assert [one.text for one in service.tagged(server.name, "pyharbour")] == ["First", "Second"]
    publish("pyharbour", [status(1, "<p>First of all</p>")])
    found = service.again(server.name, "1")
    assert found is not None and (found.id, found.text) == ("1", "First of all")
    assert service.again(server.name, "2") is None
    publish("pyharbour", [status(1, "<p>First of all</p>", visibility="private")])
    assert service.again(server.name, "1") is None


@pytest.mark.parametrize("code", [401, 403, 429, 500])
def test_what_a_server_does_not_say_is_not_taken_for_gone(server: FakeServer, code: int) -> None:
    server.troubled["1"] = code
    with pytest.raises(SocialError):
        Mastodon(scheme="http").again(server.name, "1")
    server.troubled["1"] = 410
    assert Mastodon(scheme="http").again(server.name, "1") is None


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"{}", b'{"id": "2"}', b"[" * 100_000])
def test_an_answer_about_something_else_is_none(server: FakeServer, body: bytes) -> None:
    server.body = body
    with pytest.raises(SocialError):
        Mastodon(scheme="http").again(server.name, "1")


@pytest.mark.parametrize(
    ("body", "code"),
    [(b"<html>", 200), (b"{}", 200), (b"[" * 100_000, 200), (b"nope", 404), (b"x" * 3_000_000, 200)],
)
def test_an_answer_that_is_none_says_so(server: FakeServer, body: bytes, code: int) -> None:
    server.body, server.code = body, code
    with pytest.raises(SocialError):
        Mastodon(scheme="http").tagged(server.name, "pyharbour")


def test_a_server_inside_the_network_is_not_asked(settings: object, server: FakeServer) -> None:
    settings.FETCH_ALLOW = []
    with pytest.raises(SocialError):
        Mastodon(scheme="http").tagged(server.name, "pyharbour")
    assert server.asked == []


@given(JSON)
def test_whatever_comes_it_is_posts_or_an_error(found: Any) -> None:
    try:
        said = read(json.dumps(found).encode(), "social.example")
    except SocialError:
        return
    assert all(isinstance(one, Said) for one in said)


@given(st.text(st.sampled_from("<>/=\"' &;#abpdivscrt\n!-[]"), max_size=80))
def test_words_are_read_of_any_markup(markup: str) -> None:
    assert isinstance(plain(markup), str)
    assert plain(f"<p>{'a'}</p>") == "a"


def test_the_settings_choose(settings: object) -> None:
    settings.SOCIAL = "console"
    assert isinstance(social.service(), ConsoleSocial)
    settings.SOCIAL = "mastodon"
    assert isinstance(social.service(), Mastodon)
