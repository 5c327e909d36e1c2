"""Accept-Encoding and If-None-Match (RFC 9110)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallway.front.negotiation import OURS, codings, has_current


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (b"", ("identity",)),
        (b"gzip, deflate, br, zstd", ("br", "gzip", "identity")),
        (b"gzip", ("gzip", "identity")),
        (b"x-gzip", ("gzip", "identity")),
        (b"GZIP", ("gzip", "identity")),
        (b"br;q=0.5, gzip;q=0.8", ("gzip", "br", "identity")),
        (b"br;q=0, gzip", ("gzip", "identity")),
        (b"br ; q=0.001", ("br", "identity")),
        (b"*", ("br", "gzip", "identity")),
        (b"*;q=0, gzip", ("gzip",)),
        (b"gzip, identity;q=0", ("gzip",)),
        (b"identity, gzip;q=0.5", ("identity", "gzip")),
        (b"identity;q=0", ("identity",)),
        (b"deflate, zstd", ("identity",)),
        (b"brotli, gzipped", ("identity",)),
        (b"br;q=2, ;;, gzip;q=abc", ("identity",)),
    ],
)
def test_codings_in_the_order_the_client_likes(header: bytes, expected: tuple[str, ...]) -> None:
    assert codings(header) == expected


@given(st.binary(max_size=60))
def test_any_header_gives_known_codings(header: bytes) -> None:
    found = codings(header)
    assert found
    assert len(set(found)) == len(found)
    assert set(found) <= set(OURS)


@given(st.dictionaries(st.sampled_from(OURS), st.integers(0, 1000), min_size=1))
def test_order_follows_the_weights(weights: dict[str, int]) -> None:
    header = ", ".join(f"{coding};q={weight / 1000:.3f}" for coding, weight in weights.items()).encode()
    found = [coding for coding in codings(header) if coding in weights]
    forbidden = {coding for coding, weight in weights.items() if not weight}
    assert not forbidden & set(found) or found == ["identity"]
    assert [weights[coding] for coding in found] == sorted((weights[c] for c in found), reverse=True)


@pytest.mark.parametrize(
    ("header", "current"),
    [
        (b"", False),
        (b'"tag-br"', True),
        (b'W/"tag-br"', True),
        (b'"old", "tag-br"', True),
        (b'"old",W/"tag-br" , "x"', True),
        (b"*", True),
        (b'"tag"', False),
        (b'"tag-br', False),
        (b"tag-br", False),
        (b'"a,"tag-br""', False),
    ],
)
def test_if_none_match(header: bytes, current: bool) -> None:
    assert has_current(header, b'"tag-br"') is current
