"""Which coding a client takes, and whether it already has the page (RFC 9110, 12.5.3 and 13.1.2)."""

from __future__ import annotations

import re
from functools import lru_cache

from hallway.front.protocol import members

IDENTITY = "identity"
GZIP = "gzip"
BROTLI = "br"
OURS = (BROTLI, GZIP, IDENTITY)
"""Best first: among codings that a client likes equally we send the earlier one."""

# One member of Accept-Encoding: a coding, `identity` or `*`, and perhaps a weight.
MEMBER = re.compile(rb"([!#$%&'*+.^_`|~0-9a-z-]+)(?:[ \t]*;[ \t]*q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?")
ENTITY_TAG = re.compile(rb'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


@lru_cache(maxsize=256)  # browsers send a handful of values, so parsing is rare
def codings(accept_encoding: bytes) -> tuple[str, ...]:
    """The codings to offer for this `Accept-Encoding`, best first; empty bytes mean no header.

    Never empty: a client that forbids everything gets `identity`, as the RFC allows.
    """
    weights = _weights(accept_encoding)
    rest = weights.get("*", 0.0)
    quality = {coding: weights.get(coding, rest) for coding in OURS}
    if IDENTITY not in weights and "*" not in weights:
        quality[IDENTITY] = 0.0001  # always acceptable, but least liked: nobody asked for it
    liked = [coding for coding in OURS if quality[coding] > 0]
    liked.sort(key=lambda coding: -quality[coding])  # stable, so equal weights keep our order
    return tuple(liked) or (IDENTITY,)


def _weights(accept_encoding: bytes) -> dict[str, float]:
    weights = {}
    for member in members(accept_encoding):
        if match := MEMBER.fullmatch(member):
            coding = match[1].decode("ascii").removeprefix("x-")  # `x-gzip` is gzip (RFC 9110, 8.4.1.3)
            weights[coding] = float(match[2] or 1)
    return weights


def has_current(if_none_match: bytes, etag: bytes) -> bool:
    """Whether `If-None-Match` names this entity tag (weak comparison) or is `*`.

    Empty bytes mean no header. `etag` is strong, with its quotes.
    """
    if not if_none_match:
        return False
    return if_none_match.strip() == b"*" or etag in ENTITY_TAG.findall(if_none_match)
