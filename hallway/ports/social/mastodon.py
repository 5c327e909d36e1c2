"""Servers that speak the Mastodon API: Mastodon, GoToSocial, Pleroma, Akkoma, Pixelfed."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from hallway.ports.fetch import FetchError, StatusError, fetch
from hallway.ports.social.protocol import MOST, Said, SocialError
from hallway.ports.social.statuses import read, read_one

MAX_BYTES = 2 * 1024 * 1024
SECONDS = 15
GONE = frozenset({404, 410})


class Mastodon:
    """Asks for what is public, without an account."""

    def __init__(self, *, scheme: str = "https") -> None:
        self._scheme = scheme

    def tagged(self, server: str, tag: str, *, after: str = "") -> Sequence[Said]:
        """https://docs.joinmastodon.org/methods/timelines/#tag"""
        query = urlencode({"limit": MOST, **({"since_id": after} if after else {})})
        try:
            found = _ask(f"{self._api(server)}/timelines/tag/{quote(tag, safe='')}?{query}")
        except FetchError as error:
            raise SocialError(str(error)) from None
        return read(found, server)

    def again(self, server: str, id: str) -> Said | None:
        """https://docs.joinmastodon.org/methods/statuses/#get"""
        try:
            found = _ask(f"{self._api(server)}/statuses/{quote(id, safe='')}")
        except FetchError as error:
            if isinstance(error, StatusError) and error.status in GONE:
                return None
            raise SocialError(str(error)) from None
        return read_one(found, server, id)

    def _api(self, server: str) -> str:
        return f"{self._scheme}://{server}/api/v1"


def _ask(address: str) -> bytes:
    return fetch(address, max_bytes=MAX_BYTES, seconds=SECONDS).data
