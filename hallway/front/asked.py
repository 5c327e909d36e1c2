"""What the front itself wants to know of a request: who asks for which page in which form."""

from __future__ import annotations

import ipaddress
from typing import NamedTuple

from hallway.front.protocol import Scope

PageKey = tuple[str, bytes, str]
"""Scheme, host and path: what the absolute addresses inside a page depend on."""


class Asked(NamedTuple):
    """The parts of a request that choose a published page and its form. Absent fields are empty."""

    method: str
    key: PageKey | None
    """None when no published page can be the answer."""
    accept_encoding: bytes
    if_none_match: bytes


def read_asked(scope: Scope, trusted_proxies: int, own_answer_cookie: bytes = b"") -> Asked:
    """Read it from an ASGI scope, in one pass over the headers since every request comes through here.

    Who sends the cookie of that name gets no published page: something for them alone is to be in it.
    """
    method: str = scope["method"]
    path: str = scope["path"]
    host = accept_encoding = if_none_match = b""
    is_personal = False
    for name, content in scope["headers"]:
        if name == b"host":
            host = content.lower()
        elif name == b"accept-encoding":
            accept_encoding = accept_encoding + b"," + content if accept_encoding else content
        elif name == b"if-none-match":
            if_none_match = if_none_match + b"," + content if if_none_match else content
        elif name == b"cookie" and own_answer_cookie:
            is_personal = is_personal or _has_cookie(content, own_answer_cookie)
    key = None
    if (
        method in ("GET", "HEAD")
        and host
        and not is_personal
        and not scope["query_string"]
        and _names_one_page(path)
    ):
        scheme = client_scheme(scope, trusted_proxies) if trusted_proxies else scope["scheme"]
        key = (scheme, host, path)
    return Asked(method, key, accept_encoding, if_none_match)


def _names_one_page(path: str) -> bool:
    """False for a path that several requests share: U+FFFD stands for any broken UTF-8 in it."""
    return path.startswith("/") and "\ufffd" not in path


def _has_cookie(content: bytes, name: bytes) -> bool:
    return name in content and any(pair.partition(b"=")[0].strip() == name for pair in content.split(b";"))


def client_address(scope: Scope, trusted_proxies: int) -> str:
    """The address of the client as the outermost trusted proxy saw it, empty on a Unix socket without proxy.

    Each proxy appends the address it was called from, so only the last `trusted_proxies`
    entries of `X-Forwarded-For` are facts; what stands before them is the client's claim.
    """
    client = scope.get("client")
    peer = str(client[0]) if client else ""
    if not trusted_proxies:
        return peer
    entries = _forwarded(scope, b"x-forwarded-for")[-trusted_proxies:]
    return (_bare_address(entries[0]) if entries else None) or peer


def client_scheme(scope: Scope, trusted_proxies: int) -> str:
    """`http` or `https` as the client spoke it to the outermost trusted proxy."""
    entries = _forwarded(scope, b"x-forwarded-proto")[-trusted_proxies:] if trusted_proxies else []
    claimed = entries[0].lower() if entries else ""
    return claimed if claimed in ("http", "https") else scope.get("scheme", "http")


def _forwarded(scope: Scope, name: bytes) -> list[str]:
    values = [content.decode("latin-1") for field, content in scope["headers"] if field == name]
    return [entry.strip() for entry in ",".join(values).split(",") if entry.strip()]


def _bare_address(entry: str) -> str | None:
    """The IP address in `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1` or `[2001:db8::1]:80`, None otherwise."""
    if entry.startswith("["):
        entry = entry[1:].split("]", maxsplit=1)[0]
    elif entry.count(":") == 1:
        entry = entry.split(":")[0]
    try:
        return str(ipaddress.ip_address(entry))
    except ValueError:
        return None
