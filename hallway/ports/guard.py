"""Which addresses a server may call on behalf of a person who typed a URL.

The rule is one: an address on the public internet, or a host that the installation
has named in `HALLWAY_FETCH_ALLOW`. Everything that only this machine or its network
can reach is refused, or the person could read it through us (server-side request forgery).
"""

from __future__ import annotations

import socket
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

PORTS = frozenset({80, 443, 8080, 8443})
_DEFAULT_PORT = {"http": 80, "https": 443}
# Public by number, private by use: Azure's own services answer here; NAT64, 6to4 and Teredo
# carry an IPv4 address inside, which may be a private one; 192.0.0.0/24 serves protocols only,
# 192.88.99.0/24 led to 6to4 relays, fec0::/10 is a site's own (RFC 3879), 3fff::/20 is for documents.
_REFUSED = [
    ip_network(name)
    for name in (
        "168.63.129.16/32", "192.0.0.0/24", "64:ff9b::/96", "64:ff9b:1::/48",
        "2002::/16", "2001::/32", "::/96", "192.88.99.0/24", "fec0::/10", "3fff::/20",
    )
]  # fmt: skip


class FetchError(Exception):
    """The address cannot be fetched; the message is written for the person who typed it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL that has passed the first look, in the parts in which it will be used."""

    scheme: str
    host: str  # ASCII, without brackets
    port: int
    path: str  # with the query, at least "/"

    @property
    def name(self) -> str:
        """Host and port as a Host header writes them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def parse(url: str, allow: Collection[str] = ()) -> Target:
    """Take a URL apart. Raises FetchError for what is no plain web address, or an unusual port."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = parts.port or _DEFAULT_PORT.get(parts.scheme, 0)
    except (ValueError, UnicodeError):
        raise FetchError(_("This is not a web address.")) from None
    if parts.scheme not in _DEFAULT_PORT or not host:
        raise FetchError(_("Only addresses that begin with http:// or https:// can be fetched."))
    if parts.username or parts.password:
        raise FetchError(_("An address with a user name or password in it is not fetched."))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not path.isascii() or any(char <= " " or char == "\x7f" for char in path):
        raise FetchError(_("This is not a web address."))
    target = Target(parts.scheme, host, port, path)
    if port not in PORTS and not is_allowed(target, allow):
        raise FetchError(_("Port %(port)s is not one that is fetched from.") % {"port": port})
    return target


def is_allowed(target: Target, allow: Collection[str]) -> bool:
    """Whether the installation has named this host (on the usual ports) or this host and port."""
    return target.name in allow or (target.host in allow and target.port in PORTS)


def addresses(target: Target, allow: Collection[str] = ()) -> list[str]:
    """Resolve the host to addresses that may be connected to, in the resolver's order.

    One forbidden address among them refuses all: nobody's public web server has one.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(_("There is no server called “%(host)s”.") % {"host": target.host}) from None
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not is_allowed(target, allow) and not all(map(is_public, numbers)):
        raise FetchError(
            _("“%(host)s” is not on the public internet, so it is not fetched.") % {"host": target.host}
        )
    return numbers


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public internet: not private, shared, local or reserved."""
    try:
        address: IPv4Address | IPv6Address = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if any(address in network for network in _REFUSED if network.version == address.version):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_loopback)
