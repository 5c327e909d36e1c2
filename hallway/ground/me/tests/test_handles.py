from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.ground.people.handles import address_of, normalise
from hallway.ground.people.states import HandleKind


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "address"),
    [
        ("mastodon", "ada@Fosstodon.org", "@ada@fosstodon.org", "https://fosstodon.org/@ada"),
        ("mastodon", "https://fosstodon.org/@ada/", "@ada@fosstodon.org", "https://fosstodon.org/@ada"),
        ("mastodon", "https://a.social/@ada@b.social", "@ada@b.social", "https://b.social/@ada"),
        ("bluesky", "@Ada.bsky.social", "ada.bsky.social", "https://bsky.app/profile/ada.bsky.social"),
        ("github", "https://github.com/ada", "ada", "https://github.com/ada"),
        ("github", "@ada", "ada", "https://github.com/ada"),
        ("gitlab", "ada_l", "ada_l", "https://gitlab.com/ada_l"),
        ("linkedin", "https://www.linkedin.com/in/ada-l/", "ada-l", "https://www.linkedin.com/in/ada-l/"),
        ("matrix", "https://matrix.to/#/@ada:matrix.org", "@ada:matrix.org", "https://matrix.to/#/@ada:matrix.org"),
        ("irc", "ada on Libera", "ada on Libera", ""),
        ("discord", "ada#1234", "ada#1234", ""),
        ("website", "ada.example", "https://ada.example", "https://ada.example"),
        ("other", "carrier  pigeon", "carrier pigeon", ""),
    ],
)  # fmt: skip
def test_one_spelling_for_each(kind: str, typed: str, kept: str, address: str) -> None:
    assert normalise(kind, typed) == kept
    assert address_of(kind, kept) == address


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("website", "javascript:alert(1)"),
        ("website", "https://bank.example@evil.example"),
        ("website", "ftp://ada.example"),
        ("website", "localhost"),
        ("website", "https://[broken"),
        ("mastodon", "ada"),
        ("mastodon", "@ada@localhost"),
        ("github", "ada/../admin"),
        ("github", "a b"),
        ("matrix", "ada"),
        ("bluesky", "ada"),
    ],
)
def test_what_does_not_fit_is_refused(kind: str, typed: str) -> None:
    with pytest.raises(ValueError, match="look like"):
        normalise(kind, typed)


@given(st.sampled_from(HandleKind.values), st.text(max_size=60))
def test_an_address_is_always_http_or_nothing(kind: str, value: str) -> None:
    address = address_of(kind, value)
    assert not address or (urlsplit(address).scheme in {"http", "https"} and urlsplit(address).hostname)


@given(st.sampled_from(HandleKind.values), st.text(max_size=60))
def test_tidying_twice_changes_nothing(kind: str, typed: str) -> None:
    try:
        once = normalise(kind, typed)
    except ValueError:
        return
    assert normalise(kind, once) == once
